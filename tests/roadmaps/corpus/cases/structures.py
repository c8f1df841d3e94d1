"""Heads and rows with more in them than meets the eye: one head over two dates, dropped points, sub-heads, samples on another sheet."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table

WHENS = [("30.06.2026", "2026-06-30 d"), ("IV кв. 2026", "2026-12-31 q"), ("март 2027", "2027-03-31 m"), ("2027 г.", "2027-12-31 y")]
HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
COLUMNS = {"№": "code", "Мероприятие": "title", "Срок": "due", "Ответственный": "responsible"}


def one_head_two_dates() -> Case:
    """«Срок» is merged over two columns without heads of their own: the left one is the beginning, the right one the end."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок", "", "Ответственный"]]
    found = []
    for number, measure in enumerate(ru(12, 9), 1):
        rows.append([number, measure.title, f"01.{number:02}.2026", f"25.{number:02}.2027", measure.owner])
        found.append(milestone(measure.title, f"2027-{number:02}-25 d", str(number)))
    return Case("one-head-two-dates", "Сроки.xlsx", book(Sheet("План", rows, ["C1:D1"])), one_head_two_dates.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "@C": "start", "@D": "due", "Ответственный": "responsible"})


def from_and_to() -> Case:
    """«Период» over «с» and «по»; Word."""
    rows: list[list[object]] = [["№", "Мероприятие", "Период", "", "Ответственный"], ["", "", "с", "по", ""]]
    found = []
    for number, measure in enumerate(ru(12, 33), 1):
        rows.append([str(number), measure.title, f"01.{number:02}.2026", f"25.{number:02}.2027", measure.owner])
        found.append(milestone(measure.title, f"2027-{number:02}-25 d", str(number)))
    return Case("from-and-to", "Периоды.docx", Word().table(rows, [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)]).bytes(), from_and_to.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "с": "start", "по": "due", "Ответственный": "responsible"})


