"""How many letters the last days would have brought with some paces, counted from what really happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from portal.inbox.models import Notice, Pace
from portal.inbox.topics import topic_of

DAYS = 30
Finder = Callable[[int, datetime, datetime], Iterable[tuple[str, date]]]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """`finder(person, since, until)` gives what else stood in digests: the code of its topic, and the day."""
    _finders.append(finder)


def letters(person: int, paces: Mapping[str, Pace], *, at: datetime) -> int:
    """How many letters the DAYS before that moment would have brought; days are those of the active time zone."""
    since = at - timedelta(days=DAYS)
    rows = Notice.objects.filter(person=person, created_at__gt=since, created_at__lte=at)
    facts = [
        (topic_of(kind).code, timezone.localdate(moment)) for kind, moment in rows.values_list("kind", "created_at")
    ]
    facts += [fact for finder in _finders for fact in finder(person, since, at)]
    return count(facts, paces)


def count(facts: Iterable[tuple[str, date]], paces: Mapping[str, Pace]) -> int:
    """A letter for each fact told at once, for each day with daily ones, for each week with weekly ones alone. Pure."""
    paced = [(paces.get(code, Pace.DAILY), day) for code, day in facts]
    days = {day for pace, day in paced if pace == Pace.DAILY}
    covered = {day.isocalendar()[:2] for day in days}
    weeks = {day.isocalendar()[:2] for pace, day in paced if pace == Pace.WEEKLY}
    return sum(pace == Pace.AT_ONCE for pace, _day in paced) + len(days) + len(weeks - covered)
