"""A filled-in workbook of reports as it came: what its cells say, before anything of it is taken."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.roadmap import Roadmap


class ReportWorkbookQuerySet(models.QuerySet["ReportWorkbook"]):
    def visible_to(self, person: Viewer) -> ReportWorkbookQuerySet:
        """As drafts of reports are: the cluster's own."""
        return self.filter(roadmap__cluster__in=clusters_where(person, Permission.REPORT))

    def with_programme(self) -> ReportWorkbookQuerySet:
        return self.select_related("roadmap__cluster", "roadmap__programme")


class ReportWorkbook(models.Model):
    """One upload of the period's form. `rows` are its rows as `progress.workbook_form.SentRow` keeps them.

    The bytes are not kept: what they said is in `rows`, and `sha256` tells whether a file is the same.
    """

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="report_workbooks")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    rows = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="report_workbooks")
    uploaded_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ReportWorkbookQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        indexes: ClassVar = [models.Index(fields=["uploaded_by", "uploaded_at"], name="report_workbook_by_person")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("report_workbook_check", args=[self.pk])
