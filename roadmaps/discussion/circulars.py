"""Writing to many clusters at once: each gets a message of its own, in the discussion of its roadmap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clusters.policy import Permission, require
from portal.accounts.models import Person
from portal.audit import sentences
from portal.audit.ledger import record
from roadmaps.discussion import notices
from roadmaps.discussion.actions import name_persons, said_in
from roadmaps.errors import Incomplete
from roadmaps.models import Circular, DiscussionMessage, Roadmap

ASKS_BEYOND = 20

sentences.register("circular.sent", gettext_lazy("Written to %(count)s clusters: %(label)s"))


@transaction.atomic
def write_to_many(roadmaps: Sequence[Roadmap], *, text: str, by: Person, at: datetime) -> Circular:
    """Write the text into the discussion of each roadmap; the managers of each find it in their inbox.

    Raises Incomplete without a text or without roadmaps, PermissionDenied for one that the person does not review.
    """
    said = said_in(text)
    if not roadmaps:
        raise Incomplete(_("Choose at least one cluster."))
    for roadmap in roadmaps:
        require(by, Permission.REVIEW, roadmap.cluster)
    circular = Circular.objects.create(author=by, text=said, written_at=at)
    messages = DiscussionMessage.objects.bulk_create(
        [
            DiscussionMessage(
                roadmap=roadmap, cluster=roadmap.cluster, author=by, text=said, written_at=at, circular=circular
            )
            for roadmap in roadmaps
        ]
    )
    for message, roadmap in zip(messages, roadmaps, strict=True):
        name_persons(message, roadmap)
        notices.tell_written(message, at=at)
    clusters = sorted(roadmap.cluster.slug for roadmap in roadmaps)
    record("circular.sent", circular, by=by, at=at, count=len(clusters), clusters=clusters)
    return circular


def asks_first(roadmaps: Sequence[Roadmap]) -> bool:
    """So many that the portal asks once more before it writes."""
    return len(roadmaps) > ASKS_BEYOND
