"""Reads the tables of a Word document as a reader of the page sees them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import _Element

from roadmaps.reading.cells import EMPTY, Cell, Reading
from roadmaps.reading.cleaning import clean
from roadmaps.reading.coloured_cells import draw_bars
from roadmaps.reading.grid import type_of_rows
from roadmaps.reading.limits import MAX_COLUMNS, CannotRead, check_extent
from roadmaps.reading.list_numbering import ListNumbering
from roadmaps.reading.word_joining import Found, join
from roadmaps.reading.word_text import is_removed, paragraph_text

_WRAPPERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))
_PARAGRAPH = qn("w:p")
_TABLE = qn("w:tbl")
_ROW = qn("w:tr")
_CELL = qn("w:tc")
_CELLS_OF_A_FRAME = 4
_UNCOLOURED = frozenset({"AUTO", "FFFFFF", ""})
_DEEPEST = 5


def read(content: bytes) -> Reading:
    """Read every table of the document; within tables only those that are framed by a table of a few cells.

    Raises CannotRead when there is none, and says so apart when there are pictures instead.
    """
    try:
        part = docx.Document(io.BytesIO(content)).part
    except (KeyError, ValueError, zipfile.BadZipFile) as failure:
        raise CannotRead("unreadable") from failure
    tables = join(_tables(part))
    if not tables:
        raise CannotRead("scanned" if _has_pictures(part) else "no_table")
    return Reading(tuple(tables))


def _tables(part: DocumentPart) -> list[Found]:
    numbering = ListNumbering(_related(part, RELATIONSHIP_TYPE.NUMBERING), _related(part, RELATIONSHIP_TYPE.STYLES))
    found: list[Found] = []
    between: list[str] = []
    for block in _blocks(part.element.body):
        if block.tag == _TABLE:
            rows = _TableReader(numbering).rows(block)
            if rows and rows[0]:
                found.append(Found(rows, tuple(between)))
                between = []
        else:
            text = _numbered_text(block, numbering)
            if text:
                between.append(text)
    return found


def _blocks(parent: _Element, depth: int = 0) -> Iterator[_Element]:
    """Yield paragraphs and tables; a table that only frames others gives way to what stands inside it."""
    for block in _within(parent, _PARAGRAPH, _TABLE):
        cells = _frame(block) if block.tag == _TABLE and depth < _DEEPEST else []
        if cells:
            for cell in cells:
                yield from _blocks(cell, depth + 1)
        else:
            yield block


def _frame(table: _Element) -> list[_Element]:
    """Return the cells of a table of few cells that hold a table of their own, else none."""
    cells = [cell for row in _within(table, _ROW) for cell in _within(row, _CELL)]
    if len(cells) > _CELLS_OF_A_FRAME:
        return []
    inner = [len(list(table.iter(_CELL))) for cell in cells for table in _within(cell, _TABLE)]
    return cells if max(inner, default=0) > _CELLS_OF_A_FRAME else []


def _related(part: DocumentPart, kind: str) -> _Element | None:
    try:
        related = part.part_related_by(kind)
    except KeyError:
        return None
    return getattr(related, "element", None)


def _has_pictures(part: DocumentPart) -> bool:
    return any(relation.reltype == RELATIONSHIP_TYPE.IMAGE for relation in part.rels.values())


def _within(parent: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the children with these tags, those in content controls and tracked changes too."""
    for child in parent.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, *tags)


def _numbered_text(paragraph: _Element, numbering: ListNumbering) -> str:
    if is_removed(paragraph):
        return ""
    return f"{numbering.label(paragraph)} {paragraph_text(paragraph)}".strip()


class _TableReader:
    """Reads one table; remembers what a cell merged downwards holds, by its first column."""

    def __init__(self, numbering: ListNumbering) -> None:
        self._numbering = numbering
        self._above: dict[int, Cell] = {}
        self._colours: dict[tuple[int, int], str] = {}

    def rows(self, table: _Element) -> type_of_rows:
        kept = (row for row in _within(table, _ROW) if not _is_deleted(row))
        rows = [self._row(row, number) for number, row in enumerate(kept)]
        width = max((len(row) for row in rows), default=0)
        check_extent(len(rows), width)
        padded = [row + [EMPTY] * (width - len(row)) for row in rows]
        draw_bars(padded, self._colours)
        return padded

    def _row(self, row: _Element, number: int) -> list[Cell]:
        cells = [EMPTY] * _width(row, "w:trPr/w:gridBefore")
        for element in _within(row, _CELL):
            first = len(cells)
            cells += self._cells(element, first)
            if len(cells) > MAX_COLUMNS:
                raise CannotRead("too_wide", count=len(cells), columns=MAX_COLUMNS)
            if colour := _colour(element):
                self._colours |= dict.fromkeys(((number, column) for column in range(first, len(cells))), colour)
        return cells

    def _cells(self, element: _Element, column: int) -> list[Cell]:
        width = max(_width(element, "w:tcPr/w:gridSpan"), 1)
        merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
            above = self._above.get(column, EMPTY)
            covered = Cell(above.value, above.text, is_covered=True)
            return [covered] * width
        text = self._text(element)
        first = Cell(text or None, text)
        self._above[column] = first
        return [first] + [Cell(first.value, text, is_covered=True)] * (width - 1)

    def _text(self, element: _Element) -> str:
        lines = [_numbered_text(block, self._numbering) for block in _within(element, _PARAGRAPH)]
        return clean("\n".join(line for line in lines if line))


def _colour(cell: _Element) -> str:
    """The colour of a cell, "" of none and of white."""
    shading = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    fill = shading.get(qn("w:fill"), "auto").upper() if shading is not None else "AUTO"
    return "" if fill in _UNCOLOURED else fill


def _is_deleted(row: _Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _width(element: _Element, path: str) -> int:
    steps = "/".join(qn(step) for step in path.split("/"))
    found = element.find(steps)
    text = found.get(qn("w:val"), "") if found is not None else ""
    count = int(text) if text.isdecimal() and len(text) < 10 else 0
    if count > MAX_COLUMNS:
        raise CannotRead("too_wide", count=count, columns=MAX_COLUMNS)
    return count
