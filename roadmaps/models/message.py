"""What people write to each other where the milestone is."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.milestone import Milestone


class DiscussionMessageQuerySet(models.QuerySet["DiscussionMessage"]):
    def visible_to(self, person: Viewer) -> DiscussionMessageQuerySet:
        return self.filter(milestone__roadmap__cluster__in=clusters_where(person, Permission.SEE))


class DiscussionMessage(models.Model):
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages_written")
    text = models.TextField()
    written_at = models.DateTimeField()

    objects = DiscussionMessageQuerySet.as_manager()

    class Meta:
        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return self.text[:80]
