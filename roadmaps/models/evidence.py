"""Evidence of a report: the files and links that show what it says."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.kept_file import KeptFile, private_storage, random_name
from roadmaps.models.report import ProgressReport
from roadmaps.terms import EvidenceKind, ReportStatus

FOLDER = "evidence"


def evidence_path(evidence: Evidence, filename: str) -> str:
    """Under a random name: what a person called the file never becomes a path."""
    return random_name(FOLDER)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, person: Viewer) -> EvidenceQuerySet:
        """As the reports are: what hangs on a draft is the cluster's own."""
        return self.filter(report__milestone__roadmap__cluster__in=clusters_where(person, Permission.SEE)).filter(
            models.Q(report__milestone__roadmap__cluster__in=clusters_where(person, Permission.REPORT))
            | ~models.Q(report__status=ReportStatus.DRAFT)
        )

    def files(self) -> EvidenceQuerySet:
        return self.filter(kind=EvidenceKind.FILE)


class Evidence(KeptFile):
    """One file or link of a report, kept for ever once the report was sent.

    A returned report's evidence is carried to the next draft: another row for the same stored file, with its first
    bringer and moment.
    """

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=4, choices=EvidenceKind.choices)
    file = models.FileField(upload_to=evidence_path, storage=private_storage, max_length=100, blank=True)  # type: ignore[arg-type]
    link = models.URLField(max_length=500, blank=True)
    title = models.CharField(max_length=200, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("added_at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_link",
                condition=(models.Q(kind="file", link="") & ~models.Q(file="") & ~models.Q(sha256=""))
                | (models.Q(kind="link", file="") & ~models.Q(link="")),
            ),
            models.UniqueConstraint(
                fields=["report", "sha256"], name="evidence_file_once_in_report", condition=models.Q(kind="file")
            ),
            models.UniqueConstraint(
                fields=["report", "link"], name="evidence_link_once_in_report", condition=models.Q(kind="link")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["scan"], name="evidence_to_scan", condition=models.Q(scan="pending")),
            models.Index(fields=["file"], name="evidence_by_file"),
        ]

    def __str__(self) -> str:
        return self.name or self.title or self.link

    def get_absolute_url(self) -> str:
        return reverse("evidence_file", args=[self.pk]) if self.is_file else self.link

    @property
    def is_file(self) -> bool:
        return self.kind == EvidenceKind.FILE
