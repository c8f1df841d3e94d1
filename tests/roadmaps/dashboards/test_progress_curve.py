from __future__ import annotations

from datetime import date

import pytest

from roadmaps.dashboards.progress_curve import planned_and_actual
from roadmaps.models import Milestone
from roadmaps.terms import ProgressState
from tests.factories import NOW, TODAY, make_milestone, make_roadmap

pytestmark = pytest.mark.django_db


def test_curve_counts_plan_fact_and_forecast_by_month() -> None:
    roadmap = make_roadmap()
    make_milestone(roadmap, baseline_date=date(2026, 9, 30), state=ProgressState.DONE, actual_date=date(2026, 10, 5))
    make_milestone(roadmap, baseline_date=date(2026, 12, 31), forecast_date=date(2027, 1, 15))
    make_milestone(roadmap, baseline_date=date(2026, 10, 31))
    make_milestone(roadmap, baseline_date=None)
    make_milestone(roadmap, baseline_date=date(2026, 9, 1), cancelled_at=NOW)

    found = planned_and_actual(Milestone.objects.all(), TODAY)

    assert found is not None
    assert found.total == 4
    assert [(level.month.month, level.planned, level.actual, level.forecast) for level in found.levels] == [
        (9, 1, 0, None),
        (10, 2, 1, None),
        (11, 2, 1, 1),
        (12, 3, None, 2),
        (1, 3, None, 3),
    ]


def test_curve_needs_a_date() -> None:
    make_milestone(baseline_date=None)

    assert planned_and_actual(Milestone.objects.all(), TODAY) is None
