"""One milestone as lists and timelines print it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F
from django.urls import reverse

from portal.shell.alphabet import alphabet_key
from roadmaps.charts.scale import quarter_of
from roadmaps.charts.timeline import Axis, Dates, Drawing, axis, draw
from roadmaps.dashboards.filters import RoadmapFilters
from roadmaps.models.milestone import Milestone
from roadmaps.models.roadmap import Roadmap
from roadmaps.terms import OFF_TRACK_HEALTH, OPEN_HEALTH, Health

WORST_FIRST = tuple(Health)


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """`days` are those of the state (late, or left); `slip_days` those between approved and expected.

    `is_unheard`: the present period expects a report on it that has not come.
    """

    milestone: Milestone
    health: Health
    days: int | None
    slip_days: int | None
    responsible: str
    report_url: str
    is_unheard: bool = False

    @property
    def is_open(self) -> bool:
        return self.health in OPEN_HEALTH

    @property
    def is_dropped(self) -> bool:
        return self.health == Health.CANCELLED

    @property
    def dates(self) -> Dates:
        milestone = self.milestone
        return Dates(
            baseline=milestone.baseline_date,
            forecast=milestone.forecast_date,
            actual=milestone.actual_date,
            is_overdue=self.health == Health.OVERDUE,
            is_open=self.milestone.actual_date is None,
        )

    @property
    def was_due(self) -> date | None:
        """The first approved date when another one stands now."""
        milestone = self.milestone
        return milestone.original_baseline_date if milestone.original_baseline_date != milestone.baseline_date else None


@dataclass(frozen=True, slots=True)
class DrawnRow:
    row: MilestoneRow
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Group:
    """A workstream with its rows on the page."""

    title: str
    rows: tuple[DrawnRow, ...]
    overdue: int


def rows_of(roadmap: Roadmap, on: date, *, can_report: bool, unheard: Collection[int] = ()) -> list[MilestoneRow]:
    """All milestones of a roadmap in the order of its plan, with their states on the day. One query.

    `unheard` are the keys of those of which a report is missing.
    """
    milestones = (
        Milestone.objects.filter(roadmap=roadmap)
        .select_related("workstream", "responsible_person")
        .defer("deliverable")
        .order_by(F("workstream__position"), "position", "pk")
    )
    found = []
    for milestone in milestones:
        milestone.roadmap = roadmap
        found.append(replace(row_of(milestone, on, can_report=can_report), is_unheard=milestone.pk in unheard))
    return found


def row_of(milestone: Milestone, on: date, *, can_report: bool) -> MilestoneRow:
    """A row; needs the milestone's roadmap with its programme at hand."""
    health = milestone.health_on(on)
    left = (milestone.baseline_date - on).days if milestone.baseline_date else None
    slip = milestone.slippage_days
    if health == Health.OVERDUE and left is not None:
        slip = max(-left, slip or 0)
    person = milestone.responsible_person
    is_open = can_report and health in OPEN_HEALTH
    return MilestoneRow(
        milestone=milestone,
        health=health,
        days=left if health in (Health.OVERDUE, Health.DUE_SOON) else None,
        slip_days=slip,
        responsible=person.short_name if person else milestone.responsible,
        report_url=reverse("report_edit", args=[milestone.pk]) if is_open else "",
    )


def matching(rows: Iterable[MilestoneRow], filters: RoadmapFilters) -> list[MilestoneRow]:
    """The rows that the filters let through, in the order asked for."""
    needle = filters.q.casefold()
    found = [
        row
        for row in rows
        if filters.ws in (None, row.milestone.workstream_id)
        and (not filters.responsible or row.responsible == filters.responsible)
        and (not filters.key or row.milestone.is_key)
        and (not filters.due or _quarter(row) == filters.due)
        and _has_state(row, filters.state)
        and needle in f"{row.milestone.code} {row.milestone.title} {row.responsible}".casefold()
    ]
    order = ORDERS.get(filters.sort)
    return sorted(found, key=order) if order else found


def _quarter(row: MilestoneRow) -> str:
    due = row.milestone.baseline_date
    return f"{due.year}-{quarter_of(due)}" if due else ""


def _has_state(row: MilestoneRow, state: str) -> bool:
    match state:
        case "":
            return True
        case "open":
            return row.is_open
        case "off_track":
            return row.health in OFF_TRACK_HEALTH
        case "unheard":
            return row.is_unheard
        case "undated":
            return row.milestone.baseline_date is None and not row.is_dropped
        case _:
            return row.health == state


ORDERS: dict[str, Callable[[MilestoneRow], tuple[object, ...]]] = {
    "due": lambda row: (row.milestone.baseline_date or date.max, row.milestone.pk),
    "slip": lambda row: (-(row.slip_days or 0), row.milestone.pk),
    "state": lambda row: (_severity(row.health), row.milestone.baseline_date or date.max, row.milestone.pk),
}


def _severity(health: Health) -> int:
    """Overdue first, then what may still go wrong, then what is over."""
    is_over = health not in OPEN_HEALTH
    return WORST_FIRST.index(health) + (len(WORST_FIRST) if is_over else 0)


def drawn(rows: list[MilestoneRow], on: date) -> tuple[Axis | None, tuple[Group, ...]]:
    """The rows with a date on one common axis, by workstream in the order in which they come."""
    dated = [row for row in rows if row.milestone.baseline_date and not row.is_dropped]
    shared = axis([row.dates for row in dated], on)
    if shared is None:
        return None, ()
    by_title: dict[str, list[MilestoneRow]] = {}
    for row in dated:
        by_title.setdefault(row.milestone.workstream.title, []).append(row)
    groups = tuple(
        Group(
            title=title,
            rows=tuple(DrawnRow(row, draw(row.dates, shared.scale, on)) for row in members),
            overdue=sum(row.health == Health.OVERDUE for row in members),
        )
        for title, members in by_title.items()
    )
    return shared, groups


def people_of(rows: Iterable[MilestoneRow]) -> list[tuple[str, str]]:
    """Who answers for the rows, each once, in the order of the alphabet; for a list of choices."""
    names = {row.responsible for row in rows if row.responsible}
    return [(name, name) for name in sorted(names, key=alphabet_key)]
