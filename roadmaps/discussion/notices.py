"""What the inbox says of messages, and who is told: the other side and who is named, never the writer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.models import Cluster, Role
from clusters.policy import Permission, can, persons_who
from portal.accounts.models import Person
from portal.inbox import entitled, kinds, standing_in
from portal.inbox.models import Notice
from portal.inbox.notices import tell
from portal.shell.addresses import row_number
from portal.shell.excerpts import shortened
from roadmaps.discussion.markdown import plain
from roadmaps.discussion.subjects import (
    Subject,
    cluster_of,
    key_of,
    kind_of,
    label_of,
    messages_on,
    readers_of,
    subject_of,
)
from roadmaps.models import DiscussionMessage, Milestone, ProgressReport, Request, Revision

WRITTEN, NAMED, INFECTED = "message.written", "message.named", "message.infected"
EXCERPT_LENGTH, LABEL_LENGTH = 140, 120
ANCHOR = "#message-"

kinds.register(WRITTEN, _("%(person)s wrote on “%(about)s”: %(text)s"))
kinds.register(NAMED, _("%(person)s named you on “%(about)s”: %(text)s"))


def tell_written(message: DiscussionMessage, *, at: datetime) -> None:
    """Tell who is named that it waits to be read, and the rest of the other side that it is there."""
    subject = subject_of(message)
    readers = readers_of(subject, is_ministry_only=message.is_ministry_only)
    named = list(readers.filter(mentions__message=message)) if "@" in message.text else []
    others = [person for person in other_side(message, subject) if person not in named]
    tell_of(message, subject, others, kind=WRITTEN, at=at)
    tell_of(message, subject, named, kind=NAMED, at=at)


def tell_of(message: DiscussionMessage, subject: Subject, persons: list[Person], *, kind: str, at: datetime) -> None:
    """Tell these persons of it; nobody at all is told nothing."""
    if not persons:
        return
    tell(
        persons,
        kind=kind,
        subject=key_of(subject),
        params={
            "person": message.author.short_name,
            "about": shortened(label_of(subject), LABEL_LENGTH),
            "text": shortened(plain(message.text), EXCERPT_LENGTH),
        },
        url=address_of(message, subject),
        needs_action=kind == NAMED,
        place=cluster_of(subject),
        by=message.author,
        but=not_to_be_told(message, subject, persons),
        at=at,
    )


def not_to_be_told(message: DiscussionMessage, subject: Subject, persons: list[Person]) -> set[int]:
    """The writer, and who stands in for one of the persons but may not read the message."""
    stand_in = standing_in.deputies({person.pk for person in persons}).keys()
    if not stand_in:
        return {message.author_id}
    readers = readers_of(subject, is_ministry_only=message.is_ministry_only).filter(pk__in=stand_in)
    return {message.author_id, *stand_in} - set(readers.exclude(pk=message.author_id).values_list("pk", flat=True))


def page_of(subject: Subject) -> str:
    """The page on which the discussion stands."""
    if kind_of(subject) == "roadmap":
        return reverse("thread", args=["roadmap", subject.pk])
    return subject.get_absolute_url().partition("#")[0]


def address_of(message: DiscussionMessage, subject: Subject) -> str:
    """Where the message is read."""
    return f"{page_of(subject)}{ANCHOR}{message.pk}"


def hidden_from(person: int, rows: Sequence[Notice]) -> Collection[int]:
    """The rows that quote a message which the person may not read: a role has ended, or it became a note."""
    numbers = {
        row.pk: row_number(row.url.rpartition(ANCHOR)[2]) for row in rows if row.kind in (WRITTEN, NAMED, INFECTED)
    }
    quoted = {pk: number for pk, number in numbers.items() if number is not None}
    if not quoted:
        return ()
    shown = DiscussionMessage.objects.visible_to(Person.objects.get(pk=person)).standing()
    read = set(shown.filter(pk__in=set(quoted.values())).values_list("pk", flat=True))
    return [pk for pk, number in quoted.items() if number not in read]


def other_side(message: DiscussionMessage, subject: Subject) -> QuerySet[Person]:
    """Officials when the cluster writes; managers and who takes part when the ministry does.

    What is for the ministry only reaches its officials.
    """
    cluster = cluster_of(subject)
    chosen = Q(pk__in=[])
    if message.is_ministry_only or can(message.author, Permission.REPORT, cluster):
        chosen |= Q(pk__in=persons_who(Permission.DISCUSS, cluster, roles=[Role.OFFICIAL]).values("pk"))
    if can(message.author, Permission.REVIEW, cluster) and not message.is_ministry_only:
        chosen |= cluster_side(subject, cluster)
    readers = readers_of(subject, is_ministry_only=message.is_ministry_only)
    return readers.filter(chosen).exclude(pk=message.author_id)


def cluster_side(subject: Subject, cluster: Cluster) -> Q:
    """The cluster's managers, and who of the cluster takes part in it while that person may still see it."""
    managers = persons_who(Permission.DISCUSS, cluster, roles=[Role.CLUSTER_MANAGER]).values("pk")
    writers = messages_on(subject).filter(is_ministry_only=False).values("author")
    of_cluster = persons_who(Permission.REPORT, cluster).values("pk")
    return Q(pk__in=managers) | Q(pk__in=of_cluster) & (Q(pk__in=writers) | Q(pk__in=concerned(subject)))


def concerned(subject: Subject) -> list[int]:
    """Whose work it is about: who reported last, who sent the plan, who asked or answers for the request."""
    if isinstance(subject, ProgressReport):
        pks = [subject.author_id, subject.submitted_by_id]
    elif isinstance(subject, Revision):
        pks = [subject.created_by_id, subject.submitted_by_id]
    elif isinstance(subject, Request):
        pks = [subject.asked_by_id, subject.in_charge_id]
    elif isinstance(subject, Milestone):
        last = ProgressReport.objects.filter(milestone=subject).order_by("-created_at", "-pk").values_list("author")
        pks = [pk for (pk,) in last[:1]]
    else:
        pks = []
    return [pk for pk in pks if pk is not None]


entitled.register(hidden_from)
