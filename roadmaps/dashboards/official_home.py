"""The first page of an official: what waits for a decision, what is off track, what has happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.policy import Permission
from portal.accounts.models import Person
from roadmaps.dashboards.agenda import AgendaEntry, ahead
from roadmaps.dashboards.portfolio import PortfolioRow, overseen_by, rows_of
from roadmaps.dashboards.reporting import Reporting, together
from roadmaps.dashboards.sentences import needs_sentence, waited_sentence
from roadmaps.models.milestone import BaselineMove, Milestone
from roadmaps.models.report import ProgressReport
from roadmaps.progress.queue import waiting_for
from roadmaps.progress.review import revisions_waiting, waited_days
from roadmaps.requests import needs as requests
from roadmaps.terms import ReportStatus

LONGEST_LIST = 7
OFF_TRACK_ROWS = 5
MOVES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """A revision or a report that waits for this official."""

    sentence: str
    url: str
    is_revision: bool
    cluster: str
    who: str
    waited: str
    waited_days: int
    button: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that an approved revision moved; later is positive."""

    url: str
    title: str
    cluster: str
    old_date: date | None
    new_date: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class News:
    since: datetime
    sentences: tuple[str, ...]
    moves: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class OfficialHome:
    lead: str
    decisions: tuple[Decision, ...]
    has_reviews: bool
    more: int
    off_track: tuple[PortfolioRow, ...]
    news: News
    agenda: tuple[AgendaEntry, ...]
    silent: int
    reporting: Reporting


def official_home(person: Person, *, on: date, at: datetime, since: datetime) -> OfficialHome:
    """The home of an official on a day; the news are those since the moment given."""
    decisions = longest_first([*decisions_for(person, at), *requests_for(person, on)])
    rows = rows_of(list(overseen_by(person)), on)
    milestones = Milestone.objects.where(person, Permission.SEE_PORTFOLIO)
    return OfficialHome(
        lead=lead_of(decisions, rows),
        decisions=decisions[:LONGEST_LIST],
        has_reviews=any(not decision.button for decision in decisions),
        more=max(0, len(decisions) - LONGEST_LIST),
        off_track=tuple(row for row in rows if row.attention.score)[:OFF_TRACK_ROWS],
        news=news_for(person, since),
        agenda=ahead(milestones, on),
        silent=sum(row.standing.missing_days is not None for row in rows),
        reporting=together(row.reporting for row in rows),
    )


def lead_of(decisions: tuple[Decision, ...], rows: list[PortfolioRow]) -> str:
    """“7 things need you. Worst: Northern Biopharm.”"""
    lead = needs_sentence(len(decisions))
    if rows and rows[0].counts.overdue:
        worst = _("Worst: %(cluster)s.") % {"cluster": rows[0].roadmap.cluster.name}
        return f"{lead} {worst}"
    return lead


def decisions_for(person: Person, at: datetime) -> tuple[Decision, ...]:
    """Revisions and reports that the person may decide about, the longest waiting first."""
    revisions = [
        Decision(
            sentence=_("Approve revision No. %(number)s of the roadmap") % {"number": waiting.number},
            url=waiting.address,
            is_revision=True,
            cluster=waiting.cluster,
            who=waiting.submitted_by,
            waited=waited_sentence(waiting.waited_days),
            waited_days=waiting.waited_days,
        )
        for waiting in revisions_waiting(person, at)
    ]
    reports = [
        _of_report(report, at) for report in waiting_for(person).prefetch_related(None) if not report.is_own(person)
    ]
    return longest_first([*revisions, *reports])


def longest_first(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: -decision.waited_days))


def requests_for(person: Person, on: date) -> list[Decision]:
    """Requests that wait for the person: to be answered, or called solved."""
    return [
        Decision(
            sentence=waiting.sentence,
            url=waiting.url,
            is_revision=False,
            cluster=waiting.cluster,
            who=waiting.who,
            waited=waiting.due or waited_sentence(waiting.waited_days),
            waited_days=waiting.waited_days,
            button=str(waiting.button),
        )
        for waiting in requests.needs_of(person, on=on)
    ]


def _of_report(report: ProgressReport, at: datetime) -> Decision:
    waited = waited_days(report, at)
    return Decision(
        sentence=_("Review the report on %(title)s") % {"title": report.milestone},
        url=report.get_absolute_url(),
        is_revision=False,
        cluster=report.milestone.roadmap.cluster.name,
        who=report.author.short_name,
        waited=waited_sentence(waited),
        waited_days=waited,
    )


def news_for(person: Person, since: datetime) -> News:
    """What has happened in the person's clusters since a moment, in counted sentences and the largest moves."""
    moves = list(
        BaselineMove.objects.standing()
        .filter(milestone__in=Milestone.objects.where(person, Permission.SEE_PORTFOLIO), at__gte=since)
        .select_related("milestone__roadmap__cluster")
    )
    reports = ProgressReport.objects.where(person, Permission.SEE_PORTFOLIO).aggregate(
        sent=Count("pk", filter=Q(submitted_at__gte=since)),
        accepted=Count("pk", filter=Q(status=ReportStatus.ACCEPTED, reviewed_at__gte=since)),
        returned=Count("pk", filter=Q(status=ReportStatus.RETURNED, reviewed_at__gte=since)),
    )
    found = (
        (len(moves), ngettext("%(count)s date moved", "%(count)s dates moved", len(moves))),
        (reports["sent"], ngettext("%(count)s report came in", "%(count)s reports came in", reports["sent"])),
        (
            reports["accepted"],
            ngettext("%(count)s report accepted", "%(count)s reports accepted", reports["accepted"]),
        ),
        (
            reports["returned"],
            ngettext("%(count)s report returned", "%(count)s reports returned", reports["returned"]),
        ),
    )
    largest = sorted(moves, key=lambda move: -abs(move.days or 0))[:MOVES_SHOWN]
    return News(
        since=since,
        sentences=tuple(sentence % {"count": count} for count, sentence in found if count),
        moves=tuple(_moved(move) for move in largest),
    )


def _moved(move: BaselineMove) -> Moved:
    milestone = move.milestone
    return Moved(
        url=milestone.get_absolute_url(),
        title=str(milestone),
        cluster=milestone.roadmap.cluster.name,
        old_date=move.old_date,
        new_date=move.new_date,
        days=move.days,
    )
