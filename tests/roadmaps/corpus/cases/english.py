"""Programmes in English: open government, recovery plan, project portfolios, agencies, council action lists."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.measures import en
from tests.roadmaps.corpus.writing import Sheet, Word, across, book, text_table


def open_government() -> Case:
    """The action plan template: a block of fields per commitment, then its milestones with start and end; three commitments, one table each."""
    word, found = Word().text("National Action Plan 2026–2028", centre=True), []
    ends = [("31 December 2026", "2026-12-31 d"), ("June 2027", "2027-06-30 m"), ("Q3 2027", "2027-09-30 q"), ("ongoing", "~")]
    for commitment in range(3):
        word.text(f"Commitment {commitment + 1}: {['Open budgets', 'Open contracting', 'Access to data'][commitment]}")
        rows: list[list[object]] = [["Milestone activity with a verifiable deliverable", "Start date", "End date", "Lead agency"]]
        for measure, (wording, right) in zip(en(4, commitment * 4), ends, strict=True):
            rows.append([measure.title, "January 2026", wording, measure.owner])
            found.append(milestone(measure.title, right))
        word.table([["Commitment start and end date", "January 2026 – June 2028"], ["Lead implementing agency", "Ministry of Economy"], ["What is the public problem?", "Data are scattered over 40 offices and rarely updated."]])
        word.table(rows)
    return Case("ogp-commitments", "NAP 2026-2028.docx", word.bytes(), open_government.__doc__ or "", tuple(found),
                {"Milestone activity with a verifiable deliverable": "title", "Start date": "start", "End date": "due", "Lead agency": "responsible"})


def recovery_plan() -> Case:
    """Milestones and targets: the date in the columns Quarter and Year under one head «Indicative timeline»; numeric goals beside."""
    rows: list[list[object]] = [
        ["Seq. No.", "Measure", "Milestone / Target", "Name", "Qualitative indicators", "Quantitative indicators", "", "", "Indicative timeline for completion", "", "Responsible body"],
        ["", "", "", "", "", "Unit", "Baseline", "Goal", "Quarter", "Year", ""],
    ]
    merges = [f"{letter}1:{letter}2" for letter in "ABCDEK"] + ["F1:H1", "I1:J1"]
    found, ends = [], ["03-31", "06-30", "09-30", "12-31"]
    for number, measure in enumerate(en(14, 5), 1):
        quarter = number % 4 + 1
        kind = "Target" if number % 3 == 0 else "Milestone"
        rows.append([number, f"C{number // 5 + 1}.R{number % 5}", kind, measure.title, "" if kind == "Target" else measure.result, "Number" if kind == "Target" else "", 0 if kind == "Target" else "", 100 if kind == "Target" else "", f"Q{quarter}", 2026 + number // 6, measure.owner])
        found.append(milestone(measure.title, f"{2026 + number // 6}-{ends[quarter - 1]} q", str(number)))
    return Case("rrf-quarter-year", "CID annex table.xlsx", book(Sheet("Annex", rows, merges)), recovery_plan.__doc__ or "", tuple(found),
                {"Seq. No.": "code", "Measure": ("workstream", "", "code"), "Milestone / Target": ("", "level"), "Name": "title", "Qualitative indicators": ("deliverable", ""), "Unit": "",
                 "Baseline": "", "Goal": "", "Quarter": "quarter", "Year": "year", "Responsible body": "responsible"})


def portfolio_return() -> Case:
    """A milestone return: original baseline, last quarter, forecast–actual, variance in days, status, notes with dates in them; «tbc» and «n/a»."""
    rows: list[list[object]] = [["Project name", "Cluster Infrastructure Programme"], ["Return for quarter", "Q1 2627"], [],
                                ["ID", "Milestone", "Original Baseline", "Last Quarter", "Forecast - Actual", "Variance (days)", "Status", "On critical path?", "Notes"]]
    found, formats = [], {}
    for number, measure in enumerate(en(12, 13), 1):
        base = datetime(2026, (number * 2) % 12 + 1, 15 + number)
        cell: object = base
        right = f"{base:%Y-%m-%d} d"
        if number in {5, 9}:
            cell, right = ("tbc", "-|!") if number == 5 else ("n/a", "-|!")
        rows.append([f"M{number:02}", measure.title, cell, base.replace(year=2027), base.replace(year=2027), 365, "Live" if number % 3 else "Complete", "Y" if number % 2 else "N", "Slipped after board of 03/02/2026"])
        formats |= {f"{letter}{len(rows)}": "DD/MM/YYYY" for letter in "CDE"}
        # Where the baseline is missing, the forecast may stand in with a mark.
        found.append(milestone(measure.title, right if number not in {5, 9} else f"{right}|{base.replace(year=2027):%Y-%m-%d} d?", f"M{number:02}"))
    return Case("gmpp-return", "GMPP return Q1.xlsx", book(Sheet("Milestones", rows, formats=formats)), portfolio_return.__doc__ or "", tuple(found),
                {"ID": "code", "Milestone": "title", "Original Baseline": ("baseline", "due"), "Last Quarter": "previous_forecast", "Forecast - Actual": ("forecast", "actual"), "Variance": "", "Status": "status", "On critical path?": "", "Notes": ""})


def council_actions() -> Case:
    """Action list of a council: «Mar-27» typed as text, four RAG columns by quarter, a withdrawn action kept with its note."""
    rows: list[list[object]] = [["Department action plan – quarterly update"], [], ["Ref", "Action", "Political sponsor", "Lead officer", "End date", "Q1 RAG", "Q2 RAG", "Q3 RAG", "Q4 RAG", "Comment"]]
    found, months = [], [("Mar-27", "2027-03-31 m"), ("Jun-26", "2026-06-30 m"), ("Dec-27", "2027-12-31 m"), ("Sept 2026", "2026-09-30 m"), ("By end of 2027", "2027-12-31 y|d|y?"), ("Spring 2027", "!|-|2027-05-31 m?|2027-06-30 q?")]
    for number, measure in enumerate(en(12, 1), 1):
        wording, right = months[number % 6]
        rows.append([f"{number // 5 + 1}.{number % 5 + 1}", measure.title, "Minister for Enterprise", measure.owner, wording, "G", "A", "R" if number % 4 == 0 else "G", "", "This action was withdrawn and is no longer reported on" if number == 7 else ""])
        found.append(milestone(measure.title, right, f"{number // 5 + 1}.{number % 5 + 1}"))
    return Case("council-rag", "Action plan update.xlsx", book(Sheet("Actions", rows)), council_actions.__doc__ or "", tuple(found),
                {"Ref": "code", "Action": "title", "Political sponsor": ("", "responsible"), "Lead officer": "responsible", "End date": "due", "Q1 RAG": ("", "status"), "Q2 RAG": ("", "status"), "Q3 RAG": ("", "status"), "Q4 RAG": ("", "status"), "Comment": ""})


def american_days() -> Case:
    """An agency's plan in csv, month first (proved by 06/30/2026), so 07/04/2026 is 4 July; «Q2, FY 2027» in a note column."""
    days = ["06/30/2026", "07/04/2026", "09/15/2026", "10/12/2026", "01/05/2027", "03/31/2027", "04/06/2027", "08/09/2027", "11/11/2027", "12/31/2027"]
    rows, found = [["Milestone Number", "Milestone", "Milestone Due Date", "Milestone Status", "Owner", "Anticipated Barriers or other Issues Related to Milestone Completion"]], []
    for number, (measure, day) in enumerate(zip(en(10, 30), days, strict=True), 1):
        rows.append([f"APG-{number}", measure.title, day, ["On-Track", "Missed", "Complete"][number % 3], measure.owner, "Depends on Q2, FY 2027 appropriations" if number == 3 else ""])
        month, date, year = day.split("/")
        found.append(milestone(measure.title, f"{year}-{month}-{date} d", f"APG-{number}"))
    return Case("us-month-first", "APG_milestones.csv", text_table(rows, ","), american_days.__doc__ or "", tuple(found),
                {"Milestone Number": "code", "Milestone": "title", "Milestone Due Date": "due", "Milestone Status": "status", "Owner": "responsible", "Anticipated Barriers": ""})


