"""What officials see of reminders: those of the clusters that they may see, before and after they are sent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from clusters.models import Programme
from clusters.policy import Permission, Viewer, clusters_where
from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.models import Reminder
from roadmaps.reminders.digest import KIND, LINES_AT_MOST, headline
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.explain import Foreseen, by_person, describe, owed_by_person
from roadmaps.terms import ReminderStep

PERSONS_ON_PAGE = 20
SENT_DAYS = 14
SENT_AT_MOST = 50

# The same reasons as in the letter, said of somebody else.
CAPACITIES: dict[str, Promise] = {
    "responsible": gettext_lazy("named as responsible"),
    "manager": gettext_lazy("manages the cluster"),
    "curator": gettext_lazy("curates the cluster"),
    "author": gettext_lazy("wrote the report"),
    "in_charge": gettext_lazy("is in charge of the request"),
    "asker": gettext_lazy("asked"),
    "deputy": gettext_lazy("stands in for somebody who is away"),
}


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
    """One person who will be written to, and the lines of the letter; `more` counts those beyond them."""

    person: Person
    lines: list[ExpectedLine]
    more: int


@dataclass(frozen=True, slots=True)
class ExpectedPage:
    """Some of those who will be written to; `page` is where they stand among all of them."""

    people: list[Expected]
    page: Page[tuple[Person, list[Owed]]]


@dataclass(frozen=True, slots=True)
class Sent:
    """One digest of the last days, as far as it told of clusters that the viewer may see: `state` in words."""

    person: Person
    subject: str
    state: str
    created_at: datetime


def expected(viewer: Viewer, on: date, page: str | None) -> ExpectedPage:
    """One page of who is written to on that day about the clusters that the viewer may see."""
    seen = set(clusters_where(viewer, Permission.SEE).values_list("pk", flat=True))
    owed = owed_by_person(dict.fromkeys(Programme.objects.all(), on), clusters=seen)
    shown = Paginator(owed, PERSONS_ON_PAGE).get_page(page)
    counts = {person: len(entries) for person, entries in shown}
    said = by_person(describe([(person, entries[:LINES_AT_MOST]) for person, entries in shown]))
    people = [Expected(person, list(map(line_of, lines)), counts[person] - len(lines)) for person, lines in said]
    return ExpectedPage(people, shown)


def line_of(entry: Foreseen) -> ExpectedLine:
    return ExpectedLine(
        title=entry.title,
        cluster=entry.cluster,
        url=entry.url,
        due_date=entry.due_date,
        heading=str(ReminderStep(entry.kind).label),
        reason=str(CAPACITIES[entry.reason]),
    )


def sent_lately(viewer: Viewer, now: datetime) -> list[Sent]:
    """The digests of the last two weeks that told of clusters which the viewer may see, the newest first."""
    seen = clusters_where(viewer, Permission.SEE)
    about = Q(milestone__roadmap__cluster__in=seen) | Q(revision__roadmap__cluster__in=seen)
    about |= Q(request__roadmap__cluster__in=seen) | Q(roadmap__cluster__in=seen)
    lines = Reminder.objects.filter(about, digest__isnull=False)
    messages = list(
        Message.objects.filter(kind=KIND, created_at__gte=now - timedelta(days=SENT_DAYS), person__isnull=False)
        .filter(pk__in=lines.values("digest"))
        .select_related("person")
        .order_by("-created_at", "-pk")[:SENT_AT_MOST]
    )
    kinds: dict[int | None, list[str]] = defaultdict(list)
    for digest, kind in lines.filter(digest__in=messages).values_list("digest", "kind"):
        kinds[digest].append(kind)
    language = get_language() or "ru"
    return [
        Sent(message.person, headline(kinds[message.pk], language), message.get_state_display(), message.created_at)
        for message in messages
        if message.person is not None
    ]
