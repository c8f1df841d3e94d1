"""What a file holds before anybody has decided what it means: tables of cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import msgspec

type_of_value = str | float | bool | date | None


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell: `value` as it is stored, `text` as a person sees it (trimmed, "" when empty).

    A struct, not a dataclass: a file has hundreds of thousands, and making one takes a sixth of the time.

    `is_covered` marks a cell that lies under a merged neighbour and repeats its value.
    `is_uncalculated` marks a formula that has never been calculated, so its value is unknown.
    """

    value: type_of_value = None
    text: str = ""
    is_covered: bool = False
    is_uncalculated: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One rectangular table as it stands in the file.

    `place` names it for a person (the sheet's name, or "Table 2"); `rows` are padded to equal width.
    `first_row` and `first_column` are the 1-based position of rows[0][0] in the file.
    `hidden_rows` and `hidden_columns` are indexes into `rows` and its columns.
    `is_sheet` tells whether cells are addressed as B7 (sheets, csv) or by row and column (documents).
    `row_numbers` and `column_numbers` are the 1-based positions in the file where they do not simply count on;
    in a table that `is_turned` they are those of columns and of rows: rows here are columns in the file.
    `cell_places` are the file's row and column of each cell (from 1) where rows here are put together of cells that
    lie apart in the file; () where they are not.
    `sheet` names it in the places of its cells where several sheets are read together, else "".
    `roles` and `levels` tell of each row of a project plan what its program says it is ("head", "summary", "leaf",
    "flagged" for a leaf marked as a milestone, "" for nothing) and how deep it lies; both are empty of other tables.
    """

    place: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 1
    first_column: int = 1
    is_hidden: bool = False
    is_sheet: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    heading: str = ""
    row_numbers: tuple[int, ...] = ()
    column_numbers: tuple[int, ...] = ()
    is_turned: bool = False
    cell_places: tuple[tuple[tuple[int, int], ...], ...] = ()
    sheet: str = ""
    roles: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()

    def row_number(self, index: int) -> int:
        """The number in the file of a row by its index here; a column's number in a turned table."""
        return self.row_numbers[index] if self.row_numbers else self.first_row + index

    def column_number(self, index: int) -> int:
        """The number in the file of a column by its index here; a row's number in a turned table."""
        return self.column_numbers[index] if self.column_numbers else self.first_column + index


@dataclass(frozen=True, slots=True)
class Document:
    """A file that has been read: its identity and its tables in order.

    `encoding` is what a csv turned out to be written in, "" where the format leaves no doubt.
    """

    name: str
    kind: str
    sha256: str
    size: int
    tables: tuple[Table, ...] = field(default_factory=tuple)
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the bytes: the tables, and a csv's encoding."""

    tables: tuple[Table, ...]
    encoding: str = ""


EMPTY = Cell()
