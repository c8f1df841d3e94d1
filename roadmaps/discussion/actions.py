"""Writing a message. The message is its own record: it needs no entry in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clusters.policy import sees_notes
from portal.accounts.models import Person
from roadmaps.discussion import notices, unsent
from roadmaps.discussion.mentions import named_in
from roadmaps.discussion.subjects import Subject, cluster_of, key_of, kind_of, messages_on, readers_of, roadmap_of
from roadmaps.errors import Incomplete
from roadmaps.filing.incoming import Incoming
from roadmaps.filing.storing import refuse_over_quota, store
from roadmaps.models import Attachment, Bookmark, DiscussionMessage, Mention, UnsentFile
from roadmaps.models.message import MessageKind

LONGEST = 10_000
LONGEST_LIST = 500
MOST_FILES = 20


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk elsewhere: a call or a meeting, its day in the programme's calendar, and who took part."""

    kind: MessageKind
    on: date
    took_part: str


@transaction.atomic
def write(
    subject: Subject,
    *,
    text: str,
    by: Person,
    at: datetime,
    attachments: Sequence[Incoming] = (),
    kept: Sequence[UnsentFile] = (),
    is_ministry_only: bool = False,
    quotes: DiscussionMessage | None = None,
    via: str = "",
    talk: Talk | None = None,
) -> DiscussionMessage:
    """Say something in a discussion; the other side and who is named find it in the inbox.

    `kept` are files from when the form came back, `via` is the way it came, "" for the portal. Raises Incomplete for
    an empty or endless text and a quotation that may not be made, Refusal for files beyond the person's share,
    PermissionDenied when a person who may not read the ministry's notes would write one.
    """
    cluster = cluster_of(subject)
    if is_ministry_only and not sees_notes(by, cluster):
        raise PermissionDenied
    message = DiscussionMessage(**{kind_of(subject): subject}, cluster=cluster, author=by, written_at=at, via=via)
    message.text, message.is_ministry_only = said_in(text, may_be_empty=bool(attachments or kept)), is_ministry_only
    message.quotes = quotable(quotes, subject, by, is_ministry_only=is_ministry_only)
    if talk is not None:
        message.kind, message.talked_on, message.took_part = talk.kind, talk.on, talk.took_part[:LONGEST_LIST]
    message.save()
    attach(message, [*unsent.use(kept), *attachments], by=by, at=at)
    forget_drafts(subject, by=by)
    name_persons(message, subject)
    notices.tell_written(message, at=at)
    return message


def forget_drafts(subject: Subject, *, by: Person) -> None:
    """Nothing waits to be sent there any more: neither words nor files."""
    Bookmark.objects.filter(person=by, subject=key_of(subject)).update(draft="", is_draft_ministry_only=False)
    unsent.forget(unsent.kept_for(key_of(subject), by))


@transaction.atomic
def log_talk(
    subject: Subject, talk: Talk, *, text: str, by: Person, at: datetime, is_ministry_only: bool = False
) -> DiscussionMessage:
    """Write down what was said on the phone or at a meeting. Raises as `write` does, and Incomplete for a later day."""
    if talk.on > roadmap_of(subject).programme.day_of(at):
        raise Incomplete(_("This day is still to come: write the talk down when it is over."))
    return write(subject, text=text, by=by, at=at, is_ministry_only=is_ministry_only, talk=talk)


def attach(message: DiscussionMessage, files: Iterable[Incoming], *, by: Person, at: datetime) -> list[Attachment]:
    """Store the files of a message, each once; their rows. Raises Refusal."""
    different = {incoming.sha256: incoming for incoming in files}
    if len(different) > MOST_FILES:
        raise Incomplete(too_many_words())
    stored: list[Attachment] = []
    for incoming in different.values():
        refuse_over_quota(incoming, by)
        stored.append(store(Attachment(message=message), incoming, by=by, at=at))
    return stored


def too_many_words() -> str:
    """How many files a message takes."""
    sentence = ngettext(
        "A message takes at most %(count)d file: leave out what is not needed.",
        "A message takes at most %(count)d files: leave out what is not needed.",
        MOST_FILES,
    )
    return sentence % {"count": MOST_FILES}


def said_in(text: str, *, may_be_empty: bool = False) -> str:
    """The text as it is kept. Raises Incomplete."""
    said = text.strip()
    if not said and not may_be_empty:
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
    known = set(message.mentions.values_list("person_id", flat=True))
    if not known and "@" not in message.text:
        return []
    readers = readers_of(subject, is_ministry_only=message.is_ministry_only).exclude(pk=message.author_id)
    named = named_in(message.text, readers)
    message.mentions.exclude(person__in=[one.person for one in named]).delete()
    new = [one for one in named if one.person.pk not in known]
    Mention.objects.bulk_create([Mention(message=message, person=one.person, wording=one.wording) for one in new])
    return [one.person for one in new]
