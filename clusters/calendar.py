"""Working days of a programme: the country's calendar with its transfers of days off.

The calendar is Russia's as the `holidays` package knows it (decrees on transfers included, so that some Saturdays
work); from the autumn on an upgrade of that package brings the next year's decree.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=1)
def calendar() -> holidays.HolidayBase:
    """The days off, filled in year by year as they are asked for."""
    return holidays.country_holidays("RU")


def is_working_day(day: date) -> bool:
    return calendar().is_working_day(day)


def next_working_day(day: date) -> date:
    """The day itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day_before(day: date) -> date:
    """The latest working day earlier than the day."""
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and including `end`; 0 when the end is not later."""
    return sum(is_working_day(start + timedelta(days=offset)) for offset in range(1, (end - start).days + 1))


def working_days_after(start: date, days: int) -> date:
    """The day that lies so many working days after the start."""
    for _day in range(days):
        start = next_working_day(start + timedelta(days=1))
    return start
