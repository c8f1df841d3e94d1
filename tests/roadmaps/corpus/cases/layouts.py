"""Layouts that are no plain list: events under measures, text in quarters, cards, twin tables, months as sections."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]
ENDS = ["03-31", "06-30", "09-30", "12-31"]
MONTHS = ["Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"]
MONTH_ENDS = ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"]


def events_under_measures() -> Case:
    """A measure merged over its control events, each event with a number and a term of its own: the events are the milestones."""
    rows: list[list[object]] = [["№ п/п", "Мероприятие", "№ КС", "Контрольное событие", "Срок наступления", "Ответственный"]]
    merges, found, picked = [], [], iter(ru(20, 11))
    for block in range(4):
        top, parent = len(rows) + 1, next(picked)
        for number in range(3):
            measure, (wording, right) = next(picked), WHENS[(block + number) % 4]
            rows.append([block + 1 if number == 0 else "", parent.title if number == 0 else "", f"КС {block + 1}.{number + 1}", measure.title, wording, measure.owner])
            found.append(milestone(measure.title, right))
        merges += [f"A{top}:A{top + 2}", f"B{top}:B{top + 2}"]
    return Case("events-under-measures", "Комплексный план.xlsx", book(Sheet("План", rows, merges)), events_under_measures.__doc__ or "", tuple(found),
                {"№ КС": ("code", ""), "Мероприятие": ("workstream", "", "level"), "Контрольное событие": "title", "Срок наступления": "due", "Ответственный": "responsible"})


def text_in_quarters() -> Case:
    """Workstreams down, quarters across, and what will be done written into the cells: each filled cell is a milestone of its quarter."""
    rows: list[list[object]] = [["Product roadmap 2027"], ["Workstream", "Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027"]]
    found, picked = [], iter(en(20, 14))
    for line, name in enumerate(["Platform", "Laboratory", "Skills", "Export", "Brand"]):
        row: list[object] = [name]
        for quarter in range(4):
            if (line + quarter) % 3 == 2:
                row.append("")
                continue
            measure = next(picked)
            row.append(measure.title)
            found.append(milestone(measure.title, f"2027-{ENDS[quarter]} q", None, name))
        rows.append(row)
    return Case("text-in-quarters", "Roadmap one-pager.xlsx", book(Sheet("Roadmap", rows, [across(1, 5)])), text_in_quarters.__doc__ or "", tuple(found), {"Workstream": "workstream"})


def cards() -> Case:
    """One card of five lines per project, one under another: the field's name at the left, its value at the right."""
    rows: list[list[object]] = [["Паспорта проектов кластера"], []]
    found = []
    for number, measure in enumerate(ru(10, 37), 1):
        wording, right = WHENS[number % 4]
        rows += [["№", number], ["Наименование проекта", measure.title], ["Срок реализации", wording], ["Ответственный", measure.owner], ["Ожидаемый результат", measure.result], []]
        found.append(milestone(measure.title, right, str(number)))
    return Case("cards", "Карточки проектов.xlsx", book(Sheet("Карточки", rows)), cards.__doc__ or "", tuple(found))


def twin_tables() -> Case:
    """To save paper the list goes on beside itself: № · Мероприятие · Срок | № · Мероприятие · Срок."""
    left, right_half = ru(16, 3)[:8], ru(16, 3)[8:]
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "", "№", "Мероприятие", "Срок"]]
    found, second = [], []
    for number in range(8):
        (wording, due), (wording_2, due_2) = WHENS[number % 4], WHENS[(number + 1) % 4]
        rows.append([number + 1, left[number].title, wording, "", number + 9, right_half[number].title, wording_2])
        found.append(milestone(left[number].title, due, str(number + 1)))
        second.append(milestone(right_half[number].title, due_2, str(number + 9)))
    return Case("twin-tables", "на стену А3.xlsx", book(Sheet("Лист1", rows)), twin_tables.__doc__ or "", tuple(found + second))


