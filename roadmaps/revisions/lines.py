"""A row of a comparison as people read it: what stays, and each difference in words, one line for one change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.shell import dates, numbers
from roadmaps.revisions import dates_said
from roadmaps.revisions.difference import Piece, RowChange
from roadmaps.revisions.queries import PlannedRow
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import Precision, SlipCategory

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
DATE_NAMES = ("due_date", "precision", "wording", "is_assumption")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that differs, as words that stayed, went and came; `said` is how a date was written, if it says more."""

    name: str
    label: str
    pieces: tuple[Piece, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the comparison; `days` is how far its date moved, `day_done` set when its milestone is done.

    `earlier_date` and `earlier_precision` are the promise before. `is_change` is False for a row that is shown
    for what it says and changes nothing. `namesake` is the title of a proposed row that has the number of this one,
    which stays.
    """

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
    is_change: bool = True
    earlier_date: date | None = None
    earlier_precision: str = ""
    namesake: str = ""

    @property
    def category_label(self) -> str:
        """The kind of reason in words; empty while there is none."""
        return str(SlipCategory(self.category).label) if self.category else ""


def line_of(planned: PlannedRow, done: Mapping[int, date], **more: Any) -> RowLine:
    """A row as pages list it; `done` holds the day on which each finished milestone (pk) was done."""
    return row_line(
        planned.milestone,
        planned.row,
        pk=planned.pk,
        day_done=done.get(planned.milestone or 0),
        reason=planned.move_reason,
        category=planned.move_category,
        is_dropped=planned.is_dropped,
        **more,
    )


def change_line(planned: PlannedRow, change: RowChange, done: Mapping[int, date]) -> RowLine:
    """A row that stays and says something differently."""
    return line_of(
        planned,
        done,
        fields=tuple(field_lines(change)),
        days=change.days,
        earlier_date=change.old.row.due_date,
        earlier_precision=change.old.row.precision,
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
        wording=dates_said.beside(row.wording, row.due_date, row.precision, is_assumption=row.is_assumption),
        is_assumption=row.is_assumption,
        **more,
    )


def field_lines(change: RowChange) -> Iterator[FieldLine]:
    """The differing fields in words: number and name are one change, and so are a date and how it is written."""
    fields = {field.name: field for field in change.fields}
    is_renamed = {"code", "title"} <= fields.keys()
    for name, field in fields.items():
        if name in DATE_NAMES:
            if name == next(one for one in DATE_NAMES if one in fields):
                yield from date_lines(change)
        elif name == "code" and is_renamed:
            number = was_and_is(*(f"{row.code} " if row.code else "" for row in (change.old.row, change.new.row)))
            yield FieldLine("title", _("Number and name"), number + fields["title"].pieces)
        elif name != "title" or not is_renamed:
            pieces = field.pieces or was_and_is(written(field.old), written(field.new))
            yield FieldLine(name, str(LABELS[name]), pieces)


def date_lines(change: RowChange) -> Iterator[FieldLine]:
    """One line for a date: the promise when it differs, else how it is written, else whether it is assumed."""
    old, new = change.old.row, change.new.row
    before, after = dates.due(old.due_date, old.precision), dates.due(new.due_date, new.precision)
    if before != after:
        said = dates_said.beside(new.wording, new.due_date, new.precision, is_assumption=new.is_assumption)
        said = said if new.wording != old.wording and new.precision != Precision.DAY else ""
        yield FieldLine("due_date", str(LABELS["due_date"]), was_and_is(before, after), said)
    elif old.wording != new.wording:
        yield FieldLine("wording", str(LABELS["wording"]), was_and_is(old.wording, new.wording))
    elif old.is_assumption != new.is_assumption:
        pieces = was_and_is(written(old.is_assumption), written(new.is_assumption))
        yield FieldLine("is_assumption", str(LABELS["is_assumption"]), pieces)
    else:
        yield FieldLine("due_date", str(LABELS["due_date"]), (Piece("same", after),))


def was_and_is(old: str, new: str) -> tuple[Piece, ...]:
    """A whole value before and after; once when it is the same."""
    if old == new:
        return (Piece("same", new),)
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
