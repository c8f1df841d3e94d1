"""What the cells of a plan say when it is edited by hand, and what a typed text makes of a row. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec.structs import replace

from portal.shell.dates import due
from roadmaps.errors import Refusal
from roadmaps.reading.cleaning import clean
from roadmaps.reading.dates import DateReading, Unread, read_date
from roadmaps.reading.spans import is_plausible
from roadmaps.reading.unread_words import END_BEFORE_START, why_unread
from roadmaps.revisions.dates_said import says_no_more
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import Precision

LABELS: Mapping[str, str | Promise] = {
    "code": gettext_lazy("Number"),
    "workstream": gettext_lazy("Workstream"),
    "title": gettext_lazy("Milestone"),
    "deliverable": gettext_lazy("Deliverable"),
    "start": gettext_lazy("Start"),
    "due": gettext_lazy("Due date"),
    "responsible": gettext_lazy("Responsible"),
    "weight": gettext_lazy("Weight"),
}
LIMITS = {"code": 60, "workstream": 500, "title": 2000, "deliverable": 4000, "responsible": 500, "due": 300}
OF_ONE_LINE = frozenset(LABELS) - {"deliverable"}
DAYS_ON = re.compile(r"([+\-−–])\s?(\d{1,4})")
WEIGHT = re.compile(r"\d{1,8}(?:[.,]\d{1,4})?")
DAY = "%d.%m.%Y"


class CellRefused(Refusal):
    """A text that a cell cannot take; what stood there stays."""


def text_of(row: PlanRow, name: str) -> str:
    """What the cell says, as a person would type it."""
    if name == "due":
        return row.wording or _due_in_words(row)
    if name == "start":
        return row.start_date.strftime(DAY) if row.start_date else ""
    if name == "weight":
        return f"{row.weight.normalize():f}" if row.weight is not None else ""
    return str(getattr(row, name))


def said_of(row: PlanRow, name: str) -> str:
    """How the portal reads the due date, when that is not what stands there."""
    if name != "due" or row.precision == Precision.UNDATED:
        return ""
    said = due(row.due_date, row.precision)
    return "" if says_no_more(row.wording, row.due_date, row.precision) else said


def problem_of(row: PlanRow, name: str, *, fiscal_start: int = 1) -> str:
    """What has to be mended in the cell before the plan can be sent; "" of nothing."""
    if name == "title" and not row.title:
        return _("Name the milestone, or remove the row.")
    if name != "due":
        return ""
    if row.precision == Precision.UNDATED and row.wording:
        reading = read_date(row.wording, fiscal_start=fiscal_start)
        return why_unread(reading.kind, row.wording[:60]) if isinstance(reading, Unread) else ""
    if row.start_date and row.due_date and row.due_date < row.start_date:
        found = {"found": text_of(row, "due"), "start": text_of(row, "start")}
        return _capitalised(str(END_BEFORE_START) % found)
    return ""


def has_problem(row: PlanRow, *, fiscal_start: int = 1) -> bool:
    """Whether a cell keeps the row from being sent; `fiscal_start` is the month in which the fiscal year begins."""
    return any(problem_of(row, name, fiscal_start=fiscal_start) for name in ("title", "due"))


def typed(row: PlanRow, name: str, text: str, *, fiscal_start: int = 1) -> PlanRow:
    """The row after a person typed `text` into the cell `name` (a key of LABELS).

    A due date that cannot be read is kept as it was typed and is a problem of its cell. Raises CellRefused.
    """
    said = clean(text)
    if name in OF_ONE_LINE:
        said = " ".join(said.split())
    limit = LIMITS.get(name)
    if limit is not None and len(said) > limit:
        raise CellRefused(
            _("The text has %(length)s characters, %(limit)s are the most. Shorten it.")
            % {"length": len(said), "limit": limit}
        )
    take = TAKING.get(name)
    if take is not None:
        return take(row, said, fiscal_start)
    words: dict[str, Any] = {name: said}
    return replace(row, **words)


def _take_due(row: PlanRow, text: str, fiscal_start: int) -> PlanRow:
    counted = days_on(row.due_date, text)
    if counted is not None:
        return _on_day(row, counted)
    reading = read_date(text, fiscal_start=fiscal_start)
    if isinstance(reading, Unread):
        return replace(row, due_date=None, precision="undated", wording=text, is_assumption=False)
    return replace(
        row,
        due_date=reading.end,
        precision=reading.precision,
        wording=text,
        is_assumption=reading.is_assumption,
        start_date=reading.start if reading.is_range and reading.start else row.start_date,
    )


def days_on(counted_from: date | None, text: str) -> date | None:
    """The day that “+30” or “-7” means, from the day that stands there; None for a text of another kind.

    Raises CellRefused when no day stands there, or the result lies beyond all plans.
    """
    counted = DAYS_ON.fullmatch(text)
    if counted is None:
        return None
    if counted_from is None:
        raise CellRefused(_("There is no date yet from which days could be counted. Enter a date."))
    day = counted_from + timedelta(days=int(counted[2]) * (1 if counted[1] == "+" else -1))
    if not is_plausible(day):
        raise CellRefused(why_unread("out_of_range", day.strftime(DAY)))
    return day


def _on_day(row: PlanRow, day: date) -> PlanRow:
    return replace(row, due_date=day, precision="day", wording=day.strftime(DAY), is_assumption=False)


def _take_start(row: PlanRow, text: str, fiscal_start: int) -> PlanRow:
    return replace(row, start_date=_day_in(text, fiscal_start) if text else None)


def _day_in(text: str, fiscal_start: int) -> date | None:
    reading = read_date(text, fiscal_start=fiscal_start)
    if isinstance(reading, DateReading) and reading.start is not None:
        return reading.start
    raise CellRefused(why_unread(reading.kind if isinstance(reading, Unread) else "", text[:60]))


def _take_weight(row: PlanRow, text: str, fiscal_start: int) -> PlanRow:
    if not text:
        return replace(row, weight=None)
    if not WEIGHT.fullmatch(text):
        raise CellRefused(_("“%(found)s” is not a number. Enter a weight such as 5 or 2.5.") % {"found": text[:60]})
    return replace(row, weight=Decimal(text.replace(",", ".")))


TAKING: Mapping[str, Callable[[PlanRow, str, int], PlanRow]] = {
    "due": _take_due,
    "start": _take_start,
    "weight": _take_weight,
}


def _due_in_words(row: PlanRow) -> str:
    if row.due_date is None:
        return due(None, row.precision) if row.precision == Precision.ONGOING else ""
    return row.due_date.strftime(DAY) if row.precision == Precision.DAY else due(row.due_date, row.precision)


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
