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

    def rows(self, table: _Element) -> type_of_rows:
        rows = [self._row(row) for row in _within(table, _ROW) if not _is_deleted(row)]
        width = max((len(row) for row in rows), default=0)
        check_extent(len(rows), width)
        return [row + [EMPTY] * (width - len(row)) for row in rows]

    def _row(self, row: _Element) -> list[Cell]:
        cells = [EMPTY] * _width(row, "w:trPr/w:gridBefore")
        for element in _within(row, _CELL):
            cells += self._cells(element, len(cells))
            if len(cells) > MAX_COLUMNS:
                raise CannotRead("too_wide", count=len(cells), columns=MAX_COLUMNS)
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
