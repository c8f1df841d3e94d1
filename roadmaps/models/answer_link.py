"""A link in a letter by which one person answers about one milestone without signing in."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from portal.mail.models import Message
from roadmaps.models.milestone import Milestone


class AnswerLinkQuerySet(models.QuerySet["AnswerLink"]):
    def open_at(self, moment: datetime) -> AnswerLinkQuerySet:
        """Neither used nor over, and followed by no newer link to the same person about the same milestone."""
        newer = AnswerLink.objects.filter(
            person=OuterRef("person"), milestone=OuterRef("milestone"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(newer), used_at__isnull=True, expires_at__gt=moment)


class AnswerLink(models.Model):
    """One letter's link. The address holds the row's number and our signature, so that nothing secret is kept here.

    `message` is the letter that carries it, from the moment in which the letter is written. A link answers once.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="answer_links")
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="answer_links")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.CASCADE, related_name="answer_links")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerLinkQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(name="answer_link_ends_later", condition=Q(expires_at__gt=F("created_at"))),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "milestone"], name="answer_link_newest")]

    def __str__(self) -> str:
        return f"{self.milestone_id} → {self.person_id}"
