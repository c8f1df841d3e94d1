"""A table of fields that is worked like a spreadsheet: what `_components/grid.html` prints."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: `kind` is line (one line of text), text (several), list (what `Grid.lists` offers, or anything typed)
    or select (one of `choices`: the value and its label).

    `width` names how much room it wants: tiny, narrow, date (the longest date on one line), middle or wide.
    """

    name: str
    label: str | Promise
    kind: str = "line"
    width: str = "middle"
    choices: tuple[tuple[str, str | Promise], ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: `key` is the name of its field in the form, `said` how the portal reads it, `problem` what is wrong.

    `text` is the value of one in a column of kind select. A fixed cell is only read; with `href` it is a link.
    """

    key: str
    column: GridColumn
    text: str
    said: str = ""
    problem: str = ""
    is_fixed: bool = False
    href: str = ""

    @property
    def shown(self) -> str:
        """The text as people read it: the label of a value that was selected."""
        return str(dict(self.column.choices).get(self.text, self.text))


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row under its name; a struck one is on its way out and takes no text.

    `is_open` tells whether the row may be chosen where the page lets people choose several; `is_unfolded` whether all
    of its cells are shown at first where a phone folds the rows (`Grid.is_folding`).
    """

    key: str
    name: str
    cells: tuple[GridCell, ...]
    is_struck: bool = False
    note: str = ""
    is_open: bool = False
    is_unfolded: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table; `lists` are what is offered in columns of kind list, by the column's name.

    `is_folding`: on a phone each row shows its first three cells, and the others when it is unfolded.
    """

    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_folding: bool = False

    @property
    def is_choosing(self) -> bool:
        """Whether people may choose several rows."""
        return any(row.is_open for row in self.rows)

    @property
    def problems_count(self) -> int:
        return sum(bool(cell.problem) for row in self.rows for cell in row.cells)
