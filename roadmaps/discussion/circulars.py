"""Writing to many clusters at once: each gets a message of its own, in the discussion of its roadmap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusters.policy import Permission, require
from portal.accounts.models import Person
from portal.audit import sentences
from portal.audit.ledger import record
from roadmaps.discussion import notices, unsent
from roadmaps.discussion.actions import attach, name_persons, said_in
from roadmaps.errors import Incomplete
from roadmaps.filing.incoming import Incoming
from roadmaps.models import Attachment, Circular, DiscussionMessage, Roadmap, UnsentFile

ASKS_BEYOND = 20

sentences.register("circular.sent", gettext_lazy("Written to %(count)s clusters: %(label)s"))


@transaction.atomic
def write_to_many(
    roadmaps: Sequence[Roadmap],
    *,
    text: str,
    by: Person,
    at: datetime,
    attachments: Sequence[Incoming] = (),
    kept: Sequence[UnsentFile] = (),
) -> Circular:
    """Write the text into the discussion of each roadmap; the managers of each find it in their inbox.

    Its files hang on each message; `kept` are those from when the form came back. Raises Incomplete without a text or
    without roadmaps, Refusal for files beyond the person's share, PermissionDenied for a roadmap that the person does
    not review.
    """
    said = said_in(text)
    if not roadmaps:
        raise Incomplete(_("Choose at least one cluster."))
    for roadmap in roadmaps:
        require(by, Permission.REVIEW, roadmap.cluster)
    circular = Circular.objects.create(author=by, text=said, written_at=at)
    messages = [
        DiscussionMessage(
            roadmap=roadmap, cluster=roadmap.cluster, author=by, text=said, written_at=at, circular=circular
        )
        for roadmap in roadmaps
    ]
    DiscussionMessage.objects.bulk_create(messages)
    attach_to_all(messages, [*unsent.use(kept), *attachments], by=by, at=at)
    unsent.forget(unsent.kept_for(unsent.TO_MANY, by))
    for message, roadmap in zip(messages, roadmaps, strict=True):
        name_persons(message, roadmap)
        notices.tell_written(message, at=at)
    clusters = sorted(roadmap.cluster.slug for roadmap in roadmaps)
    record("circular.sent", circular, by=by, at=at, count=len(clusters), clusters=clusters)
    return circular


def attach_to_all(
    messages: Sequence[DiscussionMessage], files: Iterable[Incoming], *, by: Person, at: datetime
) -> None:
    """Store each file once, as one of the first message's; the rows of the others name the same bytes."""
    first, *others = messages
    names = [field.name for field in Attachment._meta.concrete_fields if field.name not in ("id", "message")]
    stored = [{name: getattr(kept, name) for name in names} for kept in attach(first, files, by=by, at=at)]
    Attachment.objects.bulk_create([Attachment(message=message, **said) for message in others for said in stored])


def asks_first(roadmaps: Sequence[Roadmap]) -> bool:
    """So many that the portal asks once more before it writes."""
    return len(roadmaps) > ASKS_BEYOND
