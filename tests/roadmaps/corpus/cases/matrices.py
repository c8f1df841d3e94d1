"""Plans drawn as pictures: quarters and years as columns, ticks, amounts, coloured weeks."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime, timedelta

from openpyxl.utils import get_column_letter

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, Word, across, book

QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")


def quarter_ticks() -> Case:
    """I II III IV under merged years; «х», «+», «●» mark the quarters, the last mark is the term."""
    years = [2026, 2027, 2028]
    rows: list[list[object]] = [
        ["№ п/п", "Мероприятие", "Исполнитель", "Срок исполнения"], ["", "", ""] + [value for year in years for value in (f"{year} год", "", "", "")],
        ["", "", ""] + ["I", "II", "III", "IV"] * 3,
    ]
    merges = ["A1:A3", "B1:B3", "C1:C3", "D1:O1", "D2:G2", "H2:K2", "L2:O2"]
    found = []
    for number, measure in enumerate(ru(14, 9), 1):
        first, last = number % 7, min(11, number % 7 + number % 5)
        ticks = ["х+●"[number % 3] if first <= place <= last else "" for place in range(12)]
        rows.append([number, measure.title, measure.owner, *ticks])
        found.append(milestone(measure.title, f"{2026 + last // 4}-{QUARTER_ENDS[last % 4]} q", str(number)))
    return Case("quarter-ticks", "График.xlsx", book(Sheet("График", rows, merges)), quarter_ticks.__doc__ or "", tuple(found),
                {"№ п/п": "code", "Мероприятие": "title", "Исполнитель": "responsible"})


def year_amounts() -> Case:
    """A city strategy: years as columns with amounts, the term as a range of years in its own column; thousands with spaces."""
    rows: list[list[object]] = [
        ["Мероприятия стратегии города"], ["Код", "Проект / мероприятие", "Период реализации", "Финансирование по годам, тыс. руб.", "", "", "", "Итого", "Куратор"],
        ["", "", "", 2026, 2027, 2028, 2029, "", ""],
    ]
    merges = [across(1, 9), "A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:H3", "I2:I3"]
    found = []
    ranges = [("2026–2029", "2029-12-31 y"), ("2027-2028 гг.", "2028-12-31 y"), ("2026", "2026-12-31 y"), ("2028 — 2029 годы", "2029-12-31 y"), ("до 2027 г.", "2027-12-31 y?|y"), ("2026-28", "2028-12-31 y|y?")]
    for number, measure in enumerate(ru(12, 33)):
        wording, right = ranges[number % 6]
        code = f"{'АБВ'[number // 4]}{number % 4 + 1}"
        rows.append([code, measure.title, wording, "1 200", "3 400,5", "-", "2 000", "6 600,5", measure.owner])
        found.append(milestone(measure.title, right, code))
    rows.append(["", "ИТОГО", "", "14 400", "40 806", "", "24 000", "79 206"])
    return Case("year-amounts", "Стратегия_прил3.xlsx", book(Sheet("Прил.3", rows, merges)), year_amounts.__doc__ or "", tuple(found),
                {"Код": "code", "Проект / мероприятие": "title", "Период реализации": "due", "Итого": ("budget", ""), "Куратор": "responsible"})


def year_ticks() -> Case:
    """Years as columns with ticks and no other term: the last ticked year is the term."""
    rows: list[list[object]] = [["№", "Действие", "2026", "2027", "2028", "2029", "2030", "Ответственные"]]
    found = []
    for number, measure in enumerate(ru(12, 1), 1):
        first, last = number % 3, min(4, number % 3 + number % 4)
        rows.append([number, measure.title, *["✓" if first <= place <= last else "" for place in range(5)], measure.owner])
        found.append(milestone(measure.title, f"{2026 + last}-12-31 y", str(number)))
    return Case("year-ticks-word", "Стратегия города до 2030.docx", Word().text("План действий").table(rows).bytes(), year_ticks.__doc__ or "", tuple(found),
                {"№": "code", "Действие": "title", "Ответственные": "responsible"})


def gantt_weeks() -> Case:
    """A consultant's sheet: start and days, then fifty coloured weeks headed by Mondays; dates end the work, not the picture."""
    monday = datetime(2026, 6, 1)
    weeks = [monday + timedelta(weeks=number) for number in range(40)]
    rows: list[list[object]] = [["Project plan"], [], ["#", "Activity", "Owner", "Start", "End", "Days", *weeks]]
    formats = {f"{get_column_letter(7 + number)}3": "DD/MM" for number in range(40)}
    fills, found = {}, []
    for number, measure in enumerate(en(14), 1):
        row = len(rows) + 1
        start = monday + timedelta(days=number * 9)
        end = start + timedelta(days=20 + number)
        rows.append([number, measure.title, measure.owner, start, end, 21 + number])
        formats |= {f"D{row}": "DD-MMM-YY", f"E{row}": "DD-MMM-YY"}
        fills |= {f"{get_column_letter(7 + place)}{row}": "5B9BD5" for place, week in enumerate(weeks) if start <= week <= end}
        found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", str(number)))
    return Case("gantt-weeks", "Project_plan_v7_FINAL.xlsx", book(Sheet("Gantt", rows, formats=formats, fills=fills)), gantt_weeks.__doc__ or "", tuple(found),
                {"#": "code", "Activity": "title", "Owner": "responsible", "Start": "start", "End": "due", "Days": "duration"})


