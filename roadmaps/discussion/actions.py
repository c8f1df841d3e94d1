"""Writing a message. The message is its own record: it needs no entry in the ledger."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.discussion import notices
from roadmaps.errors import Incomplete
from roadmaps.models import DiscussionMessage, Milestone

LONGEST = 10_000


@transaction.atomic
def write(milestone: Milestone, *, text: str, by: Person, at: datetime) -> DiscussionMessage:
    """Say something on a milestone; the other side finds it in the inbox. Raises Incomplete for an empty text."""
    said = text.strip()
    if not said:
        raise Incomplete(_("Write a message first."))
    if len(said) > LONGEST:
        raise Incomplete(_("The message is longer than %(count)s characters: shorten it.") % {"count": LONGEST})
    message = DiscussionMessage.objects.create(milestone=milestone, author=by, text=said, written_at=at)
    notices.tell_written(message, at=at)
    return message
