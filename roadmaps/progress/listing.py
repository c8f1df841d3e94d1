"""All milestones of a roadmap that take a report now, for answering several in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from roadmaps.models import Milestone, ProgressReport, ReportingPeriod, Roadmap
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.progress.periods import heard_by_milestone
from roadmaps.progress.queries import OPEN
from roadmaps.terms import Health, ProgressState, ReportStatus


@dataclass(frozen=True, slots=True)
class OpenMilestone:
    """One milestone that is not over; `report_status` is that of its open report, empty when there is none.

    `is_expected`: the present period expects a report on it, which was heard on `heard_on` or not yet (None).
    """

    pk: int
    code: str
    title: str
    baseline_date: date | None
    precision: str
    forecast_date: date | None
    percent: int
    state: str
    health: Health
    late_days: int | None
    last_report_at: datetime | None
    report_status: str
    is_help_asked: bool = False
    is_expected: bool = False
    heard_on: date | None = None

    @property
    def is_left(self) -> bool:
        """Is it still to be reported on for the period?"""
        return self.is_expected and self.heard_on is None

    @property
    def may_be_repeated(self) -> bool:
        return not self.report_status

    @property
    def is_with_ministry(self) -> bool:
        return self.report_status == ReportStatus.SUBMITTED


def open_milestones(roadmap: Roadmap) -> MilestoneQuerySet:
    """The milestones of a roadmap that are neither done, dropped nor given up."""
    return Milestone.objects.filter(roadmap=roadmap).unfinished()


def milestones_to_report(
    roadmap: Roadmap, *, on: date, period: ReportingPeriod | None = None
) -> tuple[OpenMilestone, ...]:
    """The rows of the page: what is left for the period, then what is due first; what has no date at the end."""
    heard = heard_by_milestone(roadmap, period) if period else {}
    reports = ProgressReport.objects.filter(milestone__roadmap=roadmap, status__in=OPEN)
    status_of = dict(reports.values_list("milestone_id", "status"))
    rows = [
        OpenMilestone(
            pk=milestone.pk,
            code=milestone.code,
            title=milestone.title,
            baseline_date=milestone.baseline_date,
            precision=milestone.precision,
            forecast_date=milestone.forecast_date,
            percent=milestone.percent,
            state=str(ProgressState(milestone.state).label),
            health=milestone.health_on(on),
            late_days=(on - milestone.baseline_date).days if milestone.baseline_date else None,
            last_report_at=milestone.last_report_at,
            report_status=status_of.get(milestone.pk, ""),
            is_help_asked=milestone.help_asked_since is not None,
            is_expected=milestone.pk in heard,
            heard_on=heard.get(milestone.pk),
        )
        for milestone in open_milestones(roadmap).select_related("roadmap__programme")
    ]
    return tuple(sorted(rows, key=lambda row: (not row.is_left, row.baseline_date or date.max)))
