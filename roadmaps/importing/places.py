"""How a cell is named: B7 in a sheet, T1R3C2 in the first table of a document."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from roadmaps.reading.cells import Table

IN_DOCUMENT = re.compile(r"T(\d+)R(\d+)C(\d+)")
IN_SHEET = re.compile(r"[A-Z]{1,3}(\d+)")


def letters(column: int) -> str:
    """The letters of a sheet's column; 1 is A."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place_of(table: Table, number: int, row: int, column: int) -> str:
    """The name of a cell by its indexes within `table`, which is the document's table `number` (from 1)."""
    in_row, in_column = table.first_row + row, table.first_column + column
    return f"{letters(in_column)}{in_row}" if table.is_sheet else f"T{number}R{in_row}C{in_column}"


def row_of(place: str) -> int | None:
    """The row number that a place lies in, as the person counts it."""
    if found := IN_DOCUMENT.fullmatch(place):
        return int(found[2])
    found = IN_SHEET.fullmatch(place)
    return int(found[1]) if found else None


def in_words(place: str) -> str:
    """Where a place is, in the reader's language; "" of none."""
    if found := IN_DOCUMENT.fullmatch(place):
        return _("Table %(table)s, row %(row)s") % {"table": found[1], "row": found[2]}
    row = row_of(place)
    return _("Row %(row)s") % {"row": row} if row else ""
