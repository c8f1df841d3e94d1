"""Exports of planners and boards, donors' tables, titles with their terms."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.writing import Sheet, Word, book, headed, text_table


def planner() -> Case:
    """A planner's export."""
    head = ["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By", "Created Date", "Start date", "Due date", "Is Recurring", "Late", "Completed Date", "Completed By", "Checklist Items", "Labels", "Description"]
    rows = [["Plan name", "Cluster roadmap"], ["Plan ID", "aBcDeF12345"], ["Date of export", "11/20/2026"], [], head,
        ["x1Yz", "Sign lease", "Premises", "In progress", "Urgent", "Ann Lee", "Ann Lee", "09/01/2026", "", "01/29/2027", "false", "false", "", "", "", "", ""],
        ["x2Yz", "Fit out rooms", "Premises", "Not started", "Medium", "Bo Chan", "Ann Lee", "09/01/2026", "02/01/2027", "05/28/2027", "false", "false", "", "", "", "", ""],
        ["x3Yz", "Hire manager", "Team", "Completed", "Important", "Ann Lee", "Ann Lee", "09/01/2026", "", "10/15/2026", "false", "false", "10/12/2026", "Ann Lee", "", "", ""]]
    return Case("planner", "Cluster roadmap.xlsx", book(Sheet("Tasks", rows)), "a planner's export", (
        milestone("Sign lease", "2027-01-29 d", None, "Premises"),
        milestone("Fit out rooms", "2027-05-28 d", None, "Premises"),
        milestone("Hire manager", "2026-10-15 d", None, "Team")),
        {"Task Name": "title", "Bucket Name": "workstream", "Progress": ("status", "percent"), "Priority": "", "Assigned To": "responsible", "Created By": "", "Created Date": "", "Start date": "start", "Due date": "due", "Completed Date": "actual"})