def undecidable_order() -> Case:
    """Every date could be either order («3/4/2027»): nothing in the file decides, so each date must carry a doubt."""
    days = ["3/4/2027", "5/6/2027", "7/8/2027", "9/10/2027", "1/2/2028", "2/3/2028", "4/5/2028", "6/7/2028", "8/9/2028", "10/11/2028"]
    rows, found = [["No", "Deliverable", "Target date", "Lead"]], []
    for number, (measure, day) in enumerate(zip(en(10, 16), days, strict=True), 1):
        first, second, year = day.split("/")
        rows.append([number, measure.title, day, measure.owner])
        found.append(milestone(measure.title, f"!|{year}-{int(second):02}-{int(first):02} d?|{year}-{int(first):02}-{int(second):02} d?", str(number)))
    return Case("order-undecidable", "deliverables.csv", text_table(rows, ","), undecidable_order.__doc__ or "", tuple(found),
                {"No": "code", "Deliverable": "title", "Target date": "due", "Lead": "responsible"})


def victorian_status() -> Case:
    """A monitor's report in Word: recommendations, actions, completion date in the plan and revised, status words with explanations; sections merged."""
    rows: list[list[object]] = [["Action", "Agency", "Completion date (original)", "Revised completion date", "Status", "Progress"]]
    merges, found = [], []
    for number, measure in enumerate(en(12, 22)):
        if number % 4 == 0:
            merges.append((len(rows), 0, len(rows), 5))
            rows.append([f"Recommendation {number // 4 + 1} – {['Land', 'Data', 'People'][number // 4]}"])
        year = 2026 + number % 3
        rows.append([f"{number // 4 + 1}.{number % 4 + 1} {measure.title}", measure.owner, f"June {year}", f"December {year}" if number % 2 else "–", ["Completed", "In progress – on track", "In progress – minor delays"][number % 3], "Consultation closed in May 2026."])
        found.append(milestone(measure.title, f"{year}-06-30 m", f"{number // 4 + 1}.{number % 4 + 1}", ["Land", "Data", "People"][number // 4]))
    return Case("victoria-monitor", "Action status.docx", Word().text("Appendix A: Status of actions").table(rows, merges).bytes(), victorian_status.__doc__ or "", tuple(found),
                {"Action": "title", "Agency": "responsible", "Completion date (original)": ("baseline", "due"), "Revised completion date": "forecast", "Status": "status", "Progress": ("", "status")})


def fiscal_quarters() -> Case:
    """Agency plan by fiscal quarters «FY27 Q1» in a sheet that says that the fiscal year starts on 1 October; without a programme's setting a doubt is right too."""
    rows: list[list[object]] = [["Cluster support: FY2027 operating plan"], ["Fiscal year starts 1 October"], [], ["#", "Key activity", "Target completion", "POC"]]
    found, ends = [], {1: "2026-12-31", 2: "2027-03-31", 3: "2027-06-30", 4: "2027-09-30"}
    calendar = {1: "2027-03-31", 2: "2027-06-30", 3: "2027-09-30", 4: "2027-12-31"}
    for number, measure in enumerate(en(10, 34), 1):
        quarter = number % 4 + 1
        rows.append([number, measure.title, f"FY27 Q{quarter}" if number % 2 else f"Q{quarter} FY2027", measure.owner])
        found.append(milestone(measure.title, f"{ends[quarter]} q|!|{calendar[quarter]} q?", str(number)))
    return Case("fiscal-quarters", "FY27 operating plan.xlsx", book(Sheet("FY27", rows, [across(1, 4)])), fiscal_quarters.__doc__ or "", tuple(found),
                {"#": "code", "Key activity": "title", "Target completion": "due", "POC": "responsible"})


CASES = (open_government, recovery_plan, portfolio_return, council_actions, american_days, undecidable_order, victorian_status, fiscal_quarters)
