"""A table of fields that is worked like a spreadsheet: what `_components/grid.html` prints."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: `kind` is line (one line of text), text (several) or list (one of `choices`, or anything typed).

    `width` names how much room it wants: tiny, narrow, middle or wide.
    """

    name: str
    label: str | Promise
    kind: str = "line"
    width: str = "middle"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: `key` is the name of its field in the form, `said` how the portal reads it, `problem` what is wrong.

    A fixed cell is only read.
    """

    key: str
    column: GridColumn
    text: str
    said: str = ""
    problem: str = ""
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row under its name; a struck one is on its way out and takes no text."""

    key: str
    name: str
    cells: tuple[GridCell, ...]
    is_struck: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table; `lists` are what is offered in columns of kind list, by the column's name."""

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def problems_count(self) -> int:
        return sum(bool(cell.problem) for row in self.rows for cell in row.cells)
