"""The history of a milestone: reports, decisions, requests, moved dates and changes of the plan, among its messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.shell import dates, numbers
from roadmaps.assessing.queries import Rating, changes_of
from roadmaps.assessing.words import label
from roadmaps.dashboards.deed_history import deed_entries, deeds_on
from roadmaps.dashboards.history_entry import Entry, reason_words
from roadmaps.dashboards.plan_history import moved_entries, plan_entries
from roadmaps.dashboards.request_history import request_entries, steps_of
from roadmaps.discussion.thread import Event, Line
from roadmaps.models import BaselineMove, Milestone, ProgressReport, RequestStep, RevisionRow
from roadmaps.progress.evidence_chips import chips_of, with_bringers
from roadmaps.progress.review import rated
from roadmaps.terms import Confidence, ProgressState, ReportStatus, RevisionStatus, Side

SHOWN = {
    "reports": ("report", "accepted", "returned", "undone", "confidence"),
    "dates": ("moved", "plan"),
    "requests": ("request",),
}
FILES, MESSAGES = "files", "messages"
SIGNED = ("revision__decided_by", "revision__submitted_by")
# What whole revisions and files keep for themselves.
HEAVY = ("revision__effect", "revision__pairs", "revision__upload__problems", "revision__upload__summary")


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is kept of one milestone, as far as the person may see it; the oldest first."""

    reports: tuple[ProgressReport, ...]
    moves: tuple[BaselineMove, ...]
    rows: tuple[RevisionRow, ...]
    ratings: tuple[Rating, ...]
    deeds: tuple[LedgerEntry, ...]
    steps: tuple[RequestStep, ...]
    person: Person


def record_of(milestone: Milestone, person: Person) -> Record:
    """Read the record of a milestone in seven queries, however long it is."""
    visible = ProgressReport.objects.visible_to(person).filter(milestone=milestone)
    reports = tuple(
        visible.select_related("author", "submitted_by", "reviewed_by")
        .prefetch_related(with_bringers())
        .order_by("created_at", "pk")
    )
    came_into_force = [RevisionStatus.APPROVED, RevisionStatus.UNDONE]
    rows = RevisionRow.objects.standing().filter(milestone=milestone, revision__status__in=came_into_force)
    return Record(
        reports=reports,
        moves=tuple(milestone.baseline_moves.select_related(*SIGNED, "revision__undone_by")),
        rows=tuple(rows.select_related(*SIGNED, "revision__upload").defer(*HEAVY).order_by("revision__number", "pk")),
        ratings=changes_of(milestone.roadmap, Side.MINISTRY),
        deeds=deeds_on(reports),
        steps=steps_of(milestone, person),
        person=person,
    )


def history_of(record: Record) -> tuple[Entry, ...]:
    """The record as sentences in time order."""
    entries = [
        *plan_entries(record.rows),
        *moved_entries(record.moves),
        *report_entries(record.reports, record.person),
        *deed_entries(record.reports, record.deeds),
        *request_entries(record.steps),
        *rating_entries(record),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at))


def is_shown(entry: Event | Line, show: str) -> bool:
    """Does the filter (reports, dates, files or messages) let it through? An unknown one hides nothing."""
    if show == FILES:
        return entry.has_files
    if show == MESSAGES:
        return isinstance(entry, Line)
    return entry.kind in SHOWN.get(show, (entry.kind,))


def report_entries(reports: Iterable[ProgressReport], person: Person) -> Iterator[Entry]:
    expected: date | None = None
    judged = ""
    for report in reports:
        if report.submitted_at is None:
            continue
        sender = report.submitted_by or report.author
        yield Entry(
            kind="report",
            at=report.submitted_at,
            who=sender.short_name,
            text=report_sentence(report, expected, judged),
            quote=said_in(report),
            evidence=chips_of(report.evidence.all(), person),
            id=f"report-{report.pk}",
        )
        if report.reviewed_at is not None and report.reviewed_by is not None:
            yield decision_entry(report, report.submitted_at, report.reviewed_at, report.reviewed_by)
        if report.status == ReportStatus.ACCEPTED:
            expected = report.forecast_date
            judged = rated(report)


def decision_entry(report: ProgressReport, sent_at: datetime, at: datetime, by: Person) -> Entry:
    is_accepted = report.status == ReportStatus.ACCEPTED
    sentence = _("The report of %(date)s is accepted.") if is_accepted else _("The report of %(date)s is returned.")
    return Entry(
        kind="accepted" if is_accepted else "returned",
        at=at,
        who=by.short_name,
        text=sentence % {"date": dates.day(sent_at)},
        quote=report.reason,
    )


def report_sentence(report: ProgressReport, expected: date | None, judged: str) -> str:
    """The report in words; `expected` and `judged` are the forecast and the confidence accepted before it."""
    parts = [state_sentence(report)]
    if report.is_unchanged:
        parts.insert(0, _("Nothing has changed."))
    if report.forecast_date and report.state != ProgressState.DONE:
        parts.append(forecast_sentence(report.forecast_date, expected))
    parts.append(confidence_sentence(rated(report), judged))
    return " ".join(part for part in parts if part)


def confidence_sentence(now: str, before: str) -> str:
    """How sure the cluster is: said where there is doubt, and where doubt has gone."""
    if now == Confidence.ON_TRACK:
        return _("Confidence: on track again.") if before in (Confidence.AT_RISK, Confidence.CRITICAL) else ""
    if not now:
        return ""
    words = {"word": str(Confidence(now).label).lower()}
    if before in ("", now):
        return _("Confidence: %(word)s.") % words
    return _("Confidence: %(word)s, before: %(before)s.") % {
        **words,
        "before": str(Confidence(before).label).lower(),
    }


def state_sentence(report: ProgressReport) -> str:
    if report.state == ProgressState.DONE:
        return _("Done on %(date)s.") % {"date": dates.day(report.actual_date)} if report.actual_date else _("Done.")
    word = str(ProgressState(report.state).label)
    return f"{word}, {numbers.percent(report.percent / 100)}." if report.percent else f"{word}."


def forecast_sentence(forecast: date, expected: date | None) -> str:
    if expected is None or expected == forecast:
        return _("Forecast %(date)s.") % {"date": dates.day(forecast)}
    return _("Forecast moved: %(old)s → %(new)s.") % {"old": dates.day(expected), "new": dates.day(forecast)}


def said_in(report: ProgressReport) -> str:
    """What the reporter wrote, with the reason of a late forecast under it."""
    return "\n".join(part for part in (report.comment, reason_words(report.slip_reason, report.slip_category)) if part)


def rating_entries(record: Record) -> Iterator[Entry]:
    """Where the ministry's word on the whole roadmap became another, while the milestone was promised and not done."""
    since = record.rows[0].revision.decided_at if record.rows else None
    until = done_at(record.reports)
    for rating in record.ratings:
        if (since is None or rating.at >= since) and (until is None or rating.at <= until):
            yield Entry(
                kind="confidence",
                at=rating.at,
                who=rating.who,
                text=_("The whole roadmap is rated by the ministry: %(word)s.") % {"word": label(rating.value).lower()},
                quote=rating.reason,
            )


def done_at(reports: Iterable[ProgressReport]) -> datetime | None:
    """When the report was accepted that says that it is done."""
    accepted = [report for report in reports if report.status == ReportStatus.ACCEPTED]
    return accepted[-1].reviewed_at if accepted and accepted[-1].state == ProgressState.DONE else None
