"""The S-curve: how many promises were planned, kept and are expected to be kept by each month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roadmaps.charts.scale import Band, DayScale, percent, years

WIDTH, HEIGHT = 1000, 400
Y_STEPS = 4


@dataclass(frozen=True, slots=True)
class Level:
    """What had come together by the end of a month; None where the line does not run."""

    month: date
    planned: int
    actual: int | None
    forecast: int | None


@dataclass(frozen=True, slots=True)
class YTick:
    value: int
    y: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Paths in a box of 1000 × 400 that is stretched to its place; labels in percent of the same box."""

    levels: tuple[Level, ...]
    total: int
    planned_path: str
    actual_path: str
    forecast_path: str
    today: str
    planned_y: str
    actual_y: str
    years: tuple[Band, ...]
    y_ticks: tuple[YTick, ...]


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def levels(
    planned: Mapping[date, int], actual: Mapping[date, int], expected: Mapping[date, int], on: date
) -> tuple[Level, ...]:
    """Running totals by month from what falls into each month (keys are first days of months).

    The actual line runs up to the month of the day; the expected one sets out from there. What was expected
    earlier than that month and has not come counts as expected in it.
    """
    this_month = on.replace(day=1)
    known = [*planned, *actual, *expected, this_month]
    month, last = min(known), max(known)
    found: list[Level] = []
    sum_planned = sum_actual = 0
    sum_expected = sum(actual.values()) + sum(count for day, count in expected.items() if day < this_month)
    while month <= last:
        sum_planned += planned.get(month, 0)
        sum_actual += actual.get(month, 0) if month <= this_month else 0
        if month >= this_month:
            sum_expected += expected.get(month, 0)
        found.append(
            Level(
                month=month,
                planned=sum_planned,
                actual=sum_actual if month <= this_month else None,
                forecast=sum_actual if month == this_month else sum_expected if month > this_month else None,
            )
        )
        month = month_after(month)
    return tuple(found)


def curve(found: tuple[Level, ...], total: int) -> Curve | None:
    """The drawing of the levels against the total; None when nothing is planned."""
    if not found or total == 0:
        return None
    scale = DayScale(found[0].month, date.fromordinal(month_after(found[-1].month).toordinal() - 1))
    now = max((level for level in found if level.actual is not None), key=lambda level: level.month)
    return Curve(
        levels=found,
        total=total,
        planned_path=_path([(level.month, level.planned) for level in found], scale, total),
        actual_path=_path([(level.month, level.actual) for level in found], scale, total),
        forecast_path=_path([(level.month, level.forecast) for level in found], scale, total),
        today=percent(scale.edge(month_after(now.month))),
        planned_y=percent(100 - 100 * now.planned / total),
        actual_y=percent(100 - 100 * (now.actual or 0) / total),
        years=years(scale),
        y_ticks=_y_ticks(total),
    )


def _y_ticks(total: int) -> tuple[YTick, ...]:
    values = sorted({round(total * step / Y_STEPS) for step in range(Y_STEPS + 1)})
    return tuple(YTick(value, percent(100 - 100 * value / total)) for value in values)


def _path(points: list[tuple[date, int | None]], scale: DayScale, total: int) -> str:
    """An SVG path through the ends of the months, in whole units of the box."""
    places = [
        f"{round(WIDTH * scale.edge(month_after(month)) / 100)} {round(HEIGHT * (1 - value / total))}"
        for month, value in points
        if value is not None
    ]
    return "M" + "L".join(places) if places else ""
