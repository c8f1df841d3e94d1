"""Evidence of a report: the files and links that show what it says."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.report import ProgressReport
from roadmaps.terms import EvidenceFormat, EvidenceKind, ReportStatus, ScanState

FOLDER = "evidence"
CONTENT_TYPES: dict[str, str] = {
    EvidenceFormat.PDF: "application/pdf",
    EvidenceFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    EvidenceFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    EvidenceFormat.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    EvidenceFormat.ODT: "application/vnd.oasis.opendocument.text",
    EvidenceFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    EvidenceFormat.JPEG: "image/jpeg",
    EvidenceFormat.PNG: "image/png",
    EvidenceFormat.HEIC: "image/heic",
}
PREVIEWED = frozenset({EvidenceFormat.PDF, EvidenceFormat.JPEG, EvidenceFormat.PNG})


def private_storage() -> object:
    return storages["default"]


def evidence_path(evidence: Evidence, filename: str) -> str:
    """Under a random name: what a person called the file never becomes a path."""
    name = secrets.token_hex(16)
    return f"{FOLDER}/{name[:2]}/{name}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, person: Viewer) -> EvidenceQuerySet:
        """As the reports are: what hangs on a draft is the cluster's own."""
        return self.filter(report__milestone__roadmap__cluster__in=clusters_where(person, Permission.SEE)).filter(
            models.Q(report__milestone__roadmap__cluster__in=clusters_where(person, Permission.REPORT))
            | ~models.Q(report__status=ReportStatus.DRAFT)
        )

    def files(self) -> EvidenceQuerySet:
        return self.filter(kind=EvidenceKind.FILE)


class Evidence(models.Model):
    """One file or link of a report, kept for ever once the report was sent.

    A returned report's evidence is carried to the next draft: another row for the same stored file, with its first
    bringer and moment. `format` is what the content is, whatever the name says; `size` is in bytes.
    """

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=4, choices=EvidenceKind.choices)
    file = models.FileField(upload_to=evidence_path, storage=private_storage, max_length=100, blank=True)  # type: ignore[arg-type]
    name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    format = models.CharField(max_length=4, choices=EvidenceFormat.choices, blank=True)
    link = models.URLField(max_length=500, blank=True)
    title = models.CharField(max_length=200, blank=True)
    scan = models.CharField(max_length=9, choices=ScanState.choices, default=ScanState.UNSCANNED)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evidence")
    added_at = models.DateTimeField()

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

    @property
    def content_type(self) -> str:
        """The media type of the file's content."""
        return CONTENT_TYPES.get(self.format, "application/octet-stream")

    @property
    def has_preview(self) -> bool:
        return self.format in PREVIEWED

    def may_be_taken_by(self, person: Viewer) -> bool:
        """Nobody takes a file with a virus; before it has been checked, only who brought it."""
        return self.scan in (ScanState.UNSCANNED, ScanState.CLEAN) or (
            self.scan == ScanState.PENDING and person.pk == self.added_by_id
        )
