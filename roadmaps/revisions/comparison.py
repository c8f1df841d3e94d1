"""What the comparing page shows: one shape for the draft, for the official who decides, and for the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell import dates, numbers
from roadmaps.models import Revision
from roadmaps.revisions.difference import FieldChange, Piece, Placed, RowChange
from roadmaps.revisions.queries import (
    PlanDifference,
    PlannedRow,
    before,
    difference_of,
    done_milestones,
    known_milestones,
    rows_of,
)
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import SlipCategory

LABELS: dict[str, str | Promise] = {
    "code": gettext_lazy("Number"),
    "workstream": gettext_lazy("Workstream"),
    "title": gettext_lazy("Milestone"),
    "deliverable": gettext_lazy("Deliverable"),
    "responsible": gettext_lazy("Responsible"),
    "start_date": gettext_lazy("Start"),
    "due_date": gettext_lazy("Due date"),
    "wording": gettext_lazy("Date as written"),
    "is_assumption": gettext_lazy("Date is an assumption"),
    "weight": gettext_lazy("Weight"),
    "budget": gettext_lazy("Money"),
    "notes": gettext_lazy("Other columns"),
}


ROWS_SHOWN = 500
SAYING_DONE = ("выполн", "заверш", "исполн", "готов", "закрыт", "done", "complete", "finish", "closed", "100")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that differs, as words that stayed, went and came."""

    name: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the comparison; `days` is how far its date moved, `day_done` set when its milestone is done."""

    pk: int
    milestone: int | None
    code: str
    workstream: str
    title: str
    deliverable: str
    responsible: str
    due_date: date | None
    precision: str
    wording: str
    is_assumption: bool
    fields: tuple[FieldLine, ...] = ()
    days: int | None = None
    day_done: date | None = None
    reason: str = ""
    category: str = ""
    is_dropped: bool = False

    @property
    def category_label(self) -> str:
        """The kind of reason in words; empty while there is none."""
        return str(SlipCategory(self.category).label) if self.category else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubtful row and the promises in force that it could continue."""

    row: RowLine
    candidates: tuple[RowLine, ...]


@dataclass(frozen=True)
class Comparison:
    """A revision beside an earlier one (None: beside nothing). `contradictions` would undo what is done."""

    earlier: Revision | None
    added: tuple[RowLine, ...]
    moved: tuple[RowLine, ...]
    reworded: tuple[RowLine, ...]
    removed: tuple[RowLine, ...]
    missing: tuple[RowLine, ...]
    contradictions: tuple[RowLine, ...]
    questions: tuple[Question, ...]
    same_count: int
    is_wording_only: bool

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not (self.added or self.moved or self.reworded or self.removed or self.contradictions)

    @property
    def added_shown(self) -> tuple[RowLine, ...]:
        """As many of the new rows as a page can carry."""
        return self.added[:ROWS_SHOWN]

    @property
    def added_more(self) -> int:
        return len(self.added) - len(self.added_shown)


def comparison_of(revision: Revision, earlier: Revision | None = None) -> Comparison:
    """Compare a revision with an earlier one: by default with the one that it was made from. Five queries at most."""
    earlier = earlier or before(revision)
    rows = rows_of(revision)
    plan = difference_of(rows_of(earlier), rows)
    done = done_milestones(revision.roadmap_id)
    undone = [line_of(row, done, fields=state_said(row)) for row in plan.new if is_undone(row, done)]
    moved: list[RowLine] = []
    reworded: list[RowLine] = []
    for change in plan.difference.changed:
        (moved if change.is_moved else reworded).append(change_line(plan, change, done))
    missing = [line_of(row, done) for row in rows if row.is_carried]
    return Comparison(
        earlier=earlier,
        added=tuple(placed_line(plan.new, placed) for placed in plan.difference.added),
        moved=tuple(line for line in moved if line.day_done is None),
        reworded=tuple(reworded),
        removed=tuple(placed_line(plan.old, placed) for placed in plan.difference.removed),
        missing=tuple(missing),
        contradictions=tuple(line for line in moved if line.day_done is not None) + tuple(undone),
        questions=questions_of(revision, plan, rows),
        same_count=len(plan.difference.same),
        is_wording_only=plan.difference.is_wording_only,
    )


def questions_of(revision: Revision, plan: PlanDifference, rows: tuple[PlannedRow, ...]) -> tuple[Question, ...]:
    """The doubtful rows with what they could continue."""
    asked = [row for row in rows if row.candidates]
    if not asked:
        return ()
    known = {one.milestone: one.row for one in known_milestones(revision.roadmap, plan.old)}
    return tuple(
        Question(
            line_of(row, {}),
            tuple(row_line(pk, known[pk]) for pk in row.candidates if pk in known),
        )
        for row in asked
    )


def change_line(plan: PlanDifference, change: RowChange, done: Mapping[int, date]) -> RowLine:
    planned = plan.new[change.new.index]
    fields = tuple(line for field in change.fields if (line := field_line(field, change)) is not None)
    return line_of(planned, done, fields=fields, days=change.days)


def placed_line(rows: tuple[PlannedRow, ...], placed: Placed) -> RowLine:
    return line_of(rows[placed.index], {})


def line_of(
    planned: PlannedRow,
    done: Mapping[int, date],
    *,
    fields: tuple[FieldLine, ...] = (),
    days: int | None = None,
) -> RowLine:
    return row_line(
        planned.milestone,
        planned.row,
        pk=planned.pk,
        fields=fields,
        days=days,
        day_done=done.get(planned.milestone or 0),
        reason=planned.move_reason,
        category=planned.move_category,
        is_dropped=planned.is_dropped,
    )


def row_line(milestone: int | None, row: PlanRow, *, pk: int = 0, **more: Any) -> RowLine:
    return RowLine(
        pk=pk,
        milestone=milestone,
        code=row.code,
        workstream=row.workstream,
        title=row.title,
        deliverable=row.deliverable,
        responsible=row.responsible,
        due_date=row.due_date,
        precision=row.precision,
        wording=row.wording,
        is_assumption=row.is_assumption,
        **more,
    )


def field_line(field: FieldChange, change: RowChange) -> FieldLine | None:
    """One differing field in words; the precision is said together with the date, not by itself."""
    if field.name == "due_date" or (field.name == "precision" and "due_date" not in change.names):
        old, new = (dates.due(row.due_date, row.precision) for row in (change.old.row, change.new.row))
        return FieldLine("due_date", str(LABELS["due_date"]), was_and_is(old, new))
    if field.name == "precision":
        return None
    pieces = field.pieces or was_and_is(written(field.old), written(field.new))
    return FieldLine(field.name, str(LABELS[field.name]), pieces)


def is_undone(planned: PlannedRow, done: Mapping[int, date]) -> bool:
    """Whether a file says that a milestone is not done that is."""
    said = planned.row.state_wording.casefold()
    if planned.is_carried or not said or planned.milestone not in done:
        return False
    return said.startswith(("не ", "not ")) or not any(word in said for word in SAYING_DONE)


def state_said(planned: PlannedRow) -> tuple[FieldLine, ...]:
    return (FieldLine("state_wording", _("State in the file"), (Piece("same", planned.row.state_wording),)),)


def was_and_is(old: str, new: str) -> tuple[Piece, ...]:
    """A whole value before and after."""
    return tuple(piece for piece in (Piece("gone", old), Piece("come", new)) if piece.text)


def written(value: Any) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return dates.day(value)
    if isinstance(value, tuple):
        return "; ".join(f"{heading}: {text}" for heading, text in value)
    return value if isinstance(value, str) else numbers.number(value)
