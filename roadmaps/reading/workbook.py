"""Reads sheets of xlsx and xls: values by calamine, and for xlsx what it leaves out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from math import isfinite

from defusedxml.ElementTree import ParseError
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from roadmaps.reading.cells import EMPTY, Cell, Reading, Table, type_of_value
from roadmaps.reading.cleaning import clean
from roadmaps.reading.coloured_cells import axis_of, mark_bars
from roadmaps.reading.grid import Cells, Span, fill_spans, freeze, is_blank, trim, type_of_rows
from roadmaps.reading.limits import MAX_COLUMNS, MAX_ROWS, CannotRead, check_extent
from roadmaps.reading.number_formats import plain, type_of_writer
from roadmaps.reading.sheet_marks import SheetMarks, coloured, marks_of
from roadmaps.reading.xlsx_parts import XlsxParts

type_of_stored = float | str | bool | date | time | timedelta


def read(content: bytes) -> Reading:
    """Read every worksheet that holds something; hidden ones are marked."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        parts = XlsxParts(content) if content.startswith(b"PK") else None
        tables = [
            _table(book.get_sheet_by_index(number), parts, sheet.visible != SheetVisibleEnum.Visible)
            for number, sheet in enumerate(book.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as failure:
        raise CannotRead("encrypted") from failure
    except (CalamineError, ParseError, zipfile.BadZipFile) as failure:
        raise CannotRead("unreadable") from failure
    return Reading(tuple(table for table in tables if table.rows))


def _table(sheet: CalamineSheet, parts: XlsxParts | None, is_hidden: bool) -> Table:
    marks, writers = SheetMarks(), {}
    if parts is not None:
        writers = parts.writers
        marks = marks_of(parts.sheet(sheet.name), writers.keys())
    top, left = _corner(sheet, marks)
    values = _Values(marks, writers)
    rows = values.rows(sheet, top, left)
    spans = [
        Span(first_row - top, first_column - left, last_row - top, last_column - left)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
        if first_row >= top and first_column >= left
    ]
    fill_spans(rows, spans)
    rows = trim(rows)
    if parts is not None and parts.colours:
        _mark_bars(rows, parts, sheet.name, top, left)
    width = len(rows[0]) if rows else 0
    return Table(
        place=clean(sheet.name),
        rows=freeze(rows),
        first_row=top + 1,
        first_column=left + 1,
        is_hidden=is_hidden,
        hidden_rows=_within(marks.hidden_rows, top, len(rows)),
        hidden_columns=_within(marks.hidden_columns, left, width),
    )


def _mark_bars(rows: type_of_rows, parts: XlsxParts, name: str, top: int, left: int) -> None:
    """Show bars that are drawn with colours as marks; the sheet is searched for colours only where bars can stand."""
    axis = axis_of(rows)
    if axis is not None:
        colours = coloured(parts.sheet(name), parts.colours)
        mark_bars(rows, axis, {(row - top, column - left): colour for (row, column), colour in colours.items()})


def _corner(sheet: CalamineSheet, marks: SheetMarks) -> tuple[int, int]:
    """Return the 0-based first row and column that hold something."""
    addresses = [*marks.uncalculated, *marks.errors]
    if sheet.start is not None:
        addresses.append(sheet.start)
    top = min((row for row, _ in addresses), default=0)
    return top, min((column for _, column in addresses), default=0)


def _within(indexes: Collection[int], first: int, count: int) -> frozenset[int]:
    return frozenset(index - first for index in indexes if first <= index < first + count)


class _Met(dict[type_of_stored, Cell]):
    """The cells of values by the value; of one that is met for the first time it is made."""

    def __init__(self, make: Callable[[type_of_stored], Cell]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: type_of_stored) -> Cell:
        cell = self[value] = self._make(value)
        return cell


class _Values:
    """Turns the stored values of one sheet into cells."""

    def __init__(self, marks: SheetMarks, writers: dict[int, type_of_writer]) -> None:
        self._marks = marks
        self._writers = writers
        self._known = Cells()
        self._met = _Met(self._made)

    def rows(self, sheet: CalamineSheet, top: int, left: int) -> type_of_rows:
        """Read the sheet into rows that start at `top` and `left`, both 0-based."""
        rows: type_of_rows = []
        if sheet.start is not None and sheet.end is not None:
            check_extent(sheet.end[0] + 1, sheet.end[1] + 1)
            margin = [EMPTY] * (sheet.start[1] - left)
            rows = [[] for _ in range(sheet.start[0] - top)]
            rows += [margin + self._cells(row) for row in sheet.to_python()]
        self._restyle(rows, top, left)
        self._overlay(rows, top, left)
        width = max((len(row) for row in rows), default=0)
        return [row + [EMPTY] * (width - len(row)) for row in rows]

    def _cells(self, row: list[type_of_stored]) -> list[Cell]:
        """Make the cells of stored values; a value met before costs one look."""
        if bool in map(type, row):
            # TRUE and 1 are one key.
            return [self._made(value) if isinstance(value, bool) else self._met[value] for value in row]
        met = self._met
        return [met[value] for value in row]

    def _made(self, value: type_of_stored) -> Cell:
        if isinstance(value, str):
            return self._known.text(clean(value))
        if isinstance(value, bool):
            return Cell(value, "TRUE" if value else "FALSE")
        if isinstance(value, time | timedelta):
            return self._known.text(_clock(value))
        if isinstance(value, float | int) and not isfinite(value):
            return self._known.text(str(value))
        return Cell(_kept(value), plain(value))

    def _restyle(self, rows: type_of_rows, top: int, left: int) -> None:
        for (row, column), style in self._marks.styles.items():
            cell = _at(rows, row - top, column - left)
            if cell is None or isinstance(cell.value, str | bool | None):
                continue
            try:
                text = self._writers[style](cell.value)
            except ValueError:
                continue
            rows[row - top][column - left] = self._known.of(cell.value, clean(text))

    def _overlay(self, rows: type_of_rows, top: int, left: int) -> None:
        """Put in the errors and missing results, which calamine shows as nothing."""
        for (row, column), text in self._marks.errors.items():
            _put(rows, row - top, column - left, Cell(None, text))
        for row, column in self._marks.uncalculated:
            _put(rows, row - top, column - left, Cell(is_uncalculated=True))


def _kept(value: float | date) -> type_of_value:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else float(value)


def _clock(value: time | timedelta) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    minutes = round(value.total_seconds() / 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def _at(rows: type_of_rows, row: int, column: int) -> Cell | None:
    if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
        return rows[row][column]
    return None


def _put(rows: type_of_rows, row: int, column: int, cell: Cell) -> None:
    if row >= MAX_ROWS or column >= MAX_COLUMNS:
        return
    while len(rows) <= row:
        rows.append([])
    line = rows[row]
    line += [EMPTY] * (column + 1 - len(line))
    if is_blank(line[column]):
        line[column] = cell
