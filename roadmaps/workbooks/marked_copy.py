"""The tables of a file that is no xlsx, as a fresh workbook that can be marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from roadmaps.reading.cells import Document, Table
from roadmaps.understanding.places import IN_DOCUMENT, letters, place_of

LONGEST_NAME = 31
WIDTH = 28


@dataclass(frozen=True, slots=True)
class Copy:
    """A workbook, and where each place of the file stands in it: sheet and cell."""

    content: bytes
    cells: Mapping[str, tuple[str, str]]


def copy_of(document: Document, places: Collection[str], sheet: str) -> Copy:
    """The sheets of a file of sheets, of which the one called `sheet` was read, or the tables in which `places` lie."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        if any(table.is_sheet for table in document.tables):
            cells = _sheets(book, document, sheet)
        else:
            cells = _one_sheet(book, document, {int(found[1]) for one in places if (found := IN_DOCUMENT.match(one))})
    return Copy(buffer.getvalue(), cells)


def _sheets(book: xlsxwriter.Workbook, document: Document, wanted: str) -> dict[str, tuple[str, str]]:
    """Every sheet under its own name, every cell where it stands."""
    cells: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for number, table in enumerate(document.tables, start=1):
        name = _free_name(table.place, taken)
        written = book.add_worksheet(name)
        if table.is_hidden:
            written.hide()
        is_read = wanted == table.place or wanted.startswith(f"{table.place} (")
        for place, row, column in _written(book, written, table, number, table.first_row - 1, table.first_column - 1):
            if is_read:
                cells.setdefault(place, (name, f"{letters(column + 1)}{row + 1}"))
    return cells


def _one_sheet(book: xlsxwriter.Workbook, document: Document, read: set[int]) -> dict[str, tuple[str, str]]:
    """The tables that were read, one under the other, each under its heading."""
    cells: dict[str, tuple[str, str]] = {}
    name = _("Roadmap")
    sheet = book.add_worksheet(name)
    top = 0
    for number, table in enumerate(document.tables, start=1):
        if number not in read:
            continue
        if table.heading:
            sheet.write_string(top, 0, table.heading)
            top += 1
        for place, row, column in _written(book, sheet, table, number, top, 0):
            cells[place] = (name, f"{letters(column + 1)}{row + 1}")
        top += len(table.rows) + 1
    return cells


def _written(
    book: xlsxwriter.Workbook, sheet: Any, table: Table, number: int, top: int, left: int
) -> Iterator[tuple[str, int, int]]:
    """Write a table from a cell on (both counted from 0); gives each place with the row and column it got."""
    look = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(left, left + len(table.rows[0]) - 1 if table.rows else left, WIDTH)
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line):
            if cell.text:
                sheet.write_string(top + row, left + column, cell.text, look)
            yield place_of(table, number, row, column), top + row, left + column


def _free_name(place: str, taken: set[str]) -> str:
    """A name that a sheet may have: 31 letters, none of []:*?/\\, not the name of another one."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", place).strip("' ")[:LONGEST_NAME] or _("Table")
    name, number = plain, 2
    while name.casefold() in taken:
        name, number = f"{plain[: LONGEST_NAME - 4]} {number}", number + 1
    taken.add(name.casefold())
    return name
