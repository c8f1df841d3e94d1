"""A person's own place in a discussion: how far it was read, and the message that is not sent yet."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from clusters.models import Cluster


class Bookmark(models.Model):
    """One row for each person and discussion; `subject` is like "milestone:12", as in the inbox.

    `read_upto` is the number of the last message that was before the person's eyes. `draft` is the unsent message,
    with whether it is meant for the ministry alone.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks")
    cluster = models.ForeignKey(Cluster, on_delete=models.CASCADE, related_name="bookmarks")
    subject = models.CharField(max_length=40)
    read_upto = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    draft = models.TextField(blank=True)
    is_draft_ministry_only = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "subject"], name="bookmark_once_in_discussion"),
        ]
        indexes: ClassVar = [models.Index(fields=["subject"], name="bookmark_by_subject")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.subject}"
