"""A file that came with a message."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from clusters.policy import Viewer
from roadmaps.models.kept_file import KeptFile, private_storage, random_name
from roadmaps.models.message import DiscussionMessage

FOLDER = "attachments"


def attachment_path(attachment: Attachment, filename: str) -> str:
    return random_name(FOLDER)


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, person: Viewer) -> AttachmentQuerySet:
        """As the messages are that they came with."""
        return self.filter(message__in=DiscussionMessage.objects.visible_to(person))


class Attachment(KeptFile):
    """A file of one message, under its own name and as its own bytes."""

    message = models.ForeignKey(DiscussionMessage, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(upload_to=attachment_path, storage=private_storage, max_length=100)  # type: ignore[arg-type]

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ("added_at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "sha256"], name="attachment_once_in_message"),
            models.CheckConstraint(name="attachment_is_a_file", condition=~Q(file="") & ~Q(sha256="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["scan"], name="attachment_to_scan", condition=Q(scan="pending")),
            models.Index(fields=["file"], name="attachment_by_file"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("attachment_file", args=[self.pk])
