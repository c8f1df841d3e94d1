"""Small files for tests, written on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter

MADE_AT = datetime(2026, 1, 1)
HEAD = ("№", "Направление", "Мероприятие", "Ожидаемый результат", "Срок исполнения", "Ответственный")


def workbook(rows: Sequence[Sequence[str]], *, sheet: str = "План", head: Sequence[str] = HEAD) -> bytes:
    """An xlsx with one sheet: the head, then the rows, all as text. The same rows give the same bytes."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": MADE_AT})
    written = book.add_worksheet(sheet)
    for number, row in enumerate([head, *rows]):
        for column, text in enumerate(row):
            written.write_string(number, column, text)
    book.close()
    return buffer.getvalue()


def measures(count: int, *, due: str = "IV квартал 2027 г.") -> list[list[str]]:
    """So many honest rows."""
    kinds = ("Закупка стенда", "Ввод линии", "Подписание соглашения", "Открытие центра", "Испытания образца")
    return [
        [f"1.{n}", "Производство", f"{kinds[n % 5]} для участка {n}", "Акт приёмки", due, "Седов А. В."]
        for n in range(1, count + 1)
    ]
