"""Judging a roadmap, as a verb."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit.ledger import record
from roadmaps.assessing import emails, notices, queries
from roadmaps.errors import Incomplete, WrongState
from roadmaps.models import ConfidenceRating, Roadmap
from roadmaps.terms import RATED, Confidence, Side

LONGEST_REASON = 300


@transaction.atomic
def rate(roadmap: Roadmap, *, side: Side, value: str, reason: str = "", by: Person, at: datetime) -> ConfidenceRating:
    """Say for one side how sure it is of a roadmap; the other side is told.

    Raises Incomplete for an unknown value, for doubt without a reason, and while there is nothing to judge;
    WrongState when the same person repeats on the same day what stands already.
    """
    said = " ".join(reason.split())
    Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    require_complete(roadmap, value, said)
    before = ConfidenceRating.objects.filter(roadmap=roadmap, side=side).last()
    refuse_repetition(before, roadmap, value, said, by=by, at=at)
    rating = ConfidenceRating.objects.create(
        roadmap=roadmap, side=side, value=value, reason=said, rated_by=by, rated_at=at
    )
    old = before.value if before else Confidence.NOT_RATED
    record(notices.verb_of(rating), roadmap, by=by, at=at, scope=roadmap.cluster.slug, reason=said, before=old)
    notices.tell_rated(rating, at=at)
    if side == Side.MINISTRY and is_news(value, old):
        emails.queue_rated(rating, before=old, at=at)
    return rating


@transaction.atomic
def take_back(roadmap: Roadmap, *, side: Side, by: Person, at: datetime) -> None:
    """Take one's own last rating back while nobody has been written to; the one before it stands again.

    Raises WrongState when it is too late, or when the last word of the side is somebody else's.
    """
    Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    rating = queries.to_take_back(roadmap, side, by=by, at=at)
    if rating is None or not emails.recall_rated(rating):
        raise WrongState(_("It is too late to undo: the other side has been told. Give a new rating instead."))
    notices.settle_rated(rating, at=at)
    details = {"value": rating.value, "reason": rating.reason}
    record(notices.TAKEN_BACK, roadmap, by=by, at=at, scope=roadmap.cluster.slug, **details)
    rating.delete()


def require_complete(roadmap: Roadmap, value: str, reason: str) -> None:
    if value not in dict(RATED):
        raise Incomplete(_("Say how sure you are."))
    if value != Confidence.ON_TRACK and not reason:
        raise Incomplete(_("Say in one sentence what endangers the roadmap."))
    if len(reason) > LONGEST_REASON:
        raise Incomplete(_("The reason is longer than %(count)s characters: shorten it.") % {"count": LONGEST_REASON})
    if not roadmap.milestones.exists():
        raise Incomplete(_("There is no plan in force yet, so there is nothing to rate."))


def refuse_repetition(
    before: ConfidenceRating | None, roadmap: Roadmap, value: str, reason: str, *, by: Person, at: datetime
) -> None:
    """A rating may be confirmed on another day; twice on one day it is a double press."""
    if before is None or (before.value, before.reason, before.rated_by_id) != (value, reason, by.pk):
        return
    if roadmap.programme.day_of(before.rated_at) == roadmap.programme.day_of(at):
        raise WrongState(_("You have said the same today already."))


def is_news(value: str, before: str) -> bool:
    """Is a letter worth sending? For another word than before; a first one only when it is not good."""
    return value != before and (before != Confidence.NOT_RATED or value != Confidence.ON_TRACK)
