"""The period's form as a person fills it in: cells by the milestone's number and the column's key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from portal.accounts.models import Person
from roadmaps.models import ReportWorkbook, Roadmap
from roadmaps.progress import workbook_actions
from roadmaps.progress.workbook_findings import Check
from roadmaps.progress.workbook_form import COLUMNS
from roadmaps.progress.workbook_writer import workbook_of
from tests.factories import NOW

AT = {key: number for number, key in enumerate(COLUMNS, start=2)}
Filled = Mapping[tuple[str, str], Any]


def form_of(roadmap: Roadmap, *, at: datetime = NOW) -> bytes:
    return workbook_of(roadmap, at=at).content


def filled(content: bytes, cells: Filled) -> bytes:
    """The form with other values in some cells, saved by another program."""
    return edited(content, lambda sheet: put(sheet, cells))


def put(sheet: Worksheet, cells: Filled) -> None:
    rows = {str(sheet.cell(row, AT["code"]).value): row for row in range(2, sheet.max_row + 1)}
    for (code, key), value in cells.items():
        sheet.cell(rows[code], AT[key]).value = value


def edited(content: bytes, edit: Callable[[Worksheet], None]) -> bytes:
    book = load_workbook(BytesIO(content))
    edit(book.worksheets[0])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sent_back(roadmap: Roadmap, content: bytes, *, by: Person, at: datetime = NOW) -> ReportWorkbook:
    return workbook_actions.receive(roadmap, name="reports.xlsx", content=content, by=by, at=at)


def check_of(workbook: ReportWorkbook, *, by: Person, at: datetime = NOW) -> Check:
    return workbook_actions.check_of(workbook, by=by, at=at)


def press(
    workbook: ReportWorkbook, *, by: Person, at: datetime = NOW, taken: tuple[int, ...] = ()
) -> workbook_actions.Applied:
    """Look at what the form would do, and press the button."""
    sign = check_of(workbook, by=by, at=at).sign
    return workbook_actions.apply(workbook, sign=sign, taken=taken, by=by, at=at)
