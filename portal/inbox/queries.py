"""What a person's inbox holds: one line for each subject, however many facts it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from portal.inbox import kinds
from portal.inbox.models import Notice, NoticeMute, NoticeState
from portal.inbox.topics import Topic, topic_of, topics

ROWS_ON_PAGE = 30
FACTS_SHOWN = 5
NOT_DONE = ~Q(state=NoticeState.DONE)


class Shelf(StrEnum):
    """The three parts of an inbox."""

    NEEDS_YOU = "needs-you"
    FOR_INFORMATION = "information"
    DONE = "done"


@dataclass(frozen=True)
class Filters:
    """What a shelf is narrowed to; without them it is whole."""

    topic: Topic | None = None
    place: str = ""


@dataclass(frozen=True)
class Place:
    """Where a page of a shelf begins: after the line of that moment and key."""

    at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{self.at.astimezone(UTC).isoformat()}~{self.pk}"


@dataclass(frozen=True)
class Fact:
    """One thing that is said of a subject, in the language of the moment."""

    sentence: str
    at: datetime
    count: int


@dataclass(frozen=True)
class Row:
    """One line of the inbox: a subject, its newest fact, and what else is said of it.

    `more` is how many facts are not in the sentence, `others` the newest of them; `because` says why the person gets
    it, `on_behalf_of` names the absent person for whom.
    """

    pk: int
    sentence: str
    at: datetime
    place: str
    because: str
    on_behalf_of: str
    more: int
    others: Sequence[Fact]
    is_unread: bool
    is_done: bool
    is_muted: bool


@dataclass(frozen=True)
class ShelfPage:
    """Some lines of a shelf, the newest first; `after` is where the next page begins, None at the end."""

    rows: Sequence[Row]
    after: Place | None


@dataclass(frozen=True)
class Counts:
    """How many subjects stand on the two open shelves."""

    needs_you: int
    information: int


@dataclass(frozen=True)
class Choices:
    """What a shelf may be narrowed to: the topics and places that it holds."""

    topics: Sequence[Topic]
    places: Sequence[str]


def of_person(person: int) -> QuerySet[Notice]:
    """All rows of one person: nobody ever reaches another's."""
    return Notice.objects.filter(person=person)


def open_of(person: int) -> QuerySet[Notice]:
    return of_person(person).filter(NOT_DONE)


def count(person: int) -> Counts:
    """One query for the whole inbox."""
    found = open_of(person).aggregate(
        subjects=Count("subject", distinct=True),
        needs_you=Count("subject", distinct=True, filter=Q(needs_action=True)),
    )
    return Counts(needs_you=found["needs_you"], information=found["subjects"] - found["needs_you"])


def waiting(person: int) -> int:
    """How many subjects wait for the person: the number in the header."""
    return open_of(person).filter(needs_action=True).values("subject").distinct().count()


def on_shelf(person: int, name: Shelf, filters: Filters | None = None) -> QuerySet[Notice]:
    """The facts that put their subjects on a shelf. A subject that waits for the person is there alone."""
    rows = of_person(person).filter(state=NoticeState.DONE) if name == Shelf.DONE else open_of(person)
    if name == Shelf.NEEDS_YOU:
        rows = rows.filter(needs_action=True)
    elif name == Shelf.FOR_INFORMATION:
        rows = rows.filter(~Exists(open_of(person).filter(needs_action=True, subject=OuterRef("subject"))))
    if filters is not None and filters.topic is not None:
        rows = rows.filter(kind__in=kinds.kinds_of(filters.topic))
    if filters is not None and filters.place:
        rows = rows.filter(place=filters.place)
    return rows


def shelf(person: int, name: Shelf, filters: Filters, *, after: Place | None = None) -> ShelfPage:
    """One page of a shelf, newest first; what was done, by when it was done. Three queries."""
    moment = "done_at" if name == Shelf.DONE else "created_at"
    facts = on_shelf(person, name, filters).annotate(moment=F(moment))
    newer = facts.filter(subject=OuterRef("subject")).filter(
        Q(moment__gt=OuterRef("moment")) | Q(moment=OuterRef("moment"), pk__gt=OuterRef("pk"))
    )
    heads = facts.filter(~Exists(newer)).select_related("on_behalf_of").order_by("-moment", "-pk")
    if after is not None:
        heads = heads.filter(Q(moment__lt=after.at) | Q(moment=after.at, pk__lt=after.pk))
    found = list(heads[: ROWS_ON_PAGE + 1])
    shown = found[:ROWS_ON_PAGE]
    last = shown[-1] if len(found) > ROWS_ON_PAGE else None
    return ShelfPage(
        rows=rows_of(person, shown, is_done=name == Shelf.DONE),
        after=Place(getattr(last, moment), last.pk) if last else None,
    )


def rows_of(person: int, heads: Iterable[Notice], *, is_done: bool) -> list[Row]:
    """The lines of these newest facts, with everything else that is said of their subjects."""
    heads = list(heads)
    subjects = [head.subject for head in heads]
    said: dict[str, list[Notice]] = defaultdict(list)
    everything = of_person(person).filter(subject__in=subjects)
    for fact in everything.filter(state=NoticeState.DONE) if is_done else everything.filter(NOT_DONE):
        said[fact.subject].append(fact)
    muted = set(NoticeMute.objects.filter(person=person, subject__in=subjects).values_list("subject", flat=True))
    return [row_of(head, said[head.subject], is_muted=head.subject in muted) for head in heads]


def row_of(head: Notice, facts: Sequence[Notice], *, is_muted: bool) -> Row:
    others = [fact for fact in facts if fact.pk != head.pk]
    behind = head.on_behalf_of
    return Row(
        pk=head.pk,
        sentence=kinds.say(head.kind, head.params),
        at=head.done_at or head.created_at,
        place="" if str(head.params.get("cluster", "")) == head.place else head.place,
        because=kinds.reason_of(head.kind, head.reason, head.params),
        on_behalf_of=behind.short_name if behind else "",
        more=sum(fact.facts for fact in facts) - 1,
        others=[Fact(kinds.say(fact.kind, fact.params), fact.created_at, fact.facts) for fact in others[:FACTS_SHOWN]],
        is_unread=any(fact.state == NoticeState.UNREAD for fact in facts),
        is_done=head.state == NoticeState.DONE,
        is_muted=is_muted,
    )


def choices(person: int, name: Shelf) -> Choices:
    """What a shelf may be narrowed to; one query."""
    held = set(on_shelf(person, name).order_by().values_list("kind", "place").distinct())
    found = {topic_of(kind) for kind, _place in held}
    return Choices(
        topics=[topic for topic in topics() if topic in found],
        places=sorted({place for _kind, place in held if place}),
    )


def done_at(person: int, moment: datetime) -> int:
    """How many subjects were marked as done at just that moment: what an undo would bring back."""
    rows = of_person(person).filter(state=NoticeState.DONE, done_at=moment)
    return rows.values("subject").distinct().count()
