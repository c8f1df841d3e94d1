"""Workbooks of 10,000 × 15 and the like, written once for a run: Russian texts, dates in every usual form."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import xlsxwriter

HEAD = (
    "№",
    "Направление",
    "Мероприятие",
    "Ожидаемый результат",
    "Начало",
    "Срок исполнения",
    "Ответственный",
    "Вес",
    "Объём финансирования, тыс. руб.",
    "Статус",
    "Прогноз",
    "Подтверждающий документ",
    "Соисполнители",
    "Регион",
    "Примечание",
)
_VERBS = ("Ввод в эксплуатацию", "Закупка оборудования", "Разработка технической документации", "Проведение испытаний")
_THINGS = ("линии прессования", "центра коллективного пользования", "опытного стенда", "инжиниринговой площадки")
_STREAMS = ("Производство", "Кадры и образование", "Инфраструктура", "Международное сотрудничество", "Исследования")
_PEOPLE = ("Седов А. В.", "Орлова И. П.", "Ким О. Н.", "Кузнецов В. А.", "ООО «Алтайские композиты»")
_FIRST = date(2027, 1, 11)
MOVED_BY_DAYS = 30


def plan_file(rows: int, *, changed: int = 0, version: int = 0) -> bytes:
    """An xlsx of so many milestones; the first `changed` of every `rows` differ from other versions.

    Half of the changed ones move their date, half of them say their result in other words.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Дорожная карта")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, HEAD)
    step = rows // changed if changed else 0
    for number in range(1, rows + 1):
        is_changed = bool(step) and number % step == 0
        for column, value in enumerate(row_of(number, version if is_changed else 0, rows)):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            else:
                sheet.write_number(number, column, value)
    book.close()
    return buffer.getvalue()


def row_of(number: int, version: int, rows: int) -> tuple[object, ...]:
    """The cells of one milestone; every second changed one moves its date, the others change their words."""
    is_moving = bool(version) and number % 2 == 0
    due = _FIRST + timedelta(days=number % 700 + (version * MOVED_BY_DAYS if is_moving else 0))
    words = f", редакция {version}" if version and not is_moving else ""
    return (
        f"{number % 12 + 1}.{number}",
        _STREAMS[number * len(_STREAMS) // (rows + 1)],
        f"{_VERBS[number % 4]} {_THINGS[number // 4 % 4]} для участка {number}, очередь {number % 7 + 1}",
        f"Акт приёмки № {number} подписан обеими сторонами{words}",
        due - timedelta(days=20 + number % 200),
        written(due, number),
        _PEOPLE[number % 5],
        number % 10 + 1,
        round(number * 1.5, 1),
        "выполняется" if number % 3 else "не начато",
        due,
        f"Акт от {due:%d.%m.%Y}",
        _PEOPLE[(number + 2) % 5],
        "Алтайский край",
        f"Согласовано на совещании {number % 40 + 1}" if number % 4 == 0 else "",
    )


def written(due: date, number: int) -> str | date:
    """A date as people write it: most of them as a date, others in words."""
    if number % 4:
        return due
    return (f"до {due:%d.%m.%Y}", f"{(due.month + 2) // 3} кв. {due.year} г.", f"{due:%d.%m.%Y}")[number // 4 % 3]
