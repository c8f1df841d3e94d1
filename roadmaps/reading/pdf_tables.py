"""Reads the drawn tables of a PDF with text: cells between lines, put together over the pages.

Scripts, attachments and forms are never looked at. A table without lines is refused rather than guessed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.table import Table as DrawnTable
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from roadmaps.reading.cells import EMPTY, Cell, Reading, Table
from roadmaps.reading.cleaning import clean
from roadmaps.reading.grid import Cells, freeze, trim, type_of_rows
from roadmaps.reading.limits import MAX_COLUMNS, MAX_PAGES, MAX_ROWS, CannotRead, check_extent

_LINES = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 3, "join_tolerance": 3}
# In points, 72 to the inch: edges of the same column drawn anew on the next page.
_SAME_EDGE = 4.0
_DAMAGE = (
    PDFException, PSException, PdfminerException, MalformedPDFException, ValueError, KeyError, TypeError,
    IndexError, AttributeError, AssertionError, OverflowError, UnicodeError, ZeroDivisionError,
)  # fmt: skip
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[^\W\d_A-ZА-ЯЁ])")
_POINT = re.compile(r"\n(?=\s*(?:[•▪●–—-]\s|\d{1,2}[.)]\s|[а-яa-z]\)\s))")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
type_of_box = tuple[float, float, float, float]


def read(content: bytes) -> Reading:
    """Read the tables in their order. Raises CannotRead, also when there is no letter or no drawn table."""
    try:
        with pdfplumber.open(io.BytesIO(content), pages=list(range(1, MAX_PAGES + 2))) as document:
            return Reading(tuple(_tables(document.pages)))
    except _DAMAGE as failure:
        raise CannotRead("encrypted" if _is_locked(failure) else "unreadable") from failure


def _is_locked(failure: BaseException) -> bool:
    told = (failure, *failure.args)
    return any(isinstance(one, PDFPasswordIncorrect | PDFEncryptionError) for one in told)


def _tables(pages: Sequence[Page]) -> Iterator[Table]:
    if len(pages) > MAX_PAGES:
        raise CannotRead("too_many_pages", limit=MAX_PAGES)
    made = _Tables()
    for page in pages:
        made.take(page)
        page.close()
    made.check()
    for number, rows in enumerate(made.tables, start=1):
        trimmed = trim(rows)
        if trimmed:
            yield Table(place=str(number), rows=freeze(trimmed), is_sheet=False)


class _Tables:
    """The tables found so far, and what tells a scan from a text without tables."""

    def __init__(self) -> None:
        self.tables: list[type_of_rows] = []
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
        for number, table in enumerate(sorted(wide, key=lambda table: (table.bbox[1], table.bbox[0]))):
            edges = _edges(table)
            check_extent(len(table.rows), len(edges) - 1)
            rows = self._rows(page, table)
            if number == 0 and self.tables and _are_same(self._edges, edges):
                self.tables[-1].extend(rows)
                check_extent(len(self.tables[-1]), 1)
            else:
                self.tables.append(rows)
            self._edges = edges
        if not wide:
            self._edges = []

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
        tops = sorted({round(box[1], 1) for box in table.cells} | {round(table.bbox[3], 1)})
        lines = [(top, bottom) for top, bottom in pairwise(tops) if bottom - top > 1]
        if len(lines) > MAX_ROWS or len(edges) > MAX_COLUMNS + 1:
            check_extent(len(lines), len(edges) - 1)
        rows: type_of_rows = [[EMPTY] * (len(edges) - 1) for _ in lines]
        for box in table.cells:
            text = _plain(page.within_bbox(_inside(box, page), strict=False).extract_text() or "")
            self._fill(rows, box, text, edges, lines)
        return rows

    def _fill(
        self, rows: type_of_rows, box: type_of_box, text: str, edges: list[float], lines: list[tuple[float, float]]
    ) -> None:
        first = True
        for row, (top, bottom) in enumerate(lines):
            if not box[1] < (top + bottom) / 2 < box[3]:
                continue
            for column, (left, right) in enumerate(pairwise(edges)):
                if box[0] < (left + right) / 2 < box[2]:
                    rows[row][column] = (
                        self._known.text(text) if first or not text else Cell(text, text, is_covered=True)
                    )
                    first = False


def _edges(table: DrawnTable) -> list[float]:
    """Where the columns of a table begin and end, from left to right."""
    edges: list[float] = []
    for edge in sorted({side for box in table.cells for side in (box[0], box[2])}):
        if not edges or edge - edges[-1] > 1:
            edges.append(edge)
    return edges


def _are_same(before: Sequence[float], after: Sequence[float]) -> bool:
    """Whether two tables have the same columns, wherever on the page they stand."""
    if len(before) != len(after):
        return False
    shift = after[0] - before[0]
    return all(abs(later - earlier - shift) <= _SAME_EDGE for earlier, later in zip(before, after, strict=True))


def _inside(box: type_of_box, page: Page) -> type_of_box:
    """The box within its page: lines may be drawn beyond the paper's edge."""
    left, top, right, bottom = page.bbox
    return max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom)


def _plain(text: str) -> str:
    """The text of a cell: lines that only the column's width has broken are put together again."""
    whole = _HYPHEN.sub("", text)
    return clean(re.sub(r"\n(?!\x00)", " ", _POINT.sub("\n\x00", whole)).replace("\x00", ""))
