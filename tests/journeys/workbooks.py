"""The workbook that a manager brings: twelve measures, some of them written as people write."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from openpyxl import load_workbook

from roadmaps.progress.workbook_form import COLUMNS

HEADINGS = ("№ п/п", "Мероприятие", "Срок исполнения", "Ответственный", "Ожидаемый результат")
ROWS = (
    ("1", "Создание производства", "", "", ""),
    ("1.1", "Проект пилотной линии", "31.03.2027", "Ким О. А.", "Проектная документация"),
    ("1.2", "Закупка оборудования", "II квартал 2027 г.", "Ким О. А.", "Договор поставки"),
    ("1.3", "Монтаж пилотной линии", "31.11.2026", "Ли П. С.", "Акт монтажа"),
    ("1.4", "Пуск пилотной линии", "декабрь 2027", "Ли П. С.", "Акт пуска"),
    ("1.5", "Обучение операторов", "до 1 июля 2027 г.", "Гуляев Д. И.", "Удостоверения"),
    ("1.5", "Аттестация операторов", "30.09.2027", "Гуляев Д. И.", "Протокол"),
    ("2", "Сертификация", "", "", ""),
    ("2.1", "Выбор органа по сертификации", "по согласованию", "Ким О. А.", "Договор"),
    ("2.2", "", "30.04.2027", "Ким О. А.", "Отчёт об испытаниях"),
    ("2.3", "Испытания образцов", "15.05.2027", "Ли П. С.", "Протокол испытаний"),
    ("2.4", "Получение сертификата", "IV кв. 2027", "Ким О. А.", "Сертификат"),
    ("2.5", "Первая поставка", "2028 год", "Ли П. С.", "Товарная накладная"),
    ("2.6", "Выход на экспорт", "31.12.2028", "Ким О. А.", "Контракт"),
)


def sixty_rows() -> bytes:
    """An xlsx of sixty measures with four problems, each with its suggestion: two equal dates that no calendar has
    (rows 8 and 24), a third one (row 40), and a number that stands twice (row 33)."""
    rows = [
        [f"1.{n}", f"Закупка и монтаж стенда № {n}", "IV кв. 2027", "Ким О. А.", "Акт приёмки"] for n in range(1, 61)
    ]
    rows[4][2] = rows[20][2] = "31.11.2026"
    rows[36][2] = "30.02.2027"
    rows[29][0] = "1.29"
    return workbook_of([HEADINGS, *rows])


def twelve_rows() -> bytes:
    """An xlsx of two workstreams and twelve measures.

    Row 7 names a day that no calendar has, row 10 a number that stands above it, row 13 has no name: three problems.
    The date of row 12 is “to be agreed”: a note, for undated is allowed.
    """
    return workbook_of([HEADINGS, *ROWS])


def workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    """An xlsx with a title, an empty row and then these rows, all as text."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("План 2026–28")
        sheet.write(0, 0, "Дорожная карта кластера «Композиты Алтая»")
        for number, row in enumerate(rows, start=2):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    return buffer.getvalue()


def filled_in(form: bytes, rows: Sequence[dict[str, object]]) -> bytes:
    """The period's form with other values in its first rows, by the column's key, as an office program saves it."""
    book = load_workbook(BytesIO(form))
    for number, cells in enumerate(rows, start=2):
        for key, value in cells.items():
            book.worksheets[0].cell(number, list(COLUMNS).index(key) + 2).value = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
