"""What the page of a roadmap's confidence prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roadmaps.assessing.queries import ConfidenceView, confidence_of
from roadmaps.assessing.words import contradiction
from roadmaps.models import Milestone, Roadmap
from roadmaps.terms import Health, Side


@dataclass(frozen=True, slots=True)
class ConfidencePage:
    """`side` is the one for which the person who looks may judge."""

    roadmap: Roadmap
    on: date
    view: ConfidenceView
    side: Side | None
    overdue: int
    contradiction: str


def confidence_page(roadmap: Roadmap, side: Side | None, *, on: date) -> ConfidencePage:
    """The judgements of one roadmap on a day. Three queries, however many."""
    view = confidence_of([roadmap], on)[roadmap.pk]
    overdue = Milestone.objects.filter(roadmap=roadmap).health_on(on).filter(health=Health.OVERDUE).count()
    standing = view.standing
    return ConfidencePage(
        roadmap=roadmap,
        on=on,
        view=view,
        side=side,
        overdue=overdue,
        contradiction=contradiction(standing.value, standing.own, overdue),
    )
