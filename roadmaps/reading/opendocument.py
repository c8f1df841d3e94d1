"""Reads LibreOffice tables (ods), whose cells carry the shown text beside the value."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from roadmaps.reading.cells import EMPTY, Cell, Reading, Table, type_of_value
from roadmaps.reading.cleaning import clean
from roadmaps.reading.coloured_cells import draw_bars
from roadmaps.reading.grid import Cells, Span, fill_spans, freeze, is_blank, trim, type_of_rows
from roadmaps.reading.limits import MAX_COLUMNS, MAX_ROWS, CannotRead, check_extent

_SCHEMA = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_SCHEMA}table:1.0}}"
_OFFICE = f"{{{_SCHEMA}office:1.0}}"
_TEXT = f"{{{_SCHEMA}text:1.0}}"
_STYLE = f"{{{_SCHEMA}style:1.0}}"
_FO = f"{{{_SCHEMA}xsl-fo-compatible:1.0}}"
_UNCOLOURED = frozenset({"", "transparent", "#ffffff"})
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_HIDDEN = frozenset({"collapse", "filter"})
_NUMBERS = frozenset({"float", "percentage", "currency"})


def read(content: bytes) -> Reading:
    """Read every sheet that holds something; hidden ones are marked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = archive.read("content.xml")
        tables = list(_tables(text))
    except (KeyError, ElementTree.ParseError, zipfile.BadZipFile) as failure:
        raise CannotRead("unreadable") from failure
    return Reading(tuple(table for table in tables if table.rows))


def _tables(text: bytes) -> Iterator[Table]:
    hidden_styles: set[str] = set()
    colours: dict[str, str] = {}
    sheet: _Sheet | None = None
    for event, element in ElementTree.iterparse(io.BytesIO(text), ("start", "end"), forbid_dtd=True):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                sheet = _Sheet(colours)
        elif element.tag == f"{_STYLE}style":
            properties = element.find(f"{_STYLE}table-properties")
            if properties is not None and properties.get(f"{_TABLE}display") == "false":
                hidden_styles.add(element.get(f"{_STYLE}name", ""))
            if colour := _colour(element):
                colours[element.get(f"{_STYLE}name", "")] = colour
        elif sheet is not None and element.tag == f"{_TABLE}table-column":
            sheet.add_column(element)
        elif sheet is not None and element.tag == f"{_TABLE}table-row":
            sheet.add_row(element)
            element.clear()
        elif sheet is not None and element.tag == f"{_TABLE}table":
            is_hidden = element.get(f"{_TABLE}style-name") in hidden_styles
            yield sheet.table(element.get(f"{_TABLE}name", ""), is_hidden)
            element.clear()
            sheet = None


@dataclass(slots=True)
class _Sheet:
    """One sheet as it comes in: empty rows wait until one that holds something follows.

    `colours` are those of the styles of cells, by the style's name; `coloured` the cells that have one.
    """

    colours: dict[str, str]
    rows: type_of_rows = field(default_factory=list)
    waiting: int = 0
    columns: int = 0
    spans: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    known: Cells = field(default_factory=Cells)
    coloured: dict[tuple[int, int], str] = field(default_factory=dict)

    def add_column(self, element: Element) -> None:
        times = _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self.hidden_columns.update(range(self.columns, min(self.columns + times, MAX_COLUMNS)))
        self.columns += times

    def add_row(self, element: Element) -> None:
        times = _count(element, "number-rows-repeated")
        top = len(self.rows) + self.waiting
        row = self._row(element, top)
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self.hidden_rows.update(range(top, min(top + times, MAX_ROWS)))
        if not row:
            self.waiting += times
            return
        check_extent(top + times, len(row))
        self.rows += [[] for _ in range(self.waiting)]
        self.waiting = 0
        self.rows += [list(row) for _ in range(times)]

    def _row(self, element: Element, top: int) -> list[Cell]:
        row: list[Cell] = []
        waiting = 0
        for child in element:
            if child.tag not in _CELLS:
                continue
            times = _count(child, "number-columns-repeated")
            self._note_span(child, top, len(row) + waiting)
            if colour := self.colours.get(child.get(f"{_TABLE}style-name", "")):
                last = min(len(row) + waiting + times, MAX_COLUMNS)
                self.coloured |= dict.fromkeys(((top, at) for at in range(len(row) + waiting, last)), colour)
            cell = self._cell(child) if child.tag == _CELLS[0] else EMPTY
            if is_blank(cell):
                waiting += times
                continue
            check_extent(1, len(row) + waiting + times)
            row += [EMPTY] * waiting + [cell] * times
            waiting = 0
        return row

    def _note_span(self, element: Element, top: int, left: int) -> None:
        down = _count(element, "number-rows-spanned")
        across = _count(element, "number-columns-spanned")
        if down > 1 or across > 1:
            self.spans.append(Span(top, left, top + down - 1, left + across - 1))

    def _cell(self, element: Element) -> Cell:
        text = clean("\n".join(_shown(line) for line in element.findall(f"{_TEXT}p")))
        value = _value(element, text)
        if not text and value is None:
            is_formula = element.get(f"{_TABLE}formula") is not None
            is_unknown = is_formula and element.get(f"{_OFFICE}value-type") is None
            return Cell(is_uncalculated=True) if is_unknown else EMPTY
        return self.known.text(text) if value == text else self.known.of(value, text or str(value))

    def table(self, name: str, is_hidden: bool) -> Table:
        width = max((len(row) for row in self.rows), default=0)
        for span in self.spans:
            if span.top < len(self.rows):
                width = max(width, min(span.right + 1, self.columns, MAX_COLUMNS))
        padded = [row + [EMPTY] * (width - len(row)) for row in self.rows]
        fill_spans(padded, self.spans)
        draw_bars(padded, self.coloured)
        rows = trim(padded)
        return Table(
            place=clean(name),
            rows=freeze(rows),
            is_hidden=is_hidden,
            hidden_rows=frozenset(row for row in self.hidden_rows if row < len(rows)),
            hidden_columns=frozenset(column for column in self.hidden_columns if rows and column < len(rows[0])),
        )


def _colour(style: Element) -> str:
    """The colour that a style gives to cells, "" of none and of white."""
    properties = style.find(f"{_STYLE}table-cell-properties")
    colour = properties.get(f"{_FO}background-color", "") if properties is not None else ""
    return "" if colour.casefold() in _UNCOLOURED else colour


def _count(element: Element, attribute: str) -> int:
    text = element.get(f"{_TABLE}{attribute}", "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _shown(line: Element) -> str:
    """Return the text of a paragraph; spaces and breaks are elements of their own."""
    pieces = [line.text or ""]
    for child in line:
        if child.tag == f"{_TEXT}s" or child.tag == f"{_TEXT}tab":
            pieces.append(" ")
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag != f"{_OFFICE}annotation":
            pieces.append(_shown(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _value(element: Element, text: str) -> type_of_value:
    kind = element.get(f"{_OFFICE}value-type", "string")
    try:
        if kind in _NUMBERS:
            return float(element.get(f"{_OFFICE}value", ""))
        if kind == "date":
            return date.fromisoformat(element.get(f"{_OFFICE}date-value", "")[:10])
    except ValueError:
        return text or None
    if kind == "boolean":
        return element.get(f"{_OFFICE}boolean-value") == "true"
    return text or None
