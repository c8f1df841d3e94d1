"""At which pace each person is written to: what was chosen, within what may be chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.inbox import kinds, topics
from portal.inbox.models import LetterPause, Notice, NoticePreference, NoticeState, Pace
from portal.inbox.topics import SOONEST_FIRST, Topic
from portal.shell.refusal import Refusal
from portal.shell.someone import Someone

S = TypeVar("S", bound=Someone)
LONGEST_PAUSE = timedelta(days=60)
DIGEST = "digest"


def paces(persons: Collection[int], kind: str) -> dict[int, Pace]:
    """The pace of each person for a kind of row: one query, none where nothing can be chosen."""
    return paces_of(persons, topics.topic_of(kind))


def paces_of(persons: Collection[int], topic: Topic) -> dict[int, Pace]:
    """The pace of each person for a topic."""
    found = dict.fromkeys(persons, topic.usual)
    if not topic.is_fixed:
        chosen = NoticePreference.objects.filter(topic=topic.code, person__in=persons)
        found |= {pk: within(topic, Pace(pace)) for pk, pace in chosen.values_list("person_id", "pace")}
    return found


def at_once(persons: Iterable[S], kind: str) -> list[S]:
    """Those of the persons to whom a room writes its own letter of the moment; the others read it in a digest."""
    everybody = list(persons)
    found = paces([person.pk for person in everybody], kind)
    resting = paused([person.pk for person in everybody])
    return [person for person in everybody if found[person.pk] == Pace.AT_ONCE and person.pk not in resting]


def chosen_by(person: int) -> dict[str, Pace]:
    """The pace of one person for every topic, by its code; one query."""
    chosen = dict(NoticePreference.objects.filter(person=person).values_list("topic", "pace"))
    return {
        topic.code: within(topic, Pace(chosen[topic.code])) if topic.code in chosen else topic.usual
        for topic in topics.topics()
    }


def within(topic: Topic, pace: Pace) -> Pace:
    """The pace itself when the topic allows it, else the nearest that it allows."""
    if pace in topic.paces:
        return pace
    is_slower = SOONEST_FIRST.index(pace) > SOONEST_FIRST.index(topic.slowest)
    return topic.slowest if is_slower else topic.soonest


@transaction.atomic
def choose(person: int, wanted: Mapping[str, Pace], *, at: datetime) -> None:
    """Keep the pace of each named topic; what waits already for a letter waits for it at the new pace."""
    for code, pace in wanted.items():
        topic = topics.find(code)
        if topic is None or topic.is_fixed:
            continue
        kept = within(topic, pace)
        NoticePreference.objects.update_or_create(person_id=person, topic=code, defaults={"pace": kept})
        rows = Notice.objects.filter(person=person, kind__in=kinds.kinds_of(topic), state=NoticeState.UNREAD)
        rows.exclude(waits_for="").update(waits_for="" if kept == Pace.ONLY_HERE else kept)


def unsubscribe(person: Someone, kind_or_digest: str, *, at: datetime) -> list[Topic]:
    """Write no more letters of a kind, a topic, or (`DIGEST`) of all that comes in digests, as far as may be chosen.

    Gives the topics of which letters still come, for the page that says so.
    """
    if kind_or_digest == DIGEST:
        now = chosen_by(person.pk)
        meant = [topic for topic in topics.topics() if now[topic.code] in (Pace.DAILY, Pace.WEEKLY)]
    else:
        meant = [topics.find(kind_or_digest) or topics.topic_of(kind_or_digest)]
    choose(person.pk, {topic.code: topic.slowest for topic in meant}, at=at)
    return [topic for topic in meant if topic.slowest != Pace.ONLY_HERE]


def pause(person: int, until: date, *, on: date) -> None:
    """Write no letters before the day `until`; raises Refusal when it is not within LONGEST_PAUSE of `on`."""
    if not on < until <= on + LONGEST_PAUSE:
        raise Refusal(_("Choose a day within the next 60 days."))
    LetterPause.objects.update_or_create(person_id=person, defaults={"ends_on": until})


def resume(person: int) -> None:
    """Write letters again."""
    LetterPause.objects.filter(person=person).delete()


def pause_of(person: int) -> date | None:
    """The day on which letters begin again, None when they are not paused."""
    return LetterPause.objects.filter(person=person).values_list("ends_on", flat=True).first()


def paused(persons: Collection[int]) -> set[int]:
    """Those of the persons to whom nobody writes now; a pause that is over is taken away by the clock."""
    return set(LetterPause.objects.filter(person__in=persons).values_list("person_id", flat=True))


def end_pauses(*, on: date) -> int:
    """Take away the pauses that are over on that day; how many."""
    ended, _rows = LetterPause.objects.filter(ends_on__lte=on).delete()
    return ended
