"""An answer to a letter becomes a message where the letter was about."""

from __future__ import annotations

from clusters.policy import Permission, can, sees_notes
from portal.accounts.models import Person
from portal.mail import inbound_places
from portal.mail.inbound_models import InboundReason
from portal.mail.inbound_places import NotPlaced, Placed, Reply
from roadmaps.discussion.actions import LONGEST, write
from roadmaps.discussion.notices import address_of, page_of
from roadmaps.discussion.subjects import KINDS, Subject, cluster_of, find, messages_on

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
    if not reply.text:
        raise NotPlaced(InboundReason.FILES_LEFT_OUT, url=page)
    if len(reply.text) > LONGEST:
        raise NotPlaced(InboundReason.TOO_LONG, url=page)
    is_note = answers_a_note(subject, author)
    message = write(subject, text=reply.text, by=author, at=reply.at, is_ministry_only=is_note, via=VIA)
    return Placed(address_of(message, subject), left_out=tuple(file.name for file in reply.files))


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
