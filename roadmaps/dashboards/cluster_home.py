"""The first page of a cluster's people: what needs you, the roadmap at a glance, what the ministry owes you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.calendar import working_days_between
from clusters.models import Programme
from clusters.policy import Permission, Viewer, can
from portal.shell import dates
from portal.shell.alphabet import alphabet_key
from roadmaps.assessing.queries import Standing, standing_of
from roadmaps.assessing.words import contradiction
from roadmaps.dashboards.agenda import AgendaEntry, ahead, coming
from roadmaps.dashboards.counts import Counts, by_roadmap
from roadmaps.dashboards.needs import Need, needs_of, own_milestones
from roadmaps.dashboards.sentences import head_sentence, needs_sentence, waited_sentence
from roadmaps.models.milestone import Milestone
from roadmaps.models.report import ProgressReport
from roadmaps.models.request import Request
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Roadmap
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import next_period
from roadmaps.requests.words import due_words
from roadmaps.terms import ReportStatus, RequestKind, RevisionStatus, Turn

LONGEST_LIST = 7
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RoadmapCard:
    roadmap: Roadmap
    counts: Counts
    sentence: str
    can_propose: bool
    can_rate: bool
    judged: Standing

    @property
    def contradiction(self) -> str:
        """Where a good word and the facts part; "" where they do not."""
        return contradiction(self.judged.value, self.judged.own, self.counts.overdue)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper or a request that lies with the ministry: for how many working days, or by when an answer is due."""

    url: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ClusterHome:
    lead: str
    needs: tuple[Need, ...]
    more: int
    is_several: bool
    done: tuple[str, ...]
    cards: tuple[RoadmapCard, ...]
    agenda: tuple[AgendaEntry, ...]
    next_due: AgendaEntry | None
    next_report: str
    waiting: tuple[Waiting, ...]
    waiting_more: int


def cluster_home(person: Viewer, *, on: date, at: datetime) -> ClusterHome:
    """The home of a manager or contributor on a day. Nineteen queries at most."""
    needs = needs_of(person, on=on, at=at)
    cards = _cards(person, on)
    agenda = ahead(own_milestones(person), on)
    waiting = _waiting(person, on)
    upcoming = agenda or coming(own_milestones(person), on, limit=1)
    return ClusterHome(
        lead=needs_sentence(len(needs)),
        needs=needs[:LONGEST_LIST],
        more=max(0, len(needs) - LONGEST_LIST),
        is_several=len(cards) > 1,
        done=done_since(person, at - WEEK),
        cards=cards,
        agenda=agenda,
        next_due=None if needs or not upcoming else upcoming[0],
        next_report="" if needs or not cards else next_report(cards[0].roadmap.programme, on),
        waiting=waiting[:LONGEST_LIST],
        waiting_more=max(0, len(waiting) - LONGEST_LIST),
    )


def next_report(programme: Programme, on: date) -> str:
    """“Report for Q4 2026: due 20 Jan 2027”; "" when no period is planned. Asked when nothing else is needed."""
    coming = next_period(programme, on=on)
    if coming is None:
        return ""
    words = {"period": label(coming), "day": dates.day(coming.cluster_due_date)}
    return _("Next report: for %(period)s, by %(day)s.") % words


def _cards(person: Viewer, on: date) -> tuple[RoadmapCard, ...]:
    roadmaps = list(Roadmap.objects.where(person, Permission.REPORT).select_related("cluster", "programme"))
    counts = by_roadmap(Milestone.objects.filter(roadmap__in=[roadmap.pk for roadmap in roadmaps]), on)
    judged = standing_of(roadmaps, on)
    found = [
        RoadmapCard(
            roadmap=roadmap,
            counts=counts.get(roadmap.pk, Counts()),
            sentence=head_sentence(counts.get(roadmap.pk, Counts())),
            can_propose=can(person, Permission.PROPOSE, roadmap.cluster),
            can_rate=can(person, Permission.RATE_OWN, roadmap.cluster),
            judged=judged.get(roadmap.pk, Standing()),
        )
        for roadmap in roadmaps
    ]
    return tuple(sorted(found, key=lambda card: alphabet_key(card.roadmap.cluster.name)))


def done_since(person: Viewer, since: datetime) -> tuple[str, ...]:
    """What the cluster sent and did not take back, and what was accepted since a moment, as counted sentences."""
    reports = ProgressReport.objects.where(person, Permission.REPORT).aggregate(
        sent=Count("pk", filter=Q(submitted_at__gte=since) & ~Q(status=ReportStatus.WITHDRAWN)),
        accepted=Count("pk", filter=Q(status=ReportStatus.ACCEPTED, reviewed_at__gte=since)),
    )
    revisions = (
        Revision.objects.where(person, Permission.PROPOSE)
        .filter(submitted_at__gte=since)
        .exclude(status=RevisionStatus.DRAFT)
        .count()
    )
    found = (
        (reports["sent"], ngettext("%(count)s report sent", "%(count)s reports sent", reports["sent"])),
        (
            reports["accepted"],
            ngettext("%(count)s report accepted", "%(count)s reports accepted", reports["accepted"]),
        ),
        (revisions, ngettext("%(count)s revision sent", "%(count)s revisions sent", revisions)),
    )
    return tuple(sentence % {"count": count} for count, sentence in found if count)


def _named(revision: Revision) -> str:
    number = _("Revision %(number)s") % {"number": revision.number}
    return f"{number} · {revision.roadmap.cluster.name}"


def _waiting(person: Viewer, on: date) -> tuple[Waiting, ...]:
    """What lies with the ministry: papers for its decision and requests for its answer, oldest first."""
    found = sorted([*_papers(person, on), *_requests(person, on)], key=lambda waiting: waiting[0])
    return tuple(waiting for _since, waiting in found)


def _requests(person: Viewer, on: date) -> list[tuple[datetime, Waiting]]:
    found = Request.objects.where(person, Permission.REPORT).filter(kind=RequestKind.HELP).turn_of(Turn.MINISTRY)
    return [
        (request.asked_at, Waiting(request.get_absolute_url(), request.need, due_words(request.due_date, on)))
        for request in found
    ]


def _papers(person: Viewer, on: date) -> list[tuple[datetime, Waiting]]:
    reports = (
        ProgressReport.objects.where(person, Permission.REPORT)
        .to_review()
        .select_related("milestone__roadmap__programme")
    )
    revisions = (
        Revision.objects.where(person, Permission.REPORT)
        .filter(status=RevisionStatus.SUBMITTED)
        .select_related("roadmap__cluster", "roadmap__programme")
    )
    found = [
        (report.submitted_at or report.created_at, report.milestone.roadmap, str(report.milestone), report)
        for report in reports
    ] + [
        (revision.submitted_at or revision.created_at, revision.roadmap, _named(revision), revision)
        for revision in revisions
    ]
    return [
        (sent_at, Waiting(paper.get_absolute_url(), title, waited_sentence(_waited_days(roadmap, sent_at, on))))
        for sent_at, roadmap, title, paper in found
    ]


def _waited_days(roadmap: Roadmap, sent_at: datetime, on: date) -> int:
    return working_days_between(roadmap.programme.day_of(sent_at), on)
