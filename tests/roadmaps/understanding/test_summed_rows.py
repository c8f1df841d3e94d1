"""Phases of a schedule without numbers are sections, not promises of their own."""

from __future__ import annotations

from tests.roadmaps.understanding.tables_of_plans import dues, plan

HEAD = ["Task", "Assigned To", "Start", "End", "Status"]
PHASE_1 = [
    ["Phase 1: Foundation", "", "04.01.2027", "31.03.2027", ""],
    ["Form the steering group", "Kim", "04.01.2027", "29.01.2027", "Complete"],
    ["Adopt the charter", "Lee", "01.02.2027", "31.03.2027", "In Progress"],
]
PHASE_2 = [
    ["Phase 2: Growth", "", "01.04.2027", "17.12.2027", ""],
    ["Open the demo site", "Kim", "01.04.2027", "12.08.2027", "Not Started"],
    ["Sign ten members", "Lee", "01.04.2027", "17.12.2027", "Not Started"],
]


def test_rows_that_only_span_those_below_are_their_workstreams() -> None:
    reading = plan([HEAD, *PHASE_1, *PHASE_2])

    assert [(row.workstream, row.title) for row in reading.rows] == [
        ("Phase 1: Foundation", "Form the steering group"),
        ("Phase 1: Foundation", "Adopt the charter"),
        ("Phase 2: Growth", "Open the demo site"),
        ("Phase 2: Growth", "Sign ten members"),
    ]
    assert dues(reading) == ["2027-01-29", "2027-03-31", "2027-08-12", "2027-12-17"]


def test_row_whose_end_is_nobodys_below_is_a_promise_and_so_are_all() -> None:
    longer = ["Phase 2: Growth", "", "01.04.2027", "31.12.2027", ""]

    reading = plan([HEAD, *PHASE_1, longer, *PHASE_2[1:]])

    assert len(reading.rows) == 6


def test_row_without_anybody_above_one_row_is_a_promise() -> None:
    reading = plan([HEAD, *PHASE_1, PHASE_2[0], PHASE_2[2]])

    assert len(reading.rows) == 5


def test_plan_of_which_nobody_is_responsible_keeps_its_rows() -> None:
    rows = [[row[0], "", *row[2:4], ""] for row in PHASE_1]

    assert len(plan([HEAD, *rows]).rows) == 3
