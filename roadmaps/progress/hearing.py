"""That a report has been heard: written beside the expectation in the transaction that sends or takes it back."""

from __future__ import annotations

from roadmaps.models import ExpectedReport, ProgressReport
from roadmaps.progress.periods import current_period
from roadmaps.terms import ReportStatus

# A report in one of these answers for its period; one that was returned keeps the cluster's clock running.
STANDING = (ReportStatus.SUBMITTED, ReportStatus.ACCEPTED)


def belongs_to(report: ProgressReport) -> None:
    """Tie a report that was just sent to the period open on its day, and note that it has been heard."""
    programme = report.milestone.roadmap.programme
    if report.submitted_at is None:
        raise ValueError("A report that was not sent belongs to no period.")
    period = current_period(programme, on=programme.day_of(report.submitted_at))
    ProgressReport.objects.filter(pk=report.pk).update(period=period)
    report.period = period
    hear(report)


def hear(report: ProgressReport) -> None:
    """Write anew since when the report's milestone has been heard of in the report's period."""
    if report.period_id is None:
        return
    programme = report.milestone.roadmap.programme
    sent = ProgressReport.objects.filter(
        milestone=report.milestone_id, period=report.period_id, status__in=STANDING
    ).values_list("submitted_at", flat=True)
    first_at = min((moment for moment in sent if moment), default=None)
    ExpectedReport.objects.filter(period=report.period_id, milestone=report.milestone_id).update(
        heard_on=programme.day_of(first_at) if first_at else None
    )