def start_and_duration() -> Case:
    """Only a start and «3 мес.», «20 дн.», «2 недели»; the end is computed and must be shown as computed."""
    rows: list[list[object]] = [["№", "Работы", "Ответственный", "Длительность", "Дата начала", "1 нед", "2 нед", "3 нед", "4 нед", "5 нед", "6 нед"]]
    found, fills, formats = [], {}, {}
    terms = [("3 мес.", 1, "2026-03-31 d?|2026-04-01 d?"), ("2 недели", 2, "2026-02-15 d?|2026-02-16 d?|2026-02-13 d?"), ("1 месяц", 3, "2026-03-31 d?|2026-04-01 d?"), ("6 мес.", 4, "2026-09-30 d?|2026-10-01 d?")]
    starts = {1: datetime(2026, 1, 1), 2: datetime(2026, 2, 2), 3: datetime(2026, 3, 1), 4: datetime(2026, 4, 1)}
    for number, measure in enumerate(ru(12, 12), 1):
        wording, month, right = terms[number % 4]
        rows.append([number, measure.title, measure.owner, wording, starts[month]])
        fills[f"{get_column_letter(6 + number % 6)}{len(rows)}"] = "00B050"
        formats[f"E{len(rows)}"] = "DD.MM.YYYY"
        found.append(milestone(measure.title, right, str(number)))
    return Case("start-and-duration", "график работ.xlsx", book(Sheet("Лист1", rows, formats=formats, fills=fills)), start_and_duration.__doc__ or "", tuple(found),
                {"№": "code", "Работы": "title", "Ответственный": "responsible", "Длительность": "duration", "Дата начала": "start"})


def quarter_marks_in_word() -> Case:
    """Word: one year, four quarter columns, «V» marks; sections merged over the table; a note column behind."""
    rows: list[list[object]] = [["№", "Наименование мероприятия", "2027 год", "", "", "", "Примечание"], ["", "", "1 кв.", "2 кв.", "3 кв.", "4 кв.", ""]]
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 5), (0, 6, 1, 6)]
    found = []
    for number, measure in enumerate(ru(10, 25), 1):
        if number in {1, 6}:
            merges.append((len(rows), 0, len(rows), 6))
            rows.append(["Организационные мероприятия" if number == 1 else "Производственные мероприятия"])
        last = number % 4
        rows.append([f"{number}.", measure.title, *["V" if place == last or (place == last - 1 and number % 2) else "" for place in range(4)], "при наличии финансирования" if number % 5 == 0 else ""])
        found.append(milestone(measure.title, f"2027-{QUARTER_ENDS[last]} q", str(number), "Организационные" if number < 6 else "Производственные"))
    return Case("quarter-marks-word", "план на 2027.docx", Word().table(rows, merges).bytes(), quarter_marks_in_word.__doc__ or "", tuple(found),
                {"№": "code", "Наименование мероприятия": "title", "Примечание": ""})


def month_bars() -> Case:
    """English plan, months as columns under years, «X» bars and a diamond at the milestone; no other date column."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    rows: list[list[object]] = [["Workstream", "Milestone", "Lead", "2027", *[""] * 11, "2028", *[""] * 11], ["", "", "", *months, *months]]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:O1", "P1:AA1"]
    ends, found = ["31", "28", "31", "30", "31", "30", "31", "31", "30", "31", "30", "31"], []
    for number, measure in enumerate(en(12, 11)):
        stop = (number * 5 + 3) % 24
        cells = ["X" if stop - 2 <= place < stop else "◆" if place == stop else "" for place in range(24)]
        rows.append([["Infrastructure", "Skills", "Markets"][number // 4] if number % 4 == 0 else "", measure.title, measure.owner, *cells])
        day = "29" if stop == 13 else ends[stop % 12]
        found.append(milestone(measure.title, f"{2027 + stop // 12}-{stop % 12 + 1:02}-{day} m", None, ["Infrastructure", "Skills", "Markets"][number // 4]))
    merges += ["A3:A6", "A7:A10", "A11:A14"]
    return Case("month-bars", "Delivery roadmap.xlsx", book(Sheet("Roadmap", rows, merges)), month_bars.__doc__ or "", tuple(found),
                {"Workstream": "workstream", "Milestone": "title", "Lead": "responsible"})


CASES = (quarter_ticks, year_amounts, year_ticks, gantt_weeks, start_and_duration, quarter_marks_in_word, month_bars)
