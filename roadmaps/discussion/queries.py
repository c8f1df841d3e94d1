"""A discussion as far as one person may read it, in a fixed number of queries however long it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from clusters.models import Role
from clusters.policy import Permission, can, note_readers, persons_who, sees_notes
from portal.accounts.models import Person
from portal.shell.excerpts import shortened
from roadmaps.discussion import unsent
from roadmaps.discussion.markdown import plain, rendered
from roadmaps.discussion.notices import page_of
from roadmaps.discussion.subjects import (
    Subject,
    cluster_of,
    key_of,
    kind_of,
    label_of,
    messages_on,
    readers_of,
    report_words,
)
from roadmaps.discussion.thread import Draft, Event, File, Line, Quotation, Thread, in_order
from roadmaps.models import Attachment, Bookmark, DiscussionMessage, Mention, Milestone
from roadmaps.models.message import DiscussionMessageQuerySet
from roadmaps.terms import ScanState

LATEST = 50
QUOTED_LENGTH = 160
MOST_SUGGESTED = 8
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """Who looks at which discussion, and how far everybody else has read it."""

    viewer: Person
    may_note: bool
    may_write: bool
    is_milestone: bool
    bookmarks: tuple[Bookmark, ...]
    note_readers: frozenset[int]

    @property
    def own(self) -> Bookmark | None:
        return next((mark for mark in self.bookmarks if mark.person_id == self.viewer.pk), None)


def thread_of(subject: Subject, *, viewer: Person, events: Iterable[Event] = (), before: int | None = None) -> Thread:
    """The latest of a discussion, with what else happened between; `before` a message, what was said until then."""
    reading = reading_of(subject, viewer)
    found = messages_on(subject).visible_to(viewer)
    standing = found.aggregate(count=Count("pk"), latest=Max("pk"), changed=Max("changed_at"))
    shown = list(drawn(earlier_than(found, before)).order_by("-written_at", "-pk")[: LATEST + 1])
    has_earlier, shown = len(shown) > LATEST, shown[:LATEST][::-1]
    lines = [line_of(message, reading) for message in shown]
    kind, pk = kind_of(subject), subject.pk
    here = reverse("thread", args=[kind, pk])
    return Thread(
        kind=kind,
        pk=pk,
        label=label_of(subject),
        page=page_of(subject),
        lines=in_order(lines, events),
        count=standing["count"],
        latest=standing["latest"] or 0,
        changed=microseconds(standing["changed"]),
        earlier=f"{here}?before={shown[0].pk}" if has_earlier else "",
        may_write=reading.may_write,
        may_note=reading.may_write and reading.may_note,
        read_upto=reading.own.read_upto if reading.own else 0,
        curators=curators_of(subject) if not lines else (),
        draft=draft_of(reading),
    )


def news_of(subject: Subject, *, viewer: Person, after: int, changed: int) -> Thread | None:
    """What was written after that message or changed after that moment; None when nothing was."""
    since = EPOCH + timedelta(microseconds=changed)
    found = messages_on(subject).visible_to(viewer)
    new = list(drawn(found.filter(Q(pk__gt=after) | Q(changed_at__gt=since))).order_by("written_at", "pk")[:LATEST])
    if not new:
        return None
    reading = reading_of(subject, viewer)
    return Thread(
        kind=kind_of(subject),
        pk=subject.pk,
        label=label_of(subject),
        page=page_of(subject),
        lines=tuple(line_of(message, reading) for message in new),
        count=sum(message.pk > after for message in new),
        latest=max(after, *(message.pk for message in new)),
        changed=max(changed, *(microseconds(message.changed_at) for message in new)),
        earlier="",
        may_write=reading.may_write,
        may_note=reading.may_write and reading.may_note,
    )


def earlier_than(found: DiscussionMessageQuerySet, before: int | None) -> DiscussionMessageQuerySet:
    """Those before that one, of which nothing is said when it is not among them: its moment could tell of a note."""
    if before is None:
        return found
    moment = found.filter(pk=before).values("written_at")[:1]
    return found.filter(Q(written_at__lt=moment) | Q(written_at=moment, pk__lt=before))


def drawn(found: DiscussionMessageQuerySet) -> DiscussionMessageQuerySet:
    """Messages with everything that is printed of them."""
    return found.select_related("author", "quotes__author", "removed_by", "report").prefetch_related(
        Prefetch("mentions", Mention.objects.all()),
        Prefetch("attachments", Attachment.objects.all()),
    )


def reading_of(subject: Subject, viewer: Person) -> Reading:
    cluster = cluster_of(subject)
    may_note = sees_notes(viewer, cluster)
    bookmarks = Bookmark.objects.filter(subject=key_of(subject)).select_related("person")
    return Reading(
        viewer=viewer,
        may_note=may_note,
        may_write=can(viewer, Permission.DISCUSS, cluster),
        is_milestone=isinstance(subject, Milestone),
        bookmarks=tuple(bookmarks.order_by("read_at", "pk")),
        note_readers=frozenset(note_readers(cluster).values_list("pk", flat=True)) if may_note else frozenset(),
    )


def line_of(message: DiscussionMessage, reading: Reading) -> Line:
    is_own = message.author_id == reading.viewer.pk
    return Line(
        pk=message.pk,
        kind=message.kind,
        kind_words=message.get_kind_display(),
        who=message.author.short_name,
        at=message.written_at,
        text=rendered(message.text, named=[mention.wording for mention in message.mentions.all()]),
        is_ministry_only=message.is_ministry_only,
        is_edited=message.is_edited,
        about=report_words(message.report) if reading.is_milestone and message.report else "",
        via=message.via,
        talked_on=message.talked_on,
        took_part=message.took_part,
        quotation=quotation_of(message.quotes, reading),
        files=files_of(message, reading.viewer),
        readers=readers_named(message, reading),
        removed_by=message.removed_by.short_name if message.removed_by else "",
        removed_at=message.removed_at,
        may_edit=is_own and reading.may_write and not message.is_removed,
        may_quote=reading.may_write and not message.is_removed,
    )


def quotation_of(quoted: DiscussionMessage | None, reading: Reading) -> Quotation | None:
    """The message that is answered, unless it was made a note of the ministry since."""
    if quoted is None or (quoted.is_ministry_only and not reading.may_note):
        return None
    return Quotation(quoted.pk, quoted.author.short_name, shortened(plain(quoted.text), QUOTED_LENGTH))


def files_of(message: DiscussionMessage, viewer: Person) -> tuple[File, ...]:
    return tuple(
        File(
            name=kept.name,
            kind=kept.get_format_display(),
            size=kept.size,
            scan=kept.scan,
            scan_words=str(ScanState(kept.scan).label),
            href=kept.get_absolute_url() if kept.may_be_taken_by(viewer) else "",
        )
        for kept in message.attachments.all()
    )


def readers_named(message: DiscussionMessage, reading: Reading) -> tuple[str, ...]:
    """Before whose eyes the message was, by name; of a note, of those alone who may read it."""
    return tuple(
        mark.person.short_name
        for mark in reading.bookmarks
        if mark.read_upto >= message.pk
        and mark.person_id != message.author_id
        and (not message.is_ministry_only or mark.person_id in reading.note_readers)
    )


def draft_of(reading: Reading) -> Draft:
    """The unsent message; one meant for the ministry is never offered to who could only send it in the open."""
    own = reading.own
    if own is None or (own.is_draft_ministry_only and not reading.may_note):
        return Draft()
    files = unsent.kept_for(own.subject, reading.viewer) if own.draft else ()
    return Draft(own.draft, own.is_draft_ministry_only, files=tuple(files))


def answering(draft: Draft, subject: Subject, viewer: Person, quoted: int | None) -> Draft:
    """The draft as an answer to a message; as it is when there is no such message."""
    found = messages_on(subject).visible_to(viewer).standing().filter(pk=quoted).select_related("author").first()
    if found is None:
        return draft
    quotation = Quotation(found.pk, found.author.short_name, shortened(plain(found.text), QUOTED_LENGTH))
    return replace(draft, quotation=quotation, is_ministry_only=draft.is_ministry_only or found.is_ministry_only)


def curators_of(subject: Subject) -> tuple[str, ...]:
    """Who looks after the cluster at the ministry, with the phone: what an empty discussion says."""
    officials = persons_who(Permission.REVIEW, cluster_of(subject), roles=[Role.OFFICIAL])
    own = officials.filter(assignments__cluster=cluster_of(subject)).distinct()
    return tuple(", ".join(part for part in (person.short_name, person.phone) if part) for person in own[:3])


def suggested(subject: Subject, words: str, *, viewer: Person, is_ministry_only: bool = False) -> Sequence[Person]:
    """Who may be named there, by what is typed so far of the name or the address."""
    readers = readers_of(subject, is_ministry_only=is_ministry_only).exclude(pk=viewer.pk)
    begun = words.strip().casefold()
    fitting = [
        person for person in readers.order_by("full_name", "pk") if begun in f"{person} {person.email}".casefold()
    ]
    return fitting[:MOST_SUGGESTED]


def microseconds(moment: datetime | None) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1) if moment else 0


def shown_messages(viewer: Person) -> QuerySet[DiscussionMessage]:
    """Every message whose words the person may read, with what it is about."""
    return (
        DiscussionMessage.objects.visible_to(viewer)
        .standing()
        .select_related(
            "cluster", "author", "milestone", "revision__roadmap__cluster", "report__milestone", "request", "roadmap"
        )
    )


@dataclass(frozen=True, slots=True)
class Version:
    """How a message read, since when."""

    text: SafeString
    at: datetime


def versions_of(message: DiscussionMessage) -> tuple[Version, ...]:
    """As it reads now and as it read before, the newest first."""
    since = message.written_at
    found: list[Version] = []
    for version in message.versions.all():
        found.append(Version(rendered(version.text), since))
        since = version.replaced_at
    return (Version(rendered(message.text), since), *reversed(found))
