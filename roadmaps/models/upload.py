"""An uploaded file, kept byte for byte, and what was chosen about its columns."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.files.storage import storages
from django.db import models

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.roadmap import Roadmap
from roadmaps.terms import RevisionStatus, UploadState

SHOWN_TO_MINISTRY = (
    RevisionStatus.SUBMITTED,
    RevisionStatus.APPROVED,
    RevisionStatus.RETURNED,
    RevisionStatus.UNDONE,
)


def private_storage() -> object:
    return storages["default"]


def upload_path(upload: Upload, filename: str) -> str:
    """Under a name made of the content's hash: what a person called the file never becomes a path."""
    return f"uploads/{upload.sha256[:2]}/{upload.sha256}-{upload.roadmap_id}"


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, person: Viewer) -> UploadQuerySet:
        """The cluster sees all of its files, the ministry those whose revision was submitted."""
        return self.filter(roadmap__cluster__in=clusters_where(person, Permission.SEE)).filter(
            models.Q(roadmap__cluster__in=clusters_where(person, Permission.PROPOSE))
            | models.Q(revision__status__in=SHOWN_TO_MINISTRY)
        )

    def where(self, person: Viewer, permission: Permission) -> UploadQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, permission))


class Upload(models.Model):
    """One file as it came. `choices` keeps what the person decided: table, columns, day order, corrections.

    While a worker reads it: `attempts` counts the readers that took it up (the latest one alone may finish),
    `claimed_until` is when the latest is given up; `rows_done` of `rows_total` is how far it has come.
    """

    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="uploads")
    file = models.FileField(upload_to=upload_path, storage=private_storage, max_length=200)  # type: ignore[arg-type]
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=UploadState.choices)
    refusal = models.CharField(max_length=40, blank=True)
    choices = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    summary = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads")
    uploaded_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def open_problems(self) -> int:
        """How many cells have not been understood and wait for a person; mere notes do not count."""
        return sum(problem["severity"] == "problem" for problem in self.problems)


class ColumnChoice(models.Model):
    """What a cluster's people chose for a set of headings, so that the next file needs no touch.

    `columns` are all columns of that file as `importing.memory` keeps them: a next version may rename its heads.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="column_choices")
    headings_hash = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    day_order = models.CharField(max_length=12, blank=True)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cluster", "headings_hash"], name="column_choice_once_for_headings")
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id}: {self.headings_hash[:8]}"
