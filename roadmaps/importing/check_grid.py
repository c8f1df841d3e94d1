"""The rows that were found, as a grid whose cells are those of the file: what is typed there corrects them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.shell.dates import due
from portal.shell.grid import Grid, GridCell, GridColumn, GridRow
from roadmaps.revisions.dates_said import says_no_more
from roadmaps.revisions.queries import PlannedRow
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import Precision
from roadmaps.understanding.places import IN_DOCUMENT, in_words, row_of
from roadmaps.understanding.problems import Problem

ROWS_SHOWN = 50
MOST_ROWS = 150
COLUMNS = (
    GridColumn("code", _("Number"), "line", "narrow"),
    GridColumn("title", _("Milestone"), "text", "wide"),
    GridColumn("deliverable", _("Deliverable"), "text", "wide"),
    GridColumn("due", _("Due date"), "text", "middle"),
    GridColumn("responsible", _("Responsible"), "text", "middle"),
)
# An approved date wins over a due date where a file has both.
STANDS_IN = {"due": ("baseline", "due")}


@dataclass(frozen=True, slots=True)
class FileCell:
    """A cell of the file that a person may mend: what it is shown to say, and what stands before it in the file."""

    place: str
    text: str
    before: str = ""


def key_of(place: str) -> str:
    """The name of a cell's field in the form."""
    return f"cell:{place}"


def grid_of(
    planned: Sequence[PlannedRow], columns: Sequence[Mapping[str, Any]], problems: Iterable[Problem]
) -> tuple[Grid, dict[str, FileCell]]:
    """The first rows and those with a problem; and the cells that may be mended, by the names of their fields."""
    wrong: dict[str, list[Problem]] = {}
    for problem in problems:
        wrong.setdefault(problem.place, []).append(problem)
    wrong_rows = {in_words(place) for place in wrong}
    by_field = {name: _first_of(columns, STANDS_IN.get(name, (name,))) for name in (one.name for one in COLUMNS)}
    used = tuple(column for column in COLUMNS if by_field[column.name] or column.name in {"title", "due"})
    times = Counter(one.row.place for one in planned)
    cells: dict[str, FileCell] = {}
    rows: list[GridRow] = []
    for index, one in enumerate(planned):
        if len(rows) >= MOST_ROWS or not (index < ROWS_SHOWN or in_words(one.row.place) in wrong_rows):
            continue
        is_fixed = times[one.row.place] > 1
        made = _row(one, used, {} if is_fixed else _places(one.row.place, by_field), wrong)
        rows.append(made[0])
        cells |= made[1]
    return Grid(used, tuple(rows)), cells


def _row(
    one: PlannedRow, used: Sequence[GridColumn], places: Mapping[str, str], wrong: Mapping[str, list[Problem]]
) -> tuple[GridRow, dict[str, FileCell]]:
    row = one.row
    cells, mended = [], {}
    for column in used:
        place, text = places.get(column.name, ""), _text(row, column.name)
        found = " ".join(problem.sentence[:1].upper() + problem.sentence[1:] for problem in wrong.get(place, []))
        key = key_of(place) if place else f"{column.name}-{one.pk}"
        if place:
            is_together = column.name == "title" and row.code and "code" not in places
            mended[key] = FileCell(place, text, f"{row.code} " if is_together else "")
        said = due(row.due_date, row.precision) if column.name == "due" and row.precision != Precision.UNDATED else ""
        is_plain = says_no_more(text, row.due_date, row.precision)
        cells.append(GridCell(key, column, text, "" if is_plain else said, found, is_fixed=not place))
    return GridRow(str(one.pk), in_words(row.place) or str(one.pk), tuple(cells)), mended


def _text(row: PlanRow, name: str) -> str:
    return row.wording if name == "due" else str(getattr(row, name))


def _first_of(columns: Sequence[Mapping[str, Any]], fields: Iterable[str]) -> Mapping[str, Any] | None:
    """The column of the first of these fields that the file has."""
    found = (column for field in fields for column in columns if column["field"] == field)
    return next(found, None)


def _places(place: str, by_field: Mapping[str, Mapping[str, Any] | None]) -> dict[str, str]:
    """Where in the file the cells of a row stand, by the plan's field; `place` is that of its title."""
    title, row = by_field.get("title"), row_of(place)
    if title is None or row is None:
        return {}
    in_document = IN_DOCUMENT.fullmatch(place)
    found = {}
    for name, column in by_field.items():
        if column is not None and in_document is not None:
            at = int(in_document[3]) + column["index"] - title["index"]
            found[name] = re.sub(r"C\d+$", f"C{at}", place)
        elif column is not None:
            found[name] = f"{column['letter']}{row}"
    return found
