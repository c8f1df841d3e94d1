from __future__ import annotations

from datetime import date

import pytest

from clusters.models import Rhythm
from roadmaps.dashboards.period import missing_days, period_start

OLD = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("day", "rhythm", "start"),
    [
        (date(2026, 11, 15), Rhythm.QUARTERLY, date(2026, 10, 1)),
        (date(2026, 12, 31), Rhythm.QUARTERLY, date(2026, 10, 1)),
        (date(2026, 1, 1), Rhythm.QUARTERLY, date(2026, 1, 1)),
        (date(2026, 11, 15), Rhythm.MONTHLY, date(2026, 11, 1)),
    ],
)
def test_period_starts_with_its_first_day(day: date, rhythm: str, start: date) -> None:
    assert period_start(day, rhythm) == start


@pytest.mark.parametrize(
    ("on", "last_report", "missing"),
    [
        (date(2026, 11, 15), date(2026, 10, 1), None),
        (date(2026, 11, 15), date(2026, 9, 30), 25),
        (date(2026, 11, 15), None, 25),
        (date(2026, 10, 22), date(2026, 9, 30), 1),
        # Within the twenty days of grace the period before still answers.
        (date(2026, 10, 21), date(2026, 9, 30), None),
        (date(2026, 10, 21), date(2026, 7, 1), None),
        (date(2026, 10, 21), date(2026, 6, 30), 92),
        # Over the turn of the year.
        (date(2027, 1, 10), date(2026, 9, 30), 81),
    ],
)
def test_missing_report_is_counted_from_its_due_day(on: date, last_report: date | None, missing: int | None) -> None:
    assert missing_days(on, Rhythm.QUARTERLY, last_report, OLD) == missing


def test_new_plan_owes_its_first_report_in_the_next_period() -> None:
    on = date(2026, 11, 15)

    assert missing_days(on, Rhythm.QUARTERLY, None, date(2026, 10, 21)) is None
    assert missing_days(on, Rhythm.QUARTERLY, None, date(2026, 10, 20)) == 25


def test_monthly_rhythm_asks_each_month() -> None:
    assert missing_days(date(2026, 11, 25), Rhythm.MONTHLY, date(2026, 10, 25), OLD) == 4
