"""Letters that came to the reply address: one row each, without their words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class InboundState(models.TextChoices):
    RECEIVED = "received", _("Being read")
    PLACED = "placed", _("Placed in the discussion")
    RETURNED = "returned", _("Sent back to the person")
    DROPPED = "dropped", _("Left aside")


class InboundReason(models.TextChoices):
    """Why a letter was not placed, or not whole."""

    AUTOMATIC = "automatic", _("An automatic answer")
    OWN_LETTER = "own", _("A letter of the portal itself")
    NO_TOKEN = "no_token", _("Not written to a reply address of ours")
    LEFT = "left", _("The person may not enter any more")
    OTHER_SENDER = "other_sender", _("It came from another address than the person's")
    NOT_SEEN = "not_seen", _("The person may not write there")
    NO_WORDS = "no_words", _("Nothing was written above the quoted letter")
    TOO_LONG = "too_long", _("The text is too long")
    TOO_LARGE = "too_large", _("The letter is too large")
    TOO_MANY = "too_many", _("Too many letters of one person within an hour")
    FILES_LEFT_OUT = "files_left_out", _("Some of the files could not be taken")
    UNREADABLE = "unreadable", _("Could not be read, after several attempts")


class InboundMail(models.Model):
    """What became of one letter. `key` is its Message-ID (or a hash of it), so that it is handled once.

    `subject` names the discussion ("milestone:12"). While it is being handled `claim` names who does it, and
    `claimed_until` ends the claim of one that died; `attempts` counts them.
    """

    key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=InboundState.choices, default=InboundState.RECEIVED)
    reason = models.CharField(max_length=20, choices=InboundReason.choices, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="inbound_mail"
    )
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    received_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                name="inbound_mail_says_why",
                condition=models.Q(state__in=["received", "placed"]) | ~models.Q(reason=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "handled_at"], name="inbound_mail_of_a_person")]

    def __str__(self) -> str:
        return f"{self.sender} → {self.subject or '?'}"
