"""What is kept of every file that a person brings as evidence or with a message."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models

from clusters.policy import Viewer
from roadmaps.terms import EvidenceFormat, ScanState

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


def random_name(folder: str) -> str:
    """A path within a folder that nobody guesses: what a person called the file never becomes one."""
    name = secrets.token_hex(16)
    return f"{folder}/{name[:2]}/{name}"


class KeptFile(models.Model):
    """`format` is what the content is, whatever the name says; `size` is in bytes."""

    name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    format = models.CharField(max_length=4, choices=EvidenceFormat.choices, blank=True)
    scan = models.CharField(max_length=9, choices=ScanState.choices, default=ScanState.UNSCANNED)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(class)s")
    added_at = models.DateTimeField()

    class Meta:
        abstract = True

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
