"""The outbox."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    QUEUED = "queued", _("Waiting to be sent")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Accepted by the mail server")
    FAILED = "failed", _("Not delivered")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Too late to send")
    HELD = "held", _("Held for a person to decide")


class Message(models.Model):
    """One letter to one person. Its row is written first, in the transaction of the fact that it tells.

    `key` makes a letter unique ("digest:12:2026-11-15"); `kind` decides what is looked at again before sending.
    While it is being sent, `claim` names the sender and `claimed_until` ends the claim of one that died.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=60)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters"
    )
    address = models.EmailField()
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.QUEUED)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    in_doubt = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    last_code = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes: ClassVar = [models.Index(fields=["state", "not_before"], name="message_waiting")]

    def __str__(self) -> str:
        return f"{self.subject} → {self.address}"