def plan_and_fact_heads() -> Case:
    """«План» over «начало», «окончание» and «Факт» over the same two words; the facts are half filled in."""
    rows: list[list[object]] = [["№", "Мероприятие", "План", "", "Факт", "", "Откл., дн.", "Ответственный"], ["", "", "начало", "окончание", "начало", "окончание", "", ""]]
    found = []
    for number, measure in enumerate(ru(12, 47), 1):
        end = datetime(2026, number, 20)
        is_done = number < 5
        rows.append([number, measure.title, datetime(2026, 1, 15), end, datetime(2026, 1, 20) if is_done else "", datetime(2026, number, 27) if is_done else "", 7 if is_done else "", measure.owner])
        found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", str(number)))
    formats = {f"{letter}{row}": "DD.MM.YYYY" for letter in "CDEF" for row in range(3, 15)}
    return Case("plan-and-fact-heads", "План и факт.xlsx", book(Sheet("Контроль", rows, ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2", "H1:H2"], formats=formats)), plan_and_fact_heads.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "План / начало": "start", "План / окончание": "due", "Факт / начало": "", "Факт / окончание": "actual", "Откл., дн.": "", "Ответственный": "responsible"})


def term_plan_and_fact() -> Case:
    """«Срок» over «план» and «факт»; English twin: «Date» over «Plan», «Actual», «Forecast»."""
    rows: list[list[object]] = [["Ref", "Milestone", "Date", "", "", "Lead"], ["", "", "Plan", "Forecast", "Actual", ""]]
    found = []
    for number, measure in enumerate(en(12, 5), 1):
        day = datetime(2026, number, 24)
        rows.append([f"M{number}", measure.title, day, datetime(2027, number, 24), datetime(2026, number, 28) if number < 4 else "", measure.owner])
        found.append(milestone(measure.title, f"{day:%Y-%m-%d} d", f"M{number}"))
    formats = {f"{letter}{row}": "DD-MMM-YY" for letter in "CDE" for row in range(3, 15)}
    return Case("date-plan-actual", "Tracker.xlsx", book(Sheet("Tracker", rows, ["A1:A2", "B1:B2", "C1:E1", "F1:F2"], formats=formats)), term_plan_and_fact.__doc__ or "", tuple(found),
                {"Ref": "code", "Milestone": "title", "Date / Plan": ("due", "baseline"), "Date / Forecast": "forecast", "Date / Actual": "actual", "Lead": "responsible"})


def consolidated_act() -> Case:
    """The text of an act as legal systems keep it: «(в ред. …)» rows inside the table, dropped points «Исключен», points 2.1(1), a note row at the end."""
    rows: list[list[object]] = [["N п/п", "Наименование мероприятия", "Срок реализации", "Ответственный исполнитель"], ["1", "2", "3", "4"]]
    merges, found = [], []
    for number, measure in enumerate(ru(14, 1), 1):
        code = f"{(number - 1) // 5 + 1}.{(number - 1) % 5 + 1}"
        if (number - 1) % 5 == 0:
            merges.append((len(rows), 0, len(rows), 3))
            rows.append([f"{'I' * ((number - 1) // 5 + 1)}. {['Наука', 'Кадры', 'Рынки'][(number - 1) // 5]}"])
        if number in {4, 8}:
            merges.append((len(rows), 1, len(rows), 3))
            rows.append([f"{code}.", "Исключен. - Постановление Правительства области от 12.03.2026 N 112-п"])
            continue
        wording, right = WHENS[number % 4]
        code = f"{code}(1)" if number == 6 else code
        rows.append([f"{code}.", measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, code))
        if number % 4 == 1:
            merges.append((len(rows), 0, len(rows), 3))
            rows.append([f"(п. {code} в ред. Постановления Правительства области от 12.03.2026 N 112-п)"])
    merges.append((len(rows), 0, len(rows), 3))
    rows.append(["<*> Сроки исполнения уточняются до 31.12.2027."])
    return Case("consolidated-act", "Постановление (ред. от 12.03.2026).docx", Word().table(rows, merges).bytes(), consolidated_act.__doc__ or "", tuple(found),
                {"N п/п": "code", "Наименование мероприятия": "title", "Срок реализации": "due", "Ответственный исполнитель": "responsible"})


def sub_heads() -> Case:
    """«в том числе:», «Контрольные точки:», «из них:» stand in the column of titles between the measures: words, no measures."""
    rows: list[list[object]] = [HEAD]
    found = []
    for number, measure in enumerate(ru(12, 23), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
        if number % 4 == 2:
            rows.append(["", ["в том числе:", "Контрольные точки:", "из них:"][number // 4], "", ""])
    return Case("sub-heads", "план с подзаголовками.xlsx", book(Sheet("Лист1", rows)), sub_heads.__doc__ or "", tuple(found), COLUMNS)


def sample_sheet() -> Case:
    """Sheets «Инструкция» and «Образец заполнения» with the same head and two sample rows before the sheet that was filled in."""
    sample: list[list[object]] = [HEAD, [1, "Проведение конференции (пример)", "01.01.2026", "Иванов И. И."], [2, "Подготовка отчёта (пример)", "IV кв. 2026", "Петров П. П."]]
    rows: list[list[object]] = [HEAD]
    found = []
    for number, measure in enumerate(ru(13, 50), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number)))
    file = book(Sheet("Инструкция", [["Заполните лист «План».", ""], ["Срок", "в формате ДД.ММ.ГГГГ"]]), Sheet("Образец заполнения", sample), Sheet("План", rows))
    return Case("sample-sheet", "Шаблон ДК.xlsx", file, sample_sheet.__doc__ or "", tuple(found), COLUMNS)


def shared_number() -> Case:
    """One number merged over three works, each with a title and a term of its own: three milestones."""
    rows: list[list[object]] = [["№ п/п", "Этап", "Содержание работ", "Срок окончания", "Исполнитель"]]
    merges, found, picked = [], [], iter(ru(12, 41))
    for block in range(4):
        top = len(rows) + 1
        for number in range(3):
            measure, (wording, right) = next(picked), WHENS[(number + block) % 4]
            rows.append([block + 1 if number == 0 else "", f"Этап {block + 1}" if number == 0 else "", measure.title, wording, measure.owner])
            found.append(milestone(measure.title, right, None, None))
        merges += [f"A{top}:A{top + 2}", f"B{top}:B{top + 2}"]
    return Case("shared-number", "Этапы и работы.xlsx", book(Sheet("План", rows, merges)), shared_number.__doc__ or "", tuple(found),
                {"Этап": ("workstream", "", "level"), "Содержание работ": "title", "Срок окончания": "due", "Исполнитель": "responsible"})


def sections_with_terms() -> Case:
    """Sections 1, 2, 3 carry a range of years, money and a curator of their own above 1.1, 1.2 …: they may stay sections."""
    rows: list[list[object]] = [["№", "Наименование", "Срок", "Сумма, млн руб.", "Ответственный"]]
    found, names = [], ["Инфраструктура кластера", "Кадровое обеспечение", "Внешние рынки"]
    for number, measure in enumerate(ru(15, 26)):
        if number % 5 == 0:
            rows.append([number // 5 + 1, names[number // 5], "2026–2028", 500, "Заместитель министра"])
        wording, right = WHENS[number % 4]
        rows.append([f"{number // 5 + 1}.{number % 5 + 1}", measure.title, wording, 100, measure.owner])
        found.append(milestone(measure.title, right, f"{number // 5 + 1}.{number % 5 + 1}", names[number // 5]))
    return Case("sections-with-terms", "Проекты и мероприятия.xlsx", book(Sheet("План", rows)), sections_with_terms.__doc__ or "", tuple(found),
                {"№": "code", "Наименование": "title", "Срок": "due", "Сумма, млн руб.": "budget", "Ответственный": "responsible"}, tuple(names))


def two_languages() -> Case:
    """The head in Russian and, a row lower, in English; titles in two columns, Russian and English."""
    rows: list[list[object]] = [["№", "Мероприятие", "Мероприятие (англ.)", "Срок", "Ответственный"], ["No.", "Activity (Russian)", "Activity", "Due date", "Responsible"]]
    found = []
    for number, (measure, english) in enumerate(zip(ru(12, 11), en(12, 11), strict=True), 1):
        wording, right = WHENS[number % 4]
        rows.append([number, measure.title, english.title, wording, measure.owner])
        found.append(milestone(measure.title, right, str(number), titles=[english.title]))
    return Case("two-languages", "Roadmap RU-EN.xlsx", book(Sheet("ДК", rows)), two_languages.__doc__ or "", tuple(found), {"@A": "code", "@D": "due", "@E": "responsible"})


def old_mac_lines() -> Case:
    """Lines end with CR alone, semicolons, mac-cyrillic is too rare: cp1251; a long title with dates and «;» inside quotes."""
    rows: list[list[object]] = [HEAD]
    found = []
    for number, measure in enumerate(ru(12, 5), 1):
        wording, right = WHENS[number % 4]
        title = f"{measure.title}; в соответствии с поручением от 12.03.2025 № {number} и планом на 2024–2025 годы, включая подготовку документов, согласование и направление отчёта в министерство" if number % 3 == 0 else measure.title
        rows.append([number, title, wording, measure.owner])
        found.append(milestone(title, right, str(number)))
    return Case("csv-cr-lines", "mac.csv", text_table(rows, ";", "cp1251", "\r"), old_mac_lines.__doc__ or "", tuple(found), COLUMNS)


def date_in_title() -> Case:
    """Some terms stand in the title («… до 1 июня 2027 г.») and the column is empty there: a date of a title comes in with a mark or not at all."""
    rows: list[list[object]] = [HEAD]
    found = []
    for number, measure in enumerate(ru(12, 36), 1):
        wording, right = WHENS[number % 4]
        is_inside = number % 3 == 0
        title = f"{measure.title} до 1 июня 2027 г." if is_inside else measure.title
        rows.append([str(number), title, "" if is_inside else wording, measure.owner])
        found.append(milestone(title, "-|!|2027-06-01 d?" if is_inside else right, str(number)))
    return Case("date-in-title", "план 12.docx", Word().table(rows).bytes(), date_in_title.__doc__ or "", tuple(found), COLUMNS)


def years_as_sheets_of_ticks() -> Case:
    """A head of two rows: «Срок, год» over 2026…2030 with «+»; number of the row as «1.», section in capitals not merged."""
    rows: list[list[object]] = [["№", "Мероприятие", "Срок, год", "", "", "", "", "Исполнитель"], ["", "", "2026", "2027", "2028", "2029", "2030", ""]]
    found = []
    for number, measure in enumerate(ru(12, 20)):
        if number % 6 == 0:
            rows.append(["", ["РАЗВИТИЕ НАУКИ", "РАЗВИТИЕ РЫНКОВ"][number // 6]])
        last = number % 5
        rows.append([f"{number + 1}.", measure.title, *["+" if max(0, last - 1) <= place <= last else "" for place in range(5)], measure.owner])
        found.append(milestone(measure.title, f"{2026 + last}-12-31 y", str(number + 1), ["РАЗВИТИЕ НАУКИ", "РАЗВИТИЕ РЫНКОВ"][number // 6]))
    return Case("ticks-by-year", "Срок-год.xlsx", book(Sheet("План", rows, ["A1:A2", "B1:B2", "C1:G1", "H1:H2", across(3, 2, 2)])), years_as_sheets_of_ticks.__doc__ or "", tuple(found),
                {"№": "code", "Мероприятие": "title", "Исполнитель": "responsible"})


CASES = (one_head_two_dates, from_and_to, plan_and_fact_heads, term_plan_and_fact, consolidated_act, sub_heads, sample_sheet, shared_number, sections_with_terms, two_languages, old_mac_lines, date_in_title, years_as_sheets_of_ticks)
