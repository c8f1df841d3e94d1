"""Plans of consultants, universities and councils in English."""

# Rows stand as people see them in the file, one to a line.
# fmt: off
# ruff: noqa: E501

from __future__ import annotations

from datetime import date, datetime

from tests.roadmaps.corpus.expected import Case, milestone
from tests.roadmaps.corpus.writing import Sheet, Word, book, headed, text_table


def fiscal_plan() -> Case:
    """Spoken English terms."""
    head = ["Ref", "Action", "Timing", "Lead", "Measure of success"]
    terms = [("Q3 FY26", "2026-09-30 q|q?|2026-12-31 q?|2026-06-30 q?|!"), ("H1 2027", "2027-06-30 h"), ("mid-2026", "2026-06-30 h?|m?|q?|2026-07-31 m?|!"), ("by end of Q2 2027", "2027-06-30 q|q?|d"), ("ongoing", "~"), ("TBC", "-"), ("end of 2027", "2027-12-31 y|d|m"), ("early 2028", "2028-03-31 q?|2028-12-31 y?|2028-06-30 h?|2028-04-30 m?|!"), ("late 2027", "2027-12-31 q?|y?|h?|m?|!"), ("Q4 2026 – Q1 2027", "2027-03-31 q"), ("Annually", "~"), ("by Easter 2027", "!|-"), ("Not before 1 June 2027", "!|-|2027-06-01 d?")]
    rows = [["Cluster Action Plan 2026–2028"], head] + [[f"A{i}", f"Action on topic {i}", t, "Cluster Office", "Report"] for i, (t, _) in enumerate(terms, 1)]
    return Case("fiscal-plan", "action plan.xlsx", book(Sheet("Plan", rows)), "spoken English terms", tuple(milestone(f"Action on topic {i}", w, f"A{i}") for i, (_, w) in enumerate(terms, 1)),
        headed(head, "code", "title", "due", "responsible", "deliverable"))


def eu_proposal() -> Case:
    """Project months."""
    head = ["Milestone number", "Milestone name", "Related work package(s)", "Due date (in month)", "Means of verification"]
    rows = [
        ["List of milestones. Project start: 1 September 2026"], head, ["MS1", "Kick-off completed", "WP1", "M1", "Minutes"],
        ["MS2", "Data management plan", "WP1", "M6", "Document"],
        ["MS3", "First prototype", "WP2, WP3", "M18", "Demo"],
        ["MS4", "Pilot evaluated", "WP4", "M30", "Report"]]
    return Case("eu-proposal", "part B milestones.docx", Word().text("Table 3.2a", "List of milestones").table(rows[1:]).bytes(), "project months", (
        milestone("Kick-off completed", "-|!", "MS1"),
        milestone("Data management plan", "-|!", "MS2"),
        milestone("First prototype", "-|!", "MS3"),
        milestone("Pilot evaluated", "-|!", "MS4")),
        headed(head, "code", "title", ("workstream", ""), ("due", "duration"), "deliverable"))


def consultant_wbs() -> Case:
    """A work plan with summary rows."""
    head = ["WBS", "Task Name", "Duration", "Start", "Finish", "% Complete", "Predecessors", "Resource Names"]
    d = datetime
    rows = [head,
        ["1", "Mobilisation", "20 days", d(2026, 9, 1), d(2026, 9, 28), 1, "", ""],
        ["1.1", "Inception report", "10 days", d(2026, 9, 1), d(2026, 9, 14), 1, "", "A. Novak"],
        ["1.2", "Stakeholder map", "10 days", d(2026, 9, 15), d(2026, 9, 28), 1, "2", "B. Lind"],
        ["2", "Delivery", "120 days", d(2026, 9, 29), d(2027, 3, 15), 0.3, "", ""],
        ["2.1", "Benchmarking study", "60 days", d(2026, 9, 29), d(2026, 12, 21), 0.5, "3", "A. Novak"],
        ["2.2", "Final strategy", "60 days", d(2026, 12, 22), d(2027, 3, 15), 0, "5", "B. Lind"]]
    fm = {f"{c}{r}": "dd-mmm-yy" for c in "DE" for r in range(2, 8)} | {f"F{r}": "0%" for r in range(2, 8)}
    return Case("consultant-wbs", "workplan v0.3.xlsx", book(Sheet("Workplan", rows, formats=fm, bold_rows=[2, 5])), "a work plan with summary rows", (
        milestone("Inception report", "2026-09-14 d", "1.1", "Mobilisation"),
        milestone("Stakeholder map", "2026-09-28 d", "1.2", "Mobilisation"),
        milestone("Benchmarking study", "2026-12-21 d", "2.1", "Delivery"),
        milestone("Final strategy", "2027-03-15 d", "2.2", "Delivery")),
        headed(head, "code", "title", "duration", "start", "due", "percent", "", "responsible"), optional=("Mobilisation", "Delivery"))


