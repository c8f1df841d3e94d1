"""What a person's digest tells of the inbox, by topic. Reminders put it into their letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Min, Q, QuerySet
from django.utils import translation

from portal.inbox import entitled, kinds
from portal.inbox.letters import STALE_AFTER, unread_waiting
from portal.inbox.models import Notice, NoticeState, Pace
from portal.inbox.topics import topic_of, topics
from portal.mail.models import Message
from portal.shell.someone import Addressee

LINES_AT_MOST = 30
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # earlier than any row


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One line of news; `place` and `for_whom` are empty where nothing is to be said."""

    sentence: str
    place: str
    for_whom: str
    url: str


@dataclass(frozen=True, slots=True)
class NewsGroup:
    heading: str
    lines: list[NewsLine]


@dataclass(frozen=True, slots=True)
class News:
    """What a digest says of the inbox; `more` counts the lines left out."""

    groups: list[NewsGroup]
    count: int
    more: int


def readers(persons: Iterable[Addressee], at: datetime) -> set[int]:
    """Those of the persons in whose digest something would stand at that moment; two queries."""
    rows = unread_waiting().order_by()
    of_today = rows.filter(due(at, NEVER)).values_list("person_id", flat=True).distinct()
    oldest = rows.filter(waits_for=Pace.WEEKLY).values_list("person_id").annotate(Min("created_at"))
    daily, weekly = set(of_today), dict(oldest)
    return {
        person.pk
        for person in persons
        if person.pk in daily or (person.pk in weekly and weekly[person.pk] < week_begins(person, at))
    }


def waiting(person: Addressee, at: datetime) -> QuerySet[Notice]:
    """What the person's digest would tell at that moment, the newest first."""
    return unread_waiting().filter(due(at, week_begins(person, at)), person=person.pk)


def due(at: datetime, week: datetime) -> Q:
    """Daily rows at once; weekly ones once their week is over; letters of the moment that were never written."""
    return (
        Q(waits_for=Pace.DAILY, created_at__lte=at)
        | Q(waits_for=Pace.WEEKLY, created_at__lt=week)
        | Q(waits_for=Pace.AT_ONCE, created_at__lte=at - STALE_AFTER)
    )


def week_begins(person: Addressee, at: datetime) -> datetime:
    """The first moment of the week, where the person is: the first digest of a week tells of the week before."""
    zone = ZoneInfo(person.time_zone)
    today = at.astimezone(zone).date()
    return datetime.combine(today - timedelta(days=today.weekday()), time.min, zone)


def take(rows: Sequence[Notice], message: Message) -> None:
    """Note that this digest tells of the rows."""
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(waits_for="", letter=message)


def give_back(message: Message) -> None:
    """What stood in a digest that nobody will read stands in the next one."""
    Notice.objects.filter(letter=message, state=NoticeState.UNREAD).update(letter=None, waits_for=Pace.DAILY)


def told_by(message: Message) -> list[Notice]:
    """The rows of a digest that are still news to its reader, and still the reader's to know."""
    rows = Notice.objects.filter(letter=message, state=NoticeState.UNREAD).select_related("on_behalf_of")
    return entitled.theirs(message.person_id or 0, list(rows))


def news_of(rows: Sequence[Notice], *, language: str) -> News:
    """The rows in words, by topic, what waits for the reader first."""
    shown = sorted(rows, key=lambda row: not row.needs_action)[:LINES_AT_MOST]
    with translation.override(language):
        groups = [
            NewsGroup(str(topic.name), [line_of(row) for row in shown if topic_of(row.kind) == topic])
            for topic in topics()
        ]
    return News([group for group in groups if group.lines], len(rows), len(rows) - len(shown))


def line_of(row: Notice) -> NewsLine:
    behind = row.on_behalf_of
    return NewsLine(
        sentence=kinds.say(row.kind, row.params),
        place="" if str(row.params.get("cluster", "")) == row.place else row.place,
        for_whom=behind.short_name if behind else "",
        url=settings.PORTAL_URL + row.url,
    )
