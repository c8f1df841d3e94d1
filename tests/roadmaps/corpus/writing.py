"""Writes the files of the corpus: workbooks, Word documents, text tables and an OpenDocument sheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


@dataclass
class Sheet:
    """One sheet: its rows from A1, and everything that people do to a sheet besides typing."""

    name: str
    rows: Rows
    merges: Sequence[str] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, str] = field(default_factory=dict)
    bold_rows: Sequence[int] = ()
    indents: Mapping[str, int] = field(default_factory=dict)
    outlines: Mapping[int, int] = field(default_factory=dict)
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    is_hidden: bool = False


def book(*sheets: Sheet) -> bytes:
    """Return a workbook of these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row, 1):
            if value not in (None, ""):
                page.cell(number, column, value)
    _dress(page, sheet)


def _dress(page: Worksheet, sheet: Sheet) -> None:
    for cell, number_format in sheet.formats.items():
        page[cell].number_format = number_format
    for cell, colour in sheet.fills.items():
        page[cell].fill = PatternFill("solid", fgColor=colour)
    for cell, indent in sheet.indents.items():
        page[cell].alignment = Alignment(indent=indent)
    for cell in (cell for number in sheet.bold_rows for cell in page[number]):
        cell.font = Font(bold=True)
    for number, level in sheet.outlines.items():
        page.row_dimensions[number].outlineLevel = level
    for area in sheet.merges:
        page.merge_cells(area)
    for number in sheet.hidden_rows:
        page.row_dimensions[number].hidden = True
    for letter in sheet.hidden_columns:
        page.column_dimensions[letter].hidden = True
    if sheet.is_hidden:
        page.sheet_state = "hidden"


def across(row: int, width: int, start: int = 1) -> str:
    """Return the area of one row from the column `start` over `width` columns."""
    return f"{get_column_letter(start)}{row}:{get_column_letter(start + width - 1)}{row}"


class Word:
    """A Word document, written from top to bottom."""

    def __init__(self) -> None:
        self.document = Document()

    def text(self, *lines: str, right: bool = False, centre: bool = False) -> Word:
        """Write paragraphs."""
        for line in lines:
            paragraph = self.document.add_paragraph(line)
            if right or centre:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.CENTER
        return self

    def table(
        self,
        rows: Rows,
        merges: Sequence[tuple[int, int, int, int]] = (),
        numbered: Mapping[int, int] | None = None,
        repeat: int = 0,
        number_column: int = 0,
    ) -> Word:
        """Write a table; `merges` are first row, first column, last row, last column from 0.

        `numbered` gives for a row the level of Word's own list number in its `number_column`;
        the first `repeat` rows are marked to be repeated on each page.
        """
        width = max(len(row) for row in rows)
        table = self.document.add_table(len(rows), width, style="Table Grid")
        for number, row in enumerate(rows):
            cells = table.rows[number].cells
            for column, value in enumerate(row):
                if value not in (None, ""):
                    cells[column].text = str(value)
        for first_row, first_column, last_row, last_column in merges:
            texts = table.cell(first_row, first_column).text
            merged = table.cell(first_row, first_column).merge(table.cell(last_row, last_column))
            merged.text = texts
        for number, level in (numbered or {}).items():
            self._number(table.cell(number, number_column).paragraphs[0], level)
        for number in range(repeat):
            properties = table.rows[number]._tr.get_or_add_trPr()
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        return self

    def page_break(self) -> Word:
        """Start a new page."""
        self.document.add_page_break()
        return self

    def bytes(self) -> bytes:
        """Return the document as a file."""
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def _number(self, paragraph: object, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self._list_number()}"/></w:numPr>'
            )
        )

    def _list_number(self) -> int:
        """Return the id of a list with the levels 1. · 1.1. · 1.1.1., made on first use."""
        root = self.document.part.numbering_part.element
        if not root.findall(f"{{{root.nsmap['w']}}}num[@{{{root.nsmap['w']}}}numId='777']"):
            levels = "".join(
                f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                f'<w:lvlText w:val="{"".join(f"%{k + 1}." for k in range(n + 1))}"/></w:lvl>'
                for n in range(3)
            )
            abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="777">{levels}</w:abstractNum>')
            root.insert(0, abstract)
            root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="777"><w:abstractNumId w:val="777"/></w:num>'))
        return 777


def text_table(rows: Rows, delimiter: str = ";", encoding: str = "utf-8", line_end: str = "\r\n") -> bytes:
    """Return rows as delimited text."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return target.getvalue().encode(encoding)


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """Return a workbook as it is after a change that `Sheet` has no word for."""
    workbook = load_workbook(io.BytesIO(content))
    change(workbook)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def headed(head: Sequence[object], *fields: str | tuple[str, ...]) -> dict[str, str | tuple[str, ...]]:
    """Return which field each heading of a row means, as `Case.columns` wants it."""
    return dict(zip(map(str, head), fields, strict=False))


_ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def open_document(name: str, rows: Rows, is_padded: bool = False) -> bytes:
    """Return an OpenDocument sheet; dates are cells of type date, numbers of type float.

    A padded one ends rows and sheet with cells repeated to the edge, as office programs write them.
    """
    rest = '<table:table-cell table:number-columns-repeated="1014"/>' if is_padded else ""
    body = "".join("<table:table-row>" + "".join(map(_open_cell, row)) + rest + "</table:table-row>" for row in rows)
    if is_padded:
        cells = '<table:table-cell table:number-columns-repeated="1024"/>'
        body += f'<table:table-row table:number-rows-repeated="1048000">{cells}</table:table-row>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_ODS}office:1.0" '
        f'xmlns:table="{_ODS}table:1.0" xmlns:text="{_ODS}text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(name)}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_ODS}manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _open_cell(value: object) -> str:
    if value in (None, ""):
        return "<table:table-cell/>"
    if hasattr(value, "isoformat"):
        day = value.isoformat()[:10]
        shown = ".".join(reversed(day.split("-")))
        return _typed(f'date" office:date-value="{day}', shown)
    if isinstance(value, int | float):
        return _typed(f'float" office:value="{value}', str(value))
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _typed(kind_and_value: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="{kind_and_value}"><text:p>{shown}</text:p></table:table-cell>'
