"""Reads the drawn tables of a PDF with text: cells between lines, put together over the pages.

Scripts, attachments and forms are never looked at. A table without lines is refused rather than guessed.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pdfplumber
from msgspec.structs import replace
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.table import Table as DrawnTable
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_text

from roadmaps.reading.cells import EMPTY, Cell, Reading, Table
from roadmaps.reading.cleaning import clean
from roadmaps.reading.grid import Cells, freeze, trim, type_of_rows
from roadmaps.reading.limits import MAX_PAGES, CannotRead, check_extent
from roadmaps.reading.pdf_joining import go_on, repeated_head

_LINES = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 3, "join_tolerance": 3}
# In points, 72 to the inch: edges of the same column drawn anew on the next page.
_SAME_EDGE = 4.0
_NEAR = 40.0
_DAMAGE = (
    PDFException, PSException, PdfminerException, MalformedPDFException, ValueError, KeyError, TypeError,
    IndexError, AttributeError, AssertionError, OverflowError, UnicodeError, ZeroDivisionError,
)  # fmt: skip
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[^\W\d_A-ZА-ЯЁ])")
_POINT = re.compile(r"\n(?=\s*(?:[•▪●–—-]\s|\d{1,2}[.)]\s|[а-яa-z]\)\s))")
# A heading above the part of a table on a new page; page numbers and running heads are none.
_SECTION = re.compile(
    r"(?:раздел|направление|блок|подпрограмма|цель|задача|section|part|workstream)\b|[IVX]{1,5}\.\s|\d{1,2}\.\s",
    re.IGNORECASE,
)
_UNMAPPED = re.compile(r"\(cid:\d+\)")


def read(content: bytes) -> Reading:
    """Read the tables in their order. Raises CannotRead, also when there is no letter or no drawn table."""
    try:
        with pdfplumber.open(io.BytesIO(content), pages=list(range(1, MAX_PAGES + 2))) as document:
            return Reading(tuple(_tables(document.pages)))
    except _DAMAGE as failure:
        raise CannotRead(_kind_of(failure)) from failure


def _kind_of(failure: Exception) -> str:
    """The refusal that a failure means; the library wraps the cause, even an empty memory, in its own."""
    causes = (failure, *failure.args)
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return "encrypted"
    return "too_much_memory" if any(isinstance(cause, MemoryError) for cause in causes) else "unreadable"


def _tables(pages: Sequence[Page]) -> Iterator[Table]:
    if len(pages) > MAX_PAGES:
        raise CannotRead("too_many_pages", limit=MAX_PAGES)
    made = _Tables()
    for page in pages:
        made.take(page)
        page.close()
    made.check()
    for number, (rows, heading) in enumerate(zip(made.tables, made.headings, strict=True), start=1):
        trimmed = trim(rows)
        if trimmed:
            yield Table(place=str(number), rows=freeze(trimmed), is_sheet=False, heading=heading)


class _Tables:
    """The tables found so far, and what tells a scan from a text without tables."""

    def __init__(self) -> None:
        self.tables: list[type_of_rows] = []
        self.headings: list[str] = []
        self._known = Cells()
        self._edges: list[float] = []
        self._letters = 0
        self._unmapped = 0

    def take(self, page: Page) -> None:
        """Add the tables of a page; the first goes on with the last one of the page before when it can."""
        self._letters += sum(not letter["text"].isspace() for letter in page.chars)
        self._unmapped += sum(bool(_UNMAPPED.match(letter["text"])) for letter in page.chars)
        found = [table for table in page.find_tables(_LINES) if len(table.rows) > 1 or self.tables]
        wide = [table for table in found if len(_edges(table)) > 2]
        above = 0.0
        for number, table in enumerate(sorted(wide, key=lambda table: (table.bbox[1], table.bbox[0]))):
            edges = _edges(table)
            check_extent(len(table.rows), len(edges) - 1)
            rows = self._rows(page, table)
            heading = _line_above(page, above, table.bbox[1])
            above = table.bbox[3]
            if number == 0 and self.tables and _are_same(self._edges, edges):
                if _SECTION.match(heading):
                    self._divide(heading, rows)
                go_on(self.tables[-1], rows)
                check_extent(len(self.tables[-1]), 1)
            else:
                self.tables.append(rows)
                self.headings.append(heading)
            self._edges = edges
        if not wide:
            self._edges = []

    def _divide(self, heading: str, below: type_of_rows) -> None:
        """Put a heading between the last table and what goes on with it; its own one then stands under its head."""
        table, own = self.tables[-1], self.headings[-1]
        width = len(table[0])
        if _SECTION.match(own):
            table.insert(max(1, repeated_head(table, below)), self._spanning(own, width))
            self.headings[-1] = ""
        table.append(self._spanning(heading, width))

    def _spanning(self, text: str, width: int) -> list[Cell]:
        first = self._known.text(text)
        return [first, *[replace(first, is_covered=True)] * (width - 1)]

    def check(self) -> None:
        """Refuse a file whose letters are missing or cannot be told, and one without a drawn table."""
        if not self._letters:
            raise CannotRead("scanned_pdf")
        if self._unmapped * 10 > self._letters:
            raise CannotRead("unmapped_letters")
        if not any(any(cell.text for cell in row) for rows in self.tables for row in rows):
            raise CannotRead("no_drawn_table")

    def _rows(self, page: Page, table: DrawnTable) -> type_of_rows:
        """The rows of a table, one column between each two edges; a merged cell is repeated under itself."""
        edges = _edges(table)
        tops = _apart([box[1] for box in table.cells] + [table.bbox[3]])
        check_extent(len(tops) - 1, len(edges) - 1)
        rows: type_of_rows = [[EMPTY] * (len(edges) - 1) for _ in tops[1:]]
        letters: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for letter in page.chars:
            across, down = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
            letters.setdefault((bisect_right(tops, down) - 1, bisect_right(edges, across) - 1), []).append(letter)
        for box in table.cells:
            down, across = _between(tops, box[1], box[3]), _between(edges, box[0], box[2])
            places = [(row, column) for row in down for column in across]
            found = [letter for place in places for letter in letters.get(place, ())]
            cell = self._known.text(_plain(extract_text(found) if found else ""))
            for number, (row, column) in enumerate(places):
                rows[row][column] = cell if number == 0 or cell is EMPTY else replace(cell, is_covered=True)
        return rows


def _line_above(page: Page, top: float, bottom: float) -> str:
    """The last line of text between two heights of a page, "" when it is too far from the lower one."""
    between = [letter for letter in page.chars if top <= letter["top"] and letter["bottom"] <= bottom + 1]
    last = max((letter["bottom"] for letter in between if not letter["text"].isspace()), default=0.0)
    if bottom - last > _NEAR:
        return ""
    return clean(extract_text([letter for letter in between if letter["bottom"] > last - _NEAR / 8]))[:300]


def _apart(sides: Iterable[float]) -> list[float]:
    """The sides from the first to the last, those that coincide taken once."""
    apart: list[float] = []
    for side in sorted(set(sides)):
        if not apart or side - apart[-1] > 1:
            apart.append(side)
    return apart


def _between(sides: Sequence[float], first: float, last: float) -> range:
    """The gaps between sides that lie within a cell's two sides."""
    return range(bisect_left(sides, first - 1), max(bisect_left(sides, last - 1), bisect_left(sides, first - 1) + 1))


def _edges(table: DrawnTable) -> list[float]:
    """Where the columns of a table begin and end, from left to right."""
    return _apart(side for box in table.cells for side in (box[0], box[2]))


def _are_same(before: Sequence[float], after: Sequence[float]) -> bool:
    """Whether two tables have the same columns, wherever on the page they stand."""
    if len(before) != len(after):
        return False
    shift = after[0] - before[0]
    return all(abs(later - earlier - shift) <= _SAME_EDGE for earlier, later in zip(before, after, strict=True))


def _plain(text: str) -> str:
    """The text of a cell: lines that only the column's width has broken are put together again."""
    whole = _HYPHEN.sub("", text)
    return clean(re.sub(r"\n(?!\x00)", " ", _POINT.sub("\n\x00", whole)).replace("\x00", ""))
