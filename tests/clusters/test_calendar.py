from datetime import date

import pytest

from clusters.calendar import is_working_day, last_working_day_before, next_working_day, working_days_between


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 13), True),
        (date(2026, 11, 14), False),
        (date(2026, 1, 8), False),
        (date(2026, 1, 9), False),  # moved from 3 January by decree
        (date(2025, 11, 1), True),  # a Saturday that works
        (date(2018, 12, 29), True),
    ],
)
def test_is_working_day_knows_transfers(day: date, expected: bool) -> None:
    assert is_working_day(day) is expected


def test_next_working_day_over_new_year_is_after_the_holidays() -> None:
    assert next_working_day(date(2026, 12, 31)) == date(2027, 1, 11)


def test_next_working_day_of_a_working_day_is_itself() -> None:
    assert next_working_day(date(2026, 11, 16)) == date(2026, 11, 16)


def test_last_working_day_before_monday_is_friday() -> None:
    assert last_working_day_before(date(2026, 11, 16)) == date(2026, 11, 13)


def test_working_days_between_counts_the_end_and_not_the_start() -> None:
    assert working_days_between(date(2026, 11, 13), date(2026, 11, 17)) == 2


def test_working_days_between_of_an_earlier_end_is_none() -> None:
    assert working_days_between(date(2026, 11, 17), date(2026, 11, 13)) == 0
