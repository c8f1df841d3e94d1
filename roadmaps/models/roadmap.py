"""A roadmap: what one cluster promised in one programme, and its workstreams."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from clusters.models import Cluster, Programme
from clusters.policy import Permission, Viewer, clusters_where


class RoadmapQuerySet(models.QuerySet["Roadmap"]):
    def visible_to(self, person: Viewer) -> RoadmapQuerySet:
        return self.filter(cluster__in=clusters_where(person, Permission.SEE))

    def where(self, person: Viewer, permission: Permission) -> RoadmapQuerySet:
        """Roadmaps of the clusters in which the person may do it."""
        return self.filter(cluster__in=clusters_where(person, permission))


class Roadmap(models.Model):
    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="roadmaps")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="roadmaps")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RoadmapQuerySet.as_manager()

    class Meta:
        ordering = ("cluster__name", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cluster", "programme"], name="roadmap_once_in_programme")
        ]

    def __str__(self) -> str:
        return f"{self.cluster} — {self.programme}"

    def get_absolute_url(self) -> str:
        return reverse("roadmap", args=[self.pk])


def roadmaps_for(person: Viewer) -> RoadmapQuerySet:
    """The roadmaps that the person may see, with cluster and programme: where each page of a roadmap begins."""
    return Roadmap.objects.visible_to(person).select_related("cluster", "programme")


class Workstream(models.Model):
    """A strand of a roadmap: a section heading of the table."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="workstreams")
    title = models.CharField(max_length=500)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roadmap", "title"], name="workstream_title_once_in_roadmap")
        ]

    def __str__(self) -> str:
        return self.title
