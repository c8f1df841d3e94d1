"""Writing a message. The message is its own record: it needs no entry in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from clusters.policy import sees_notes
from portal.accounts.models import Person
from roadmaps.discussion import notices
from roadmaps.discussion.mentions import named_in
from roadmaps.discussion.subjects import Subject, cluster_of, key_of, kind_of, messages_on, readers_of
from roadmaps.errors import Incomplete
from roadmaps.models import Bookmark, Circular, DiscussionMessage, Mention

LONGEST = 10_000


@transaction.atomic
def write(
    subject: Subject,
    *,
    text: str,
    by: Person,
    at: datetime,
    attachments: Sequence[object] = (),
    is_ministry_only: bool = False,
    quotes: DiscussionMessage | None = None,
    via: str = "",
    circular: Circular | None = None,
) -> DiscussionMessage:
    """Say something in a discussion; the other side and who is named find it in the inbox.

    `via` is the way it came, "" for the portal. Raises Incomplete for an empty or endless text and a quotation that
    may not be made, PermissionDenied when a person who may not read the ministry's notes would write one.
    """
    cluster = cluster_of(subject)
    if is_ministry_only and not sees_notes(by, cluster):
        raise PermissionDenied
    message = DiscussionMessage.objects.create(
        **{kind_of(subject): subject},
        cluster=cluster,
        author=by,
        text=said_in(text),
        written_at=at,
        is_ministry_only=is_ministry_only,
        quotes=quotable(quotes, subject, by, is_ministry_only=is_ministry_only),
        via=via,
        circular=circular,
    )
    name_persons(message, subject)
    Bookmark.objects.filter(person=by, subject=key_of(subject)).update(draft="", is_draft_ministry_only=False)
    notices.tell_written(message, at=at)
    return message


def said_in(text: str) -> str:
    """The text as it is kept. Raises Incomplete."""
    said = text.strip()
    if not said:
        raise Incomplete(_("Write a message first."))
    if len(said) > LONGEST:
        raise Incomplete(_("The message is longer than %(count)s characters: shorten it.") % {"count": LONGEST})
    return said


def quotable(
    quoted: DiscussionMessage | None, subject: Subject, by: Person, *, is_ministry_only: bool
) -> DiscussionMessage | None:
    """The message that is answered. Raises Incomplete when it is not of this discussion, or would be told on."""
    if quoted is None:
        return None
    if not messages_on(subject).visible_to(by).standing().filter(pk=quoted.pk).exists():
        raise Incomplete(_("The message that you answer is not there any more."))
    if quoted.is_ministry_only and not is_ministry_only:
        raise Incomplete(_("A note for the ministry only can be quoted in another such note alone."))
    return quoted


def name_persons(message: DiscussionMessage, subject: Subject) -> list[Person]:
    """Keep whom the message names, of those who may read it; who is named for the first time."""
    readers = readers_of(subject, is_ministry_only=message.is_ministry_only).exclude(pk=message.author_id)
    named = named_in(message.text, readers) if "@" in message.text else []
    known = {mention.person_id for mention in message.mentions.all()}
    message.mentions.exclude(person__in=[one.person for one in named]).delete()
    Mention.objects.bulk_create(
        [
            Mention(message=message, person=one.person, wording=one.wording)
            for one in named
            if one.person.pk not in known
        ]
    )
    return [one.person for one in named if one.person.pk not in known]
