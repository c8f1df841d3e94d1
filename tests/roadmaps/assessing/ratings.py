"""Judgements as records, for tests of what is made of them."""

from __future__ import annotations

from datetime import datetime

from portal.accounts.models import Person
from roadmaps.models import ConfidenceRating, Roadmap
from roadmaps.terms import Confidence, Side
from tests.factories import NOW, make_person


def make_rating(
    roadmap: Roadmap,
    value: Confidence,
    *,
    side: Side = Side.MINISTRY,
    by: Person | None = None,
    at: datetime = NOW,
    reason: str | None = None,
) -> ConfidenceRating:
    said = ("" if value == Confidence.ON_TRACK else "Equipment is late.") if reason is None else reason
    return ConfidenceRating.objects.create(
        roadmap=roadmap, side=side, value=value, reason=said, rated_by=by or make_person(), rated_at=at
    )
