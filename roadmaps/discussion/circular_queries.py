"""Whom an official may write to, and what came of it: who has read the message, who has answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from clusters.models import Assignment, Role
from clusters.policy import Permission, clusters_named
from portal.accounts.models import Person
from portal.shell.asked_words import asked
from portal.shell.excerpts import shortened
from portal.shell.matching import says_all
from roadmaps.discussion.markdown import plain
from roadmaps.discussion.notices import page_of
from roadmaps.discussion.queries import files_of
from roadmaps.discussion.thread import File
from roadmaps.models import Bookmark, Circular, DiscussionMessage, Roadmap
from roadmaps.models.roadmap import RoadmapQuerySet

MOST_SENT = 10
WORDS_LENGTH = 90
CLUSTER_SIDE = (Role.CLUSTER_MANAGER, Role.CONTRIBUTOR)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of the clusters are shown; everything empty shows all."""

    words: str = ""
    region: int | None = None
    programme: int | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """A roadmap that may be written to, and who finds the message in the inbox; nobody when it has no manager."""

    pk: int
    cluster: str
    region: str
    programme: str
    managers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of the message in one cluster; `answers` are the cluster's own messages since."""

    cluster: str
    address: str
    told: tuple[str, ...]
    readers: tuple[Reader, ...]
    answers: int


@dataclass(frozen=True, slots=True)
class Receipts:
    lines: tuple[Receipt, ...]

    @property
    def read(self) -> int:
        """In how many clusters somebody has read it."""
        return sum(bool(line.readers) for line in self.lines)

    @property
    def answered(self) -> int:
        """In how many clusters somebody has answered."""
        return sum(bool(line.answers) for line in self.lines)


def roadmaps_to_write_to(person: Person, filters: Filters | None = None) -> RoadmapQuerySet:
    """The roadmaps that the person reviews, of clusters that are not closed."""
    filters = filters or Filters()
    found = Roadmap.objects.where(person, Permission.REVIEW).filter(cluster__is_archived=False)
    if filters.words:
        found = found.filter(says_all(("cluster__name",), asked(filters.words).words))
    if filters.region:
        found = found.filter(cluster__region=filters.region)
    if filters.programme:
        found = found.filter(programme=filters.programme)
    if filters.mine:
        found = found.filter(cluster__in=clusters_named(person, Permission.REVIEW))
    return found.select_related("cluster__region", "programme").order_by("cluster__name", "pk")


def recipients(roadmaps: Iterable[Roadmap]) -> tuple[Recipient, ...]:
    every = list(roadmaps)
    managers = persons_of([roadmap.cluster_id for roadmap in every], Role.CLUSTER_MANAGER)
    return tuple(
        Recipient(
            pk=roadmap.pk,
            cluster=roadmap.cluster.name,
            region=roadmap.cluster.region.name,
            programme=roadmap.programme.name,
            managers=tuple(person.short_name for person in managers[roadmap.cluster_id]),
        )
        for roadmap in every
    )


def persons_of(clusters: Iterable[int], *roles: str) -> dict[int, list[Person]]:
    """Who holds one of these roles in each of the clusters and may enter; one query."""
    held = Assignment.objects.filter(cluster__in=list(clusters), role__in=roles, person__in=Person.objects.active())
    found: dict[int, list[Person]] = defaultdict(list)
    for assignment in held.select_related("person").order_by("person__full_name", "pk"):
        if assignment.cluster_id and assignment.person not in found[assignment.cluster_id]:
            found[assignment.cluster_id].append(assignment.person)
    return found


def files_sent(circular: Circular, viewer: Person) -> tuple[File, ...]:
    """The files that went along, as they hang on the first message that still stands; two queries."""
    sent = DiscussionMessage.objects.visible_to(viewer).standing().filter(circular=circular)
    first = sent.prefetch_related("attachments").order_by("pk").first()
    return files_of(first, viewer) if first else ()


def receipts_of(circular: Circular, viewer: Person) -> Receipts:
    """What came of a message to many, cluster by cluster, in a fixed number of queries."""
    sent = list(
        DiscussionMessage.objects.visible_to(viewer)
        .filter(circular=circular)
        .select_related("roadmap__cluster")
        .order_by("cluster__name", "pk")
    )
    roadmaps = {message.roadmap_id: message for message in sent if message.roadmap_id}
    clusters = {message.cluster_id for message in sent}
    told, of_cluster = persons_of(clusters, Role.CLUSTER_MANAGER), persons_of(clusters, *CLUSTER_SIDE)
    subjects = {f"roadmap:{pk}": message for pk, message in roadmaps.items()}
    readers: dict[int, list[Reader]] = defaultdict(list)
    for mark in Bookmark.objects.filter(subject__in=subjects).select_related("person").order_by("read_at", "pk"):
        message = subjects[mark.subject]
        if mark.read_at and mark.read_upto >= message.pk and mark.person in of_cluster[message.cluster_id]:
            readers[message.pk].append(Reader(mark.person.short_name, mark.read_at))
    answers = answers_to(roadmaps, {person.pk for persons in of_cluster.values() for person in persons})
    return Receipts(
        tuple(
            Receipt(
                cluster=message.roadmap.cluster.name,
                address=f"{page_of(message.roadmap)}#message-{message.pk}",
                told=tuple(person.short_name for person in told[message.cluster_id]),
                readers=tuple(readers[message.pk]),
                answers=answers.get(message.roadmap.pk, 0),
            )
            for message in sent
            if message.roadmap
        )
    )


def answers_to(sent: dict[int, DiscussionMessage], writers: set[int]) -> dict[int, int]:
    """How many messages these persons wrote in the discussion of each roadmap after that message."""
    first = min((message.pk for message in sent.values()), default=0)
    found = DiscussionMessage.objects.standing().filter(roadmap__in=sent, author__in=writers, pk__gt=first)
    return dict(found.filter(is_ministry_only=False).values_list("roadmap").annotate(count=Count("pk")).order_by())


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written to many before."""

    words: str
    address: str
    at: datetime
    clusters: int


def sent_by(person: Person) -> tuple[Sent, ...]:
    """The last that the person wrote to many."""
    found = list(Circular.objects.visible_to(person)[:MOST_SENT])
    counts = dict(
        DiscussionMessage.objects.filter(circular__in=found).values_list("circular").annotate(Count("pk")).order_by()
    )
    return tuple(
        Sent(shortened(plain(one.text), WORDS_LENGTH), one.get_absolute_url(), one.written_at, counts.get(one.pk, 0))
        for one in found
    )
