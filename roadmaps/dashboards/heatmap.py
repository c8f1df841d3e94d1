"""Clusters by quarters: how much of what is due in a quarter is overdue, and what is coming late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count
from django.db.models.functions import ExtractQuarter, ExtractYear
from django.urls import reverse

from roadmaps.charts.scale import next_quarter, quarter_end, quarter_of, quarter_start
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.terms import Health

QUARTERS_BACK, QUARTERS_AHEAD = 4, 4


class Tone(StrEnum):
    """How strongly a cell is filled; the cell's words say the same."""

    NOTHING = "none"
    CALM = "calm"
    RISK = "risk"
    CRITICAL = "critical"


class Said(StrEnum):
    """What the number of a cell counts."""

    NOTHING = "nothing"
    OVERDUE = "overdue"
    LATE = "late"
    DONE = "done"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Quarter:
    year: int
    number: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One roadmap in one quarter. `count` counts what `said` says, out of `due` milestones of that quarter."""

    said: Said
    tone: Tone
    count: int
    due: int
    url: str


def quarters_around(on: date) -> tuple[Quarter, ...]:
    """Four quarters back, the present one, and those ahead up to eight in all."""
    start = quarter_start(on)
    for _step in range(QUARTERS_BACK):
        start = quarter_start(date.fromordinal(start.toordinal() - 1))
    found = []
    for _step in range(QUARTERS_BACK + QUARTERS_AHEAD):
        is_current = start == quarter_start(on)
        found.append(Quarter(start.year, quarter_of(start), is_current))
        start = next_quarter(start)
    return tuple(found)


def cell(by_health: dict[Health, int], url: str) -> Cell:
    """What one cell says: overdue before late, late before done, done before merely coming."""
    due = sum(by_health.values())
    overdue = by_health.get(Health.OVERDUE, 0)
    late = by_health.get(Health.LATE_FORECAST, 0) + by_health.get(Health.AT_RISK, 0)
    done = by_health.get(Health.DONE, 0) + by_health.get(Health.DONE_LATE, 0)
    if due == 0:
        return Cell(Said.NOTHING, Tone.NOTHING, 0, 0, "")
    if overdue:
        return Cell(Said.OVERDUE, Tone.CRITICAL if 2 * overdue >= due else Tone.RISK, overdue, due, url)
    if late:
        return Cell(Said.LATE, Tone.RISK, late, due, url)
    if done == due:
        return Cell(Said.DONE, Tone.CALM, done, due, url)
    return Cell(Said.COMING, Tone.CALM, due - done, due, url)


def cells(
    milestones: MilestoneQuerySet, roadmaps: Iterable[int], quarters: tuple[Quarter, ...], on: date
) -> dict[int, tuple[Cell, ...]]:
    """A row of cells for each roadmap: one query for all."""
    first, last = quarters[0], quarters[-1]
    window = (date(first.year, 3 * first.number - 2, 1), quarter_end(date(last.year, 3 * last.number, 1)))
    wanted = list(roadmaps)
    rows = (
        milestones.filter(roadmap__in=wanted, baseline_date__range=window)
        .health_on(on)
        .exclude(health=Health.CANCELLED)
        .order_by()
        .values("roadmap_id", "health", year=ExtractYear("baseline_date"), quarter=ExtractQuarter("baseline_date"))
        .annotate(count=Count("pk"))
    )
    found: dict[tuple[int, int, int], dict[Health, int]] = defaultdict(dict)
    for row in rows:
        found[row["roadmap_id"], row["year"], row["quarter"]][Health(row["health"])] = row["count"]
    return {
        roadmap: tuple(
            cell(found.get((roadmap, each.year, each.number), {}), _link(roadmap, each)) for each in quarters
        )
        for roadmap in wanted
    }


def _link(roadmap: int, quarter: Quarter) -> str:
    return f"{reverse('roadmap', args=[roadmap])}?view=table&due={quarter.year}-{quarter.number}"