def asana() -> Case:
    """A to-do tool's export."""
    head = ["Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee", "Assignee Email", "Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task"]
    rows = [head] + [[str(1200000 + i), "2026-08-01", done, "2026-11-01", n, s, a, f"{a.lower()}@x.example", "2026-09-02", due, "", "", "Cluster roadmap", ""] for i, (n, s, a, due, done) in enumerate([("Choose the venue", "Events", "Mia", "2026-11-20", ""), ("Invite speakers", "Events", "Leo", "2026-12-10", ""), ("Draft the charter", "Governance", "Mia", "2026-10-05", "2026-10-04"), ("Elect the board", "Governance", "Leo", "2027-02-25", "")])]
    return Case("asana", "Cluster_roadmap.csv", text_table(rows, ",", "utf-8", "\n"), "a to-do tool's export", (
        milestone("Choose the venue", "2026-11-20 d"),
        milestone("Invite speakers", "2026-12-10 d"),
        milestone("Draft the charter", "2026-10-05 d"),
        milestone("Elect the board", "2027-02-25 d")),
        {"Name": "title", "Section/Column": "workstream", "Assignee": "responsible", "Due Date": "due", "Start Date": "start", "Completed At": ("actual", ""), "Created At": "", "Last Modified": ""})


def smartsheet() -> Case:
    """Indents, American dates with two-digit years."""
    head = ["Task", "Assigned To", "Start", "End", "Status", "Comments"]
    rows = [head,
        ["Phase 1: Foundation", "", "01/04/27", "03/31/27", "", ""],
        ["Form the steering group", "Kim", "01/04/27", "01/29/27", "Complete", ""],
        ["Adopt the charter", "Lee", "02/01/27", "03/31/27", "In Progress", ""],
        ["Phase 2: Growth", "", "04/01/27", "12/17/27", "", ""],
        ["Open the demo site", "Kim", "04/01/27", "08/12/27", "Not Started", ""],
        ["Sign ten members", "Lee", "04/01/27", "12/17/27", "Not Started", ""]]
    return Case("smartsheet-us", "Smartsheet.xlsx", book(Sheet("Sheet1", rows, indents={f"A{r}": 1 for r in (3, 4, 6, 7)}, bold_rows=[1, 2, 5])), "indents, American dates with two-digit years", (
        milestone("Form the steering group", "2027-01-29 d", None, "Phase 1"),
        milestone("Adopt the charter", "2027-03-31 d", None, "Phase 1"),
        milestone("Open the demo site", "2027-08-12 d", None, "Phase 2"),
        milestone("Sign ten members", "2027-12-17 d", None, "Phase 2")),
        headed(head, "title", "responsible", "start", "due", "status", ""), optional=("Phase 1: Foundation", "Phase 2: Growth"))


def us_city() -> Case:
    """Seasons and fiscal years."""
    head = ["Strategy", "Action Step", "Responsible Party", "Timeline", "Resources Needed", "Potential Barriers"]
    terms = [("Spring 2027", "2027-05-31 q?|m?|q|2027-06-30 q?|2027-06-20 q?|!"), ("Summer 2026", "2026-08-31 q?|q|m?|2026-09-30 q?|!"), ("FY2027 Q2", "2027-06-30 q|q?|2027-03-31 q?|!"), ("End of Fiscal Year 2027", "2027-12-31 y|y?|2027-06-30 y?|d?|!|2027-09-30 y?"), ("Fall 2027", "2027-11-30 q?|q|m?|2027-12-31 q?|!"), ("January-March 2027", "2027-03-31 m|q"), ("June 30th, 2027", "2027-06-30 d"), ("12 months", "-"), ("Immediately", "-|!|~")]
    rows = [head] + [["Talent" if i < 6 else "Space", f"Step number {i} of the plan", "City of Rivertown", t, "Staff", "Funds"] for i, (t, _) in enumerate(terms, 1)]
    doc = Word().text("Innovation District Action Plan").table(rows, [(1, 0, 5, 0), (6, 0, 9, 0)])
    return Case("us-city", "Action Plan Final.docx", doc.bytes(), "seasons and fiscal years", tuple(milestone(f"Step number {i} of the plan", w, None, "Talent" if i < 6 else "Space") for i, (_, w) in enumerate(terms, 1)),
        headed(head, "workstream", "title", "responsible", "due", ("", "budget"), ""))


