"""The history of a milestone: reports, decisions, moved dates, changes of the plan and messages as one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.shell import dates, numbers
from roadmaps.discussion.markdown import rendered
from roadmaps.models import BaselineMove, DiscussionMessage, Milestone, ProgressReport, RevisionRow
from roadmaps.progress.evidence_chips import Chip, chips_of, with_bringers
from roadmaps.terms import Confidence, ProgressState, ReportStatus, RevisionStatus, SlipCategory

SHOWN = {"reports": ("report", "accepted", "returned"), "dates": ("moved", "plan"), "messages": ("message",)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: `text` is our sentence or a rendered message, `quote` what the person wrote beside it."""

    kind: str
    at: datetime
    who: str
    text: str | SafeString = ""
    quote: str = ""
    evidence: tuple[Chip, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is kept of one milestone, as far as the person may see it; the oldest first."""

    reports: tuple[ProgressReport, ...]
    moves: tuple[BaselineMove, ...]
    rows: tuple[RevisionRow, ...]
    messages: tuple[DiscussionMessage, ...]
    person: Person


def record_of(milestone: Milestone, person: Person) -> Record:
    """Read the record of a milestone in five queries, however long it is."""
    reports = ProgressReport.objects.visible_to(person).filter(milestone=milestone)
    rows = RevisionRow.objects.standing().filter(milestone=milestone, revision__status=RevisionStatus.APPROVED)
    messages = DiscussionMessage.objects.visible_to(person).filter(milestone=milestone)
    return Record(
        reports=tuple(
            reports.select_related("author", "submitted_by", "reviewed_by")
            .prefetch_related(with_bringers())
            .order_by("created_at", "pk"),
        ),
        moves=tuple(milestone.baseline_moves.select_related("revision__decided_by", "revision__submitted_by")),
        rows=tuple(
            rows.select_related("revision__decided_by", "revision__submitted_by").order_by("revision__number", "pk")
        ),
        messages=tuple(messages.select_related("author")),
        person=person,
    )


def history_of(record: Record, *, show: str = "") -> tuple[Entry, ...]:
    """The record as sentences in time order; `show` narrows it to reports, dates or messages."""
    entries = [
        *plan_entries(record.rows),
        *(moved_entry(move) for move in record.moves),
        *report_entries(record.reports, record.person),
        *(message_entry(message) for message in record.messages),
    ]
    kinds = SHOWN.get(show)
    return tuple(sorted((entry for entry in entries if not kinds or entry.kind in kinds), key=lambda entry: entry.at))


def report_entries(reports: Iterable[ProgressReport], person: Person) -> Iterator[Entry]:
    expected: date | None = None
    for report in reports:
        if report.submitted_at is None:
            continue
        sender = report.submitted_by or report.author
        yield Entry(
            kind="report",
            at=report.submitted_at,
            who=sender.short_name,
            text=report_sentence(report, expected),
            quote=said_in(report),
            evidence=chips_of(report.evidence.all(), person),
            id=f"report-{report.pk}",
        )
        if report.reviewed_at is not None and report.reviewed_by is not None:
            yield decision_entry(report, report.submitted_at, report.reviewed_at, report.reviewed_by)
        if report.status == ReportStatus.ACCEPTED:
            expected = report.forecast_date


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


def report_sentence(report: ProgressReport, expected: date | None) -> str:
    """The report in words; `expected` is the forecast accepted before it."""
    parts = [state_sentence(report)]
    if report.is_unchanged:
        parts.insert(0, _("Nothing has changed."))
    if report.forecast_date and report.state != ProgressState.DONE:
        parts.append(forecast_sentence(report.forecast_date, expected))
    if report.confidence in (Confidence.AT_RISK, Confidence.CRITICAL):
        parts.append(_("Confidence: %(word)s.") % {"word": str(Confidence(report.confidence).label).lower()})
    if report.status == ReportStatus.WITHDRAWN:
        parts.append(_("Withdrawn by the author."))
    return " ".join(parts)


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


def reason_words(reason: str, category: str) -> str:
    if not reason:
        return ""
    if not category:
        return _("Reason: %(reason)s") % {"reason": reason}
    kind = str(SlipCategory(category).label).lower()
    return _("Reason (%(kind)s): %(reason)s") % {"kind": kind, "reason": reason}


def moved_entry(move: BaselineMove) -> Entry:
    number = move.revision.number
    if move.old_date is None and move.new_date is not None:
        text = _("Approved date set: %(new)s, revision %(number)s.")
    elif move.new_date is None:
        text = _("Approved date removed: it was %(old)s, revision %(number)s.")
    else:
        text = _("Approved date moved: %(old)s → %(new)s (%(days)s), revision %(number)s.")
    words = {
        "old": dates.day(move.old_date) if move.old_date else "",
        "new": dates.day(move.new_date) if move.new_date else "",
        "days": dates.signed_days(move.days or 0),
        "number": number,
    }
    return Entry(
        kind="moved",
        at=move.at,
        who=signatory(move.revision.decided_by, move.revision.submitted_by),
        text=f"{text % words} {taken_back_words(move)}".strip(),
        quote=reason_words(move.reason, move.category),
    )


def taken_back_words(move: BaselineMove) -> str:
    """That a move counts no more; empty while it does."""
    if move.taken_back_at is None:
        return ""
    return _("Taken back on %(date)s.") % {"date": dates.day(move.taken_back_at)}


def signatory(*persons: Person | None) -> str:
    return next((person.short_name for person in persons if person is not None), "")


def plan_entries(rows: tuple[RevisionRow, ...]) -> Iterator[Entry]:
    if rows:
        first = rows[0]
        due = dates.due(first.due_date, first.precision)
        text = _("In the plan since revision %(number)s: %(due)s.") % {"number": first.revision.number, "due": due}
        yield plan_entry(first, text)
    for before, after in pairwise(rows):
        number = {"number": after.revision.number}
        changed = list(plan_changes(before, after))
        if after.is_dropped and not before.is_dropped:
            yield plan_entry(after, _("Dropped from the plan by revision %(number)s.") % number)
        elif before.is_dropped and not after.is_dropped:
            yield plan_entry(after, _("Back in the plan by revision %(number)s.") % number)
        elif changed:
            yield plan_entry(after, _("Changed by revision %(number)s.") % number, "\n".join(changed))


def plan_changes(before: RevisionRow, after: RevisionRow) -> Iterator[str]:
    fields = {
        "code": _("Number"),
        "title": _("Milestone"),
        "workstream": _("Workstream"),
        "deliverable": _("Result"),
        "responsible": _("Responsible"),
    }
    for name, label in fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{label}: {old or '–'} → {new or '–'}"


def plan_entry(row: RevisionRow, text: str, quote: str = "") -> Entry:
    revision = row.revision
    return Entry(
        kind="plan",
        at=revision.decided_at or revision.created_at,
        who=signatory(revision.decided_by, revision.submitted_by),
        text=text,
        quote=quote,
    )


def message_entry(message: DiscussionMessage) -> Entry:
    return Entry(
        kind="message",
        at=message.written_at,
        who=message.author.short_name,
        text=rendered(message.text),
        id=f"message-{message.pk}",
    )
