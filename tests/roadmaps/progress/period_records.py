"""Programmes with a period that is open, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from clusters.models import Programme
from roadmaps.models import ExpectedReport, Milestone, ReportingPeriod
from roadmaps.progress.expecting import keep_periods

# The third quarter of 2026 opens on 1 October and is due from the cluster on 20 October.
OPENING = date(2026, 10, 1)
OPENED_AT = datetime(2026, 9, 30, 21, 5, tzinfo=UTC)
DUE = date(2026, 10, 20)


def morning(day: date) -> datetime:
    """Ten in the morning in Moscow."""
    return datetime(day.year, day.month, day.day, 7, 0, tzinfo=UTC)


def open_period(programme: Programme, *, on: date = OPENING) -> ReportingPeriod:
    """Let the clock open the period of that day."""
    keep_periods(programme, on=on, at=morning(on))
    return ReportingPeriod.objects.filter(programme=programme).open_on(on).select_related("programme")[0]


def heard_on(milestone: Milestone) -> date | None:
    """When the milestone was heard of in the one period that expects it."""
    return ExpectedReport.objects.get(milestone=milestone).heard_on