def uk_council() -> Case:
    """Council English."""
    head = ["Priority", "What we will do", "How we will know we have succeeded", "By when", "Who", "RAG"]
    terms = [("31st March 2027", "2027-03-31 d"), ("Mar-27", "2027-03-31 m"), ("Sept 2026", "2026-09-30 m"), ("31/3/27", "2027-03-31 d"), ("By the 1st of June 2027", "2027-06-01 d|d?"), ("End Dec 2026", "2026-12-31 m|d|m?"), ("w/c 14 June 2027", "2027-06-20 d|d?|2027-06-18 d?|2027-06-14 d?|!"), ("2026/27", "2027-12-31 y|y?|2027-03-31 y?|!"), ("Completed", "-|!"), ("Autumn 2027", "2027-11-30 q?|q|m?|!")]
    rows = [
        ["Inclusive Growth Delivery Plan"],
        ["Last updated: 3 November 2026"],
        [], head] + [["Skills", f"We will deliver promise {i}", "Evidence", t, "Head of Economy", ["G", "A", "R"][i % 3]] for i, (t, _) in enumerate(terms, 1)]
    return Case("uk-council", "Delivery plan.xlsx", book(Sheet("Delivery plan", rows)), "council English", tuple(milestone(f"We will deliver promise {i}", w, None, "Skills") for i, (_, w) in enumerate(terms, 1)),
        headed(head, "workstream", "title", "deliverable", "due", "responsible", "status"))


def three_tables() -> Case:
    """Partners, the plan, indicators in one document."""
    a = [["No", "Partner", "Contact person", "E-mail"],
        ["1", "Cluster Alpha", "Ms Berg", "berg@alpha.example"],
        ["2", "Institute Beta", "Mr Holm", "holm@beta.example"]]
    head = ["No", "Activity", "Start month", "End month", "Lead partner", "Output"]
    b = [head, ["1.1", "Mapping of needs", "Jan 2027", "Mar 2027", "Cluster Alpha", "Report"],
        ["1.2", "Matchmaking event", "Apr 2027", "May 2027", "Institute Beta", "Event"],
        ["2.1", "Training of mentors", "May 2027", "Oct 2027", "Cluster Alpha", "20 mentors"],
        ["2.2", "Policy paper", "Sep 2027", "Dec 2027", "Institute Beta", "Paper"]]
    c = [["Indicator", "Baseline 2026", "Target 2027", "Target 2028"], ["Members", "40", "55", "70"], ["Joint projects", "3", "6", "10"]]
    doc = Word().text("1. Partners").table(a).text("2. Work plan").table(b).text("3. Indicators").table(c)
    return Case("three-tables", "Application form.docx", doc.bytes(), "partners, the plan, indicators in one document", (
        milestone("Mapping of needs", "2027-03-31 m", "1.1"),
        milestone("Matchmaking event", "2027-05-31 m", "1.2"),
        milestone("Training of mentors", "2027-10-31 m", "2.1"),
        milestone("Policy paper", "2027-12-31 m", "2.2")),
        headed(head, "code", "title", "start", "due", "responsible", "deliverable"))


def logframe() -> Case:
    """Component, output, activity merged downwards, code in the title."""
    head = ["Component", "Output", "Activity", "Timeframe", "Budget (EUR)", "Responsible partner"]
    rows = [head,
        ["Component 1: Governance", "1.1 Cluster board works", "1.1.1 Draft statutes", "Jan–Mar 2027", "5,000", "UNI"],
        ["", "", "1.1.2 Elect board", "Apr 2027", "2,500", "UNI"],
        ["", "1.2 Strategy adopted", "1.2.1 Foresight workshops", "Q2–Q3 2027", "12,000", "CCI"],
        ["Component 2: Services", "2.1 Export desk", "2.1.1 Hire adviser", "by 01/05/2027", "30,000", "CCI"],
        ["", "", "2.1.2 Trade mission", "15-18/09/2027", "18,500", "CCI"]]
    return Case("logframe", "logframe.xlsx", book(Sheet("Activities", rows, ["A2:A4", "B2:B3", "A5:A6", "B5:B6"])), "component, output, activity merged downwards, code in the title", (
        milestone("Draft statutes", "2027-03-31 m", None, "Governance"),
        milestone("Elect board", "2027-04-30 m"),
        milestone("Foresight workshops", "2027-09-30 q"),
        milestone("Hire adviser", "2027-05-01 d|d?"),
        milestone("Trade mission", "2027-09-18 d|d?")),
        headed(head, "workstream", ("deliverable", ""), "title", "due", "budget", "responsible"))


