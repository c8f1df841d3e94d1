"""The letter to a cluster's managers: the ministry judges their roadmap otherwise than before."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from portal.accounts.letters import contact_of
from portal.inbox.preferences import at_once
from portal.mail.outbox import queue, recall
from roadmaps.assessing.notices import other_side, verb_of
from roadmaps.models import ConfidenceRating
from roadmaps.progress.undoing import hold
from roadmaps.terms import Confidence


def queue_rated(rating: ConfidenceRating, *, before: str, at: datetime) -> None:
    """Write to each manager what the roadmap is rated now, what it was before, and why.

    The letter waits a little, so that the rating can be taken back before anybody reads of it.
    """
    for person in at_once(other_side(rating), verb_of(rating)):
        queue(
            key=f"{key_of(rating)}{person.pk}",
            kind="roadmap.rated",
            to=person,
            template="assessing/rated",
            context={
                "rating": rating,
                "before": Confidence(before),
                "cluster": rating.roadmap.cluster,
                "rater": rating.rated_by,
                "link": settings.PORTAL_URL + rating.get_absolute_url(),
            },
            at=at,
            not_before=at + hold(),
            contact=contact_of(rating.rated_by),
        )


def recall_rated(rating: ConfidenceRating) -> bool:
    """Take the letters about this rating back; False when one has left already."""
    return recall(key_of(rating))


def key_of(rating: ConfidenceRating) -> str:
    return f"roadmap-rated:{rating.pk}:"
