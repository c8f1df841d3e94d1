"""A reporting period of a programme, and the reports that are expected for it before anybody has written one."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from clusters.models import Programme
from roadmaps.models.milestone import Milestone
from roadmaps.models.roadmap import Roadmap


class PeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    def open_on(self, day: date) -> PeriodQuerySet:
        """The periods that had begun to take reports by the day, the newest first."""
        return self.filter(opens_on__lte=day).order_by("-opens_on", "-pk")


class ReportingPeriod(models.Model):
    """Days on which a programme reports together, and by when each side has done its part.

    Reports are taken from `opens_on` until the next period opens. `opened_at` is when the clock wrote down what is
    expected: from then on neither the days nor the expectations change, whatever the programme's settings become.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_on = models.DateField()
    contributor_due_date = models.DateField(null=True, blank=True)
    cluster_due_date = models.DateField()
    ministry_due_date = models.DateField(null=True, blank=True)
    rhythm = models.CharField(max_length=12)
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ("programme", "ends_on")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "ends_on"], name="period_once_in_programme"),
            models.CheckConstraint(name="period_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="period_due_after_opening", condition=Q(cluster_due_date__gte=F("opens_on"))),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "opens_on"], name="period_open")]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m-%d}/{self.ends_on:%Y-%m-%d}"

    def due_date_of(self, side: str) -> date:
        """By when the cluster's side (“contributor” or “cluster”) reports; the cluster's day where it has none."""
        own = self.contributor_due_date if side == "contributor" else None
        return own or self.cluster_due_date


class ExpectedReport(models.Model):
    """That a report on a milestone was expected for a period: a fact that stands whether or not one came.

    `heard_on` is the programme's day on which the first report that still stands (neither returned nor withdrawn)
    was sent; None while nothing has been heard.
    """

    period = models.ForeignKey(ReportingPeriod, on_delete=models.CASCADE, related_name="expected")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="expected_reports")
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="expected_reports")
    heard_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("period", "milestone")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "milestone"], name="report_expected_once_in_period")
        ]
        indexes: ClassVar = [models.Index(fields=["period", "roadmap", "heard_on"], name="report_expected")]

    def __str__(self) -> str:
        return f"{self.period_id}: {self.milestone_id}"
