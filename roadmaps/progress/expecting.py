"""Making periods and writing down what they expect: by the clock, as often as it likes, however late."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from clusters.models import Programme
from clusters.rhythm import ONE_DAY, Span, days_of, spans
from roadmaps.models import ExpectedReport, Milestone, ProgressReport, ReportingPeriod
from roadmaps.progress import period_notices
from roadmaps.progress.hearing import hear
from roadmaps.progress.periods import first_moment
from roadmaps.terms import ProgressState, ReportStatus

BATCH = 500
FINISHED = (ProgressState.DONE, ProgressState.WILL_NOT_BE_DONE)


def keep_periods(programme: Programme, *, on: date, at: datetime) -> int:
    """Plan the periods up to the one that runs on the day, and open those whose day has come; gives how many opened.

    A period that another one has overtaken before it was opened expects nothing: nobody was asked for it in time.
    """
    with transaction.atomic():
        # Two clocks at once: the second waits here and finds everything done.
        locked = Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
        plan_periods(locked, on=on)
        unopened = ReportingPeriod.objects.filter(programme=locked, opened_at__isnull=True)
        due = list(unopened.open_on(on).select_related("programme"))
        if due:
            expect(due[0], at=at)
        return unopened.filter(pk__in=[period.pk for period in due]).update(opened_at=at)


def plan_periods(programme: Programme, *, on: date) -> None:
    """Write the periods that have begun by the day as the settings have them; those that were opened stay."""
    kept = list(ReportingPeriod.objects.filter(programme=programme))
    standing = [period for period in kept if period.opened_at or period.opens_on <= on]
    last = max((period.ends_on for period in standing), default=None)
    wanted = [span for span in spans(programme) if span.starts_on <= on and (last is None or span.ends_on > last)]
    if last is not None and wanted:
        wanted[0] = Span(last + ONE_DAY, wanted[0].ends_on)
    planned = {period.ends_on: period for period in kept if period not in standing}
    for span in wanted:
        write(programme, span, planned.pop(span.ends_on, None))
    ReportingPeriod.objects.filter(pk__in=[period.pk for period in planned.values()]).delete()


def write(programme: Programme, span: Span, period: ReportingPeriod | None) -> None:
    """Make the planned period what the settings say."""
    wanted = asdict(span) | asdict(days_of(span, programme)) | {"rhythm": programme.rhythm}
    if period is None:
        ReportingPeriod.objects.create(programme=programme, **wanted)
    elif any(getattr(period, name) != value for name, value in wanted.items()):
        ReportingPeriod.objects.filter(pk=period.pk).update(**wanted)


def expect(period: ReportingPeriod, *, at: datetime, roadmaps: Collection[int] | None = None) -> int:
    """Write down which reports the period expects: on all that takes reports now, of roadmaps given by key or all.

    What already lay with the ministry when the period opened is not asked for again: it is the ministry's turn.
    Reports sent since then are the period's, also those sent before this was written. Gives how many are expected.
    """
    opened_at = first_moment(period.opens_on, period.programme)
    reports = ProgressReport.objects.filter(milestone=OuterRef("pk"))
    at_ministry = reports.filter(status=ReportStatus.SUBMITTED, submitted_at__lt=opened_at)
    finished_since = reports.filter(status=ReportStatus.ACCEPTED, submitted_at__gte=opened_at)
    milestones = Milestone.objects.filter(
        ~Q(state__in=FINISHED) | Exists(finished_since),
        roadmap__programme=period.programme,
        roadmap__cluster__is_archived=False,
        cancelled_at__isnull=True,
    ).exclude(Exists(at_ministry))
    if roadmaps is not None:
        milestones = milestones.filter(roadmap__in=roadmaps)
    rows = [
        ExpectedReport(period=period, milestone_id=pk, roadmap_id=roadmap)
        for pk, roadmap in milestones.order_by("pk").values_list("pk", "roadmap_id")
    ]
    ExpectedReport.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    take_in(period, since=opened_at)
    period_notices.tell_opened(period, {row.roadmap_id for row in rows}, at=at)
    return len(rows)


def take_in(period: ReportingPeriod, *, since: datetime) -> None:
    """Count the reports that came between the period's opening and the moment at which that was written down."""
    early = ProgressReport.objects.filter(
        milestone__roadmap__programme=period.programme, period__isnull=True, submitted_at__gte=since
    )
    found = list(early.select_related("milestone__roadmap__programme"))
    early.update(period=period)
    for report in found:
        report.period = period
        hear(report)
