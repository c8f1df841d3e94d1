"""Which rows of the reporting grid are shown: all, or those that wait for something. How many there are of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, TextChoices, Value
from django.utils.translation import pgettext_lazy

from roadmaps.models import ExpectedReport, Milestone, ProgressReport, ReportingPeriod, Roadmap
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.progress.listing import open_milestones
from roadmaps.progress.periods import still_expected
from roadmaps.progress.queries import OPEN
from roadmaps.terms import ReportStatus


class Show(TextChoices):
    """What the address of the page asks for."""

    ALL = "all", pgettext_lazy("rows of the grid", "All")
    LEFT = "left", pgettext_lazy("rows of the grid", "Still to fill in")
    CHANGED = "changed", pgettext_lazy("rows of the grid", "Changed")
    RETURNED = "returned", pgettext_lazy("rows of the grid", "Returned")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page is to show: the rows of a filter, page by page; with `rows` (pks) precisely those.

    `row` (pk) asks for the page on which that one stands.
    """

    show: Show = Show.ALL
    number: str = ""
    rows: frozenset[int] | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """A filter and how many rows it leaves, of the whole roadmap."""

    show: Show
    count: int
    is_current: bool

    @property
    def label(self) -> str:
        return str(self.show.label)


def show_of(said: str) -> Show:
    """The filter of that name; all rows for any other word."""
    return Show(said) if said in Show.values else Show.ALL


def rows_asked(roadmap: Roadmap, asked: Asked, period: ReportingPeriod | None) -> MilestoneQuerySet:
    """The milestones that the page is to show, in the order of the plan."""
    if asked.rows is not None:
        return open_milestones(roadmap).filter(pk__in=asked.rows)
    if asked.show == Show.ALL:
        return open_milestones(roadmap)
    return _with_standing(roadmap, period).filter(LEAVES[asked.show])


def page_of(rows: MilestoneQuerySet, asked: Asked, size: int) -> Page[Milestone]:
    """The page that is asked for, of so many rows at most; the nearest where there is no such page."""
    number: str | int = asked.number
    if asked.row is not None:
        keys = list(rows.values_list("pk", flat=True))
        number = keys.index(asked.row) // size + 1 if asked.row in keys else number
    return Paginator(rows, size).get_page(number)


def tabs_of(roadmap: Roadmap, show: Show, period: ReportingPeriod | None) -> tuple[Tab, ...]:
    """Every filter with its number. One query."""
    counted = _with_standing(roadmap, period).order_by()
    found = counted.aggregate(**{name: Count("pk", filter=LEAVES[name]) for name in Show})
    return tuple(Tab(one, found[one], one == show) for one in Show)


# What the period expects and nobody has begun, or everything that nobody has begun where there is no period.
LEAVES: dict[Show, Q] = {
    Show.ALL: Q(pk__isnull=False),
    Show.LEFT: Q(open_status=None) & (Q(is_expected=True) | Q(last_status=ReportStatus.RETURNED)),
    Show.CHANGED: Q(open_status=ReportStatus.DRAFT),
    Show.RETURNED: Q(last_status=ReportStatus.RETURNED) & (Q(open_status=None) | Q(open_status=ReportStatus.DRAFT)),
}


def _with_standing(roadmap: Roadmap, period: ReportingPeriod | None) -> MilestoneQuerySet:
    """The rows with the state of the open report, of the newest other one, and whether the period still waits."""
    reports = ProgressReport.objects.filter(milestone=OuterRef("pk"))
    earlier = reports.exclude(status__in=OPEN).order_by("-created_at", "-pk")
    is_expected = Value(True) if period is None else Exists(_unheard(period))
    return open_milestones(roadmap).annotate(
        open_status=Subquery(reports.filter(status__in=OPEN).values("status")[:1]),
        last_status=Subquery(earlier.values("status")[:1]),
        is_expected=is_expected,
    )


def _unheard(period: ReportingPeriod) -> QuerySet[ExpectedReport]:
    return still_expected([period]).filter(milestone=OuterRef("pk"), heard_on=None)
