"""Workbooks of the portal for tests: written, changed as a person would, read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from roadmaps.reading.cells import Document
from roadmaps.reading.workbook import read
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.origin import Origin
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.workbooks.file_reading import read_file
from roadmaps.workbooks.own_workbook_form import OwnRow
from roadmaps.workbooks.own_workbook_writer import own_workbook
from tests.roadmaps.revisions.plans import row

ORIGIN = Origin(roadmap=7, revision=3, made_at="2026-11-15T09:00:00+00:00", language="en")
LONG = "Создание центра коллективного пользования испытательным оборудованием для предприятий кластера " * 5

RICH = [
    row("Ввод пилотной линии", "2026-12-31", code="1.1", wording="31.12.2026"),
    row("Декабрь", "2026-12-31", code="1.2", precision="month", wording="декабрь 2026"),
    row("Q4", "2026-12-31", code="1.10", precision="quarter", wording="IV квартал 2026 г."),
    row("Half", "2026-12-31", code="1.3.", precision="half_year", wording="2 полугодие 2026 г."),
    row("Year", "2026-12-31", code="A-1", precision="year", wording="2026 год", weight=Decimal("1.5000")),
    row(
        "Assumed", "2026-07-01", wording="до 1 июля 2026", is_assumption=True,
        budget=Decimal("12345678901234567.89"),
    ),
    row(
        "Range", "2027-12-31", precision="year", wording="2025–2027 гг.", start_date=date(2025, 1, 1),
        budget=Decimal("1500000.00"),
    ),
    row("Ongoing", precision="ongoing", wording="постоянно"),
    row("Ongoing from", precision="ongoing", wording="с 1 марта 2026", start_date=date(2026, 3, 1)),
    row("By agreement", wording="по согласованию"),
    row("Undated"),
    row("Computed", "2026-04-30", wording="01.02.2026 + 3 мес.", start_date=date(2026, 2, 1), precision="month"),
    row("Fiscal", "2026-03-31", precision="year", wording="FY2026", is_assumption=True),
    row("Wording that says another day", "2026-05-31", wording="31.12.2030"),
    row("Notes", "2026-05-31", notes=(("Примечание", "строка 1\nстрока 2"), ("Основание", "Приказ № 5"))),
    row("Notes the other way", "2026-05-31", notes=(("Основание", "п. 2"), ("Примечание", "да"), ("", "inner"))),
    row("Same heading twice", notes=(("Примечание", "a"), ("Примечание", "b"), ("milestone", "odd"))),
    row(LONG, "2026-05-31", deliverable="- акт\n- протокол\n\nи отчёт", responsible="Иванов И. И.; Петрова А. А."),
    row("=1+1", "2026-05-31", code="=A1", deliverable="+7 999 123-45-67", responsible="@SUM(A1)", workstream="-1"),
    row("Testing", "2026-05-31", code="2.4"),
    row("Testing", "2026-06-30", code="2.4"),
    row("Testing", "2026-06-30", code="2.4"),
    row("Testing", "2026-06-30", workstream="Экспорт"),
    row("1.2 Number before the title", "2026-06-30"),
    row("Итого по разделу", "2026-06-30"),
    row("No workstream at all", "2026-06-30", workstream=""),
    row("_x000D_ in the title", "2026-06-30", notes=(("_x0041_", "_x000D_"),)),
    row("http://example.org/", "2026-06-30", responsible="mailto:a@example.org"),
    row("№ п/п", "2026-06-30", code="№ п/п", deliverable="-", responsible="н/д", external_id="b-12"),
    row("Title", "2026-06-30", notes=(("Long", "слово " * 1600),)),
]  # fmt: skip


def named(rows: Sequence[PlanRow]) -> list[OwnRow]:
    return [OwnRow(f"m{100 + number}", one) for number, one in enumerate(rows)]


def document_of(content: bytes) -> Document:
    return Document("plan.xlsx", "xlsx", "0" * 64, len(content), read(content).tables)


def read_again(content: bytes, choices: Choices | None = None) -> PlanReading:
    return read_file(document_of(content), choices or Choices(roadmap=ORIGIN.roadmap))


def round_trip(rows: Sequence[PlanRow]) -> PlanReading:
    return read_again(own_workbook(named(rows), ORIGIN))


def changed(content: bytes, change: Callable[[Worksheet], object]) -> bytes:
    """The workbook after a person changed its first sheet and saved it."""
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()
