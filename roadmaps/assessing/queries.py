"""What is judged of roadmaps: what stands, what stood, and what the cluster's reports say by themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, can
from portal.accounts.models import Person
from roadmaps.assessing.words import reported_sentence, strip_sentence
from roadmaps.charts.strip import Cell, Judged, strip
from roadmaps.models import ConfidenceRating, Milestone, ProgressReport, Roadmap
from roadmaps.models.confidence import RatingQuerySet
from roadmaps.progress.undoing import hold
from roadmaps.terms import Confidence, ReportStatus, Side


@dataclass(frozen=True, slots=True)
class Rating:
    """One judgement: whose, of which day of the programme, and why. `before` is what the same side said before it."""

    pk: int
    side: Side
    value: Confidence
    reason: str
    who: str
    on: date
    at: datetime
    before: Confidence = Confidence.NOT_RATED


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of one roadmap; a side that has said nothing has None."""

    ministry: Rating | None = None
    cluster: Rating | None = None

    @property
    def value(self) -> Confidence:
        """The ministry's judgement."""
        return self.ministry.value if self.ministry else Confidence.NOT_RATED

    @property
    def own(self) -> Confidence:
        """The cluster's."""
        return self.cluster.value if self.cluster else Confidence.NOT_RATED


@dataclass(frozen=True, slots=True)
class SideView:
    """One side's judgement now and over the quarters."""

    side: Side
    rating: Rating | None
    cells: tuple[Cell, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class ConfidenceView:
    """Both sides of one roadmap. `reported` says what the reports alone say; `history` has the newest first."""

    ministry: SideView
    cluster: SideView
    reported: str
    history: tuple[Rating, ...]

    @property
    def standing(self) -> Standing:
        return Standing(self.ministry.rating, self.cluster.rating)


def side_of(person: Viewer, cluster: Cluster) -> Side | None:
    """For which side the person may judge; who speaks for the cluster does not judge for the ministry."""
    if can(person, Permission.RATE_OWN, cluster):
        return Side.CLUSTER
    return Side.MINISTRY if can(person, Permission.RATE, cluster) else None


def to_take_back(roadmap: Roadmap, side: Side, *, by: Person, at: datetime) -> ConfidenceRating | None:
    """The side's last rating while the person who gave it may take it back: its letters wait so long."""
    last = ConfidenceRating.objects.filter(roadmap=roadmap, side=side).last()
    return last if last is not None and last.rated_by_id == by.pk and at < last.rated_at + hold() else None


def standing_of(roadmaps: Iterable[Roadmap], on: date) -> dict[int, Standing]:
    """What stands on a day of each roadmap that anybody has judged. One query; they bring their programmes."""
    found: dict[int, dict[str, Rating]] = defaultdict(dict)
    known = {roadmap.pk: roadmap for roadmap in roadmaps}
    for rating in _made(known, on).standing():
        found[rating.roadmap_id][rating.side] = _read(rating, known[rating.roadmap_id])
    return {
        key: Standing(ministry=sides.get(Side.MINISTRY), cluster=sides.get(Side.CLUSTER))
        for key, sides in found.items()
    }


def confidence_of(roadmaps: Iterable[Roadmap], on: date) -> dict[int, ConfidenceView]:
    """Both sides of each roadmap on a day. Two queries for any number; they bring their programmes."""
    known = {roadmap.pk: roadmap for roadmap in roadmaps}
    ratings: dict[int, list[Rating]] = {key: [] for key in known}
    for rating in _made(known, on):
        given = ratings[rating.roadmap_id]
        given.append(_read(rating, known[rating.roadmap_id], _last_word(given, rating.side)))
    reported = _reported(known)
    return {
        key: ConfidenceView(
            ministry=_side(Side.MINISTRY, given, on),
            cluster=_side(Side.CLUSTER, given, on),
            reported=reported_sentence(reported.get(key, {})),
            history=tuple(reversed(given)),
        )
        for key, given in ratings.items()
    }


def changes_of(roadmap: Roadmap, side: Side) -> tuple[Rating, ...]:
    """Where one side's word became another, the oldest first. One query; the roadmap brings its programme."""
    found: list[Rating] = []
    for rating in ConfidenceRating.objects.filter(roadmap=roadmap).by(side).select_related("rated_by"):
        before = _last_word(found, side)
        if rating.value != before:
            found.append(_read(rating, roadmap, before))
    return tuple(found)


def _last_word(given: list[Rating], side: str) -> Confidence:
    return next((rating.value for rating in reversed(given) if rating.side == side), Confidence.NOT_RATED)


def _made(known: Mapping[int, Roadmap], on: date) -> RatingQuerySet:
    zones = {roadmap.programme.time_zone for roadmap in known.values()}
    made = ConfidenceRating.objects.filter(roadmap__in=list(known)).up_to(on, zones)
    return made.select_related("rated_by")


def _side(side: Side, ratings: list[Rating], on: date) -> SideView:
    own = [rating for rating in ratings if rating.side == side]
    cells = strip([Judged(rating.value, rating.on) for rating in own], on)
    return SideView(side, own[-1] if own else None, cells, strip_sentence(cells))


def _read(rating: ConfidenceRating, roadmap: Roadmap, before: Confidence = Confidence.NOT_RATED) -> Rating:
    return Rating(
        pk=rating.pk,
        side=Side(rating.side),
        value=Confidence(rating.value),
        reason=rating.reason,
        who=rating.rated_by.short_name,
        on=roadmap.programme.day_of(rating.rated_at),
        at=rating.rated_at,
        before=before,
    )


def _reported(keys: Iterable[int]) -> dict[int, Counter[str]]:
    """Of each roadmap, how many open milestones were given which word in the last report that stands."""
    last = (
        ProgressReport.objects.filter(
            milestone__in=Milestone.objects.unfinished().filter(roadmap__in=list(keys)),
            status__in=[ReportStatus.SUBMITTED, ReportStatus.ACCEPTED],
        )
        .annotate(
            place=Window(
                RowNumber(), partition_by=F("milestone_id"), order_by=[F("submitted_at").desc(), F("pk").desc()]
            )
        )
        .filter(place=1)
        .order_by()
        .values_list("milestone__roadmap_id", "confidence")
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for roadmap, confidence in last:
        found[roadmap][confidence] += 1
    return found
