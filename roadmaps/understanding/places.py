"""How a cell is named: B7 in a sheet (2027!B7 in one of several), T1R3C2 in the first table of a document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from django.utils.translation import gettext as _

from roadmaps.reading.cells import Table

IN_DOCUMENT = re.compile(r"T(\d+)R(\d+)C(\d+)")
IN_SHEET = re.compile(r"(?:(.+)!)?([A-Z]{1,3})(\d+)", re.DOTALL)


def letters(column: int) -> str:
    """The letters of a sheet's column; 1 is A."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(table: Table, number: int, row: int, column: int) -> str:
    """The name of a cell by its indexes within `table`, which is the document's table `number` (from 1)."""
    in_row, in_column = table.row_number(row), table.column_number(column)
    if table.cell_places:
        in_row, in_column = table.cell_places[row][column]
    if table.is_turned:
        in_row, in_column = in_column, in_row
    if not table.is_sheet:
        return f"T{number}R{in_row}C{in_column}"
    cell = f"{letters(in_column)}{in_row}"
    return f"{table.sheet}!{cell}" if table.sheet else cell


def places_in(table: Table, number: int, rows: Sequence[int], column: int) -> Sequence[str]:
    """The names of the cells of one column in some rows, as `place_of` gives them."""
    if not table.is_sheet or table.is_turned or table.cell_places:
        return [place_of(table, number, row, column) for row in rows]
    before = letters(table.column_number(column))
    before = f"{table.sheet}!{before}" if table.sheet else before
    return [f"{before}{table.row_number(row)}" for row in rows]


def row_of(place: str) -> int | None:
    """The row number that a place lies in, as the person counts it."""
    if found := IN_DOCUMENT.fullmatch(place):
        return int(found[2])
    found = IN_SHEET.fullmatch(place)
    return int(found[3]) if found else None


def column_of(place: str) -> int | None:
    """The column number (from 1) that a place lies in."""
    if found := IN_DOCUMENT.fullmatch(place):
        return int(found[3])
    found = IN_SHEET.fullmatch(place)
    return column_number(found[2]) if found else None


def column_number(name: str) -> int:
    """The number of a sheet's column by its letters; A is 1."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def row_index(table: Table, place: str) -> int:
    """The index of the row of `table` that a place lies in; 0 of a place that is not in it."""
    if table.cell_places:
        cell = (row_of(place), column_of(place))
        return next((index for index, cells in enumerate(table.cell_places) if cell in cells[1:]), 0)
    number = column_of(place) if table.is_turned else row_of(place)
    if number is None:
        return 0
    index = bisect_left(table.row_numbers, number) if table.row_numbers else number - table.first_row
    return index if 0 <= index < len(table.rows) else 0


def area_of(table: Table) -> str:
    """The cells that a table takes, as a sheet names them: A3:F20."""
    corners = ((0, 0), (len(table.rows) - 1, len(table.rows[0]) - 1))
    ends = [place_of(table, 1, row, column) for row, column in corners]
    return ":".join(ends)


def in_words(place: str) -> str:
    """Where a place is, in the reader's language; "" of none."""
    if found := IN_DOCUMENT.fullmatch(place):
        return _("Table %(table)s, row %(row)s") % {"table": found[1], "row": found[2]}
    row = row_of(place)
    if (found := IN_SHEET.fullmatch(place)) and found[1]:
        return _("Sheet “%(sheet)s”, row %(row)s") % {"sheet": found[1], "row": row}
    return _("Row %(row)s") % {"row": row} if row else ""
