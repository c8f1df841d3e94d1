from __future__ import annotations

from datetime import date

import pytest

from roadmaps.charts.scale import (
    DayScale,
    next_quarter,
    percent,
    quarter_end,
    quarter_of,
    quarters,
    scale_around,
    years,
)


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0%"), (100, "100%"), (12.5, "12.5%"), (33.333333, "33.33%"), (50.10, "50.1%")]
)
def test_percent_is_written_with_a_point_and_without_idle_zeros(value: float, written: str) -> None:
    assert percent(value) == written


@pytest.mark.parametrize(
    ("day", "quarter", "last", "following"),
    [
        (date(2026, 1, 1), 1, date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 3, 31), 1, date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 4, 1), 2, date(2026, 6, 30), date(2026, 7, 1)),
        (date(2026, 12, 31), 4, date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_quarter_of_a_day(day: date, quarter: int, last: date, following: date) -> None:
    assert (quarter_of(day), quarter_end(day), next_quarter(day)) == (quarter, last, following)


def test_scale_of_days_covers_whole_quarters() -> None:
    assert scale_around([date(2026, 5, 9), date(2027, 2, 1)]) == DayScale(date(2026, 4, 1), date(2027, 3, 31))


def test_scale_without_days_is_none() -> None:
    assert scale_around([]) is None


def test_position_is_the_middle_of_the_day_and_stays_inside() -> None:
    scale = DayScale(date(2026, 1, 1), date(2026, 1, 10))

    assert scale.position(date(2026, 1, 1)) == 5
    assert scale.position(date(2026, 1, 10)) == 95
    assert scale.position(date(2025, 1, 1)) == 0
    assert scale.position(date(2027, 1, 1)) == 100
    assert scale.at(date(2026, 1, 5)) == "45%"


def test_years_share_the_axis_by_their_days() -> None:
    bands = years(DayScale(date(2025, 7, 1), date(2026, 6, 30)))

    assert [(band.year, band.quarter, band.left, band.width) for band in bands] == [
        (2025, None, "0%", "50.41%"),
        (2026, None, "50.41%", "49.59%"),
    ]
    assert [band.is_first for band in bands] == [True, False]


def test_quarters_follow_each_other_without_gaps() -> None:
    bands = quarters(DayScale(date(2026, 10, 1), date(2027, 6, 30)))

    assert [(band.year, band.quarter) for band in bands] == [(2026, 4), (2027, 1), (2027, 2)]
    assert [band.left for band in bands] == ["0%", "33.7%", "66.67%"]


def test_quarters_of_a_long_scale_are_left_out() -> None:
    assert quarters(DayScale(date(2020, 1, 1), date(2026, 12, 31))) == ()
    assert len(quarters(DayScale(date(2020, 1, 1), date(2025, 12, 31)))) == 24
