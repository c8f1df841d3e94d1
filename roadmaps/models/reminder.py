"""The reminder ledger: which step is due to whom, about what, and whether it has been told."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from portal.mail.models import Message
from roadmaps.models.milestone import Milestone
from roadmaps.models.period import ReportingPeriod
from roadmaps.models.report import ProgressReport
from roadmaps.models.request import Request
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Roadmap
from roadmaps.terms import ReminderState, ReminderStep


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def for_letter(self) -> ReminderQuerySet:
        """With all that a line of a letter says, the longest overdue first."""
        return self.select_related(
            "milestone__roadmap__cluster",
            "milestone__roadmap__programme",
            "report",
            "revision__roadmap__cluster",
            "request__roadmap__cluster",
            "period__programme",
            "roadmap__cluster",
        ).order_by("due_date", "pk")


class Reminder(models.Model):
    """One step of the policy, owed to one person once.

    `subject` names what it is about ("milestone:12"); `step_days` is the passed step in days from `due_date`
    (−7 is a week before, 14 a fortnight after). A moved date arms the steps anew, as it is part of the key.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=24, choices=ReminderStep.choices)
    subject = models.CharField(max_length=60)
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    report = models.ForeignKey(
        ProgressReport, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    revision = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    request = models.ForeignKey(Request, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    period = models.ForeignKey(
        ReportingPeriod, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders"
    )
    roadmap = models.ForeignKey(Roadmap, null=True, blank=True, on_delete=models.CASCADE, related_name="reminders")
    due_date = models.DateField()
    step_days = models.IntegerField()
    state = models.CharField(max_length=10, choices=ReminderState.choices, default=ReminderState.OPEN)
    raised_on = models.DateField()
    reason = models.CharField(max_length=40)
    digest = models.ForeignKey(Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="reminders")

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ("due_date", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject", "due_date", "step_days"], name="reminder_step_once_for_person"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "person"], name="reminder_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.step_days:+d} → {self.person_id}"
