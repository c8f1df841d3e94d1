"""What waits for a person, what has happened, and what of it is written to them in letters."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.mail.models import Message


class NoticeState(models.TextChoices):
    UNREAD = "unread", _("Unread")
    READ = "read", _("Read")
    DONE = "done", _("Done")


class Pace(models.TextChoices):
    """How soon a fact becomes a letter."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")
    ONLY_HERE = "only_here", pgettext_lazy("letters", "Only here")


class Notice(models.Model):
    """One kind of fact about one subject in one person's inbox, written in the transaction of the fact.

    `kind` chooses the sentence (`notices.py` of the room that wrote it), `params` fill it in, so that it is read in
    the person's language; `subject` ("report:12") says when the work is done and the row may rest. While a row is
    open the same fact renews it: `facts` counts how often. `place` is the name that the cluster had, `scope` its
    slug, by which is asked who may still read it; `reason` a word of `kinds.register_reason`; `by` did what is told
    and gets the answers to a letter about it. `waits_for` is the pace at which a letter will tell of it, empty when
    none will or has.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, db_index=True)
    params = models.JSONField(default=dict)
    url = models.CharField(max_length=300)
    needs_action = models.BooleanField(default=False)
    place = models.CharField(max_length=200, blank=True)
    scope = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    facts = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.UNREAD)
    state_before_done = models.CharField(max_length=10, choices=NoticeState.choices, blank=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    waits_for = models.CharField(max_length=10, choices=Pace.choices, blank=True)
    letter = models.ForeignKey(Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices")

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject"], condition=~models.Q(state="done"), name="notice_open_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "needs_action", "subject"], condition=~models.Q(state="done"), name="notice_open"
            ),
            models.Index(fields=["person", "-created_at", "-id"], name="notice_newest"),
            models.Index(fields=["person", "-done_at", "-id"], name="notice_newest_done"),
            models.Index(fields=["person", "subject", "-created_at"], name="notice_of_subject"),
            models.Index(
                fields=["waits_for", "created_at"], condition=~models.Q(waits_for=""), name="notice_for_a_letter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class NoticeMute(models.Model):
    """A subject of which the person wants no more news; what waits for the person is told all the same."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_mutes")
    subject = models.CharField(max_length=80)
    muted_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "subject"], name="notice_subject_muted_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.subject}"


class NoticePreference(models.Model):
    """The pace that a person chose for a topic; without a row the topic's usual pace holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_preferences")
    topic = models.CharField(max_length=40)
    pace = models.CharField(max_length=10, choices=Pace.choices)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "topic"], name="notice_pace_once_for_topic")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.topic} {self.pace}"


class LetterPause(models.Model):
    """The first day on which letters are written to the person again; until then everything waits in the inbox."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letter_pause")
    ends_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.person_id}: until {self.ends_on}"


class QuietTime(models.Model):
    """When nothing is written to a person: on days off, outside working hours, on some weekdays (“04”: Monday, Friday).

    Days and hours are those of the person's own time zone. Who chose nothing has no row.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="quiet_time")
    on_days_off = models.BooleanField(default=False)
    outside_hours = models.BooleanField(default=False)
    weekdays = models.CharField(max_length=5, blank=True)

    def __str__(self) -> str:
        return f"{self.person_id}: quiet"
