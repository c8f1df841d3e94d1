"""Grids that planning programs export: MS Project, Primavera, and trackers of issues."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime, timedelta

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en, ru
from tests.roadmaps.corpus.writing import Sheet, book, text_table

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
DAYS_RU = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"]
PHASES = ["Site preparation", "Equipment", "Start of production"]


def _project_rows(words: list[str], picture: str, indent: str) -> tuple[list[list[object]], list, list[str]]:
    """Rows of an MS Project table: the project, phases with leaves indented under them, one milestone of 0 days each."""
    rows, found, line = [], [], 2
    first = datetime(2026, 5, 4)
    picked = iter(en(12, 3))
    rows.append([1, "1", 1, "Cluster programme", "200 days", _day(first, picture), _day(datetime(2027, 3, 26), picture), "12%", "", ""])
    for phase, name in enumerate(words, 1):
        start = first + timedelta(days=70 * (phase - 1))
        rows.append([line, f"1.{phase}", 2, indent + name, "60 days", _day(start, picture), _day(start + timedelta(days=67), picture), "10%", "", ""])
        line += 1
        for number in range(1, 5):
            measure = next(picked)
            begin = start + timedelta(days=14 * number)
            end = begin if number == 4 else begin + timedelta(days=4)
            rows.append([line, f"1.{phase}.{number}", 3, indent * 2 + measure.title, "0 days" if number == 4 else "5 days", _day(begin, picture), _day(end, picture), "0%", f"{line - 1}FS+2 days", measure.owner])
            found.append(milestone(measure.title, f"{end:%Y-%m-%d} d", f"1.{phase}.{number}", name))
            line += 1
    return rows, found, ["Cluster programme", *words]


def _day(day: datetime, picture: str) -> str:
    days = DAYS_RU if picture.startswith("ru") else DAYS
    if picture == "us":
        return f"{days[day.weekday()]} {day.month}/{day.day}/{day:%y}"
    return f"{days[day.weekday()]} {day:%d.%m.%y}"


def project_in_excel() -> Case:
    """MS Project's table pasted into Excel: names indented by spaces, «5 days», «Mon 04.05.26», a summary row per phase."""
    head = ["ID", "WBS", "Outline Level", "Task Name", "Duration", "Start", "Finish", "% Complete", "Predecessors", "Resource Names"]
    rows, found, _ = _project_rows(PHASES, "eu", "   ")
    return Case("msproject-grid", "Project1.xlsx", book(Sheet("Task_Table1", [head, *rows])), project_in_excel.__doc__ or "", tuple(found),
                {"ID": ("external_id", ""), "WBS": "code", "Outline Level": "level", "Task Name": "title", "Duration": ("duration", ""), "Start": "start", "Finish": "due", "% Complete": "percent",
                 "Predecessors": "", "Resource Names": "responsible"}, ())


def project_in_american_csv() -> Case:
    """The same as csv with American dates «Mon 5/4/26», no outline level: the tree is in the WBS and the spaces alone."""
    head = ["ID", "WBS", "Task Name", "Duration", "Start", "Finish", "% Complete", "Predecessors", "Resource Names"]
    rows, found, _ = _project_rows(PHASES, "us", "  ")
    return Case("msproject-us-csv", "export.csv", text_table([head, *([*row[:2], *row[3:]] for row in rows)], ","), project_in_american_csv.__doc__ or "", tuple(found),
                {"WBS": "code", "Task Name": "title", "Duration": ("duration", ""), "Start": "start", "Finish": "due", "% Complete": "percent", "Predecessors": "", "Resource Names": "responsible"})


def project_in_russian() -> Case:
    """Russian MS Project: «Пн 04.05.26», «5 дней», «СДР», indents of cells instead of spaces, bold summary rows."""
    head = ["Ид.", "СДР", "Название задачи", "Длительность", "Начало", "Окончание", "% завершения", "Предшественники", "Названия ресурсов"]
    words = ["Подготовка площадки", "Закупка оборудования", "Пуск производства"]
    rows, found, _ = _project_rows(words, "ru", "")
    rows = [[*row[:2], *row[3:]] for row in rows]
    titles = iter(ru(12, 17))
    fixed, renamed = [], []
    for row in rows:
        row[3] = str(row[3]).replace("days", "дней")
        row[7] = str(row[7]).replace("FS+2 days", "ОН+2 дней")
        if str(row[1]).count(".") == 2:
            row[2] = next(titles).title
            renamed.append(row[2])
        fixed.append(row)
    fixed[0][2] = "Программа кластера"
    indents = {f"C{number}": 2 * str(row[1]).count(".") for number, row in enumerate(fixed, 2)}
    bold = [number for number, row in enumerate(fixed, 2) if str(row[1]).count(".") < 2]
    found = [milestone(title, " ".join([str(one.dues[0].day), "d"]), one.code, one.workstream) for title, one in zip(renamed, found, strict=True)]
    return Case("msproject-russian", "Проект1.xlsx", book(Sheet("Таблица_задач1", [head, *fixed], indents=indents, bold_rows=bold)), project_in_russian.__doc__ or "", tuple(found),
                {"СДР": "code", "Название задачи": "title", "Длительность": ("duration", ""), "Начало": "start", "Окончание": "due", "% завершения": "percent", "Названия ресурсов": "responsible"})


