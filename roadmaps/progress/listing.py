"""All milestones of a roadmap that take a report now, for answering several in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from roadmaps.models import Milestone, ProgressReport, Roadmap
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.progress.queries import OPEN
from roadmaps.terms import Health, ProgressState, ReportStatus


@dataclass(frozen=True, slots=True)
class OpenMilestone:
    """One milestone that is not over; `report_status` is that of its open report, empty when there is none."""

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

    @property
    def may_be_repeated(self) -> bool:
        return not self.report_status

    @property
    def is_with_ministry(self) -> bool:
        return self.report_status == ReportStatus.SUBMITTED


def open_milestones(roadmap: Roadmap) -> MilestoneQuerySet:
    """The milestones of a roadmap that are neither done, dropped nor given up."""
    return Milestone.objects.filter(roadmap=roadmap).unfinished()


def milestones_to_report(roadmap: Roadmap, *, on: date) -> tuple[OpenMilestone, ...]:
    """The rows of the page, what is due first on top and what has no date at the end."""
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
        )
        for milestone in open_milestones(roadmap).select_related("roadmap__programme")
    ]
    return tuple(sorted(rows, key=lambda row: row.baseline_date or date.max))
