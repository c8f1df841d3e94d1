"""A judgement of a whole roadmap, by a person and never computed: how sure one side is that it will be delivered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.roadmap import Roadmap
from roadmaps.terms import RATED, Confidence, Side


class RatingQuerySet(models.QuerySet["ConfidenceRating"]):
    def visible_to(self, person: Viewer) -> RatingQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, Permission.SEE))

    def by(self, side: Side) -> RatingQuerySet:
        return self.filter(side=side)

    def up_to(self, day: date, time_zones: Iterable[str]) -> RatingQuerySet:
        """Those made by the end of a day, as the programme of each counts its days; `time_zones` are all of theirs."""
        made = Q(pk__in=())
        for zone in set(time_zones):
            midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
            made |= Q(roadmap__programme__time_zone=zone, rated_at__lt=midnight)
        return self.filter(made)

    def standing(self) -> RatingQuerySet:
        """Of each roadmap and side, the one that stands: the last."""
        return self.annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("roadmap_id"), F("side")],
                order_by=[F("rated_at").desc(), F("pk").desc()],
            )
        ).filter(place=1)


class ConfidenceRating(models.Model):
    """One judgement of one side. It is never edited: a new one follows, and the last one stands."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="ratings")
    side = models.CharField(max_length=10, choices=Side.choices)
    value = models.CharField(max_length=12, choices=RATED)
    reason = models.TextField(blank=True)
    rated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="ratings")
    rated_at = models.DateTimeField()

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ("rated_at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(name="rating_side_is_known", condition=Q(side__in=["cluster", "ministry"])),
            models.CheckConstraint(
                name="rating_says_something", condition=Q(value__in=["on_track", "at_risk", "critical"])
            ),
            models.CheckConstraint(
                name="rating_of_doubt_has_a_reason", condition=Q(value=Confidence.ON_TRACK) | ~Q(reason="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["roadmap", "side", "-rated_at"], name="rating_latest")]

    def __str__(self) -> str:
        return f"{self.roadmap}: {self.get_value_display()}"

    def get_absolute_url(self) -> str:
        return f"{reverse('confidence', args=[self.roadmap_id])}#rating-{self.pk}"
