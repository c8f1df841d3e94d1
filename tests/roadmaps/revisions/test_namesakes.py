from __future__ import annotations

from roadmaps.revisions.namesakes import namesakes_of
from roadmaps.revisions.queries import PlannedRow
from roadmaps.revisions.rows import PlanRow
from tests.roadmaps.revisions.plans import row


def planned(pk: int, one: PlanRow, *, is_carried: bool = False, is_dropped: bool = False) -> PlannedRow:
    return PlannedRow(pk, one, None, is_carried, is_dropped, "", "", ())


def test_kept_milestone_whose_number_goes_to_another_is_named():
    rows = [planned(1, row("New", code="1.1.")), planned(2, row("Old", code="1.1"), is_carried=True)]
    assert namesakes_of(rows) == {2: "New"}


def test_numbers_that_begin_anew_count_within_their_workstream():
    rows = [
        planned(1, row("New A", code="1", workstream="A")),
        planned(2, row("New B", code="1", workstream="B")),
        planned(3, row("Old B", code="1", workstream="B"), is_carried=True),
        planned(4, row("Old C", code="1", workstream="C"), is_carried=True),
    ]
    assert namesakes_of(rows) == {3: "New B"}


def test_rows_without_numbers_and_dropped_ones_have_no_namesakes():
    rows = [
        planned(1, row("New")),
        planned(2, row("Gone", code="2"), is_dropped=True),
        planned(3, row("Old"), is_carried=True),
        planned(4, row("Kept", code="2"), is_carried=True),
    ]
    assert namesakes_of(rows) == {}
