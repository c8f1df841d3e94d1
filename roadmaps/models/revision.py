"""A revision: one complete proposed or approved version of a roadmap's plan, and its rows."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from clusters.policy import Permission, Viewer, clusters_where, selves_of
from roadmaps.models.roadmap import Roadmap
from roadmaps.models.upload import Upload
from roadmaps.terms import REVISION_TURN, Precision, RevisionOrigin, RevisionStatus, SlipCategory, Turn


class RevisionQuerySet(models.QuerySet["Revision"]):
    def visible_to(self, person: Viewer) -> RevisionQuerySet:
        """Drafts and what was discarded are the cluster's own; the ministry sees what was submitted."""
        return self.filter(roadmap__cluster__in=clusters_where(person, Permission.SEE)).filter(
            models.Q(roadmap__cluster__in=clusters_where(person, Permission.PROPOSE))
            | ~models.Q(status__in=[RevisionStatus.DRAFT, RevisionStatus.DISCARDED])
        )

    def where(self, person: Viewer, permission: Permission) -> RevisionQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, permission))


class Revision(models.Model):
    """`pairs` keeps which milestone a doubtful row continues, as a person answered: its pk, or None for a new one.

    `counts` are the kinds of change that it was sent with. `effect` is what coming into force changed, so that it can
    be undone exactly. `takes_up` is the revision whose declined or undone changes this one proposes again.
    `replaced_by` is the draft of a later file that this one gave way to.
    `edited_at` is when its rows were last written by hand: from then on each keeps the milestone that it has, whatever
    it says, and the file that it came from is not read into it again.
    """

    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=10, choices=RevisionOrigin.choices)
    upload = models.OneToOneField(Upload, null=True, blank=True, on_delete=models.PROTECT, related_name="revision")
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors")
    status = models.CharField(max_length=10, choices=RevisionStatus.choices, default=RevisionStatus.DRAFT)
    comment = models.TextField(blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisions")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="revisions_submitted"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="revisions_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    pairs = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    effect = models.JSONField(default=dict)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="revisions_undone"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    takes_up = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_up_in")
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["roadmap", "number"], name="revision_number_once_in_roadmap"),
            models.CheckConstraint(
                name="revision_decision_is_signed",
                condition=~models.Q(status__in=["approved", "returned"])
                | models.Q(decided_at__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="revision_return_has_a_reason", condition=~models.Q(status="returned") | ~models.Q(reason="")
            ),
            models.CheckConstraint(
                name="revision_undo_is_signed",
                condition=~models.Q(status="undone")
                | models.Q(undone_at__isnull=False, undone_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.roadmap} № {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("revision", args=[self.pk])

    def is_own(self, person: Viewer) -> bool:
        """True when the person, or somebody for whom they stand in, made or sent it: they may not decide on it."""
        return not selves_of(person).isdisjoint((self.created_by_id, self.submitted_by_id))

    @property
    def turn(self) -> Turn:
        return REVISION_TURN[self.status]


class RevisionRowQuerySet(models.QuerySet["RevisionRow"]):
    def standing(self) -> RevisionRowQuerySet:
        """The rows of the plan itself, without what the ministry did not approve."""
        return self.filter(is_declined=False)


class RevisionRow(models.Model):
    """One row of a plan. `milestone` is the promise that it continues; None when it is a new one.

    `is_carried` marks a row that the file does not mention and that stays as it was; `is_dropped` one that
    the cluster asks to drop (such rows are kept to be shown and put nothing in force). `is_declined` marks a change
    that the ministry did not approve; the row that stays in its stead is one of its own. `candidates` are the
    milestones that a doubtful row could continue, while nobody has answered. What the file says of progress
    (forecast, actual, state) is kept to be shown; it is never put in force.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    place = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=60, blank=True)
    workstream = models.CharField(max_length=500, blank=True)
    title = models.TextField()
    deliverable = models.TextField(blank=True)
    responsible = models.CharField(max_length=500, blank=True)
    start_date = models.DateField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision.choices, default=Precision.UNDATED)
    wording = models.CharField(max_length=300, blank=True)
    is_assumption = models.BooleanField(default=False)
    weight = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    budget = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    notes = models.JSONField(default=list)
    forecast_date = models.DateField(null=True, blank=True)
    actual_date = models.DateField(null=True, blank=True)
    state_wording = models.CharField(max_length=300, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    known_id = models.CharField(max_length=20, blank=True)
    candidates = models.JSONField(default=list)
    milestone = models.ForeignKey(
        "Milestone", null=True, blank=True, on_delete=models.SET_NULL, related_name="plan_rows"
    )
    is_carried = models.BooleanField(default=False)
    is_dropped = models.BooleanField(default=False)
    is_declined = models.BooleanField(default=False)
    move_reason = models.TextField(blank=True)
    move_category = models.CharField(max_length=20, choices=SlipCategory.choices, blank=True)

    objects = RevisionRowQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["revision", "milestone"],
                name="revision_row_once_for_milestone",
                condition=models.Q(milestone__isnull=False, is_declined=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()
