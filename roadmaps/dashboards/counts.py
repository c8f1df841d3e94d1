"""How many milestones of a roadmap are in which state on a day: one query for any number of roadmaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Min, Q

from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.terms import OPEN_HEALTH, Health

AHEAD_DAYS = 30


@dataclass(frozen=True, slots=True)
class HealthCount:
    health: Health
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of milestones; cancelled ones count nowhere but in `cancelled`.

    `planned` should be done before the day, `planned_done` of them are (accepted). `worst_overdue_days` and
    `worst_late_days` are the largest delay as of the day and the largest slip that is forecast, in days.
    """

    by_health: Mapping[Health, int] = field(default_factory=dict)
    planned: int = 0
    planned_done: int = 0
    overdue_key: int = 0
    undated: int = 0
    ahead: int = 0
    ahead_key: int = 0
    worst_overdue_days: int = 0
    worst_late_days: int = 0

    def of(self, *states: Health) -> int:
        return sum(self.by_health.get(state, 0) for state in states)

    @property
    def total(self) -> int:
        return sum(count for state, count in self.by_health.items() if state != Health.CANCELLED)

    @property
    def cancelled(self) -> int:
        return self.of(Health.CANCELLED)

    @property
    def done(self) -> int:
        return self.of(Health.DONE, Health.DONE_LATE)

    @property
    def overdue(self) -> int:
        return self.of(Health.OVERDUE)

    @property
    def late(self) -> int:
        return self.of(Health.LATE_FORECAST)

    @property
    def at_risk(self) -> int:
        return self.of(Health.AT_RISK)

    @property
    def open(self) -> int:
        return self.of(*OPEN_HEALTH)

    @property
    def parts(self) -> tuple[HealthCount, ...]:
        """The states that occur, in the order of the definition, without what was cancelled."""
        return tuple(
            HealthCount(state, self.by_health[state])
            for state in Health
            if state != Health.CANCELLED and self.by_health.get(state)
        )

    @property
    def worst_slip_days(self) -> int:
        return max(self.worst_overdue_days, self.worst_late_days)


def by_roadmap(milestones: MilestoneQuerySet, on: date) -> dict[int, Counts]:
    """The counts of each roadmap that has milestones among the given ones."""
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in _grouped_rows(milestones, on):
        grouped[row["roadmap_id"]].append(row)
    return {roadmap: _folded(rows, on) for roadmap, rows in grouped.items()}


def total_of(several: Iterable[Counts]) -> Counts:
    """The counts of several roadmaps as if they were one."""
    found = list(several)
    by_health: dict[Health, int] = defaultdict(int)
    for counts in found:
        for state, count in counts.by_health.items():
            by_health[state] += count
    return Counts(
        by_health=dict(by_health),
        planned=sum(counts.planned for counts in found),
        planned_done=sum(counts.planned_done for counts in found),
        overdue_key=sum(counts.overdue_key for counts in found),
        undated=sum(counts.undated for counts in found),
        ahead=sum(counts.ahead for counts in found),
        ahead_key=sum(counts.ahead_key for counts in found),
        worst_overdue_days=max((counts.worst_overdue_days for counts in found), default=0),
        worst_late_days=max((counts.worst_late_days for counts in found), default=0),
    )


def _grouped_rows(milestones: MilestoneQuerySet, on: date) -> Iterable[dict[str, Any]]:
    slip = ExpressionWrapper(F("forecast_date") - F("baseline_date"), output_field=DurationField())
    ahead = Q(baseline_date__range=(on, on + timedelta(days=AHEAD_DAYS)))
    return (
        milestones.health_on(on)
        .order_by()
        .values("roadmap_id", "health")
        .annotate(
            count=Count("pk"),
            key=Count("pk", filter=Q(is_key=True)),
            planned=Count("pk", filter=Q(baseline_date__lt=on)),
            undated=Count("pk", filter=Q(baseline_date__isnull=True)),
            ahead=Count("pk", filter=ahead),
            ahead_key=Count("pk", filter=ahead & Q(is_key=True)),
            earliest=Min("baseline_date"),
            slip=Max(slip),
        )
    )


def _folded(rows: list[dict[str, Any]], on: date) -> Counts:
    by_health = {Health(row["health"]): row for row in rows}
    live = [row for state, row in by_health.items() if state != Health.CANCELLED]
    still_open = [row for state, row in by_health.items() if state in OPEN_HEALTH]
    finished = [row for state, row in by_health.items() if state in (Health.DONE, Health.DONE_LATE)]
    overdue = by_health.get(Health.OVERDUE)
    late = by_health.get(Health.LATE_FORECAST)
    return Counts(
        by_health={state: row["count"] for state, row in by_health.items()},
        planned=sum(row["planned"] for row in live),
        planned_done=sum(row["planned"] for row in finished),
        overdue_key=overdue["key"] if overdue else 0,
        undated=sum(row["undated"] for row in still_open),
        ahead=sum(row["ahead"] for row in still_open),
        ahead_key=sum(row["ahead_key"] for row in still_open),
        worst_overdue_days=(on - overdue["earliest"]).days if overdue else 0,
        worst_late_days=late["slip"].days if late else 0,
    )
