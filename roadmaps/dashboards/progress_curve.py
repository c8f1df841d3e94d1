"""Planned against actual, month by month, over all milestones given."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth

from roadmaps.charts.curve import Curve, curve, levels
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.terms import ProgressState


def planned_and_actual(milestones: MilestoneQuerySet, on: date) -> Curve | None:
    """The S-curve of the promises that stand; None when none of them has a date."""
    rows = (
        milestones.live()
        .order_by()
        .values(
            "state",
            planned=TruncMonth("baseline_date"),
            finished=TruncMonth("actual_date"),
            forecast=TruncMonth("forecast_date"),
        )
        .annotate(count=Count("pk"))
    )
    planned: dict[date, int] = defaultdict(int)
    actual: dict[date, int] = defaultdict(int)
    expected: dict[date, int] = defaultdict(int)
    total = 0
    for row in rows:
        total += row["count"]
        if row["planned"]:
            planned[row["planned"]] += row["count"]
        if row["state"] == ProgressState.DONE:
            actual[row["finished"]] += row["count"]
        elif month := row["forecast"] or row["planned"]:
            expected[month] += row["count"]
    if not planned:
        return None
    return curve(levels(planned, actual, expected, on), total)
