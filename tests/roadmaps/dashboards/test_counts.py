from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roadmaps.dashboards.counts import Counts, by_roadmap, total_of
from roadmaps.models import Milestone, Roadmap
from roadmaps.terms import Health, ProgressState
from tests.factories import NOW, TODAY, make_milestone, make_roadmap

pytestmark = pytest.mark.django_db

SEED = 20261115


def scatter(roadmap: Roadmap, number: int, dice: random.Random) -> None:
    """Milestones in all kinds of states, on both sides of today."""
    for _step in range(number):
        day = TODAY + timedelta(days=dice.randint(-60, 60))
        state = dice.choice(list(ProgressState))
        make_milestone(
            roadmap,
            baseline_date=dice.choice([day, day, day, None]),
            forecast_date=dice.choice([None, day + timedelta(days=dice.randint(-20, 40))]),
            state=state,
            actual_date=day + timedelta(days=dice.randint(-9, 9)) if state == ProgressState.DONE else None,
            is_key=dice.random() < 0.3,
            is_at_risk=dice.random() < 0.2,
            awaiting_since=dice.choice([None, None, None, NOW]),
            cancelled_at=dice.choice([None] * 9 + [NOW]),
        )


def counted_one_by_one(roadmap: Roadmap) -> Counts:
    """The same numbers by the rule in Python, milestone by milestone."""
    pairs = [(milestone, milestone.health_on(TODAY)) for milestone in Milestone.objects.filter(roadmap=roadmap)]
    live = [(milestone, health) for milestone, health in pairs if health != Health.CANCELLED]
    still_open = [
        (milestone, health)
        for milestone, health in live
        if health not in (Health.DONE, Health.DONE_LATE, Health.AWAITING_REVIEW)
    ]
    planned = [(m, health) for m, health in live if m.baseline_date and m.baseline_date < TODAY]
    overdue = [m for m, health in live if health == Health.OVERDUE]
    late = [m for m, health in live if health == Health.LATE_FORECAST]
    ahead = [m for m, _ in still_open if m.baseline_date and TODAY <= m.baseline_date <= TODAY + timedelta(days=30)]
    return Counts(
        by_health=dict(Counter(health for _, health in pairs)),
        planned=len(planned),
        planned_done=sum(health in (Health.DONE, Health.DONE_LATE) for _, health in planned),
        overdue_key=sum(m.is_key for m in overdue),
        undated=sum(m.baseline_date is None for m, _ in still_open),
        ahead=len(ahead),
        ahead_key=sum(m.is_key for m in ahead),
        worst_overdue_days=max(((TODAY - (m.baseline_date or TODAY)).days for m in overdue), default=0),
        worst_late_days=max((m.slippage_days or 0 for m in late), default=0),
    )


def test_counts_in_sql_equal_those_in_python() -> None:
    dice = random.Random(SEED)
    roadmaps = [make_roadmap() for _step in range(3)]
    for roadmap in roadmaps:
        scatter(roadmap, 60, dice)

    found = by_roadmap(Milestone.objects.all(), TODAY)

    assert {roadmap.pk: found[roadmap.pk] for roadmap in roadmaps} == {
        roadmap.pk: counted_one_by_one(roadmap) for roadmap in roadmaps
    }


def test_counts_of_several_roadmaps_add_up() -> None:
    dice = random.Random(SEED)
    first, second = make_roadmap(), make_roadmap()
    scatter(first, 30, dice)
    scatter(second, 30, dice)
    one, other = counted_one_by_one(first), counted_one_by_one(second)

    total = total_of([one, other])

    assert total.total == one.total + other.total
    assert total.of(*Health) == 60
    assert total.planned_done == one.planned_done + other.planned_done
    assert total.worst_overdue_days == max(one.worst_overdue_days, other.worst_overdue_days)


def test_counts_take_one_query_for_any_number_of_roadmaps(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _step in range(5):
        make_milestone(make_roadmap())

    with django_assert_num_queries(1):
        assert len(by_roadmap(Milestone.objects.all(), TODAY)) == 5


def test_milestone_due_today_is_neither_planned_nor_overdue_yet() -> None:
    milestone = make_milestone(baseline_date=TODAY)

    counts = by_roadmap(Milestone.objects.all(), TODAY)[milestone.roadmap_id]

    assert (counts.planned, counts.overdue, counts.ahead) == (0, 0, 1)


def test_cancelled_milestones_count_nowhere_else() -> None:
    milestone = make_milestone(baseline_date=date(2026, 1, 1), cancelled_at=NOW)

    counts = by_roadmap(Milestone.objects.all(), TODAY)[milestone.roadmap_id]

    assert (counts.total, counts.planned, counts.overdue, counts.cancelled) == (0, 0, 0, 1)
    assert counts.parts == ()
