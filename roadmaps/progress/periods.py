"""Which period is being reported on, what is expected of whom, and what has been heard: reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from clusters.calendar import working_days_after
from clusters.models import Programme
from roadmaps.models import ExpectedReport, ReportingPeriod, Roadmap
from roadmaps.models.milestone import MilestoneQuerySet


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Of the reports expected: how many have been heard, and how many of these by the cluster's day."""

    expected: int = 0
    heard: int = 0
    on_time: int = 0

    @property
    def missing(self) -> int:
        return self.expected - self.heard

    @property
    def is_silent(self) -> bool:
        """Was something expected and nothing at all heard?"""
        return self.expected > 0 and self.heard == 0

    @property
    def heard_share(self) -> float:
        """The reporting rate, 0 to 1; 0 where nothing is expected."""
        return self.heard / self.expected if self.expected else 0.0

    @property
    def on_time_share(self) -> float:
        """The on-time rate, 0 to 1: of all that was expected, so that it never exceeds the reporting rate."""
        return self.on_time / self.expected if self.expected else 0.0

    def __add__(self, other: PeriodCount) -> PeriodCount:
        return PeriodCount(self.expected + other.expected, self.heard + other.heard, self.on_time + other.on_time)


def current_period(programme: Programme, *, on: date) -> ReportingPeriod | None:
    """The period whose reports are taken on the day; None before the first has opened."""
    return ReportingPeriod.objects.filter(programme=programme).open_on(on).select_related("programme").first()


def next_period(programme: Programme, *, on: date) -> ReportingPeriod | None:
    """The next period that will open after the day, as far as it is planned."""
    coming = ReportingPeriod.objects.filter(programme=programme, opens_on__gt=on)
    return coming.select_related("programme").order_by("opens_on").first()


def first_moment(day: date, programme: Programme) -> datetime:
    """The moment at which the programme's day begins."""
    return datetime.combine(day, time.min, ZoneInfo(programme.time_zone))


def still_expected(periods: Iterable[ReportingPeriod]) -> QuerySet[ExpectedReport]:
    """What the periods expect, without milestones that were dropped by the day of the report and never reported on.

    Each period brings its programme.
    """
    excused = Q(pk__in=())
    for period in periods:
        end = first_moment(period.cluster_due_date + timedelta(days=1), period.programme)
        excused |= Q(period=period, heard_on__isnull=True, milestone__cancelled_at__lt=end)
    return ExpectedReport.objects.filter(period__in=list(periods)).exclude(excused)


def counts(
    periods: Collection[ReportingPeriod],
    *,
    on: date,
    roadmaps: Collection[int] | None = None,
    milestones: MilestoneQuerySet | None = None,
) -> Mapping[tuple[int, int], PeriodCount]:
    """The counts as at a day by (period, roadmap). One query.

    Of the roadmaps given by their keys, and of the milestones alone that are given; of all without them.
    """
    if not periods:
        return {}
    expected = still_expected(periods)
    if roadmaps is not None:
        expected = expected.filter(roadmap__in=roadmaps)
    if milestones is not None:
        expected = expected.filter(milestone__in=milestones)
    heard = Q(heard_on__lte=on)
    rows = (
        expected.order_by()
        .values_list("period_id", "roadmap_id")
        .annotate(
            expected=Count("pk"),
            heard=Count("pk", filter=heard),
            on_time=Count("pk", filter=heard & Q(heard_on__lte=F("period__cluster_due_date"))),
        )
    )
    return {(period, roadmap): PeriodCount(*numbers) for period, roadmap, *numbers in rows}


def heard_by_milestone(roadmap: Roadmap, period: ReportingPeriod) -> dict[int, date | None]:
    """The milestones of a roadmap of which the period expects a report, each with the day it was heard of."""
    expected = still_expected([period]).filter(roadmap=roadmap)
    return dict(expected.values_list("milestone_id", "heard_on"))


def review_day(programme: Programme, submitted_at: datetime, ministry_day: date | None) -> date:
    """By when a report is reviewed: the target counted from its sending, the ministry's day in the chain at the latest.

    What comes when that day has passed has the target alone.
    """
    sent_on = programme.day_of(submitted_at)
    target = working_days_after(sent_on, programme.review_target_days)
    return min(target, ministry_day) if ministry_day and sent_on < ministry_day else target
