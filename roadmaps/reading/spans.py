"""Spans of the calendar: the first and the last day of a day, decade, month, quarter, half-year or year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "quarter", "half_year", "year", "ongoing", "undated"]

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of whole days, both ends counted, and the precision with which it was named."""

    start: date
    end: date
    precision: Precision


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def months_later(day: date, count: int) -> date:
    """The same day `count` months later (earlier when negative), or that month's last day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_span(year: int, first: int, last: int) -> Span:
    """From the first day of month `first` to the last day of month `last`, told to the month."""
    return Span(date(year, first, 1), last_day(year, last), "month")


def decade_span(year: int, month: int, number: int) -> Span:
    """A third of a month as Russian plans use it: days 1-10, 11-20, 21 to the end."""
    start = date(year, month, number * 10 - 9)
    return Span(start, last_day(year, month) if number == 3 else date(year, month, number * 10), "day")


def half_month_span(year: int, month: int, number: int) -> Span:
    middle = date(year, month, 15)
    if number == 1:
        return Span(date(year, month, 1), middle, "day")
    return Span(middle + timedelta(days=1), last_day(year, month), "day")


def week_span(year: int, first: int, last: int) -> Span:
    """Weeks from Monday to Sunday, numbered as ISO 8601 does. Raises ValueError when the year has no such week."""
    return Span(date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7), "day")


def part_of_year(year: int, first: int, last: int, *, length: int, fiscal_start: int = 1) -> Span:
    """Parts of `length` months (3: quarters, 6: half-years, 12: the year), counted from 1.

    A fiscal year that does not begin in January is named by the calendar year in which it ends.
    """
    begin = date(year if fiscal_start == 1 else year - 1, fiscal_start, 1)
    start = months_later(begin, (first - 1) * length)
    end = months_later(begin, last * length) - timedelta(days=1)
    precision: Precision = "quarter" if length == 3 else "half_year" if length == 6 else "year"
    return Span(start, end, precision)


def is_plausible(day: date) -> bool:
    """Whether a plan may name this day: from 1 January 2000 to 31 December 2100."""
    return EARLIEST <= day <= LATEST
