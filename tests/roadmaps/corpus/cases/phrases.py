"""One plain table each, with terms worded in all the ways that people word them."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import Measure, en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, book, text_table

Phrases = Sequence[tuple[str, str]]

QUARTERS: Phrases = (
    ("4-й квартал 2026 года", "2026-12-31 q"), ("четвертый квартал 2026 г.", "2026-12-31 q"), ("в III квартале 2027 г.", "2027-09-30 q"), ("3кв2027", "2027-09-30 q"),
    ("2027, II квартал", "2027-06-30 q"), ("2027 (IV кв.)", "2027-12-31 q"), ("I-II кв. 2027", "2027-06-30 q|h"), ("IV кв. 2026 г. – I кв. 2027 г.", "2027-03-31 q"),
    ("П квартал 2027 г.", "2027-06-30 q|q?|!"), ("Ш кв. 2027", "2027-09-30 q|q?|!"), ("ІV квартал 2027", "2027-12-31 q|q?|!"), ("до конца III квартала 2028 г.", "2028-09-30 q|d"),
    ("не позднее II кв. 2028", "2028-06-30 q|q?"), ("Q4 2026", "2026-12-31 q"), ("1 кв. 28 г.", "2028-03-31 q|q?"), ("второе полугодие 2026 г.", "2026-12-31 h"),
    ("в первом полугодии 2027 года", "2027-06-30 h"), ("2-е полугодие 2027", "2027-12-31 h"), ("9 месяцев 2027 г.", "2027-09-30 q|m|q?|m?|d?|!"), ("I, III кварталы 2027", "2027-09-30 q|q?"),
)
MONTHS: Phrases = (
    ("сентябрь 2026", "2026-09-30 m"), ("сентябрь, 2026 г.", "2026-09-30 m"), ("в марте 2027 года", "2027-03-31 m"), ("июнь–сентябрь 2027", "2027-09-30 m"), ("декабрь 2026 - январь 2027", "2027-01-31 m"),
    ("12.2027", "2027-12-31 m"), ("2027-11", "2027-11-30 m|m?"), ("окт. 2027", "2027-10-31 m"), ("не позднее марта 2028", "2028-03-31 m|m?"), ("к маю 2028 г.", "2028-05-31 m?|m"),
    ("до конца августа 2027 г.", "2027-08-31 m|d|d?|m?"), ("Февраль 2028", "2028-02-29 m"), ("ноябрь-декабрь 2026г.", "2026-12-31 m"), ("АПРЕЛЬ 2028", "2028-04-30 m"), ("10/2027", "2027-10-31 m|m?"),
)
DAYS: Phrases = (
    ("«27» февраля 2027 г.", "2027-02-27 d"), ("27.02.2027г.", "2027-02-27 d"), ("27. 02. 2027", "2027-02-27 d"), ("27,02,2027", "2027-02-27 d|d?|!"), ("27-02-2027", "2027-02-27 d"), ("2027-02-27", "2027-02-27 d"),
    ("01.03.2027 – 31.05.2027", "2027-05-31 d"), ("10-15 июня 2027 г.", "2027-06-15 d"), ("с 1 по 20 июля 2027 года", "2027-07-20 d"), ("с 01.04.2026 по 30.09.2026", "2026-09-30 d"), ("30 февраля 2027", "!"), ("29.02.2027", "!"),
    ("31.06.2027", "!"), ("не позднее 25.12.2027", "2027-12-25 d"), ("до 25 дек. 2027 г.", "2027-12-25 d"), ("31.12.2027 0:00:00", "2027-12-31 d"), ("1 июля 2028", "2028-07-01 d"), ("15.13.2027", "!"), ("31.12.20226", "!"),
    ("1.9.27", "2027-09-01 d|d?"), ("до 1-го июня 2028 г.", "2028-06-01 d"), ("пятница, 15 мая 2026 г.", "2026-05-15 d"),
)
YEARS: Phrases = (
    ("2026–2028 гг.", "2028-12-31 y"), ("2026-2028 г.г.", "2028-12-31 y"), ("2026 — 2030 годы", "2030-12-31 y"), ("2027", "2027-12-31 y"), ("в течение 2027 г.", "2027-12-31 y"), ("к концу 2027 года", "2027-12-31 y|y?|d|d?"),
    ("до конца 2028 г.", "2028-12-31 y|d"), ("2026, 2027, 2028 гг.", "2028-12-31 y|y?"), ("до 2030 года", "2030-12-31 y?|y"), ("2026 г. и далее", "~|-|!"), ("с 2027 года", "~|-|!|2027-12-31 y?"), ("весь период реализации программы", "~|-"), ("на постоянной основе", "~|-"),
    ("постоянно", "~"), ("ежегодно", "~|-"), ("ежемесячно до 5 числа", "~|-|!"), ("по мере необходимости", "~|-|!"), ("по отдельному графику", "-|!"), ("уточняется", "-|!"), ("—", "-"), ("в течение года", "-|!|~"), ("бессрочно", "~|-|!"),
    ("начало 2028 г.", "!|-|2028-03-31 q?|m?|2028-12-31 y?|2028-01-31 m?"), ("середина 2027", "!|-|2027-06-30 h?|m?|q?|y?|2027-07-31 m?|2027-12-31 y?"), ("лето 2027", "!|-|2027-08-31 m?|q?|2027-08-31 m|q"),
)
TANGLES: Phrases = (
    ("30.06.2026 (перенос с 31.03.2026)", "2026-06-30 d?|!|2026-06-30 d"), ("31.03.2026, перенесено на 30.09.2026", "2026-09-30 d?|!|2026-09-30 d"), ("выполнено 12.03.2026", "!|-|2026-03-12 d?|d"), ("апрель 2026, апрель 2027", "2027-04-30 m|m?|!"),
    ("01.04.2026, 01.10.2026", "2026-10-01 d|d?|!"), ("через 6 месяцев после подписания договора", "-|!"), ("90 дней с даты контракта", "-|!"), ("I этап – 2026 г., II этап – 2027 г.", "2027-12-31 y|y?|!"), ("I этап", "-|!"), ("не позднее 10 рабочих дней", "-|!"),
    ("декабрь", "-|!"), ("IV квартал", "-|!"), ("15 мая", "-|!"), ("до 1 октября года, предшествующего отчетному", "-|!|~"), ("ежегодно до 2030 г.", "~|-|2030-12-31 y?|y"), ("ежеквартально в 2027 г.", "~|-|2027-12-31 y|y?"),
    ("2026-2027 учебный год", "2027-12-31 y?|y|!|2027-08-31 m?|2027-06-30 d?|2027-05-31 d?|-"), ("46387", "!|2026-12-31 d?|d"), ("срок не установлен", "-|!"), ("при наличии финансирования", "-|!"),
)
ENGLISH: Phrases = (
    ("end Q2 2027", "2027-06-30 q|d|q?"), ("by 30 June 2027", "2027-06-30 d"), ("30th June 2027", "2027-06-30 d"), ("June 30, 2027", "2027-06-30 d"), ("Sept. 2027", "2027-09-30 m"), ("Jul–Sep 2027", "2027-09-30 m|q"), ("H1 2027", "2027-06-30 h"),
    ("1H27", "2027-06-30 h|h?|!"), ("Q4/27", "2027-12-31 q|q?"), ("4Q 2027", "2027-12-31 q"), ("2027-Q3", "2027-09-30 q"), ("late 2027", "!|-|2027-12-31 y?|q?|y"), ("mid-2027", "!|-|2027-06-30 h?|m?|q?|y?|2027-12-31 y?|2027-07-31 m?"), ("2027 onwards", "~|-|!"),
    ("ASAP", "-|!"), ("TBD", "-|!"), ("upon approval", "-|!"), ("T+6 months", "-|!"), ("within 3 months of adoption", "-|!"), ("31 June 2027", "!"), ("1-Apr-27 to 30-Jun-27", "2027-06-30 d"), ("by end of 2028", "2028-12-31 y|d|y?|d?"),
    ("ongoing", "~"), ("quarterly", "~|-"), ("annually", "~|-"), ("third quarter of 2027", "2027-09-30 q"), ("before 1 May 2027", "2027-05-01 d|d?|2027-04-30 d|d?"), ("December 2026 / January 2027", "2027-01-31 m|m?|!"), ("FY 2027", "2027-12-31 y?|y|!|2027-09-30 y|y?"), ("15 Mar 2027 (was 15 Jan 2027)", "2027-03-15 d?|!|2027-03-15 d"),
)


def _rows(phrases: Phrases, measures: Sequence[Measure], head: list[object]) -> tuple[list[list[object]], tuple]:
    rows, found = [head], []
    for number, (measure, (wording, right)) in enumerate(zip(measures, phrases, strict=True), 1):
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    return rows, tuple(found)


RUSSIAN_HEAD: list[object] = ["№", "Мероприятие", "Срок реализации", "Ответственный исполнитель"]
RUSSIAN_COLUMNS = {"№": "code", "Мероприятие": "title", "Срок реализации": "due", "Ответственный исполнитель": "responsible"}


def quarters() -> Case:
    """Quarters and halves in twenty wordings, Cyrillic П and Ш for Roman numbers among them."""
    rows, found = _rows(QUARTERS, ru(len(QUARTERS), 4), RUSSIAN_HEAD)
    return Case("wordings-quarters", "кварталы.xlsx", book(Sheet("План", rows)), quarters.__doc__ or "", found, RUSSIAN_COLUMNS)


def months() -> Case:
    """Months: ranges, numbers, short names, capitals."""
    rows, found = _rows(MONTHS, ru(len(MONTHS), 24), RUSSIAN_HEAD)
    return Case("wordings-months", "месяцы.docx", Word().table(rows).bytes(), months.__doc__ or "", found, RUSSIAN_COLUMNS)


def days() -> Case:
    """Days: ranges, guillemets, commas for points, days that no calendar has."""
    rows, found = _rows(DAYS, ru(len(DAYS), 39), RUSSIAN_HEAD)
    return Case("wordings-days", "дни.csv", text_table(rows, ";"), days.__doc__ or "", found, RUSSIAN_COLUMNS)


def years() -> Case:
    """Years, ranges, open ends, standing work, seasons."""
    rows, found = _rows(YEARS, ru(len(YEARS), 9), RUSSIAN_HEAD)
    return Case("wordings-years", "годы.xlsx", book(Sheet("План", rows)), years.__doc__ or "", found, RUSSIAN_COLUMNS)


def tangles() -> Case:
    """Two dates in a cell, moved ones, conditions, a bare month without any year in the file, a serial number."""
    rows, found = _rows(TANGLES, ru(len(TANGLES), 17), RUSSIAN_HEAD)
    return Case("wordings-tangles", "сроки разные.xlsx", book(Sheet("План", rows)), tangles.__doc__ or "", found, RUSSIAN_COLUMNS)


def english() -> Case:
    """Thirty English wordings."""
    rows, found = _rows(ENGLISH, en(len(ENGLISH), 6), ["No.", "Activity", "Completion date", "Responsible"])
    return Case("wordings-english", "activities.docx", Word().table(rows).bytes(), english.__doc__ or "", found, {"No.": "code", "Activity": "title", "Completion date": "due", "Responsible": "responsible"})


CASES = (quarters, months, days, years, tangles, english)
