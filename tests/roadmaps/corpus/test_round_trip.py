from __future__ import annotations

import pytest

from roadmaps.reading.document import read
from roadmaps.revisions.difference import compare
from roadmaps.understanding.choices import Choices
from roadmaps.workbooks.file_reading import read_file
from roadmaps.workbooks.own_workbook_writer import own_workbook
from tests.roadmaps.corpus.cases import all_cases
from tests.roadmaps.corpus.expected import Case
from tests.roadmaps.workbooks.own_workbooks import ORIGIN, named, read_again

EACH = 9


@pytest.mark.parametrize("case", [case for case in all_cases() if case.is_roadmap][::EACH], ids=lambda case: case.name)
def test_plan_of_any_file_comes_back_from_its_workbook_as_it_was(case: Case) -> None:
    rows = read_file(read(case.content, case.file_name), Choices(roadmap=ORIGIN.roadmap)).rows
    again = read_again(own_workbook(named(rows), ORIGIN))
    pairs = [int(row.known_id) - 100 for row in again.rows]
    assert compare(rows, again.rows, pairs).is_empty
    assert [one.kind for one in again.problems if one.severity == "problem"] == []
