"""An answer to a letter becomes a message where the letter was about."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from clusters.policy import Permission, can, sees_notes
from portal.accounts.models import Person
from portal.mail import inbound_places
from portal.mail.inbound_models import InboundReason
from portal.mail.inbound_places import NotPlaced, Placed, Reply
from portal.mail.inbound_reading import File
from roadmaps.discussion.actions import LONGEST, write
from roadmaps.discussion.notices import address_of, page_of
from roadmaps.discussion.subjects import KINDS, Subject, cluster_of, find, messages_on
from roadmaps.errors import Refusal
from roadmaps.filing.incoming import Incoming, from_bytes
from roadmaps.filing.refusals import NotTaken

VIA = "email"


def take(kind: str, reply: Reply) -> Placed:
    """Write the message as if its author had signed in. Raises NotPlaced when that would not be allowed either."""
    author = Person.objects.get(pk=reply.person)
    subject = find(kind, reply.subject, author)
    if subject is None:
        raise NotPlaced(InboundReason.NOT_SEEN)
    page = page_of(subject)
    if not can(author, Permission.DISCUSS, cluster_of(subject)):
        raise NotPlaced(InboundReason.NOT_SEEN, url=page)
    if len(reply.text) > LONGEST:
        raise NotPlaced(InboundReason.TOO_LONG, url=page)
    files, left_out = examined(reply.files)
    return write_down(subject, reply, author, files, left_out)


def examined(files: Iterable[File]) -> tuple[list[Incoming], list[str]]:
    """Those that pass the gate of evidence, and the names of the others."""
    passed, left_out = [], []
    for file in files:
        try:
            passed.append(from_bytes(file.content, file.name))
        except NotTaken:
            left_out.append(file.name)
    return passed, left_out


def write_down(subject: Subject, reply: Reply, author: Person, files: list[Incoming], left_out: list[str]) -> Placed:
    """Write the message with those of its files for which there is room. Raises NotPlaced when nothing is left."""
    if not reply.text.strip() and not files:
        raise NotPlaced(InboundReason.FILES_LEFT_OUT, url=page_of(subject))
    is_note = answers_a_note(subject, author)
    try:
        with transaction.atomic():
            message = write(
                subject, text=reply.text, by=author, at=reply.at, attachments=files, is_ministry_only=is_note, via=VIA
            )
    except Refusal as refusal:
        if not files:
            raise NotPlaced(InboundReason.NO_WORDS, url=page_of(subject)) from refusal
        # The person's share is used up, or the disk is full: the words are taken all the same.
        return write_down(subject, reply, author, [], [*left_out, *(file.passed.name for file in files)])
    return Placed(address_of(message, subject), tuple(left_out))


def answers_a_note(subject: Subject, author: Person) -> bool:
    """May it be a note of the ministry that is answered? A letter does not say which message it answers.

    While such a note stands there that is later than the author's own last message, the answer stays within the
    ministry, too: what is hidden can be said again in the open, never the other way round.
    """
    if not sees_notes(author, cluster_of(subject)):
        return False
    standing = messages_on(subject).visible_to(author).standing()
    own = standing.filter(author=author).order_by("-written_at").values_list("written_at", flat=True).first()
    notes = standing.filter(is_ministry_only=True).exclude(author=author)
    return notes.filter(written_at__gt=own).exists() if own else notes.exists()


def register() -> None:
    """Take the replies about everything that has a discussion."""
    for kind in KINDS.values():
        inbound_places.register(kind, lambda reply, kind=kind: take(kind, reply))


register()
