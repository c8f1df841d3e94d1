"""What its writer may still do with a message: edit it, hide it from the cluster, remove it. Each leaves a trace."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusters.policy import sees_notes
from portal.accounts.models import Person
from portal.audit import sentences
from portal.audit.ledger import record
from portal.inbox.retractions import take_back
from roadmaps.discussion import notices
from roadmaps.discussion.actions import name_persons, said_in
from roadmaps.discussion.notices import address_of
from roadmaps.discussion.subjects import label_of, readers_of, subject_of
from roadmaps.errors import WrongState
from roadmaps.filing.storing import forget_bytes
from roadmaps.models import Attachment, DiscussionMessage, MessageVersion

sentences.register("message.hidden", gettext_lazy("A message is hidden from the cluster: %(label)s"))
sentences.register("message.removed", gettext_lazy("A message is removed: %(label)s"))


@transaction.atomic
def edit(
    message: DiscussionMessage, *, text: str, by: Person, at: datetime, is_to_be_hidden: bool = False
) -> DiscussionMessage:
    """Put other words in its place; the words before are kept. Who is named for the first time is told.

    With `is_to_be_hidden` it is hidden first, so that nobody of the cluster is told of the new words. Raises
    Incomplete as `actions.write` does, WrongState of a message that was removed, and as `hide` does.
    """
    held = hide(message, by=by, at=at) if is_to_be_hidden else own(message, by)
    said = said_in(text, may_be_empty=held.attachments.exists())
    if said == held.text:
        return held
    MessageVersion.objects.create(message=held, text=held.text, replaced_at=at)
    held.text, held.edited_at, held.changed_at = said, at, at
    held.save(update_fields=["text", "edited_at", "changed_at"])
    subject = subject_of(held)
    notices.tell_of(held, subject, name_persons(held, subject), kind=notices.NAMED, at=at)
    return held


@transaction.atomic
def hide(message: DiscussionMessage, *, by: Person, at: datetime) -> DiscussionMessage:
    """Make it a note for the ministry only, for good: nobody of the cluster finds it from now on.

    Raises PermissionDenied for who may not write such notes, WrongState of what was sent to many.
    """
    held = own(message, by)
    if not sees_notes(by, held.cluster):
        raise PermissionDenied
    if held.circular_id:
        raise WrongState(_("This message went to several clusters: remove it instead."))
    if held.is_ministry_only:
        return held
    held.is_ministry_only, held.changed_at = True, at
    held.save(update_fields=["is_ministry_only", "changed_at"])
    subject = subject_of(held)
    name_persons(held, subject)
    readers = readers_of(subject, is_ministry_only=True).values_list("pk", flat=True)
    take_back(address_of(held, subject), but_for=set(readers))
    record("message.hidden", held, by=by, at=at, scope=held.cluster.slug, label=label_of(subject))
    return held


@transaction.atomic
def remove(message: DiscussionMessage, *, by: Person, at: datetime) -> DiscussionMessage:
    """Take its words and files away from everybody; that there was a message stays to be seen."""
    held = own(message, by)
    subject = subject_of(held)
    take_back(address_of(held, subject))
    for kept in held.attachments.all():
        name = str(kept.file.name)
        kept.delete()
        transaction.on_commit(partial(forget_bytes, Attachment, name))
    held.versions.all().delete()
    held.mentions.all().delete()
    held.text, held.took_part = "", ""
    held.removed_at, held.removed_by, held.changed_at = at, by, at
    held.save(update_fields=["text", "took_part", "removed_at", "removed_by", "changed_at"])
    record("message.removed", held, by=by, at=at, scope=held.cluster.slug, label=label_of(subject))
    return held


def own(message: DiscussionMessage, by: Person) -> DiscussionMessage:
    """The message, held for this transaction. Raises PermissionDenied for another's, WrongState of a removed one."""
    held = DiscussionMessage.objects.select_for_update(of=("self",)).select_related("cluster").get(pk=message.pk)
    if held.author_id != by.pk:
        raise PermissionDenied
    if held.is_removed:
        raise WrongState(_("This message was removed."))
    return held
