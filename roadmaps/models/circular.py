"""A letter to many clusters: one text, written into the discussion of each roadmap."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from clusters.policy import Viewer


class CircularQuerySet(models.QuerySet["Circular"]):
    def visible_to(self, person: Viewer) -> CircularQuerySet:
        """Who wrote it: everybody else reads the message in the discussion of a roadmap."""
        return self.filter(author=person.pk)


class Circular(models.Model):
    """`text` is what was sent; each roadmap has a message of its own, which is answered there."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="circulars")
    text = models.TextField()
    written_at = models.DateTimeField()

    objects = CircularQuerySet.as_manager()

    class Meta:
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("circular", args=[self.pk])
