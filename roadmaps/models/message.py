"""What people write to each other: messages where the work is, what was changed in them and who is named."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, clusters_where, clusters_with_notes
from roadmaps.models.circular import Circular
from roadmaps.models.milestone import Milestone
from roadmaps.models.report import ProgressReport
from roadmaps.models.request import Request
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Roadmap
from roadmaps.terms import ReportStatus, RevisionStatus

SUBJECTS = ("milestone", "revision", "report", "request", "roadmap")
OWN_PLANS = (RevisionStatus.DRAFT, RevisionStatus.DISCARDED)


class MessageKind(models.TextChoices):
    """What a message is: written here, or a talk elsewhere that is written down."""

    MESSAGE = "message", _("Message")
    CALL = "call", _("Phone call")
    MEETING = "meeting", _("Meeting")


class DiscussionMessageQuerySet(models.QuerySet["DiscussionMessage"]):
    def visible_to(self, person: Viewer) -> DiscussionMessageQuerySet:
        """As what they are written about; and what the ministry writes for itself, nobody of the cluster.

        The discussion of a plan or report that is not sent is the cluster's own.
        """
        return (
            self.filter(cluster__in=clusters_where(person, Permission.SEE))
            .filter(Q(is_ministry_only=False) | Q(cluster__in=clusters_with_notes(person)))
            .filter(
                Q(revision__isnull=True)
                | ~Q(revision__status__in=OWN_PLANS)
                | Q(cluster__in=clusters_where(person, Permission.PROPOSE))
            )
            .filter(
                Q(report__isnull=True)
                | ~Q(report__status=ReportStatus.DRAFT)
                | Q(cluster__in=clusters_where(person, Permission.REPORT))
            )
        )

    def standing(self) -> DiscussionMessageQuerySet:
        """Those whose words are still there."""
        return self.filter(removed_at__isnull=True)


def one_subject() -> Q:
    """Exactly one of the subjects is named."""
    condition = Q()
    for named in SUBJECTS:
        condition |= Q(**{f"{subject}__isnull": subject != named for subject in SUBJECTS})
    return condition


class DiscussionMessage(models.Model):
    """One message of a discussion; `cluster` is that of its subject.

    `is_ministry_only` hides it from everybody of the cluster and is never taken off again. A call or a meeting that is
    written down has its day (`talked_on`) and who took part. `via` is the way it came, "" for the portal. `edited_at`
    is when its words last became others, `changed_at` when anything of it did; what is removed keeps neither words
    nor files.
    """

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="messages")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    revision = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    report = models.ForeignKey(ProgressReport, null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    request = models.ForeignKey(Request, null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    roadmap = models.ForeignKey(Roadmap, null=True, blank=True, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=10, choices=MessageKind.choices, default=MessageKind.MESSAGE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages_written")
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    is_ministry_only = models.BooleanField(default=False)
    quotes = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="quoted_in")
    circular = models.ForeignKey(Circular, null=True, blank=True, on_delete=models.PROTECT, related_name="messages")
    via = models.CharField(max_length=20, blank=True)
    talked_on = models.DateField(null=True, blank=True)
    took_part = models.CharField(max_length=500, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="messages_removed"
    )

    objects = DiscussionMessageQuerySet.as_manager()

    class Meta:
        ordering = ("written_at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(name="message_on_one_subject", condition=one_subject()),
            models.CheckConstraint(
                name="message_talk_has_a_day",
                condition=Q(kind="message", talked_on__isnull=True) | Q(~Q(kind="message"), talked_on__isnull=False),
            ),
            models.CheckConstraint(
                name="message_removal_is_signed",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False, text=""),
            ),
            models.CheckConstraint(
                name="message_to_many_is_for_all", condition=Q(circular__isnull=True) | Q(is_ministry_only=False)
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["milestone", "-written_at"], name="message_on_milestone"),
            models.Index(fields=["roadmap", "-written_at"], name="message_on_roadmap"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def is_edited(self) -> bool:
        return self.edited_at is not None


class MessageVersion(models.Model):
    """How a message read before it was edited at that moment."""

    message = models.ForeignKey(DiscussionMessage, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ("replaced_at", "pk")

    def __str__(self) -> str:
        return self.text[:80]


class Mention(models.Model):
    """A person whom a message names; `wording` is how, without the sign."""

    message = models.ForeignKey(DiscussionMessage, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions")
    wording = models.CharField(max_length=320)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "person"], name="mention_once_in_message"),
        ]

    def __str__(self) -> str:
        return f"@{self.wording}"
