"""Reads csv: any usual encoding, separated by semicolons, commas, tabs or bars."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice

from roadmaps.reading.cells import Reading, Table
from roadmaps.reading.cleaning import clean
from roadmaps.reading.encoding import guess_encoding
from roadmaps.reading.grid import Cells, freeze, trim, type_of_rows
from roadmaps.reading.limits import MAX_BYTES, MAX_ROWS, CannotRead, check_extent

_DELIMITERS = ";,\t|"
_SAMPLE_ROWS = 100
_DECLARED = re.compile(r"^\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
# Our own csv puts an apostrophe before what a spreadsheet would take for a formula.
_GUARDED = re.compile(r"^'(?=[=+\-@\t\r＝])")


def read(content: bytes) -> Reading:
    """Read the one table of a csv; rows are counted as a spreadsheet shows them."""
    # A field may hold a whole page of text; the standard limit of 131,072 letters is too low.
    csv.field_size_limit(MAX_BYTES)
    encoding = guess_encoding(content)
    text = content.decode(encoding, "replace").replace("\x00", "")
    declared = _DECLARED.match(text)
    skipped = 1 if declared else 0
    if declared:
        text = text[declared.end() :]
    delimiter = declared[1] if declared else _likeliest_delimiter(text)
    rows = trim(_rows(text, delimiter))
    table = Table(place="", rows=freeze(rows), first_row=1 + skipped)
    return Reading((table,), encoding)


def _rows(text: str, delimiter: str) -> type_of_rows:
    known = Cells()
    rows: type_of_rows = []
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for record in records:
            shown = [clean(_GUARDED.sub("", field)) for field in record]
            rows.append([known.text(field) for field in shown])
            # Empty rows at the end are no reason to refuse.
            if len(rows) > MAX_ROWS and any(shown):
                check_extent(len(rows), 1)
    except csv.Error as failure:
        raise CannotRead("unreadable") from failure
    return rows


def _likeliest_delimiter(text: str) -> str:
    """Take the delimiter that cuts most rows into the same number of columns.

    The standard library's Sniffer looks at letters, not at rows: a bar in one heading misleads it.
    """
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = [len(record) for record in islice(reader, _SAMPLE_ROWS) if record]
    except csv.Error:
        return (0.0, 0)
    if not widths:
        return (0.0, 0)
    usual, times = max(Counter(widths).items(), key=lambda pair: (pair[0] > 1, pair[1], pair[0]))
    return (times / len(widths) if usual > 1 else 0.0, usual)
