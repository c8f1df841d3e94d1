"""What the ledger says already of what is owed, so that each step is written once, told once and never taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db.models import Q

from clusters.models import Programme
from roadmaps.models import Reminder
from roadmaps.reminders.entries import Owed
from roadmaps.terms import ReminderState

T = TypeVar("T")
BATCH = 1000
# Rows of these states were never read by anybody: what they say is written down again when it is owed again.
CLOSED_UNTOLD = (ReminderState.VOID, ReminderState.SUPERSEDED)


class LedgerRow(NamedTuple):
    """What is compared of a reminder."""

    pk: int
    person_id: int
    kind: str
    subject: str
    due_date: date
    step_days: int
    state: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What has to be written: new steps, and the rows to open again, replaced by a later step, or no longer true."""

    new: list[Owed]
    reopened: list[int]
    superseded: list[int]
    void: list[int]


def standing(programme: Programme, owed: Sequence[Owed]) -> Standing:
    """What a run has to write about what the programme owes."""
    rows = {row.pk: row for row in (*open_rows(programme), *rows_about(owed))}
    return compare(owed, rows.values())


def compare(owed: Iterable[Owed], rows: Iterable[LedgerRow]) -> Standing:
    """Hold what is owed against the ledger. Pure."""
    rows = list(rows)
    wanted = {entry.key: entry for entry in untold(owed, rows)}
    known = {(row.person_id, row.kind, row.subject, row.due_date, row.step_days): row for row in rows}
    found = Standing([], [], [], [])
    for entry in wanted.values():
        row = known.get(entry.step_key)
        if row is None:
            found.new.append(entry)
        elif row.state in CLOSED_UNTOLD:
            found.reopened.append(row.pk)
    for row in rows:
        if row.state == ReminderState.OPEN:
            close(row, wanted.get((row.person_id, row.subject)), found)
    return found


def close(row: LedgerRow, entry: Owed | None, found: Standing) -> None:
    """Take an open row off the list unless it says just what is owed."""
    if entry is None or entry.due_date != row.due_date or entry.step_days < row.step_days:
        found.void.append(row.pk)
    elif entry.step_days > row.step_days:
        found.superseded.append(row.pk)


def untold(owed: Iterable[Owed], rows: Iterable[LedgerRow]) -> list[Owed]:
    """What has not been told: neither that step nor a later one of the same date, whatever the clock says. Pure."""
    furthest: dict[tuple[int, str, date], int] = {}
    for row in rows:
        if row.state == ReminderState.TOLD:
            key = (row.person_id, row.subject, row.due_date)
            furthest[key] = max(row.step_days, furthest.get(key, row.step_days))
    return [entry for entry in owed if entry.step_days > furthest.get((*entry.key, entry.due_date), NEVER)]


NEVER = -(10**6)  # earlier than any step


def open_rows(programme: Programme) -> Iterator[LedgerRow]:
    of_milestones = Q(milestone__roadmap__programme=programme)
    of_revisions = Q(revision__roadmap__programme=programme)
    of_requests = Q(request__roadmap__programme=programme)
    of_periods = Q(period__programme=programme)
    for about in (of_milestones, of_revisions, of_requests, of_periods):
        yield from as_rows(about & Q(state=ReminderState.OPEN))


def rows_about(owed: Iterable[Owed]) -> Iterator[LedgerRow]:
    """Every row of the ledger about the milestones, revisions, requests and periods that something is owed about."""
    owed = list(owed)
    for pks in batches(sorted({entry.milestone_id for entry in owed if entry.milestone_id})):
        yield from as_rows(Q(milestone__in=pks))
    for pks in batches(sorted({entry.revision_id for entry in owed if entry.revision_id})):
        yield from as_rows(Q(revision__in=pks))
    for pks in batches(sorted({entry.request_id for entry in owed if entry.request_id})):
        yield from as_rows(Q(request__in=pks))
    for pks in batches(sorted({entry.period_id for entry in owed if entry.period_id})):
        yield from as_rows(Q(period__in=pks))


def as_rows(about: Q) -> Iterator[LedgerRow]:
    for values in Reminder.objects.filter(about).order_by().values_list(*LedgerRow._fields).iterator():
        yield LedgerRow(*values)


def batches(things: Iterable[T]) -> Iterator[list[T]]:
    """The same things in lists of at most BATCH."""
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch
