"""Where a wrong date would come in without a word: open ends, two kinds of terms, years that nobody wrote, orders mixed by Excel."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.cases.phrases import RUSSIAN_COLUMNS, RUSSIAN_HEAD, Phrases, _rows
from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table

OPEN: Phrases = (
    ("с 01.03.2026", "~|-|!|2026-03-01 d?"), ("начиная с II кв. 2026 г.", "~|-|!|2026-06-30 q?"), ("с 2026 г.", "~|-|!|2026-12-31 y?"), ("после 01.09.2026", "-|!|~|2026-09-01 d?"), ("не ранее 01.03.2027", "-|!|~|2027-03-01 d?"), ("с марта 2027 г. постоянно", "~|-|!"),
    ("к 1 января 2027 г.", "2027-01-01 d|d?"), ("2-3 квартал 2026-2027 гг.", "!|2027-09-30 q?|q|2027-12-31 y?"), ("IV квартал 2026 г. – 2028 г.", "2028-12-31 y|y?|!"), ("2026 г. – IV квартал 2027 г.", "2027-12-31 q|q?|!"), ("I декада июня 2027 г.", "2027-06-10 d|d?|2027-06-30 m?|m|!"),
    ("последний рабочий день квартала", "-|!|~"), ("ежегодно, 31 декабря", "~|-|!"), ("апрель, ежегодно", "~|-|!"), ("ежегодно в IV квартале", "~|-|!"), ("один раз в полугодие", "~|-|!"), ("2026 год (I этап), 2028 год (II этап)", "2028-12-31 y|y?|!"), ("2027 г., ранее 2025 г.", "!|2027-12-31 y?"),
    ("см. п. 3", "-|!"), ("2 недели после выполнения п. 1", "-|!"), ("30 дней", "-|!"), ("05.26", "!|2026-05-31 m?|m"), ("31.12.1926", "!"), ("31.12.2206", "!"), ("0.0.2027", "!|2027-12-31 y?"), ("25.14.2027", "!"), ("осень 2026", "!|2026-11-30 m?|q?|m"), ("1 января – 31 марта 2027 г.", "2027-03-31 d"),
    ("в 2-х месячный срок", "-|!"), ("2026", "2026-12-31 y"), ("20 26 г.", "!|-|2026-12-31 y?|y"), ("IV кв. 2026 г. (факт – I кв. 2027 г.)", "!|2026-12-31 q?|q"), ("до 31.12.2026 включительно", "2026-12-31 d"), ("31.12.2026 (продлено до 30.06.2027)", "!|2027-06-30 d?|d"),
)
OPEN_ENGLISH: Phrases = (
    ("from March 2027", "~|-|!|2027-03-31 m?"), ("starting Q2 2027", "~|-|!|2027-06-30 q?"), ("from 1 May 2027 onwards", "~|-|!|2027-05-01 d?"), ("not before 2027", "-|!|~|2027-12-31 y?"), ("since 2026", "~|-|!|2026-12-31 y?"), ("31/12/2026 (subject to funding)", "2026-12-31 d|d?|!"), ("Completed 12 March 2026", "!|-|2026-03-12 d?"), ("Every June until 2029", "~|-|!|2029-06-30 m?|2029-12-31 y?"),
    ("Phase 1: 2026; Phase 2: 2028", "2028-12-31 y|y?|!"), ("Q1-Q3 2027", "2027-09-30 q"), ("Q4 2026 - Q2 2027", "2027-06-30 q"), ("2026-28", "2028-12-31 y|y?"), ("2026/27", "!|2027-12-31 y?|2027-03-31 y?|q?|d?|2027-12-31 y|-|2027-06-30 y?|2027-09-30 y?"), ("end of FY27", "!|2027-12-31 y?|2027-03-31 y?|q?|d?|2027-12-31 y|2027-09-30 y?"), ("30 June", "-|!"), ("Q3", "-|!"), ("Christmas 2026", "!|-|2026-12-25 d?|2026-12-31 m?|y?"), ("3 weeks", "-|!"), ("see 1.4", "-|!"), ("29 Feb 2027", "!"), ("N/A", "-"), ("10.10.10", "!|2010-10-10 d?|d"),
)


def open_ends() -> Case:
    """Beginnings without ends, two stages, moved terms, impossible days, years of other centuries."""
    rows, found = _rows(OPEN, ru(len(OPEN), 12), RUSSIAN_HEAD)
    return Case("wordings-open-ends", "сроки с начала.xlsx", book(Sheet("План", rows)), open_ends.__doc__ or "", found, RUSSIAN_COLUMNS)


def open_ends_english() -> Case:
    """The same in English."""
    rows, found = _rows(OPEN_ENGLISH, en(len(OPEN_ENGLISH), 12), ["No.", "Action", "Timeline", "Owner"])
    return Case("wordings-open-english", "timeline.csv", text_table(rows, ","), open_ends_english.__doc__ or "", found, {"No.": "code", "Action": "title", "Timeline": "due", "Owner": "responsible"})


def range_in_title() -> Case:
    """The title says «2026–2028 годы» and was approved in 2025: a bare «март» or «IV квартал» has no year: none may be made up in silence."""
    rows: list[list[object]] = [["УТВЕРЖДЕНО 12.12.2025 № 145"], ["План мероприятий на 2026–2028 годы"], [], RUSSIAN_HEAD]
    whens, found = [("март", "-|!|2028-03-31 m?"), ("IV квартал", "-|!|2028-12-31 q?"), ("до 31 декабря", "-|!|2028-12-31 d?"), ("II квартал 2027 г.", "2027-06-30 q"), ("ежегодно, март", "~|-|!")], []
    for number, measure in enumerate(ru(15, 45), 1):
        wording, right = whens[number % 5]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    return Case("range-in-title", "План 2026-2028.xlsx", book(Sheet("План", rows, [across(2, 4)])), range_in_title.__doc__ or "", tuple(found), RUSSIAN_COLUMNS)


def report_dates() -> Case:
    """Before the term of the work stand the day of the order and the term of the report: «Дата поручения», «Срок предоставления отчёта», «Срок исполнения»."""
    rows: list[list[object]] = [["№", "Дата поручения", "Мероприятие", "Срок предоставления отчёта", "Срок исполнения мероприятия", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 38), 1):
        rows.append([number, f"{number + 10}.01.2026", measure.title, f"{number + 10}.12.2027", f"{number + 10}.11.2027", measure.owner])
        found.append(milestone(measure.title, f"2027-11-{number + 10} d", str(number)))
    return Case("report-dates", "Контроль поручений.xlsx", book(Sheet("Контроль", rows)), report_dates.__doc__ or "", tuple(found),
                {"№": "code", "Дата поручения": ("", "start"), "Мероприятие": "title", "Срок предоставления отчёта": "", "Срок исполнения мероприятия": "due", "Ответственный": "responsible"})


def changed_terms() -> Case:
    """«Срок (первоначальный)» and «Срок (в ред. от 12.03.2026)»: the later wording is in force, or one asks which."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок (первоначальный)", "Срок (в ред. от 12.03.2026)", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 18), 1):
        rows.append([str(number), measure.title, f"{number % 4 + 1} кв. 2026 г.", f"{number % 4 + 1} кв. 2027 г.", measure.owner])
        end = ["03-31", "06-30", "09-30", "12-31"][number % 4]
        found.append(milestone(measure.title, f"2027-{end} q|2026-{end} q?", str(number)))
    return Case("changed-terms", "ДК с изменениями.docx", Word().table(rows).bytes(), changed_terms.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок (первоначальный)": ("baseline", "previous_forecast", "", "due"), "Срок (в ред. от 12.03.2026)": ("due", "forecast"), "Ответственный": "responsible"})


def mixed_by_excel() -> Case:
    """A list typed day first into an American Excel: «25/04/2027» stayed text, «05/06/2027» became 6 May → shown 5/6/2027: the real dates are doubtful."""
    rows: list[list[object]] = [["No", "Milestone", "Date", "Lead"]]
    found, formats = [], {}
    for number, measure in enumerate(en(12, 2), 1):
        if number % 2:
            rows.append([number, measure.title, f"{number + 13}/0{number % 9 + 1}/2027", measure.owner])
            found.append(milestone(measure.title, f"2027-0{number % 9 + 1}-{number + 13} d|d?", str(number)))
        else:
            rows.append([number, measure.title, datetime(2027, number, 3), measure.owner])
            formats[f"C{number + 1}"] = "m/d/yyyy"
            found.append(milestone(measure.title, f"2027-{number:02}-03 d?|2027-03-{number:02} d?|!", str(number)))
    return Case("mixed-by-excel", "list (US Excel).xlsx", book(Sheet("Sheet1", rows, formats=formats)), mixed_by_excel.__doc__ or "", tuple(found), {"No": "code", "Milestone": "title", "Date": "due", "Lead": "responsible"})


def orders_at_odds() -> Case:
    """One column, both orders proved: «12/31/2026» and «25/03/2027»; what fits both is doubtful."""
    days = [("12/31/2026", "2026-12-31 d|d?|!"), ("25/03/2027", "2027-03-25 d|d?|!"), ("04/05/2027", "!|2027-04-05 d?|2027-05-04 d?"), ("06/07/2027", "!|2027-06-07 d?|2027-07-06 d?"), ("03/15/2027", "2027-03-15 d|d?|!"), ("30/06/2027", "2027-06-30 d|d?|!"), ("08/09/2027", "!|2027-08-09 d?|2027-09-08 d?"), ("11/12/2027", "!|2027-11-12 d?|2027-12-11 d?"), ("28/02/2027", "2027-02-28 d|d?|!"), ("10/31/2027", "2027-10-31 d|d?|!")]
    rows, found = _rows(days, en(10, 25), ["No", "Output", "Due date", "Lead"])
    return Case("orders-at-odds", "outputs.csv", text_table(rows, ","), orders_at_odds.__doc__ or "", found, {"No": "code", "Output": "title", "Due date": "due", "Lead": "responsible"})


def phrases_under_years() -> Case:
    """Years as columns and «II кв.», «до 1 июня», «сентябрь» in their cells: the year is the column's."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок реализации", "", "", "Ответственный"], ["", "", "2026 год", "2027 год", "2028 год", ""]]
    whens, found = [("II кв.", "06-30 q"), ("до 1 июня", "06-01 d"), ("сентябрь", "09-30 m"), ("IV квартал", "12-31 q"), ("15.03", "03-15 d")], []
    for number, measure in enumerate(ru(12, 50), 1):
        wording, right = whens[number % 5]
        rows.append([number, measure.title, *[wording if place == number % 3 else "" for place in range(3)], measure.owner])
        found.append(milestone(measure.title, f"{2026 + number % 3}-{right}|{right[-1]}?|!", str(number)))
    return Case("phrases-under-years", "Срок по годам.docx", Word().table(rows, [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 1, 5)]).bytes(), phrases_under_years.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Ответственный": "responsible"})


def days_without_years() -> Case:
    """«30.06», «15.09» as numbers of Excel under a year in the sheet's title; what is shown is a day and a month."""
    rows: list[list[object]] = [["План на 2027 год"], ["№", "Мероприятие", "Срок", "Ответственный"]]
    found, formats = [], {}
    for number, measure in enumerate(ru(11, 6), 1):
        rows.append([number, measure.title, 15.09 if number == 4 else datetime(2024, number, 25) if number % 2 else f"25.{number:02}", measure.owner])
        if number % 2:
            formats[f"C{len(rows)}"] = "DD.MM"
        day = f"2027-{number:02}-25" if number != 4 else "2027-09-15"
        # A real date of 2024 shown without its year under a plan for 2027: the year of either is doubtful.
        found.append(milestone(measure.title, f"{day} d?|d|!|-" if number % 2 == 0 else f"{day} d?|d|!|2024-{number:02}-25 d?", str(number)))
    return Case("days-without-years", "План 2027 краткий.xlsx", book(Sheet("2027", rows, formats=formats)), days_without_years.__doc__ or "", tuple(found), {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def repeated_ticks() -> Case:
    """Quarter ticks with gaps: IV of every year; the last tick is the term, or it is a standing work."""
    rows: list[list[object]] = [["№", "Мероприятие", "2026", "", "", "", "2027", "", "", "", "Ответственный"], ["", "", *["1", "2", "3", "4"] * 2, ""]]
    found, ends = [], ["03-31", "06-30", "09-30", "12-31"]
    for number, measure in enumerate(ru(12, 35), 1):
        if number % 3 == 0:
            rows.append([number, measure.title, *["+" if place % 4 == 3 else "" for place in range(8)], measure.owner])
            found.append(milestone(measure.title, "2027-12-31 q|q?|~", str(number)))
        else:
            rows.append([number, measure.title, *["+" if place == number % 8 else "" for place in range(8)], measure.owner])
            found.append(milestone(measure.title, f"{2026 + number % 8 // 4}-{ends[number % 4]} q", str(number)))
    return Case("repeated-ticks", "Сетевой график.xlsx", book(Sheet("График", rows, ["A1:A2", "B1:B2", "C1:F1", "G1:J1", "K1:K2"])), repeated_ticks.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Ответственный": "responsible"})


CASES = (open_ends, open_ends_english, range_in_title, report_dates, changed_terms, mixed_by_excel, orders_at_odds, phrases_under_years, days_without_years, repeated_ticks)
