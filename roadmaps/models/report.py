"""A progress report: what the cluster says of one milestone at one time."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse

from clusters.policy import Permission, Viewer, clusters_where, selves_of
from roadmaps.models.milestone import Milestone
from roadmaps.models.period import ReportingPeriod
from roadmaps.terms import REPORT_TURN, Confidence, ProgressState, ReportStatus, SlipCategory, Turn


class ReportQuerySet(models.QuerySet["ProgressReport"]):
    def visible_to(self, person: Viewer) -> ReportQuerySet:
        """Drafts are the cluster's own; the ministry sees what was submitted."""
        return self.filter(milestone__roadmap__cluster__in=clusters_where(person, Permission.SEE)).filter(
            models.Q(milestone__roadmap__cluster__in=clusters_where(person, Permission.REPORT))
            | ~models.Q(status=ReportStatus.DRAFT)
        )

    def where(self, person: Viewer, permission: Permission) -> ReportQuerySet:
        return self.filter(milestone__roadmap__cluster__in=clusters_where(person, permission))

    def to_review(self) -> ReportQuerySet:
        return self.filter(status=ReportStatus.SUBMITTED).order_by("submitted_at", "pk")

    def but_for_own(self, person: Viewer) -> ReportQuerySet:
        """Those that the person did not write or send, nor anybody for whom they stand in: `is_own`, in SQL."""
        selves = selves_of(person)
        return self.exclude(models.Q(author__in=selves) | models.Q(submitted_by__in=selves))

    def to_mend(self) -> ReportQuerySet:
        """Returned ones that no newer report follows; one that was withdrawn again does not count."""
        newer = ProgressReport.objects.filter(milestone=models.OuterRef("milestone"), pk__gt=models.OuterRef("pk"))
        followed = models.Exists(newer.exclude(status=ReportStatus.WITHDRAWN))
        return self.filter(status=ReportStatus.RETURNED).exclude(followed)


class ProgressReport(models.Model):
    """Never edited after its review: a new one follows. Its `evidence` shows what is said to be done.

    `author` wrote the words last, `submitted_by` sent them (mostly the same person); neither may review them.
    `is_unchanged` marks one that repeats the state reported before: standstill is an answer, silence is not.
    `period` is the one that was open on the day it was sent; reports from before periods were kept have none.
    `before` is what the milestone was before the decision, field by field, so that the decision can be taken back.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="reports")
    status = models.CharField(max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT)
    state = models.CharField(max_length=20, choices=ProgressState.choices)
    percent = models.PositiveSmallIntegerField(default=0)
    forecast_date = models.DateField(null=True, blank=True)
    actual_date = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=12, choices=Confidence.choices, default=Confidence.ON_TRACK)
    comment = models.TextField(blank=True)
    slip_reason = models.TextField(blank=True)
    slip_category = models.CharField(max_length=20, choices=SlipCategory.choices, blank=True)
    is_unchanged = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports")
    created_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_submitted"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_reviewed"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    period = models.ForeignKey(ReportingPeriod, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    before = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(name="report_percent_to_100", condition=models.Q(percent__lte=100)),
            models.CheckConstraint(
                name="report_return_has_a_reason", condition=~models.Q(status="returned") | ~models.Q(reason="")
            ),
            models.CheckConstraint(
                name="report_never_reviewed_by_author",
                condition=models.Q(reviewed_by__isnull=True) | ~models.Q(reviewed_by=models.F("author")),
            ),
            models.CheckConstraint(
                name="report_never_reviewed_by_submitter",
                condition=models.Q(reviewed_by__isnull=True)
                | models.Q(submitted_by__isnull=True)
                | ~models.Q(reviewed_by=models.F("submitted_by")),
            ),
            models.UniqueConstraint(
                fields=["milestone"],
                name="report_one_open_for_milestone",
                condition=models.Q(status__in=["draft", "submitted"]),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["status", "submitted_at"], name="report_waiting"),
            models.Index(fields=["reviewed_by", "reviewed_at"], name="report_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.milestone} ({self.get_status_display()})"

    def get_absolute_url(self) -> str:
        return f"{reverse('milestone', args=[self.milestone_id])}#report-{self.pk}"

    def is_own(self, person: Viewer) -> bool:
        """True when the person, or somebody for whom they stand in, wrote or sent it: they may not review it."""
        return not selves_of(person).isdisjoint((self.author_id, self.submitted_by_id))

    @property
    def evidence_link(self) -> str:
        """The first link among the evidence; empty when there is none."""
        return next((evidence.link for evidence in self.evidence.all() if evidence.link), "")

    @property
    def turn(self) -> Turn:
        return REPORT_TURN[self.status]
