"""What officials see of reminders: those of the clusters that they may see, before and after they are sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from clusters.models import Programme
from clusters.policy import Permission, Viewer, clusters_where
from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.reminders.digest import GROUPS, KIND, REASONS
from roadmaps.reminders.explain import Foreseen, by_person, foreseen

SENT_DAYS = 14
SENT_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    title: str
    cluster: str
    url: str
    due_date: date
    heading: str
    reason: str


@dataclass(frozen=True, slots=True)
class Expected:
    """One person who will be written to, and every line of the letter."""

    person: Person
    lines: list[ExpectedLine]


@dataclass(frozen=True, slots=True)
class Sent:
    """One digest of the last days: `state` in words."""

    person: Person
    subject: str
    lines: int
    state: str
    created_at: datetime


def expected(viewer: Viewer, on: date) -> list[Expected]:
    """Who is written to on that day about the clusters that the viewer may see."""
    seen = set(clusters_where(viewer, Permission.SEE).values_list("pk", flat=True))
    entries = [entry for entry in foreseen(Programme.objects.all(), on) if entry.cluster_id in seen]
    return [Expected(person, [line_of(entry) for entry in group]) for person, group in by_person(entries)]


def line_of(entry: Foreseen) -> ExpectedLine:
    return ExpectedLine(
        title=entry.title,
        cluster=entry.cluster,
        url=entry.url,
        due_date=entry.due_date,
        heading=str(GROUPS[entry.kind][0]),
        reason=str(REASONS[entry.reason]),
    )


def sent_lately(viewer: Viewer, now: datetime) -> list[Sent]:
    """The digests of the last two weeks that told of clusters which the viewer may see, the newest first."""
    seen = clusters_where(viewer, Permission.SEE)
    about = Q(reminders__milestone__roadmap__cluster__in=seen) | Q(reminders__revision__roadmap__cluster__in=seen)
    messages = (
        Message.objects.filter(kind=KIND, created_at__gte=now - timedelta(days=SENT_DAYS), person__isnull=False)
        .annotate(lines=Count("reminders", filter=about))
        .filter(lines__gt=0)
        .select_related("person")
        .order_by("-created_at")[:SENT_AT_MOST]
    )
    return [
        Sent(message.person, message.subject, message.lines, message.get_state_display(), message.created_at)
        for message in messages
        if message.person is not None
    ]
