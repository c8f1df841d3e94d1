"""A milestone: a dated, checkable promise; its health on a day; and the ledger of its moved dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.urls import reverse

from clusters.models import SoonWindow
from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Roadmap, Workstream
from roadmaps.terms import Health, Precision, ProgressState, SlipCategory


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def visible_to(self, person: Viewer) -> MilestoneQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, Permission.SEE))

    def where(self, person: Viewer, permission: Permission) -> MilestoneQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, permission))

    def held(self) -> MilestoneQuerySet:
        """These, and nobody else writes to them until the transaction ends.

        Whoever writes to several holds them so first, in one order: two who did not would wait for each other.
        """
        return self.order_by("pk").select_for_update(no_key=True, of=("self",))

    def live(self) -> MilestoneQuerySet:
        """Promises that still stand: neither dropped by a revision nor given up."""
        return self.filter(cancelled_at__isnull=True).exclude(state=ProgressState.WILL_NOT_BE_DONE)

    def unfinished(self) -> MilestoneQuerySet:
        """Promises that still stand and are not kept yet."""
        return self.live().exclude(state=ProgressState.DONE)

    def taking_reports(self) -> MilestoneQuerySet:
        """The same rule as `Milestone.takes_reports`, in SQL."""
        return self.filter(cancelled_at__isnull=True).exclude(state=ProgressState.DONE)

    def health_on(self, day: date) -> MilestoneQuerySet:
        """Annotate `health`: the same rule as `Milestone.health_on`, in SQL (a grid test compares them)."""
        return self.annotate(
            health=Case(
                When(
                    Q(cancelled_at__isnull=False) | Q(state=ProgressState.WILL_NOT_BE_DONE),
                    then=Value(Health.CANCELLED),
                ),
                When(state=ProgressState.DONE, actual_date__gt=F("baseline_date"), then=Value(Health.DONE_LATE)),
                When(state=ProgressState.DONE, then=Value(Health.DONE)),
                When(awaiting_since__isnull=False, then=Value(Health.AWAITING_REVIEW)),
                When(baseline_date__lt=day, then=Value(Health.OVERDUE)),
                When(forecast_date__gt=F("baseline_date"), then=Value(Health.LATE_FORECAST)),
                When(Q(is_at_risk=True) | Q(help_asked_since__isnull=False), then=Value(Health.AT_RISK)),
                *due_soon_cases(day),
                When(state=ProgressState.IN_PROGRESS, then=Value(Health.ON_TRACK)),
                default=Value(Health.NOT_STARTED),
                output_field=models.CharField(max_length=20),
            )
        )


def due_soon_cases(day: date) -> list[When]:
    """One condition for each known window: date arithmetic with a column differs between databases."""
    return [
        When(
            roadmap__programme__due_soon_days=days,
            baseline_date__lte=day + timedelta(days=days),
            then=Value(Health.DUE_SOON),
        )
        for days in SoonWindow.values
    ]


class Milestone(models.Model):
    """A promise that keeps its identity over all revisions.

    Only `revisions.actions` writes the plan's fields and the baselines; only `progress.actions` writes
    what was reported; only `requests` writes since when help is asked for and not given. Dates are the programme's
    calendar days; a due date is the last day of its interval.
    """

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="milestones")
    workstream = models.ForeignKey(Workstream, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=60, blank=True)
    title = models.TextField()
    deliverable = models.TextField(blank=True)
    responsible = models.CharField(max_length=500, blank=True)
    responsible_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="milestones"
    )
    start_date = models.DateField(null=True, blank=True)
    original_baseline_date = models.DateField(null=True, blank=True)
    baseline_date = models.DateField(null=True, blank=True)
    promised_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.UNDATED)
    wording = models.CharField(max_length=300, blank=True)
    is_assumption = models.BooleanField(default=False)
    is_key = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_in = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="cancelled_milestones"
    )

    state = models.CharField(max_length=20, choices=ProgressState.choices, default=ProgressState.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(default=0)
    forecast_date = models.DateField(null=True, blank=True)
    actual_date = models.DateField(null=True, blank=True)
    is_at_risk = models.BooleanField(default=False)
    awaiting_since = models.DateTimeField(null=True, blank=True)
    help_asked_since = models.DateTimeField(null=True, blank=True)
    last_report_at = models.DateTimeField(null=True, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ("workstream__position", "position", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(name="milestone_percent_to_100", condition=Q(percent__lte=100)),
            models.CheckConstraint(
                name="milestone_done_has_a_date", condition=~Q(state="done") | Q(actual_date__isnull=False)
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["roadmap", "baseline_date"], name="milestone_due")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("milestone", args=[self.pk])

    def health_on(self, day: date) -> Health:
        """The state on a day: the same rule as `MilestoneQuerySet.health_on`, in Python."""
        baseline, forecast, actual = self.baseline_date, self.forecast_date, self.actual_date
        if self.cancelled_at or self.state == ProgressState.WILL_NOT_BE_DONE:
            return Health.CANCELLED
        if self.state == ProgressState.DONE:
            return Health.DONE_LATE if baseline and actual and actual > baseline else Health.DONE
        if self.awaiting_since:
            return Health.AWAITING_REVIEW
        if baseline and baseline < day:
            return Health.OVERDUE
        if baseline and forecast and forecast > baseline:
            return Health.LATE_FORECAST
        if self.is_at_risk or self.help_asked_since:
            return Health.AT_RISK
        if baseline and baseline <= day + timedelta(days=self.roadmap.programme.due_soon_days):
            return Health.DUE_SOON
        return Health.ON_TRACK if self.state == ProgressState.IN_PROGRESS else Health.NOT_STARTED

    @property
    def takes_reports(self) -> bool:
        """May still be reported on: in the plan and not done. What was given up may be taken up again."""
        return self.cancelled_at is None and self.state != ProgressState.DONE

    @property
    def slippage_days(self) -> int | None:
        """(Actual, else forecast) minus baseline, in days; None while one of them is missing."""
        expected = self.actual_date or self.forecast_date
        return (expected - self.baseline_date).days if expected and self.baseline_date else None


class BaselineMoveQuerySet(models.QuerySet["BaselineMove"]):
    def standing(self) -> BaselineMoveQuerySet:
        """The moves that count: those whose approval was not taken back."""
        return self.filter(taken_back_at__isnull=True)


class BaselineMove(models.Model):
    """The slip ledger: one approved move of a due date, with its reason. One taken back stays, and counts no more."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="baseline_moves")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="baseline_moves")
    old_date = models.DateField(null=True, blank=True)
    new_date = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    category = models.CharField(max_length=20, choices=SlipCategory.choices, blank=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = BaselineMoveQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.old_date} → {self.new_date}"

    @property
    def days(self) -> int | None:
        """How far the date moved, in days; later is positive."""
        return (self.new_date - self.old_date).days if self.new_date and self.old_date else None
