from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from roadmaps.dashboards.heatmap import Cell, Said, Tone, cell, cells, quarters_around
from roadmaps.models import Milestone
from roadmaps.terms import Health, ProgressState
from tests.factories import NOW, TODAY, make_milestone, make_roadmap


def test_quarters_reach_four_back_and_three_ahead() -> None:
    found = quarters_around(TODAY)

    assert [(quarter.year, quarter.number) for quarter in found] == [
        (2025, 4), (2026, 1), (2026, 2), (2026, 3), (2026, 4), (2027, 1), (2027, 2), (2027, 3),
    ]  # fmt: skip
    assert [quarter.is_current for quarter in found] == [False] * 4 + [True] + [False] * 3


@pytest.mark.parametrize(
    ("by_health", "said", "tone", "count"),
    [
        ({}, Said.NOTHING, Tone.NOTHING, 0),
        ({Health.OVERDUE: 1, Health.DONE: 1}, Said.OVERDUE, Tone.CRITICAL, 1),
        ({Health.OVERDUE: 1, Health.DONE: 2}, Said.OVERDUE, Tone.RISK, 1),
        ({Health.LATE_FORECAST: 1, Health.AT_RISK: 2, Health.DONE: 9}, Said.LATE, Tone.RISK, 3),
        ({Health.DONE: 2, Health.DONE_LATE: 1}, Said.DONE, Tone.CALM, 3),
        ({Health.NOT_STARTED: 2, Health.DONE: 1}, Said.COMING, Tone.CALM, 2),
    ],
)
def test_cell_says_the_worst_first(by_health: dict[Health, int], said: Said, tone: Tone, count: int) -> None:
    found = cell(by_health, "/r/1/")

    assert (found.said, found.tone, found.count) == (said, tone, count)


@pytest.mark.django_db
def test_cells_put_each_milestone_into_the_quarter_of_its_due_date(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    roadmap, empty = make_roadmap(), make_roadmap()
    make_milestone(roadmap, baseline_date=date(2026, 9, 30))
    make_milestone(roadmap, baseline_date=date(2026, 7, 1), state=ProgressState.DONE, actual_date=date(2026, 7, 1))
    make_milestone(roadmap, baseline_date=date(2026, 10, 1), cancelled_at=NOW)
    make_milestone(roadmap, baseline_date=date(2027, 9, 30))
    make_milestone(roadmap, baseline_date=date(2027, 10, 1))
    quarters = quarters_around(TODAY)

    with django_assert_num_queries(1):
        found = cells(Milestone.objects.all(), [roadmap.pk, empty.pk], quarters, TODAY)

    assert [each.count for each in found[roadmap.pk]] == [0, 0, 0, 1, 0, 0, 0, 1]
    assert found[roadmap.pk][3] == Cell(Said.OVERDUE, Tone.CRITICAL, 1, 2, f"/r/{roadmap.pk}/?view=table&due=2026-3")
    assert {each.said for each in found[empty.pk]} == {Said.NOTHING}
