"""A project plan as one table: a row for each line of the outline, under headings that plans usually have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from roadmaps.reading.cells import EMPTY, Cell, Table, type_of_value
from roadmaps.reading.cleaning import clean
from roadmaps.reading.limits import check_extent

Role = Literal["summary", "leaf", "flagged", ""]
LONGEST = 10_000
# MS Project writes the first day that it knows where there is no date.
_NOT_SET = 1984


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a plan's outline; `level` is its depth, less meaning further out.

    `role` is "summary" of a line that sums up those under it, "flagged" of one that its author marked as a milestone,
    "leaf" of any other, "" of an empty line. `planned` is the promised finish where the plan has no baseline;
    `expected` is what the program computes now. `percent` is 0 to 100.
    """

    role: Role = ""
    level: int = 0
    code: str = ""
    name: str = ""
    start: date | None = None
    baseline: date | None = None
    planned: date | None = None
    expected: date | None = None
    actual: date | None = None
    percent: float | None = None
    status: str = ""
    resources: tuple[str, ...] = ()
    predecessors: tuple[str, ...] = ()
    notes: str = ""
    uid: str = ""


_HEAD = (
    "WBS",
    "Task name",
    "Start",
    "Baseline finish",
    "Finish",
    "Forecast finish",
    "Actual finish",
    "% complete",
    "Status",
    "Resource names",
    "Dependencies",
    "Notes",
    "Unique ID",
)
_NEEDED = frozenset({"Task name"})


def table_of(lines: Sequence[PlanLine], name: str = "") -> Table:
    """Make the table; columns that nothing fills are left out. The head is row 0, so that line 1 is row 1."""
    check_extent(len(lines), len(_HEAD))
    filled = [_values(line) for line in lines]
    kept = [
        at for at, heading in enumerate(_HEAD) if heading in _NEEDED or any(row[at] not in {None, ""} for row in filled)
    ]
    head = tuple(Cell(_HEAD[at], _HEAD[at]) for at in kept)
    rows = [tuple(_cell(row[at]) for at in kept) for row in filled]
    return Table(
        place=clean(name)[:200],
        rows=(head, *rows),
        first_row=0,
        roles=("head", *(line.role for line in lines)),
        levels=(0, *(line.level for line in lines)),
    )


def _values(line: PlanLine) -> tuple[type_of_value, ...]:
    if not line.role:
        return (None,) * len(_HEAD)
    promised = line.baseline or line.planned or line.expected
    moved = line.expected if not line.actual and line.expected != promised else None
    return (
        clean(line.code),
        clean(line.name),
        line.start,
        line.baseline,
        None if line.baseline else promised,
        moved,
        line.actual,
        None if line.percent is None else f"{line.percent:g}%",
        clean(line.status),
        clean(", ".join(dict.fromkeys(filter(None, line.resources)))),
        clean(", ".join(line.predecessors)),
        clean(line.notes)[:LONGEST],
        clean(line.uid),
    )


def _cell(value: type_of_value) -> Cell:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, date):
        return Cell(value, value.strftime("%d.%m.%Y"))
    return Cell(value, str(value))


def day_of(text: str | None) -> date | None:
    """The day of a moment such as 2026-05-04T08:00:00; None of anything else, and of days not set."""
    try:
        day = datetime.fromisoformat((text or "").strip()[:10]).date()
    except ValueError:
        return None
    return day if day.year > _NOT_SET else None


def number_of(text: str | None) -> float | None:
    """A plain number, None of anything else."""
    try:
        number = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None


def codes_of(codes: Iterable[str], instead: Iterable[str]) -> list[str]:
    """The first codes where they tell all lines apart, else the second ones."""
    first = list(codes)
    given = [code for code in first if code]
    return first if given and len(set(given)) == len(given) else list(instead)
