"""Builds the files that tests read: honest ones by office libraries, hostile ones part by part."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import docx
import openpyxl
from docx.document import Document as WordDocument
from openpyxl.worksheet.worksheet import Worksheet

SHEET_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument."
SHEET_MAIN = f"{_TYPES}spreadsheetml.sheet.main+xml"
WORD_MAIN = f"{_TYPES}wordprocessingml.document.main+xml"


def workbook(rows: Sequence[Sequence[Any]] = (), arrange: Callable[[Worksheet], object] | None = None) -> bytes:
    """An xlsx with one sheet that holds `rows`; `arrange` may change the sheet before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "План"
    for row in rows:
        sheet.append(list(row))
    if arrange:
        arrange(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of `parts` by name, deflated."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _content_types(main: str, path: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{path}" ContentType="{main}"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def sheet_parts(sheet: str, *, main: str = SHEET_MAIN, book: str = "") -> dict[str, str | bytes]:
    """The parts of an xlsx whose one sheet is the XML `sheet`, the document element included."""
    return {
        "[Content_Types].xml": _content_types(main, "xl/workbook.xml"),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET_NS}" xmlns:r="{_OFFICE}">{book}'
        '<sheets><sheet name="План" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet,
    }


def sheet_of(rows: str, before: str = "") -> str:
    """The XML of a sheet with `rows` as its lines of cells."""
    return f'<worksheet xmlns="{SHEET_NS}">{before}<sheetData>{rows}</sheetData></worksheet>'


def raw_workbook(rows: str, before: str = "") -> bytes:
    """An xlsx whose sheet is written by hand."""
    return zipped(sheet_parts(sheet_of(rows, before)))


def number_at(address: str, value: str = "1") -> str:
    """One cell of a sheet's XML that holds a number."""
    return f'<c r="{address}"><v>{value}</v></c>'


def word(build: Callable[[WordDocument], object]) -> bytes:
    """A docx that `build` has filled."""
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_parts(body: str, numbering: str = "", styles: str = "") -> dict[str, str | bytes]:
    """The parts of a docx with the XML `body`, list definitions and styles."""
    targets = [("numbering", "numbering.xml"), ("styles", "styles.xml")]
    types = _content_types(WORD_MAIN, "word/document.xml").replace(
        "</Types>",
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPES}wordprocessingml.numbering+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}wordprocessingml.styles+xml"/></Types>',
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD_NS}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relations(*targets),
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD_NS}">{numbering}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{WORD_NS}">{styles}</w:styles>',
    }


def raw_word(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A docx whose body is written by hand."""
    return zipped(word_parts(body, numbering, styles))


def word_table(*rows: Sequence[str]) -> str:
    """The XML of a Word table whose cells hold the given paragraphs' XML, or plain text."""
    lines = "".join(f"<w:tr>{''.join(word_cell(cell) for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{lines}</w:tbl>"


def word_cell(content: str, properties: str = "") -> str:
    """One cell of a Word table; text without tags becomes a paragraph."""
    if not content.startswith("<"):
        content = paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def paragraph(text: str = "", properties: str = "") -> str:
    """One Word paragraph."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str = "", *, depth: int = 0, number: int = 1) -> str:
    """One Word paragraph that belongs to a numbered list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def open_document(tables: str, styles: str = "") -> bytes:
    """An ods with the XML of its sheets and of its automatic styles."""
    names = ("office", "table", "text", "style")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    media_type = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": media_type, "content.xml": content, "META-INF/manifest.xml": "<manifest/>"})


def old_workbook(cells: Mapping[tuple[int, int], str | float], *, streams: Sequence[str] = ()) -> bytes:
    """An xls (BIFF8) with one sheet; `cells` by 0-based row and column, `streams` named beside it."""
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for (row, column), value in cells.items():
        start = struct.pack("<HHH", row, column, 15)
        if isinstance(value, str):
            text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            sheet += _record(0x0204, start + text)
        else:
            sheet += _record(0x0203, start + struct.pack("<d", value))
    sheet += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = struct.pack("<BB", 4, 1) + "План".encode("utf-16-le")
    end = _record(0x000A, b"")
    offset = len(begin) + 4 + 6 + len(name) + len(end)
    bound = _record(0x0085, struct.pack("<IBB", offset, 0, 0) + name)
    return compound({"Workbook": begin + bound + end + sheet} | dict.fromkeys(streams, b""))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE container with at most three streams, each padded so that it needs no mini stream."""
    sector, end_of_chain = 512, 0xFFFFFFFE
    table = [0xFFFFFFFD, end_of_chain]
    body = b""
    entries = _entry("Root Entry", 5, 0, end_of_chain, child=1)
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(max(4096, -(-len(content) // sector) * sector), b"\x00")
        first, count = len(table), len(padded) // sector
        table += [*range(first + 1, first + count), end_of_chain]
        following = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries += _entry(name, 2, len(padded), first, right=following)
        body += padded
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack(
        "<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, 1, 0, 4096, end_of_chain, 0, end_of_chain, 0
    )
    header += struct.pack("<I", 0) + b"\xff\xff\xff\xff" * 108
    chains = struct.pack(f"<{len(table)}I", *table).ljust(sector, b"\xff")
    return header + chains + entries.ljust(sector, b"\x00") + body


def _entry(name: str, kind: int, size: int, first: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\x00")
    links = struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, 0xFFFFFFFF, right, child)
    return text + links + bytes(36) + struct.pack("<IQ", first, size)