def months_as_sections() -> Case:
    """«ЯНВАРЬ 2027» over its measures and no column of terms: the month of the section is the term."""
    rows: list[list[object]] = [["Календарный план мероприятий"], ["№ п/п", "Мероприятие", "Место проведения", "Ответственный"]]
    merges, found = [across(1, 4)], []
    for number, measure in enumerate(ru(16, 23)):
        month = number // 4 * 3
        if number % 4 == 0:
            rows.append([f"{MONTHS[month].upper()} 2027"])
            merges.append(across(len(rows), 4))
        rows.append([number + 1, measure.title, "г. Северск", measure.owner])
        found.append(milestone(measure.title, f"2027-{month + 1:02}-{MONTH_ENDS[month]} m|m?", str(number + 1)))
    return Case("months-as-sections", "Календарь 2027.xlsx", book(Sheet("2027", rows, merges)), months_as_sections.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Мероприятие": "title", "Место проведения": "", "Ответственный": "responsible"})


def term_at_the_left() -> Case:
    """The term stands first and is merged over its measures; Word."""
    rows: list[list[object]] = [["Срок", "Содержание мероприятия", "Исполнители"]]
    merges, found = [], []
    for block in range(4):
        top, (wording, right) = len(rows), WHENS[block]
        for number, measure in enumerate(ru(3, block * 4 + 33)):
            rows.append([wording if number == 0 else "", measure.title, measure.owner])
            found.append(milestone(measure.title, right))
        merges.append((top, 0, top + 2, 0))
    return Case("term-at-the-left", "план (сроки слева).docx", Word().table(rows, merges).bytes(), term_at_the_left.__doc__ or "", tuple(found),
                {"Срок": "due", "Содержание мероприятия": "title", "Исполнители": "responsible"})


def quarters_in_the_head() -> Case:
    """«Срок (квартал 2027 г.)» in the head and «II», «III–IV», «4» in the cells."""
    rows: list[list[object]] = [["№ п/п", "Наименование мероприятия", "Срок исполнения (квартал 2027 г.)", "Ответственный исполнитель"]]
    whens, found = [("I", "03-31 q"), ("II", "06-30 q"), ("III–IV", "12-31 q"), ("4", "12-31 q"), ("I–IV", "12-31 q|y")], []
    for number, measure in enumerate(ru(12, 7), 1):
        wording, right = whens[number % 5]
        rows.append([f"{number}.", measure.title, wording, measure.owner])
        found.append(milestone(measure.title, f"2027-{right}|{right.split(' ')[1][0]}?", str(number)))
    return Case("quarters-in-the-head", "План-2027.docx", Word().table(rows).bytes(), quarters_in_the_head.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Наименование мероприятия": "title", "Срок исполнения (квартал 2027 г.)": ("due", "quarter"), "Ответственный исполнитель": "responsible"})


def wide_cells() -> Case:
    """A form on narrow columns: number A:B, title C:F, term G:H, person I:K are merged in the head and in every row; blank rows between."""
    rows: list[list[object]] = [["", "", "Приложение к соглашению"], [], ["№", "", "Мероприятие", "", "", "", "Срок", "", "Ответственный", "", ""]]
    merges, found = ["A3:B3", "C3:F3", "G3:H3", "I3:K3"], []
    for number, measure in enumerate(ru(12, 44), 1):
        wording, right = WHENS[number % 4]
        rows += [[number, "", f"{measure.title}\u00a0", "", "", "", f" {wording}\u00a0", "", measure.owner], []]
        row = len(rows) - 1
        merges += [f"A{row}:B{row}", f"C{row}:F{row}", f"G{row}:H{row}", f"I{row}:K{row}"]
        found.append(milestone(measure.title, right, str(number)))
    return Case("wide-cells", "Форма соглашения.xlsx", book(Sheet("Форма", rows, merges)), wide_cells.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"})


def same_titles() -> Case:
    """Five stages with the same four works («Тестирование» …), codes begin anew in each: twenty different milestones."""
    works = ["Проектирование", "Разработка", "Тестирование", "Приёмка"]
    rows: list[list[object]] = [["№", "Работа", "Начало", "Окончание", "Исполнитель"]]
    found, formats = [], {}
    for stage in range(5):
        rows.append([["I", "II", "III", "IV", "V"][stage], f"Модуль «{['Учёт', 'Отчёты', 'Портал', 'Архив', 'Обмен'][stage]}»"])
        for number, work in enumerate(works, 1):
            end = datetime(2026 + stage // 2, stage % 2 * 6 + number, 27)
            rows.append([number, work, datetime(2026 + stage // 2, stage % 2 * 6 + number, 2), end, "ООО «Софт-Линия»"])
            formats |= {f"C{len(rows)}": "DD.MM.YYYY", f"D{len(rows)}": "DD.MM.YYYY"}
            found.append(milestone(work, f"{end:%Y-%m-%d} d", str(number), f"Модуль «{['Учёт', 'Отчёты', 'Портал', 'Архив', 'Обмен'][stage]}»"))
    return Case("same-titles", "Этапы работ.xlsx", book(Sheet("Этапы", rows, formats=formats)), same_titles.__doc__ or "", tuple(found),
                {"№": "code", "Работа": "title", "Начало": "start", "Окончание": "due", "Исполнитель": "responsible"})


def coloured_months() -> Case:
    """Months 1…12 under the year and nothing but coloured cells; there is no word or date: read the colours, or say that the terms are in them."""
    rows: list[list[object]] = [["№", "Этап", "Ответственный", "2027 год"], ["", "", "", *range(1, 13)]]
    fills, found = {}, []
    for number, measure in enumerate(ru(12, 52), 1):
        rows.append([number, measure.title, measure.owner])
        last = number % 12
        for month in range(max(0, last - 2), last + 1):
            fills[f"{'DEFGHIJKLMNO'[month]}{len(rows)}"] = "92D050"
        found.append(milestone(measure.title, f"2027-{last + 1:02}-{MONTH_ENDS[last]} m|m?|!", str(number)))
    return Case("coloured-months", "Диаграмма.xlsx", book(Sheet("График", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:O1"], fills=fills)), coloured_months.__doc__ or "", tuple(found),
                {"№": "code", "Этап": "title", "Ответственный": "responsible"})


CASES = (events_under_measures, text_in_quarters, cards, twin_tables, months_as_sections, term_at_the_left, quarters_in_the_head, wide_cells, same_titles, coloured_months)
