"""The requests about a milestone, a roadmap or a cluster, as its page shows them, with the button that asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Value, When
from django.urls import reverse

from clusters.models import Cluster
from portal.accounts.models import Person
from roadmaps.models import Milestone, Request, Roadmap
from roadmaps.models.request import OPEN, RequestQuerySet
from roadmaps.requests import sides
from roadmaps.requests.words import due_words, turn_words
from roadmaps.terms import RequestKind, RequestStatus

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One request: `due` is the sentence about its day, "" when it is answered or over."""

    url: str
    need: str
    kind: str
    status: str
    status_label: str
    turn: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Box:
    """`more` counts those that are not shown; `ask_url` is "" for who may not ask."""

    lines: tuple[Line, ...]
    more: int
    more_url: str
    ask_url: str
    is_help: bool


def about_milestone(milestone: Milestone, person: Person, *, on: date) -> Box:
    """Every request about it, the open ones first."""
    address = reverse("request_ask_on", args=[milestone.pk]) if milestone.cancelled_at is None else ""
    return box_of(Request.objects.filter(milestone=milestone), milestone.roadmap.cluster, person, on, address)


def about_roadmap(roadmap: Roadmap, person: Person, *, on: date) -> Box:
    """What is open about the roadmap and its milestones, or answered and not yet called solved."""
    running = Request.objects.filter(roadmap=roadmap).exclude(
        status__in=[RequestStatus.RESOLVED, RequestStatus.WITHDRAWN]
    )
    return box_of(running, roadmap.cluster, person, on, reverse("request_ask", args=[roadmap.pk]))


def about_cluster(cluster: Cluster, person: Person, *, on: date) -> Box:
    """What is open about all roadmaps of the cluster; one asks from a roadmap or a milestone."""
    running = Request.objects.filter(roadmap__cluster=cluster).exclude(
        status__in=[RequestStatus.RESOLVED, RequestStatus.WITHDRAWN]
    )
    return box_of(running, cluster, person, on, "")


def box_of(requests: RequestQuerySet, cluster: Cluster, person: Person, on: date, ask_url: str) -> Box:
    """The first of these requests, the open ones before the others, and how many there are; two queries."""
    is_open = Case(When(OPEN, then=Value(0)), default=Value(1))
    found = requests.order_by(is_open, "turn_due_date", "-asked_at", "pk")[:SHOWN]
    kind = sides.kind_asked_by(person, cluster)
    return Box(
        lines=tuple(line_of(request, on) for request in found),
        more=max(0, requests.count() - SHOWN),
        more_url=f"{reverse('requests')}?cluster={cluster.pk}",
        ask_url=ask_url if kind is not None else "",
        is_help=kind == RequestKind.HELP,
    )


def line_of(request: Request, on: date) -> Line:
    due = request.turn_due_date
    return Line(
        url=request.get_absolute_url(),
        need=request.need,
        kind=request.kind,
        status=request.status,
        status_label=request.get_status_display(),
        turn=turn_words(request),
        due=due_words(due, on) if due and request.is_open else "",
        is_late=due is not None and due < on,
    )
