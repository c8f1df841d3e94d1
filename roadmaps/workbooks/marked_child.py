"""The process that marks a stranger's workbook: `python -m roadmaps.workbooks.marked_child mark < job`.

The first line of standard input is the job as JSON, all the rest is the workbook; what it writes is the marked one.
Everything else in the workbook stays as it is. It sets its own limits, as the reading child does.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from roadmaps.reading.child import set_limits
from roadmaps.workbooks.marked_form import MARK, SHEET

COLOURS = {"problem": "FFFFC7CE", "correction": "FFDDE9FB", "note": "FFFFEB9C"}
WIDTHS = (16, 12, 70, 26, 34)
DRAWN = ("xl/media/", "xl/charts/", "xl/drawings/drawing")
LONGEST_NAME = 31


def main() -> int:
    """Mark the workbook on standard input; return the exit code."""
    set_limits()
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(marked(content, json.loads(head)))
    sys.stdout.buffer.flush()
    return 0


def marked(content: bytes, job: Mapping[str, Any]) -> bytes:
    """The workbook with fills and comments on its cells, and a first sheet that lists them.

    `job` holds `upload`, `author`, `title` of the list, `intro` and `lost` (sentences; the latter for a workbook
    with drawings), `heads` of the list, and its `lines`: kind, place in words, sheet, cell, kind in words, message,
    heading, suggestion.
    """
    book = load_workbook(BytesIO(content), rich_text=True)
    _without_earlier_marks(book, job["author"])
    lines = [_in_book(book, line) for line in job["lines"]]
    touched = _mark_cells(book, lines, job["author"], job["most"])
    intro = [*job["intro"], *([job["lost"]] if _has_drawings(content) else [])]
    sheet = _list(book, job, intro, lines)
    hidden = book.create_sheet(SHEET)
    hidden.sheet_state = "veryHidden"
    for number, line in enumerate([[MARK, str(job["upload"]), sheet.title], *touched], start=1):
        for column, text in enumerate(line, start=1):
            # The name of a sheet or an earlier comment that begins like a formula stays a text.
            hidden.cell(number, column, text).data_type = "s"
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0
    # Results of formulas are not kept: the office program is asked to compute them when it opens the file.
    book.calculation.fullCalcOnLoad = True
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _in_book(book: Workbook, line: Mapping[str, str]) -> dict[str, str]:
    """The line with the sheet's own name, or without a cell when there is no such sheet."""
    wanted = line["sheet"]
    names = [one.title for one in book.worksheets]
    # A plan that stands beside others on its sheet is called by the sheet and its cells.
    found = [name for name in names if name.strip() == wanted] or [
        name for name in names if wanted.startswith(f"{name.strip()} (")
    ]
    return {**line, "sheet": found[0] if found else "", "cell": line["cell"] if found else ""}


def _mark_cells(book: Workbook, lines: Sequence[Mapping[str, str]], author: str, most: int) -> list[list[str]]:
    """Fill the cells and say on them what is wrong; the gravest colour stays. Gives what was touched, as it was."""
    touched: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        if not line["cell"]:
            continue
        cell = _cell(book[line["sheet"]], line["cell"])
        place = (line["sheet"], cell.coordinate)
        if place not in touched:
            if len(touched) >= most:
                continue
            touched[place] = [*place, *_look(cell)]
            cell.fill = PatternFill("solid", fgColor=COLOURS[line["kind"]])
        said = f"{cell.comment.text}\n\n" if cell.comment else ""
        more = f"\n→ {line['suggestion']}" if line["suggestion"] else ""
        comment = Comment(_legal(f"{said}{line['message']}{more}"), author)
        comment.width, comment.height = 320, 120
        cell.comment = comment
    return list(touched.values())


def _look(cell: Cell) -> list[str]:
    """What a mark covers: colour of the cell, text and author of its comment."""
    colour = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else ""
    said = [cell.comment.text, cell.comment.author] if cell.comment else ["", ""]
    return [colour if isinstance(colour, str) else "", *(_legal(text or "") for text in said)]


def _cell(sheet: Worksheet, address: str) -> Cell:
    """The cell, or the upper left one of the merged cells that it lies in."""
    for area in sheet.merged_cells.ranges:
        if address in area:
            return sheet.cell(area.min_row, area.min_col)
    row, column = coordinate_to_tuple(address)
    return sheet.cell(row, column)


def _list(book: Workbook, job: Mapping[str, Any], intro: list[str], lines: Sequence[Mapping[str, str]]) -> Worksheet:
    sheet = book.create_sheet(_free_name(book, job["title"]), 0)
    for number, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _write(sheet, 1, [job["title"]], Font(bold=True, size=14))
    for number, sentence in enumerate(intro, start=2):
        _write(sheet, number, [sentence], Font(color="FF555555"))
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=len(WIDTHS))
        sheet.row_dimensions[number].height = 15 * (1 + len(sentence) // 140)
    head = len(intro) + 3
    _write(sheet, head, job["heads"], Font(bold=True))
    for number, line in enumerate(lines, start=head + 1):
        texts = [line["place"], line["word"], line["message"], line["heading"], line["suggestion"]]
        _write(sheet, number, texts, Font())
        sheet.cell(number, 2).fill = PatternFill("solid", fgColor=COLOURS[line["kind"]])
        if line["cell"]:
            quoted = line["sheet"].replace("'", "''")
            sheet.cell(number, 1).hyperlink = f"#'{quoted}'!{line['cell']}"
            sheet.cell(number, 1).font = Font(color="FF0B57D0", underline="single")
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    return sheet


def _write(sheet: Worksheet, number: int, texts: Sequence[str], font: Font) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(number, column, _legal(text))
        # What begins like a formula stays a text.
        cell.data_type = "s"
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _without_earlier_marks(book: Workbook, author: str) -> None:
    """Take away the marks that an earlier marking left, so that what was mended is clean."""
    if SHEET not in book.sheetnames:
        return
    rows = book[SHEET].iter_rows(max_col=5, values_only=True)
    facts, *places = [[str(value or "") for value in row] for row in rows]
    for name, address, colour, text, writer in places:
        if name in book.sheetnames:
            cell = _cell(book[name], address)
            cell.fill = PatternFill("solid", fgColor=colour) if colour else PatternFill()
            if cell.comment and cell.comment.author == author:
                cell.comment = Comment(text, writer) if text else None
    for name in (facts[2], SHEET):
        if name in book.sheetnames and len(book.sheetnames) > 1:
            del book[name]


def _free_name(book: Workbook, title: str) -> str:
    taken = {name.casefold() for name in book.sheetnames}
    names = [title[:LONGEST_NAME], *(f"{title[: LONGEST_NAME - 4]} {number}" for number in range(2, 100))]
    return next(name for name in names if name.casefold() not in taken)


def _has_drawings(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return any(name.startswith(DRAWN) for name in archive.namelist())


def _legal(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


if __name__ == "__main__":
    sys.exit(main())