def trello() -> Case:
    """A board's export with ISO instants."""
    head = ["Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "Last Activity Date", "List Name", "Board Name", "Archived"]
    rows = [head,
        ["5f1a", "Launch accelerator", "https://t.example/c/1", "", "growth", "Kim", "2027-03-15T17:00:00.000Z", "2026-11-01T09:00:00.000Z", "Startups", "Roadmap", "false"],
        ["5f1b", "Demo day", "https://t.example/c/2", "", "growth", "Kim", "2027-06-18T17:00:00.000Z", "2026-11-01T09:00:00.000Z", "Startups", "Roadmap", "false"],
        ["5f1c", "Member survey", "https://t.example/c/3", "", "", "Ola", "", "2026-11-02T09:00:00.000Z", "Members", "Roadmap", "false"]]
    return Case("trello", "board.csv", text_table(rows, ",", "utf-8", "\n"), "a board's export with ISO instants", (
        milestone("Launch accelerator", "2027-03-15 d", None, "Startups"),
        milestone("Demo day", "2027-06-18 d", None, "Startups"),
        milestone("Member survey", "-", None, "Members")),
        {"Card Name": "title", "Members": "responsible", "Due Date": "due", "Last Activity Date": "", "List Name": "workstream"})


def monday() -> Case:
    """Groups, each with its own head."""
    h = ["Name", "Person", "Status", "Timeline - Start", "Timeline - End", "Files"]
    rows = [
        ["Cluster Board"],
        ["Our plan for 2027"],
        [],
        ["Governance"], h, ["Adopt statutes", "Ida", "Working on it", "2027-01-11", "2027-02-26", ""],
        ["Elect council", "Ida", "", "2027-03-01", "2027-03-31", ""],
        [],
        ["Services"], h, ["Open help desk", "Max", "Stuck", "2027-04-01", "2027-06-30", ""],
        ["Publish catalogue", "Max", "Done", "2027-02-01", "2027-02-12", ""]]
    return Case("monday", "Cluster_Board.xlsx", book(Sheet("cluster board", rows)), "groups, each with its own head", (
        milestone("Adopt statutes", "2027-02-26 d", None, "Governance"),
        milestone("Elect council", "2027-03-31 d", None, "Governance"),
        milestone("Open help desk", "2027-06-30 d", None, "Services"),
        milestone("Publish catalogue", "2027-02-12 d", None, "Services")),
        headed(h, "title", "responsible", "status", "start", "due"))


def okr() -> Case:
    """Objectives and key results."""
    head = ["Objective", "Key Result", "Owner", "Target date", "Confidence", "Progress"]
    rows = [head,
        ["O1 Grow membership", "50 paying members", "Head of network", "30 June 2027", "7/10", "40%"],
        ["", "10 new SMEs from the region", "Head of network", "31 December 2027", "5/10", "10%"],
        ["O2 Internationalise", "Two joint bids submitted", "EU officer", "15 September 2027", "6/10", "0%"]]
    return Case("okr", "OKRs.xlsx", book(Sheet("2027", rows, ["A2:A3"])), "objectives and key results", (
        milestone("50 paying members", "2027-06-30 d", None, "Grow membership"),
        milestone("10 new SMEs from the region", "2027-12-31 d", None, "Grow membership"),
        milestone("Two joint bids submitted", "2027-09-15 d", None, "Internationalise")),
        headed(head, "workstream", ("title",), "responsible", "due", "", "percent"))


def project_months() -> Case:
    """Months counted from the start of a project."""
    rows = [
        ["Gantt chart – project months"],
        ["Task", "Lead", *range(1, 13)],
        ["T1.1 Management", "UNI", *["X"] * 12],
        ["T1.2 Data plan", "UNI", "X", "X", "X"],
        ["T2.1 Prototype", "SME", "", "", "", "X", "X", "X", "X"],
        ["T3.1 Pilot", "CITY", *[""] * 8, "X", "X", "X", "X"]]
    return Case("project-months", "gantt.xlsx", book(Sheet("Gantt", rows)), "months counted from the start of a project", tuple(milestone(t, "-|!", None) for t in ("T1.1 Management", "T1.2 Data plan", "T2.1 Prototype", "T3.1 Pilot")) and (milestone("Management", "-|!"),
        milestone("Data plan", "-|!"),
        milestone("Prototype", "-|!"),
        milestone("Pilot", "-|!")),
        {"Task": "title", "Lead": "responsible"})


def world_bank() -> Case:
    """Donors' wording."""
    head = ["Results area", "Indicator / milestone", "Responsible agency", "Verification protocol", "Date for achievement"]
    rows = [head,
        ["RA1 Regulation", "Cluster law submitted to Parliament", "Ministry of Economy", "Official gazette", "By June 30, 2027"],
        ["RA1 Regulation", "By-laws adopted", "Ministry of Economy", "Gazette", "By Dec. 31, 2027"],
        ["RA2 Finance", "Matching grants disbursed", "Development Bank", "Audit", "End-March 2028"],
        ["RA2 Finance", "Fund fully operational", "Development Bank", "Audit", "No later than 30/09/2028"]]
    return Case("world-bank", "Annex 2.docx", Word().text("Annex 2: Results framework").table(rows).bytes(), "donors' wording", (
        milestone(rows[1][1], "2027-06-30 d|d?", None, "Regulation"),
        milestone(rows[2][1], "2027-12-31 d|d?"),
        milestone(rows[3][1], "2028-03-31 m|m?|d?|d", None, "Finance"),
        milestone(rows[4][1], "2028-09-30 d|d?")),
        headed(head, "workstream", "title", "responsible", "deliverable", "due"))


def australian() -> Case:
    """Financial years, late 2026, Dec-26."""
    head = ["No.", "Action", "Lead agency", "Delivery", "Status at 30 June 2026"]
    terms = [("30 June 2027", "2027-06-30 d"), ("FY 2026-27", "2027-12-31 y|y?|2027-06-30 y?|!|2026-12-31 y?"), ("Q2 2026–27", "2027-06-30 q|q?|2026-12-31 q?|!"), ("Late 2026", "2026-12-31 q?|y?|h?|m?|!"), ("Dec-26", "2026-12-31 m"), ("2026–2028", "2028-12-31 y"), ("Ongoing to 2030", "~|2030-12-31 y|y?"), ("Complete", "-|!")]
    rows = [head] + [[str(i), f"Deliver initiative {i} with partners", "Department of Industry", t, "On track"] for i, (t, _) in enumerate(terms, 1)]
    return Case("australian", "Implementation plan.docx", Word().table(rows).bytes(), "financial years, late 2026, Dec-26", tuple(milestone(f"Deliver initiative {i} with partners", w, str(i)) for i, (_, w) in enumerate(terms, 1)),
        headed(head, "code", "title", "responsible", "due", "status"))


def corporate() -> Case:
    """Corporate shorthand."""
    head = ["Workstream", "Milestone", "Target", "Exec sponsor", "RAG"]
    terms = [("1QFY27", "2027-03-31 q?|q|!"), ("2H27", "2027-12-31 h|h?|!"), ("FY27Q3", "2027-09-30 q?|q|!"), ("Mid-Q3 2027", "2027-09-30 q?|2027-08-31 m?|2027-08-15 d?|!"), ("EOY 2027", "2027-12-31 y|y?|d|d?"), ("end Q1 '28", "2028-03-31 q|q?|!"), ("15-Mar-2027", "2027-03-15 d"), ("Mar 15 2027", "2027-03-15 d"), ("2027-03", "2027-03-31 m"), ("03/2027", "2027-03-31 m"), ("Thanksgiving 2027", "!|-"), ("next quarter", "!|-")]
    rows = [head] + [["Digital" if i % 2 else "Facilities", f"Corporate milestone {i} reached", t, "COO", "Amber"] for i, (t, _) in enumerate(terms, 1)]
    return Case("corporate", "QBR.xlsx", book(Sheet("QBR", rows)), "corporate shorthand", tuple(milestone(f"Corporate milestone {i} reached", w, None, "Digital" if i % 2 else "Facilities") for i, (_, w) in enumerate(terms, 1)),
        headed(head, "workstream", "title", "due", "responsible", "status"))


def title_terms_en() -> Case:
    """English titles with terms in brackets."""
    rows = [
        ["Phase", "Milestones and dates", "Lead"],
        ["1", "Kick-off meeting (15 January 2027)", "PMO"],
        ["1", "Inception report (end of February 2027)", "Consultant"],
        ["2", "Field survey (March–May 2027)", "Consultant"],
        ["2", "Validation workshop (Q3 2027)", "PMO"],
        ["3", "Final report (by 15 December 2027)", "Consultant"]]
    return Case("title-terms-en", "ToR annex.docx", Word().text("Schedule of milestones").table(rows).bytes(), "English titles with terms in brackets", (
        milestone("Kick-off meeting", "2027-01-15 d|d?"),
        milestone("Inception report", "2027-02-28 m|m?|d|d?"),
        milestone("Field survey", "2027-05-31 m|m?"),
        milestone("Validation workshop", "2027-09-30 q|q?"),
        milestone("Final report", "2027-12-15 d|d?")),
        {"Milestones and dates": "title", "Lead": "responsible"})


def title_terms_ru() -> Case:
    """Title, comma, term."""
    head = ["№ п/п", "Наименование мероприятия, срок исполнения", "Ответственный", "Отметка о выполнении"]
    rows = [head,
        ["1", "Подготовить проект положения, до 01.02.2027", "Тарасов", ""],
        ["2", "Согласовать проект с участниками, февраль 2027 г.", "Тарасов", ""],
        ["3", "Утвердить положение на совете, I квартал 2027 г.", "Волкова", ""],
        ["4", "Опубликовать положение на сайте, 01.04.2027", "Волкова", ""]]
    return Case("title-terms-ru", "поручения.xlsx", book(Sheet("Поручения", rows)), "title, comma, term", (
        milestone("Подготовить проект положения", "2027-02-01 d|d?", "1"),
        milestone("Согласовать проект с участниками", "2027-02-28 m|m?", "2"),
        milestone("Утвердить положение на совете", "2027-03-31 q|q?", "3"),
        milestone("Опубликовать положение на сайте", "2027-04-01 d|d?", "4")),
        headed(head, "code", "title", "responsible", "status"))


def term_and_owner() -> Case:
    """Term and owner in one cell."""
    head = ["№", "Мероприятия", "Срок исполнения, ответственный"]
    rows = [head,
        ["1", "Инвентаризация площадок", "до 01.03.2027, Комитет по имуществу"],
        ["2", "Межевание участков", "II квартал 2027 г., Управление архитектуры"],
        ["3", "Подведение газа", "31.12.2027, ООО «Газ»"],
        ["4", "Благоустройство", "2028 год, Управление ЖКХ"]]
    return Case("term-and-owner", "площадки.docx", Word().table(rows).bytes(), "term and owner in one cell", (
        milestone("Инвентаризация площадок", "2027-03-01 d|d?", "1"),
        milestone("Межевание участков", "2027-06-30 q|q?", "2"),
        milestone("Подведение газа", "2027-12-31 d|d?", "3"),
        milestone("Благоустройство", "2028-12-31 y|y?", "4")),
        headed(head, "code", "title", "due"))


def month_dates_in_cells() -> Case:
    """Days of the month under months."""
    rows = [
        ["Milestone", "Jan 2027", "Feb 2027", "Mar 2027", "Apr 2027", "Owner"],
        ["Specification", "15", "", "", "", "Ada"],
        ["Tender notice", "", "10", "", "", "Ada"],
        ["Award", "", "", "", "22", "Ben"]]
    return Case("days-under-months", "days.xlsx", book(Sheet("Plan", rows)), "days of the month under months", (
        milestone("Specification", "2027-01-15 d|d?|2027-01-31 m?|!"),
        milestone("Tender notice", "2027-02-10 d|d?|2027-02-28 m?|!"),
        milestone("Award", "2027-04-22 d|d?|2027-04-30 m?|!")),
        {"Milestone": "title", "Owner": "responsible"})


def checkbox_bools() -> Case:
    """True and false, dates shown without a year."""
    head = ["Done", "Item", "Due", "Owner"]
    rows = [head,
        [True, "Buy domain", datetime(2026, 11, 30), "Eve"],
        [False, "Design logo", datetime(2027, 1, 15), "Eve"],
        [False, "Launch site", datetime(2027, 2, 28), "Mallory"]]
    return Case("checkbox-bools", "todo.xlsx", book(Sheet("Sheet1", rows, formats={f"C{r}": "ddd, mmm d" for r in (2, 3, 4)})), "true and false, dates shown without a year", (
        milestone("Buy domain", "2026-11-30 d|d?"),
        milestone("Design logo", "2027-01-15 d|d?"),
        milestone("Launch site", "2027-02-28 d|d?")),
        headed(head, ("status", ""), "title", "due", "responsible"))


def us_serial_text() -> Case:
    """The heading tells the order of day and month."""
    head = ["ID", "Deliverable", "Responsible", "Due (mm/dd/yyyy)"]
    rows = [head,
        ["D1", "Inventory of assets", "County", "03/04/2027"],
        ["D2", "Feasibility study", "Consultant", "05/06/2027"],
        ["D3", "Ribbon cutting", "Mayor", "07/08/2027"]]
    return Case("order-in-head", "deliverables.csv", text_table(rows, ",", "utf-8"), "the heading tells the order of day and month", (
        milestone("Inventory of assets", "2027-03-04 d|d?|!"),
        milestone("Feasibility study", "2027-05-06 d|d?|!"),
        milestone("Ribbon cutting", "2027-07-08 d|d?|!")),
        headed(head, "code", "title", "responsible", "due"))


def vacancies() -> Case:
    """A list of vacancies is no roadmap."""
    rows = [
        ["Job title", "Department", "Grade", "Salary range", "Closing date", "Hiring manager"],
        ["Cluster analyst", "Research", "B2", "30-35k", "2026-12-01", "P. Ray"],
        ["Events officer", "Network", "B1", "25-28k", "2026-12-15", "L. Dahl"],
        ["Accountant", "Finance", "B2", "30-35k", "2027-01-10", "S. Novak"]]
    return Case("vacancies", "jobs.xlsx", book(Sheet("Jobs", rows)), "a list of vacancies is no roadmap", is_roadmap=False)


def meeting_minutes() -> Case:
    """Actions of minutes."""
    rows = [
        ["Agenda item", "Discussion", "Decision", "Action", "Who", "By"],
        ["1. Budget", "The budget was presented.", "Approved", "Send the budget to the ministry", "Treasurer", "1 Dec 2026"],
        ["2. Website", "The old site is outdated.", "Noted", "Get three quotes", "Secretary", "15 Dec 2026"],
        ["3. AOB", "None", "", "", "", ""],
        ["4. Event", "Dates were discussed.", "Agreed", "Book the venue", "Secretary", "20 Jan 2027"]]
    return Case("minutes-actions", "minutes.docx", Word().text("Minutes of the board, 20 November 2026").table(rows).bytes(), "actions of minutes", (
        milestone("Send the budget to the ministry", "2026-12-01 d"),
        milestone("Get three quotes", "2026-12-15 d"),
        milestone("Book the venue", "2027-01-20 d")),
        {"Action": "title", "Who": "responsible", "By": "due"})


CASES = (
    planner,
    trello,
    monday,
    okr,
    project_months,
    world_bank,
    australian,
    corporate,
    title_terms_en,
    title_terms_ru,
    term_and_owner,
    month_dates_in_cells,
    checkbox_bools,
    us_serial_text,
    vacancies,
    meeting_minutes,
)
