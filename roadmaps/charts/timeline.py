"""One milestone on the timeline: where its dates stand, and how the slip between them is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmaps.charts.scale import Band, DayScale, quarters, scale_around, years


class Shape(StrEnum):
    """What a mark says: ◇ approved, ▷ forecast, ● actual, ■ overdue as of today."""

    APPROVED = "approved"
    FORECAST = "forecast"
    ACTUAL = "actual"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Dates:
    """What is drawn of one milestone."""

    baseline: date | None
    forecast: date | None = None
    actual: date | None = None
    is_overdue: bool = False
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    shape: Shape
    x: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A dashed line between two dates; late when the second one is the later."""

    left: str
    right: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    marks: tuple[Mark, ...]
    slip: Stretch | None


@dataclass(frozen=True, slots=True)
class Axis:
    """What all rows share: the bands of years and quarters, and today's line (None outside the scale)."""

    scale: DayScale
    years: tuple[Band, ...]
    quarters: tuple[Band, ...]
    today: str | None


def axis(rows: list[Dates], on: date) -> Axis | None:
    """An axis of whole quarters around all dates of the rows; None when no row has a date."""
    days = [day for row in rows for day in (row.baseline, row.forecast, row.actual) if day]
    if any(row.is_overdue for row in rows):
        days.append(on)
    scale = scale_around(days)
    if scale is None:
        return None
    today = scale.at(on) if scale.start <= on <= scale.end else None
    return Axis(scale=scale, years=years(scale), quarters=quarters(scale), today=today)


def draw(row: Dates, scale: DayScale, on: date) -> Drawing:
    """The marks of one milestone, from left to right in meaning: approved, then where it stands now."""
    marks = [Mark(Shape.APPROVED, scale.at(row.baseline))] if row.baseline else []
    expected = row.actual or (row.forecast if row.is_open else None)
    reached = expected
    if row.is_overdue:
        marks.append(Mark(Shape.OVERDUE, scale.at(on)))
        reached = max(on, expected) if expected else on
    if row.actual:
        marks.append(Mark(Shape.ACTUAL, scale.at(row.actual)))
    elif expected and expected != row.baseline and not (row.is_overdue and expected <= on):
        marks.append(Mark(Shape.FORECAST, scale.at(expected)))
    return Drawing(marks=tuple(marks), slip=_stretch(row.baseline, reached, scale))


def _stretch(baseline: date | None, reached: date | None, scale: DayScale) -> Stretch | None:
    if baseline is None or reached is None or baseline == reached:
        return None
    first, last = min(baseline, reached), max(baseline, reached)
    return Stretch(left=scale.at(first), right=scale.at(last), is_late=reached > baseline)
