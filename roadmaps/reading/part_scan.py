"""One pass over each XML part of a zipped office file: definitions, far cells, absurd widths.

Works on the raw stream in small pieces, so that a file made to burst a parser costs nothing here.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from roadmaps.reading.limits import MAX_COLUMNS, MAX_ROWS, CannotRead

_PIECE = 1024 * 1024
_OVERLAP = 4096
_WIDTHS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in _WIDTHS)
_MARKS_OF_XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00")
# Drawings and web pages that a document carries along are never parsed here, and honest ones have a DTD.
_CARRIED_ALONG = (".svg", ".htm", ".html", ".xhtml", ".mht")
# Every repetition below is bounded: a part made of one endless tag must not cost quadratic time.
_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^<>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([^"']{1,40})["']""")
_ALLOWED_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"utf8"})

# Rows above 20,000 and columns right of GR, the 200th.
_FAR_ROW = rb"0*(?:2000[1-9]|200[1-9]\d|20[1-9]\d\d|2[1-9]\d{3}|[3-9]\d{4}|[1-9]\d{5,})"
_FAR_COLUMN = rb"(?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])"
_FAR = rb"(?:[A-Z]*" + _FAR_ROW + rb"|" + _FAR_COLUMN + rb"\d+)"
# A first look, which begins with a letter that it can leap to: that takes a third of the time of a word's beginning.
_ANY_FAR = re.compile(rb"""r\s{0,9}=\s{0,9}["']""" + _FAR + rb"""["']""")
# Formatting alone may reach the last row of the sheet; only a far cell that holds something counts.
_FAR_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\s(?:[^<>]{0,200}?\s)?r\s{0,9}=\s{0,9}["']("""
    + _FAR
    + rb""")["'][^<>]{0,200}(?<!/)>(?=\s*[^<\s]|\s*<[^/])"""
)
_WIDTH = re.compile(
    rb"""\b(?:gridSpan|gridBefore|gridAfter)\b[^<>]{0,200}?\bval\s{0,9}=\s{0,9}["']\s{0,9}([^"'\s]{1,40})"""
)


def scan_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: str) -> None:
    """Raise CannotRead if a part declares a document type, a far cell or an absurd width."""
    if entry.filename.casefold().endswith(_CARRIED_ALONG):
        return
    reach = ""
    for piece in _pieces(archive, entry):
        if _has_doctype(piece):
            raise CannotRead("doctype")
        if kind == "docx":
            _check_widths(piece)
        elif kind == "xlsx":
            reach = _reach(piece, reach)
    if reach:
        raise CannotRead("too_many_cells", cell=reach, rows=MAX_ROWS, columns=MAX_COLUMNS)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        piece = stream.read(_PIECE)
        start = piece.lstrip()
        if start and not start.startswith(_MARKS_OF_XML):
            return
        encoding = _ENCODING.match(piece)
        if encoding and encoding[1].lower() not in _ALLOWED_ENCODINGS:
            raise CannotRead("unreadable")
        while piece:
            yield piece
            tail = piece[-_OVERLAP:]
            fresh = stream.read(_PIECE)
            piece = tail + fresh if fresh else b""


def _has_doctype(piece: bytes) -> bool:
    # The wider encodings of the word all contain zeros, which an XML part otherwise never has.
    return _DOCTYPES[0] in piece or (b"\x00" in piece and any(doctype in piece for doctype in _DOCTYPES))


def _reach(piece: bytes, reach: str) -> str:
    """Return the farthest cell met so far; after the first, the end of each piece is enough."""
    may_have_cells = b"<c" in piece or b":c" in piece
    if not reach and not (may_have_cells and _ANY_FAR.search(piece)):
        return reach
    looked_at = piece[-_OVERLAP:] if reach else piece
    for match in _FAR_CELL.finditer(looked_at):
        reach = match[1].decode("ascii")
    return reach


def _check_widths(piece: bytes) -> None:
    for match in _WIDTH.finditer(piece):
        if not match[1].isdigit() or len(match[1]) > 9 or int(match[1]) > MAX_COLUMNS:
            count = match[1].decode("ascii", "replace")[:20]
            raise CannotRead("too_wide", count=count, columns=MAX_COLUMNS)
