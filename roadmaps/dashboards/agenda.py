"""What falls due in the coming days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from roadmaps.dashboards.counts import AHEAD_DAYS
from roadmaps.models.milestone import Milestone, MilestoneQuerySet
from roadmaps.terms import OPEN_HEALTH, Health

LONGEST = 10


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    url: str
    code: str
    title: str
    cluster: str
    due_date: date | None
    precision: str
    health: Health
    is_key: bool
    is_help_asked: bool

    @property
    def is_doubtful(self) -> bool:
        """Does the cluster itself expect trouble?"""
        return self.health in (Health.LATE_FORECAST, Health.AT_RISK)


def ahead(milestones: MilestoneQuerySet, on: date, *, limit: int = LONGEST) -> tuple[AgendaEntry, ...]:
    """Open milestones due from the day on for 30 days: by day, key ones first."""
    found = (
        milestones.health_on(on)
        .filter(baseline_date__range=(on, on + timedelta(days=AHEAD_DAYS)), health__in=OPEN_HEALTH)
        .select_related("roadmap__cluster")
        .order_by("baseline_date", "-is_key", "pk")[:limit]
    )
    return tuple(entry(milestone) for milestone in found)


def entry(milestone: Milestone) -> AgendaEntry:
    """A line of the agenda; needs `health` annotated."""
    return AgendaEntry(
        url=milestone.get_absolute_url(),
        code=milestone.code,
        title=milestone.title,
        cluster=milestone.roadmap.cluster.name,
        due_date=milestone.baseline_date,
        precision=milestone.precision,
        health=Health(milestone.health),  # type: ignore[attr-defined]
        is_key=milestone.is_key,
        is_help_asked=milestone.help_asked_since is not None,
    )


def coming(milestones: MilestoneQuerySet, on: date, *, limit: int) -> tuple[AgendaEntry, ...]:
    """The open milestones that are due next, however far ahead."""
    found = (
        milestones.health_on(on)
        .filter(baseline_date__gte=on, health__in=OPEN_HEALTH)
        .select_related("roadmap__cluster")
        .order_by("baseline_date", "-is_key", "pk")[:limit]
    )
    return tuple(entry(milestone) for milestone in found)
