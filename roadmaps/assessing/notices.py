"""What the inbox and the ledger say of judgements, and who is told: the other side."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clusters.policy import Permission, persons_who
from portal.accounts.models import Person
from portal.audit import sentences
from portal.inbox import kinds
from portal.inbox.notices import settle, tell
from roadmaps.models import ConfidenceRating
from roadmaps.terms import Side

kinds.register(
    "roadmap.rated_on_track",
    _("%(person)s rated the roadmap of %(cluster)s: on track. %(reason)s"),
    has_own_letter=True,
    is_undoable=True,
)
kinds.register(
    "roadmap.rated_at_risk",
    _("%(person)s rated the roadmap of %(cluster)s: at risk. %(reason)s"),
    has_own_letter=True,
    is_undoable=True,
)
kinds.register(
    "roadmap.rated_critical",
    _("%(person)s rated the roadmap of %(cluster)s: critical. %(reason)s"),
    has_own_letter=True,
    is_undoable=True,
)
kinds.register(
    "roadmap.own_on_track", _("%(cluster)s calls its roadmap on track (%(person)s). %(reason)s"), is_undoable=True
)
kinds.register(
    "roadmap.own_at_risk", _("%(cluster)s sees its roadmap at risk (%(person)s). %(reason)s"), is_undoable=True
)
kinds.register(
    "roadmap.own_critical", _("%(cluster)s calls its roadmap critical (%(person)s). %(reason)s"), is_undoable=True
)

sentences.register("roadmap.rated_on_track", _("Rated by the ministry as on track: %(label)s. %(reason)s"))
sentences.register("roadmap.rated_at_risk", _("Rated by the ministry as at risk: %(label)s. %(reason)s"))
sentences.register("roadmap.rated_critical", _("Rated by the ministry as critical: %(label)s. %(reason)s"))
sentences.register("roadmap.own_on_track", _("Rated by the cluster as on track: %(label)s. %(reason)s"))
sentences.register("roadmap.own_at_risk", _("Rated by the cluster as at risk: %(label)s. %(reason)s"))
sentences.register("roadmap.own_critical", _("Rated by the cluster as critical: %(label)s. %(reason)s"))

TAKEN_BACK = "roadmap.rating_taken_back"
sentences.register(TAKEN_BACK, _("A rating taken back: %(label)s"))


def verb_of(rating: ConfidenceRating) -> str:
    """The kind of the notice and the verb of the ledger: “roadmap.rated_critical”, “roadmap.own_at_risk”."""
    return f"roadmap.{'rated' if rating.side == Side.MINISTRY else 'own'}_{rating.value}"


def subject_of(rating: ConfidenceRating) -> str:
    return f"confidence:{rating.roadmap_id}:{rating.side}"


def settle_rated(rating: ConfidenceRating, *, at: datetime) -> None:
    """Put to rest what was said of the side's judgements so far."""
    settle(subject_of(rating), at=at)


def tell_rated(rating: ConfidenceRating, *, at: datetime) -> None:
    """Tell the other side; what was said of the side's earlier judgements is put to rest."""
    settle_rated(rating, at=at)
    tell(
        other_side(rating),
        kind=verb_of(rating),
        subject=subject_of(rating),
        params={
            "person": rating.rated_by.short_name,
            "cluster": rating.roadmap.cluster.name,
            "reason": rating.reason,
        },
        place=rating.roadmap.cluster,
        by=rating.rated_by,
        url=rating.get_absolute_url(),
        needs_action=False,
        at=at,
    )


def other_side(rating: ConfidenceRating) -> QuerySet[Person]:
    """The cluster's managers when the ministry judges, its officials when the cluster does."""
    permission = Permission.RATE_OWN if rating.side == Side.MINISTRY else Permission.RATE
    return persons_who(permission, rating.roadmap.cluster).exclude(pk=rating.rated_by_id)
