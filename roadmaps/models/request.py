"""A request: one side asks the other for something by a day; and each step of it, which is also its clock."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, clusters_where
from roadmaps.models.milestone import Milestone
from roadmaps.models.roadmap import Roadmap
from roadmaps.terms import (
    REQUEST_ASKER,
    REQUEST_OPEN,
    REQUEST_TURN,
    RequestDeed,
    RequestKind,
    RequestStatus,
    Turn,
    other_turn,
)

OPEN = Q(status__in=REQUEST_OPEN)


class RequestBundle(models.Model):
    """Requests that are about the same thing in several clusters, answered once.

    A cluster never learns from it who the others are.
    """

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bundles")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.pk}"


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, person: Viewer) -> RequestQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, Permission.SEE))

    def where(self, person: Viewer, permission: Permission) -> RequestQuerySet:
        return self.filter(roadmap__cluster__in=clusters_where(person, permission))

    def open(self) -> RequestQuerySet:
        """Asked and not answered yet, whichever side's turn it is: the same rule as `Request.is_open`."""
        return self.filter(OPEN)

    def turn_of(self, turn: Turn) -> RequestQuerySet:
        """Those whose move is awaited from that side: the same rule as `Request.turn`, in SQL."""
        return self.filter(Q.create([turn_condition(kind, turn) for kind in RequestKind], connector=Q.OR))


def turn_condition(kind: str, turn: Turn) -> Q:
    return Q(kind=kind, status__in=[status for status, whose in REQUEST_TURN[kind].items() if whose == turn])


class Request(models.Model):
    """Something one side needs of the other. Only `requests.actions` writes it.

    `due_date` is the programme's day by which the answer is owed; while the request is asked back it stands still,
    and moves on by the working days that passed. `turn_due_date` is the day by which whose turn it is has to move.
    `in_charge` is the one named person who answers for it on the answering side.
    """

    kind = models.CharField(max_length=12, choices=RequestKind.choices)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="requests")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.CASCADE, related_name="requests")
    need = models.CharField(max_length=300)
    details = models.TextField(blank=True)
    from_whom = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=60)
    status = models.CharField(max_length=12, choices=RequestStatus.choices, default=RequestStatus.OPEN)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="requests_asked")
    asked_at = models.DateTimeField()
    due_date = models.DateField()
    is_due_date_set = models.BooleanField(default=False)
    turn_due_date = models.DateField(null=True, blank=True)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="requests_in_charge"
    )
    forwarded_to = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="requests_answered"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    bundle = models.ForeignKey(RequestBundle, null=True, blank=True, on_delete=models.SET_NULL, related_name="requests")
    closed_at = models.DateTimeField(null=True, blank=True)
    follow_up_date = models.DateField(null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    was_in_time = models.BooleanField(null=True, blank=True)
    has_helped = models.BooleanField(null=True, blank=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(name="request_kind_is_known", condition=Q(kind__in=["help", "information"])),
            models.CheckConstraint(name="request_says_what_is_needed", condition=~Q(need="")),
            models.CheckConstraint(
                name="request_under_way_has_somebody",
                condition=~Q(status__in=["taken", "asked_back"]) | Q(in_charge__isnull=False),
            ),
            models.CheckConstraint(
                name="request_answered_has_an_answer",
                condition=~Q(status__in=["answered", "resolved"]) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="request_turn_has_a_day",
                condition=Q(status__in=["resolved", "withdrawn"], turn_due_date__isnull=True, closed_at__isnull=False)
                | (~Q(status__in=["resolved", "withdrawn"]) & Q(turn_due_date__isnull=False, closed_at__isnull=True)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["status", "turn_due_date"], name="request_waiting"),
            models.Index(fields=["roadmap", "status"], name="request_of_roadmap"),
        ]

    def __str__(self) -> str:
        return self.need

    def get_absolute_url(self) -> str:
        return reverse("request", args=[self.pk])

    @property
    def cluster(self) -> Cluster:
        return self.roadmap.cluster

    @property
    def is_open(self) -> bool:
        """Asked and not answered yet: the same rule as `RequestQuerySet.open`."""
        return self.status in REQUEST_OPEN

    @property
    def asker(self) -> Turn:
        """The side that asks."""
        return REQUEST_ASKER[self.kind]

    @property
    def answerer(self) -> Turn:
        """The side that is asked."""
        return other_turn(self.asker)

    @property
    def turn(self) -> Turn:
        return REQUEST_TURN[self.kind][self.status]


class RequestStep(models.Model):
    """One thing done about a request; from it on the clock of the side `turn` runs, `until` the next step.

    `text` is what was said with it; `person` whom it names (who was put in charge), `forwarded_to` which authority.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=12, choices=RequestDeed.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="request_steps")
    at = models.DateTimeField()
    turn = models.CharField(max_length=10, choices=[(turn.value, turn.value) for turn in Turn])
    until = models.DateTimeField(null=True, blank=True)
    text = models.TextField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="request_steps_named"
    )
    forwarded_to = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request"], name="request_one_clock_runs", condition=Q(until__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.deed}"
