"""What waits for a person, and what has happened."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    UNREAD = "unread", _("Unread")
    READ = "read", _("Read")
    DONE = "done", _("Done")


class Notice(models.Model):
    """One subject in one person's inbox, written in the transaction of the fact that it tells.

    `kind` chooses the sentence (`inbox/kinds.py` of the app that wrote it), `params` fill it in, so that
    it is read in the person's language; `subject` ("report:12") says when the work is done and the row may rest.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, db_index=True)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    needs_action = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.UNREAD)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["person", "state", "needs_action"], name="notice_by_person"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