def baseline_forecast() -> Case:
    """Two baselines, forecast, actual."""
    head = ["Milestone ID", "Milestone", "Original baseline", "Current baseline", "Forecast", "Actual", "Variance (days)", "SRO", "DCA"]
    d = date
    rows = [head,
        ["M-01", "Outline business case approved", d(2026, 3, 31), d(2026, 4, 30), d(2026, 4, 28), d(2026, 4, 28), -2, "J. Ward", "Green"],
        ["M-02", "Site acquired", d(2026, 9, 30), d(2026, 9, 30), d(2027, 1, 15), "", 107, "J. Ward", "Amber"],
        ["M-03", "Construction starts", d(2027, 3, 1), d(2027, 5, 1), d(2027, 6, 1), "", 31, "P. Ellis", "Amber"],
        ["M-04", "Facility opens", d(2028, 6, 30), d(2028, 9, 30), d(2028, 9, 30), "", 0, "P. Ellis", "Red"]]
    fm = {f"{c}{r}": "DD/MM/YYYY" for c in "CDEF" for r in range(2, 6)}
    return Case("two-baselines", "Q2 return.xlsx", book(Sheet("Milestones", rows, formats=fm)), "two baselines, forecast, actual", (
        milestone("Outline business case approved", "2026-04-30 d", "M-01"),
        milestone("Site acquired", "2026-09-30 d", "M-02"),
        milestone("Construction starts", "2027-05-01 d", "M-03"),
        milestone("Facility opens", "2028-09-30 d", "M-04")),
        headed(head, "code", "title", ("", "previous_forecast", "baseline"), ("due", "baseline"), "forecast", "actual", "", "responsible", "status"))


def transposed_en() -> Case:
    """A turned table with dates."""
    rows = [
        ["Initiative", "Data hub", "Living lab", "Talent visa desk"],
        ["Owner", "City", "University", "Chamber"],
        ["Description", "Shared data platform", "Testing in streets", "One-stop help"],
        ["Target date", date(2027, 3, 31), date(2027, 10, 15), date(2028, 1, 31)],
        ["Budget", 120000, 300000, 45000],
        ["Status", "On track", "Delayed", "Not started"]]
    return Case("transposed-en", "initiatives.xlsx", book(Sheet("Board", rows, formats={f"{c}4": "d mmm yyyy" for c in "BCD"})), "a turned table with dates", (
        milestone("Data hub", "2027-03-31 d"),
        milestone("Living lab", "2027-10-15 d"),
        milestone("Talent visa desk", "2028-01-31 d")),
        {})


def risk_log() -> Case:
    """A risk register is no roadmap."""
    rows = [
        ["Risk ID", "Risk description", "Likelihood", "Impact", "Score", "Mitigation", "Risk owner", "Date raised"],
        ["R1", "Supplier becomes insolvent", 3, 4, 12, "Dual sourcing", "Ops", "2026-04-02"],
        ["R2", "Key staff leave", 2, 5, 10, "Retention bonus", "HR", "2026-05-09"],
        ["R3", "Currency swings", 4, 2, 8, "Hedging", "Finance", "2026-06-11"]]
    return Case("risk-log", "risk register.xlsx", book(Sheet("Risks", rows)), "a risk register is no roadmap", is_roadmap=False)


def wide_register() -> Case:
    """Planned, revised, completed, updated."""
    head = ["Project", "Milestone", "Milestone description", "Planned completion date", "Revised completion date", "Date completed", "Progress update", "Next steps", "Programme manager", "Directorate", "Last updated"]
    rows = [head,
        ["Harbour", "Design freeze", "Design signed off by board", "28-Feb-2027", "", "", "On plan", "Issue drawings", "T. Shaw", "Place", "01-Nov-2026"],
        ["Harbour", "Planning consent", "Consent received", "30-Jun-2027", "15-Aug-2027", "", "Objections", "Hearing", "T. Shaw", "Place", "01-Nov-2026"],
        ["Skills hub", "Lease signed", "Ten-year lease", "31-Oct-2026", "", "27-Oct-2026", "Done", "-", "R. Iqbal", "People", "02-Nov-2026"]]
    return Case("wide-register", "milestones.xlsx", book(Sheet("Register", rows)), "planned, revised, completed, updated", (
        milestone("Design freeze", "2027-02-28 d", None, "Harbour"),
        milestone("Planning consent", "2027-06-30 d", None, "Harbour"),
        milestone("Lease signed", "2026-10-31 d", None, "Skills hub")),
        headed(head, "workstream", "title", ("", "deliverable"), ("due", "baseline"), "forecast", "actual", ("", "status"), "", "responsible", ("", "responsible"), ""))


CASES = (
    fiscal_plan,
    eu_proposal,
    consultant_wbs,
    asana,
    smartsheet,
    us_city,
    uk_council,
    three_tables,
    logframe,
    baseline_forecast,
    transposed_en,
    risk_log,
    wide_register,
)
