"""What stands in a person's digest: reminders at the pace that the person chose, and the news of the inbox."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from portal.accounts.models import Person
from portal.inbox import digest as inbox
from portal.inbox import entitled, preferences, quiet, topics
from portal.inbox.models import Notice, Pace
from roadmaps.models import Reminder
from roadmaps.reminders.hours import local_day
from roadmaps.terms import ReminderState
from roadmaps.topics import REMINDER


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of one digest: the longest overdue reminder first, then the newest of the inbox."""

    rows: list[Reminder]
    news: list[Notice]

    def __bool__(self) -> bool:
        return bool(self.rows or self.news)


def contents_of(person: Person, at: datetime) -> Contents:
    """What the person has not been told, held for this transaction so that no run closes it meanwhile."""
    waiting = Reminder.objects.filter(person=person, state=ReminderState.OPEN).for_letter()
    paces = paces_of_steps([person.pk])
    rows = [
        row
        for row in waiting.select_for_update(of=("self",), no_key=True)
        if is_due(paces[row.kind][person.pk] if row.kind in paces else Pace.DAILY, row.raised_on, person, at)
    ]
    news = list(inbox.waiting(person, at).select_for_update(of=("self",), no_key=True))
    return Contents(rows, entitled.theirs(person.pk, news))


def with_something(persons: Iterable[Person], at: datetime) -> list[Person]:
    """Those of the persons in whose digest something would stand. A handful of queries for all of them."""
    everybody = {person.pk: person for person in persons}
    resting = preferences.paused(everybody) | quiet.resting_all_day(everybody.values(), at)
    found = inbox.readers(everybody.values(), at) | reminded(everybody, at)
    return [person for pk, person in everybody.items() if pk in found and pk not in resting]


def reminded(persons: Mapping[int, Person], at: datetime) -> set[int]:
    """Those of the persons who have an open reminder that is due at their pace."""
    paces = paces_of_steps(persons)
    waiting = Reminder.objects.filter(person__in=persons, state=ReminderState.OPEN).order_by()
    oldest = waiting.values_list("person", "kind").annotate(Min("raised_on"))
    return {
        pk
        for pk, kind, raised_on in oldest
        if is_due(paces[kind][pk] if kind in paces else Pace.DAILY, raised_on, persons[pk], at)
    }


def paces_of_steps(persons: Collection[int]) -> dict[str, dict[int, Pace]]:
    """The pace of each person for the steps in which there is something to choose, by kind of step."""
    known = [topic for topic in topics.topics() if topic.code.startswith(REMINDER)]
    return {topic.code.removeprefix(REMINDER): preferences.paces_of(persons, topic) for topic in known}


def is_due(pace: Pace, raised_on: date, person: Person, at: datetime) -> bool:
    """Is a reminder told at that moment: each morning, once its week is over, or never?"""
    if pace == Pace.WEEKLY:
        today = local_day(person, at)
        return raised_on.isocalendar()[:2] < today.isocalendar()[:2]
    return pace != Pace.ONLY_HERE
