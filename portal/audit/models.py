"""The ledger of who did what."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LedgerEntry(models.Model):
    """One deed. Entries are never changed: each carries the hash of the one before (see `ledger.record`).

    `scope` names the part of the world that it belongs to (the slug of a cluster, or "" for the portal itself);
    `details` holds old and new values by field, without names of persons.
    """

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="ledger_entries"
    )
    verb = models.CharField(max_length=60, db_index=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=300)
    scope = models.CharField(max_length=80, blank=True, db_index=True)
    details = models.JSONField(default=dict)
    address = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=40, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    entry_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-sequence",)
        indexes = (models.Index(fields=["subject_kind", "subject_id"], name="ledger_subject"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb} {self.subject_label}"