def primavera() -> Case:
    """Primavera: technical names above the readable ones, baseline and actual beside the finish, section rows by indent, «A» for actual."""
    rows: list[list[object]] = [
        ["task_code", "status_code", "task_name", "start_date", "end_date", "base_end_date", "act_end_date", "delete_record_flag"],
        ["Activity ID", "Activity Status", "Activity Name", "(*)Start", "(*)Finish", "BL Project Finish", "(*)Actual Finish", "Delete This Row"],
    ]
    found = []
    for number, measure in enumerate(en(15, 20)):
        start = datetime(2026, 3, 2) + timedelta(days=number * 20)
        end, base = start + timedelta(days=30), start + timedelta(days=25)
        is_done = number < 3
        rows.append([f"A{1000 + number * 10}", "Completed" if is_done else "Not Started", measure.title, start, end, base, end if is_done else "", ""])
        found.append(milestone(measure.title, f"{base:%Y-%m-%d} d|{end:%Y-%m-%d} d", f"A{1000 + number * 10}"))
    return Case("primavera-two-heads", "TASK.xlsx", book(Sheet("TASK", rows), Sheet("USERDATA", [["user_data"], ["UserSettings Do Not Edit"], ["DurationQtyType=QT_Day"]])), primavera.__doc__ or "", tuple(found),
                {"Activity ID": "code", "Activity Status": "status", "Activity Name": "title", "Start": "start", "Finish": ("due", "forecast"), "BL Project Finish": ("baseline", "due"), "Actual Finish": "actual", "Delete This Row": ""})


def smartsheet() -> Case:
    """A tracker's export: ISO dates with times, «Created» and «Modified» that are no terms, people as addresses, RYG balls, a parent without dates."""
    head = ["Row ID", "Status", "Health", "Task", "Assigned To", "Start Date", "Due Date", "% Done", "Created", "Modified", "Comments"]
    rows, found = [head], []
    for number, measure in enumerate(en(12, 8)):
        if number % 4 == 0:
            rows.append([9000 + number, "", "", PHASES[number // 4], "", "", "", "", "2026-01-11T09:30:00Z", "2026-02-01T10:00:00Z", ""])
        due = datetime(2026, 4, 10) + timedelta(days=31 * number)
        rows.append([7120011 + number, ["In Progress", "Not Started", "Complete"][number % 3], ["Green", "Yellow", "Red"][number % 3], measure.title, f"person{number}@example.org", "2026-03-01T00:00:00", f"{due:%Y-%m-%dT00:00:00}", 0.25, "2026-01-11T09:30:00Z", "2026-02-01T10:00:00Z", "see mail of 12 March 2026" if number == 2 else ""])
        found.append(milestone(measure.title, f"{due:%Y-%m-%d} d", None, PHASES[number // 4]))
    return Case("tracker-export", "Cluster tracker.csv", text_table(rows, ",", "utf-8-sig"), smartsheet.__doc__ or "", tuple(found),
                {"Row ID": ("external_id", "code", ""), "Status": "status", "Health": ("", "status"), "Task": "title", "Assigned To": "responsible", "Start Date": "start", "Due Date": "due", "% Done": "percent", "Created": "", "Modified": "", "Comments": ""})


def jira() -> Case:
    """An issue tracker: keys, types, dates like «15/Jun/26 12:00 AM»; epics are sections named in a column."""
    head = ["Issue Type", "Key", "Summary", "Assignee", "Priority", "Status", "Created", "Due date", "Epic Name"]
    rows, found = [head], []
    for number, measure in enumerate(en(12, 27)):
        due = datetime(2026, 6, 15) + timedelta(days=21 * number)
        rows.append(["Story", f"CLU-{101 + number}", measure.title, measure.owner, "Medium", "To Do", f"0{number % 9 + 1}/Feb/26 4:12 PM", f"{due:%d/%b/%y} 12:00 AM", PHASES[number // 4]])
        found.append(milestone(measure.title, f"{due:%Y-%m-%d} d", f"CLU-{101 + number}", PHASES[number // 4]))
    return Case("issue-tracker", "JIRA.csv", text_table(rows, ","), jira.__doc__ or "", tuple(found),
                {"Issue Type": ("", "level"), "Key": ("code", "external_id"), "Summary": "title", "Assignee": "responsible", "Priority": "", "Status": "status", "Created": "", "Due date": "due", "Epic Name": "workstream"})


CASES = (project_in_excel, project_in_american_csv, project_in_russian, primavera, smartsheet, jira)
