"""From a day to a place along an axis, and the bands of years and quarters beneath it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_WITH_QUARTERS_YEARS = 6


def percent(value: float) -> str:
    """A coordinate as SVG wants it, whatever the language of the page: "12.5%"."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def quarter_of(day: date) -> int:
    """The calendar quarter, 1 to 4."""
    return (day.month - 1) // 3 + 1


def quarter_start(day: date) -> date:
    """The first day of the day's calendar quarter."""
    return date(day.year, 3 * quarter_of(day) - 2, 1)


def next_quarter(day: date) -> date:
    """The first day of the calendar quarter after the day's own."""
    start = quarter_start(day)
    return date(start.year + 1, 1, 1) if start.month == 10 else date(start.year, start.month + 3, 1)


def quarter_end(day: date) -> date:
    """The last day of the day's calendar quarter."""
    return next_quarter(day) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days laid along an axis of 100 %: `start` is at 0, the end of the day `end` is at 100."""

    start: date
    end: date

    def position(self, day: date) -> float:
        """Percent from the left of the day's middle; days outside lie on the border."""
        length = (self.end - self.start).days + 1
        place = 100 * ((day - self.start).days + 0.5) / length
        return min(100.0, max(0.0, place))

    def at(self, day: date) -> str:
        """The same as an SVG coordinate."""
        return percent(self.position(day))

    def edge(self, day: date) -> float:
        """Percent from the left of the day's beginning; days outside lie on the border."""
        length = (self.end - self.start).days + 1
        return min(100.0, max(0.0, 100 * (day - self.start).days / length))


def scale_around(days: Iterable[date]) -> DayScale | None:
    """A scale of whole quarters that holds all the days; None without days."""
    known = list(days)
    if not known:
        return None
    return DayScale(quarter_start(min(known)), quarter_end(max(known)))


@dataclass(frozen=True, slots=True)
class Band:
    """A year (quarter None) or a quarter along the axis, with its left border, middle and width."""

    year: int
    quarter: int | None
    left: str
    middle: str
    width: str
    is_first: bool


def _band(scale: DayScale, start: date, end: date, quarter: int | None) -> Band:
    left, right = scale.edge(start), scale.edge(end)
    return Band(
        year=start.year,
        quarter=quarter,
        left=percent(left),
        middle=percent((left + right) / 2),
        width=percent(right - left),
        is_first=left == 0,
    )


def years(scale: DayScale) -> tuple[Band, ...]:
    """The years that the scale touches."""
    return tuple(
        _band(scale, max(scale.start, date(year, 1, 1)), date(year + 1, 1, 1), None)
        for year in range(scale.start.year, scale.end.year + 1)
    )


def quarters(scale: DayScale) -> tuple[Band, ...]:
    """The quarters of the scale; none when there are too many to be read."""
    if scale.end.year - scale.start.year >= LONGEST_WITH_QUARTERS_YEARS:
        return ()
    bands = []
    start = quarter_start(scale.start)
    while start <= scale.end:
        bands.append(_band(scale, start, next_quarter(start), quarter_of(start)))
        start = next_quarter(start)
    return tuple(bands)
