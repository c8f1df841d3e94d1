"""What Excel makes of plans: formats that hide days, dittos, stairs of columns, plan over fact, tables one under another."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, across, book

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]
ENDS = ["03-31", "06-30", "09-30", "12-31"]


def shown_months() -> Case:
    """Cells hold the first of a month and show «дек. 26» or «Dec-26»: a person sees months, not the first day."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок завершения", "Ответственный"]]
    found, formats, ends = [], {}, ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"]
    for number, measure in enumerate(ru(12, 10), 1):
        rows.append([number, measure.title, datetime(2027, number, 1), measure.owner])
        formats[f"C{number + 1}"] = "MMM\\ YY" if number % 2 else "[$-419]MMMM\\ YYYY;@"
        found.append(milestone(measure.title, f"2027-{number:02}-{ends[number - 1]} m", str(number)))
    return Case("months-by-format", "Помесячный план.xlsx", book(Sheet("План", rows, formats=formats)), shown_months.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок завершения": "due", "Ответственный": "responsible"})


def numbers_by_format() -> Case:
    """Codes are floats shown with two places: 1.1 is shown «1,10»; years are bare numbers."""
    rows: list[list[object]] = [["№ п/п", "Наименование", "Год", "Исполнитель"]]
    found, formats = [], {}
    for number, measure in enumerate(ru(12, 31), 1):
        rows.append([round(1 + number / 100, 2), measure.title, 2026 + number % 4, measure.owner])
        formats[f"A{number + 1}"] = "0.00"
        found.append(milestone(measure.title, f"{2026 + number % 4}-12-31 y", f"1.{number:02}"))
    return Case("codes-by-format", "перечень.xlsx", book(Sheet("Лист1", rows, formats=formats)), numbers_by_format.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование": "title", "Год": ("due", "year"), "Исполнитель": "responsible"})


def dittos() -> Case:
    """«то же», «-//-», «"» under a term and a person mean the one above."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "Ответственный"]]
    found, marks = [], ["то же", "-//-", "-«-"]
    for number, measure in enumerate(ru(12, 21)):
        wording, right = WHENS[number // 3]
        rows.append([number + 1, measure.title, wording if number % 3 == 0 else marks[number % 3], measure.owner if number % 3 == 0 else marks[number % 3]])
        found.append(milestone(measure.title, right if number % 3 == 0 else f"{right}|{right.split()[1]}?|!", str(number + 1)))
    return Case("dittos", "План (Иванова).xlsx", book(Sheet("Лист1", rows)), dittos.__doc__ or "", tuple(found), {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def stairs() -> Case:
    """Levels in three columns like stairs: direction in A, block in B, measure in C, each on a row of its own; dates beside measures alone."""
    rows: list[list[object]] = [["Направление", "Блок", "Мероприятие", "Начало", "Конец", "Ответственный"]]
    found = []
    for block in range(4):
        if block % 2 == 0:
            rows.append([["Технологии", "Рынки"][block // 2]])
        rows.append(["", ["Исследования", "Испытания", "Экспорт", "Сбыт"][block]])
        for number, measure in enumerate(ru(3, block * 5)):
            end = datetime(2026 + block // 2, number * 3 + 3, 20)
            rows.append(["", "", measure.title, datetime(2026, 2, 1), end, measure.owner])
            found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", None, None))
    return Case("stairs-of-columns", "структура работ.xlsx", book(Sheet("WBS", rows)), stairs.__doc__ or "", tuple(found),
                {"Направление": "workstream", "Блок": ("workstream", "", "level"), "Мероприятие": "title", "Начало": "start", "Конец": "due", "Ответственный": "responsible"})


def plan_over_fact() -> Case:
    """Each measure in two rows, «план» and «факт», the title merged over both: one milestone, the plan's date is the term."""
    rows: list[list[object]] = [["№", "Наименование", "", "Начало", "Окончание", "Ответственный"]]
    merges, found = [], []
    for number, measure in enumerate(ru(10, 41), 1):
        top = len(rows) + 1
        end = datetime(2026 + number // 6, number % 6 * 2 + 1, 15)
        rows += [[number, measure.title, "план", datetime(2026, 1, 12), end, measure.owner], ["", "", "факт", datetime(2026, 1, 20) if number < 6 else "", datetime(2026, 3, 2) if number == 1 else "", ""]]
        merges += [f"{letter}{top}:{letter}{top + 1}" for letter in "ABF"]
        found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", str(number)))
    return Case("plan-over-fact", "План-факт.xlsx", book(Sheet("Контроль", rows, merges)), plan_over_fact.__doc__ or "", tuple(found),
                {"№": "code", "Наименование": "title", "Начало": "start", "Окончание": "due", "Ответственный": "responsible"})


def indicators_below() -> Case:
    """Under the plan, three rows further, stand the indicators with their own head and the contacts: they are not measures."""
    rows: list[list[object]] = [["Раздел 1. Мероприятия"], ["№", "Мероприятие", "Срок", "Ответственный", "Результат"]]
    found = []
    for number, measure in enumerate(ru(12, 35), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording, measure.owner, measure.result])
        found.append(milestone(measure.title, right, str(number)))
    rows += [[], ["Раздел 2. Показатели"], ["№", "Показатель", "2026", "2027", "2028"]]
    rows += [[n, f"Показатель эффективности {n}", 10 * n, 11 * n, 12 * n] for n in range(1, 9)]
    rows += [[], ["Контакты"], ["ФИО", "Телефон", "Почта"], ["Иванов И. И.", "+7 900 000-00-00", "i@example.org"]]
    return Case("indicators-below", "Программа развития.xlsx", book(Sheet("Программа", rows)), indicators_below.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible", "Результат": "deliverable"})


def sheet_per_year() -> Case:
    """A sheet per year with the same head; all three together are the plan."""
    sheets, found = [], []
    for year in (2026, 2027, 2028):
        rows: list[list[object]] = [[f"Мероприятия на {year} год"], ["№", "Мероприятие", "Срок", "Ответственный"]]
        for number, measure in enumerate(ru(6, year % 10 * 6), 1):
            quarter = number % 4
            rows.append([f"{year - 2025}.{number}", measure.title, f"{quarter + 1} кв. {year} г.", measure.owner])
            found.append(milestone(measure.title, f"{year}-{ENDS[quarter]} q", f"{year - 2025}.{number}"))
        sheets.append(Sheet(str(year), rows, [across(1, 4)]))
    return Case("sheet-per-year", "План 2026-2028.xlsx", book(*sheets), sheet_per_year.__doc__ or "", tuple(found), {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def year_in_title() -> Case:
    """«План работы на 2027 год» above, bare months and quarters in the cells."""
    rows: list[list[object]] = [["УТВЕРЖДАЮ", "", "", ""], ["Директор ________ А. Б. Соколов", "", "", ""], ["«11» января 2027 г."], ["ПЛАН РАБОТЫ"], ["управляющей компании кластера на 2027 год"], [], ["№ п/п", "Наименование мероприятия", "Срок проведения", "Ответственный"]]
    whens = [("март", "03-31 m"), ("до 15 мая", "05-15 d"), ("II квартал", "06-30 q"), ("ежемесячно", "~"), ("сентябрь–октябрь", "10-31 m"), ("в течение года", "12-31 y"), ("1 полугодие", "06-30 h")]
    found = []
    for number, measure in enumerate(ru(14, 19), 1):
        wording, right = whens[number % 7]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, "~|-" if right == "~" else f"2027-{right}|{right.split()[1]}?", str(number)))
    return Case("year-in-title", "План работы УК.xlsx", book(Sheet("Лист1", rows)), year_in_title.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование мероприятия": "title", "Срок проведения": "due", "Ответственный": "responsible"})


def four_date_columns() -> Case:
    """«Начало: год, квартал» and «Окончание: год, квартал» under merged heads."""
    rows: list[list[object]] = [["Код", "Наименование мероприятия", "Начало", "", "Окончание", "", "Ответственный"], ["", "", "год", "квартал", "год", "квартал", ""]]
    found = []
    for number, measure in enumerate(ru(12, 51), 1):
        rows.append([f"М{number}", measure.title, 2026, "I", 2026 + number % 3, ["I", "II", "III", "IV"][number % 4], measure.owner])
        found.append(milestone(measure.title, f"{2026 + number % 3}-{ENDS[number % 4]} q", f"М{number}"))
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"]
    return Case("start-end-year-quarter", "Сводный план.xlsx", book(Sheet("Свод", rows, merges)), four_date_columns.__doc__ or "", tuple(found),
                {"Код": "code", "Наименование мероприятия": "title", "Окончание / год": "year", "Окончание / квартал": "quarter", "Ответственный": "responsible"})


def formulas() -> Case:
    """Numbers and dates are formulas with stored results; one date was never calculated."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target)
    page, day = workbook.add_worksheet("Plan"), workbook.add_format({"num_format": "dd.mm.yyyy"})
    page.write_row(0, 0, ["#", "Work package", "Start", "Finish", "Owner"])
    found = []
    for number, measure in enumerate(en(12, 15), 1):
        start = datetime(2026, number, 1)
        page.write_formula(number, 0, "=ROW()-1" if number else "", None, number)
        page.write_string(number, 1, measure.title)
        page.write_datetime(number, 2, start, day)
        finish = datetime(2026, number, 25)
        serial = (finish - datetime(1899, 12, 30)).days
        page.write_formula(number, 3, f"=C{number + 1}+24", day, "" if number == 7 else serial)
        page.write_string(number, 4, measure.owner)
        found.append(milestone(measure.title, "!|-" if number == 7 else f"{finish:%Y-%m-%d} d", str(number)))
    workbook.close()
    return Case("formulas", "WP plan.xlsx", target.getvalue(), formulas.__doc__ or "", tuple(found), {"#": "code", "Work package": "title", "Start": "start", "Finish": "due", "Owner": "responsible"})


def wrapped_rows() -> Case:
    """Pasted from a PDF: a long title runs over two or three rows, number, term and person stand in the first one."""
    rows: list[list[object]] = [["№", "Наименование мероприятия", "Срок", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 29), 1):
        wording, right = WHENS[number % 4]
        words = measure.title.split()
        half = len(words) // 2 + 1
        rows += [[number, " ".join(words[:half]), wording, measure.owner], ["", " ".join(words[half:]), "", ""]]
        found.append(milestone(measure.title, right, str(number)))
    return Case("wrapped-rows", "из pdf.xlsx", book(Sheet("Table 1", rows)), wrapped_rows.__doc__ or "", tuple(found), {"№": "code", "Наименование мероприятия": "title", "Срок": "due", "Ответственный": "responsible"})


def template_with_hints() -> Case:
    """A ministry's form filled in: under the head a row of hints and a row «Пример»; empty numbered rows at the end."""
    rows: list[list[object]] = [["Форма 3. План реализации"], ["№", "Мероприятие", "Срок", "Ответственный", "Результат"],
                                ["(номер)", "(краткое наименование, не более 200 знаков)", "(дд.мм.гггг)", "(ФИО, должность)", "(документ)"], ["Пример", "Проведение конференции", "01.01.2026", "Иванов И. И., директор", "Отчёт"]]
    found = []
    for number, measure in enumerate(ru(11, 16), 1):
        rows.append([number, measure.title, f"15.{number:02}.2027", measure.owner, measure.result])
        found.append(milestone(measure.title, f"2027-{number:02}-15 d", str(number)))
    rows += [[number] for number in range(12, 21)]
    return Case("template-with-hints", "Форма 3.xlsx", book(Sheet("Форма 3", rows)), template_with_hints.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible", "Результат": "deliverable"})


CASES = (shown_months, numbers_by_format, dittos, stairs, plan_over_fact, indicators_below, sheet_per_year, year_in_title, four_date_columns, formulas, wrapped_rows, template_with_hints)
