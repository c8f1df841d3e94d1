"""When a report of a period is expected, and for how long it has been missing."""

from __future__ import annotations

from datetime import date, timedelta

from clusters.models import Rhythm
from roadmaps.charts.scale import quarter_start

# A report on a period is expected within so many days after the period has ended.
GRACE_DAYS = 20


def period_start(day: date, rhythm: str) -> date:
    """The first day of the month or the quarter that holds the day."""
    return day.replace(day=1) if rhythm == Rhythm.MONTHLY else quarter_start(day)


def missing_days(on: date, rhythm: str, last_report: date | None, in_force_since: date) -> int | None:
    """Days since a report was due that has not come; None when nothing is owed.

    Looks at the last period whose report is already due: one sent after that period's end answers for it. A
    plan that was put in force after the due day owes its first report in the next period.
    """
    opened = period_start(on, rhythm)
    if (on - opened).days <= GRACE_DAYS:
        opened = period_start(opened - timedelta(days=1), rhythm)
    due = opened + timedelta(days=GRACE_DAYS)
    if in_force_since >= due or (last_report is not None and last_report >= opened):
        return None
    return (on - due).days
