"""Telling of files of messages in which a virus was found: the sender sends another, the readers know why it is shut.

The file stays beside the message, under its name and with its verdict, and nobody is given it.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.inbox import kinds
from portal.inbox.notices import tell
from portal.shell.excerpts import shortened
from roadmaps.discussion.notices import INFECTED, LABEL_LENGTH, address_of, not_to_be_told
from roadmaps.discussion.subjects import label_of, readers_of, subject_of
from roadmaps.filing.infected import tell_once
from roadmaps.models import Attachment, DiscussionMessage
from roadmaps.terms import ScanState

kinds.register(INFECTED, _("A virus was found in “%(name)s”, sent on “%(about)s”: nobody can open the file"))


def tell_found(*, at: datetime) -> int:
    """Tell of every file with a virus that nobody has been told of; how many there were."""
    found = Attachment.objects.filter(scan=ScanState.INFECTED).order_by("pk")
    named = found.select_related("message__author", "message__cluster")
    return tell_once(named, kind=INFECTED, subject_of=key_of, tell_of=partial(tell_of, at=at))


@transaction.atomic
def tell_of(attachment: Attachment, *, at: datetime) -> None:
    """Tell whoever sent it that another file is wanted, and everybody who may read the message."""
    message = attachment.message
    subject = subject_of(message)
    readers = readers_of(subject, is_ministry_only=message.is_ministry_only)
    others = list(readers.exclude(pk=message.author_id))
    said: dict[str, Any] = {
        "kind": INFECTED,
        "subject": key_of(attachment),
        "params": {"name": attachment.name, "about": shortened(label_of(subject), LABEL_LENGTH)},
        "place": message.cluster,
        "url": address_of(message, subject),
        "at": at,
    }
    if is_first(message):
        tell(readers.filter(pk=message.author_id), needs_action=True, **said)
    tell(others, needs_action=False, but=not_to_be_told(message, subject, others), **said)


def is_first(message: DiscussionMessage) -> bool:
    """Of a letter to many its writer hears once."""
    if message.circular_id is None:
        return True
    return not DiscussionMessage.objects.filter(circular=message.circular_id, pk__lt=message.pk).standing().exists()


def key_of(attachment: Attachment) -> str:
    """One row for each message: a file sent to many stands in the discussion of each of them."""
    return f"attachment:{attachment.pk}"
