from datetime import date, timedelta
from random import Random
from zlib import crc32

import pytest

from roadmaps.management.demo.calendar import Course
from roadmaps.management.demo.clusters import Fortune
from roadmaps.management.demo.clusters_en import CLUSTERS_EN
from roadmaps.management.demo.clusters_ru import CLUSTERS_RU
from roadmaps.management.demo.history import REVISED
from roadmaps.management.demo.plans import first_plan, next_plan
from roadmaps.revisions.matching import Known, match
from roadmaps.revisions.rows import PlanRow

DAYS = [date(2026, 11, 23), date(2027, 1, 3), date(2027, 5, 12), date(2028, 2, 29), date(2029, 9, 30)]
PLANNING = [demo for demo in (*CLUSTERS_RU, *CLUSTERS_EN) if demo.fortune != Fortune.EMPTY]


def known(standing: dict[str, PlanRow], dropped: list[PlanRow]) -> list[Known]:
    return [
        *(Known(number, row) for number, row in enumerate(standing.values())),
        *(Known(1000 + number, row, is_dropped=True) for number, row in enumerate(dropped)),
    ]


@pytest.mark.parametrize("today", DAYS)
def test_every_row_of_a_later_plan_is_found_again_by_its_code(today: date) -> None:
    """Otherwise a revision of the demo would ask which milestone a row continues, and could not be sent."""
    course = Course(today)
    for demo in PLANNING:
        chance = Random(crc32(demo.slug.encode()))
        rows, dropped = first_plan(demo, course, chance), []
        for days, count in (*REVISED[demo.fortune], (6, 4)):
            standing = {row.code: row for row in rows}
            moves = next_plan(demo, rows, course.before(days), count, chance)
            found = match(moves.rows, known(standing, dropped))
            numbers = {code: number for number, code in enumerate(standing)}
            assert found.questions == ()
            assert found.milestones == tuple(numbers.get(row.code) for row in moves.rows)
            dropped += [standing[code] for code in sorted(moves.dropped)]
            rows = moves.rows


@pytest.mark.parametrize("demo", PLANNING, ids=lambda demo: demo.slug)
def test_first_plan_has_as_many_promises_as_the_cluster_is_large(demo) -> None:
    rows = first_plan(demo, Course(DAYS[0]), Random(1))

    assert len({row.code for row in rows}) == len({(row.workstream, row.title) for row in rows}) == demo.size
    assert {row.precision for row in rows} >= {"quarter", "day", "month", "ongoing", "undated"}
    assert all(row.due_date is None or row.wording for row in rows)


@pytest.mark.parametrize("today", DAYS)
def test_something_is_due_within_the_week_and_no_later_plan_moves_it(today: date) -> None:
    course = Course(today)
    for demo in PLANNING:
        if demo.fortune not in {Fortune.AVERAGE, Fortune.EXEMPLARY}:
            continue
        chance = Random(crc32(demo.slug.encode()))
        rows = first_plan(demo, course, chance)
        for days, count in REVISED[demo.fortune]:
            rows = next_plan(demo, rows, course.before(days), count, chance).rows
        due = [row for row in rows if row.due_date == today + timedelta(days=6)]
        assert [row.precision for row in due][:1] == ["day"]
