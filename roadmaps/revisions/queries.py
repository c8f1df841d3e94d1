"""Reading plans: the rows of a revision, what they may continue, and how two revisions differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from roadmaps.models import Milestone, Revision, RevisionRow, Roadmap
from roadmaps.revisions.difference import Difference, compare
from roadmaps.revisions.matching import Known, match
from roadmaps.revisions.records import VALUES, row_of_milestone, row_of_values
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import ProgressState, RevisionStatus

# What was decided about a row, in the order of PlannedRow.
DECIDED = ("pk", "milestone_id", "is_carried", "is_dropped", "move_reason", "move_category", "candidates")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a revision with what was decided about it; `milestone` is the pk of the promise it continues."""

    pk: int
    row: PlanRow
    milestone: int | None
    is_carried: bool
    is_dropped: bool
    move_reason: str
    move_category: str
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """The difference of two revisions, with their rows: indexes of the difference point into `old` and `new`.

    Rows that the newer one asks to drop stand in `dropped`, not in `new`.
    """

    difference: Difference
    old: tuple[PlannedRow, ...]
    new: tuple[PlannedRow, ...]
    dropped: tuple[PlannedRow, ...]


def rows_of(revision: Revision | None) -> tuple[PlannedRow, ...]:
    """All rows of a revision's plan in order, dropped ones included; none of no revision. One query."""
    if revision is None:
        return ()
    return _planned(revision.rows.standing())


def declined_of(revision: Revision) -> tuple[PlannedRow, ...]:
    """The rows that were proposed and not approved, in order. One query."""
    return _planned(revision.rows.filter(is_declined=True))


def _planned(records: QuerySet[RevisionRow]) -> tuple[PlannedRow, ...]:
    """In order. A plan has thousands of rows, and making a record of each takes longer than to fetch them."""
    told = records.order_by("position", "pk").values_list(*VALUES, *DECIDED)
    count = len(VALUES)
    return tuple(
        PlannedRow(pk, row_of_values(values[:count]), milestone, is_carried, is_dropped, reason, category, tuple(asked))
        for values in told
        for pk, milestone, is_carried, is_dropped, reason, category, asked in [values[count:]]
    )


def promised(rows: tuple[PlannedRow, ...]) -> tuple[PlannedRow, ...]:
    """The rows without those that are to be dropped."""
    return tuple(row for row in rows if not row.is_dropped)


def in_force(roadmap_id: int, *, apart_from: int | None = None) -> Revision | None:
    """The revision in force, not counting one: what was in force before it, when that one is the last."""
    approved = Revision.objects.filter(roadmap_id=roadmap_id, status=RevisionStatus.APPROVED)
    return approved.exclude(pk=apart_from).defer("effect").order_by("-number").first()


def before(revision: Revision) -> Revision | None:
    """What a revision is to be compared with: the one it was made from, else the one approved before it."""
    if revision.based_on_id is not None:
        return revision.based_on
    earlier = Revision.objects.filter(roadmap_id=revision.roadmap_id, status=RevisionStatus.APPROVED)
    return earlier.filter(number__lt=revision.number).order_by("-number").first()


def known_milestones(roadmap: Roadmap, plan: tuple[PlannedRow, ...]) -> list[Known]:
    """What rows of a new plan may continue: the promises in force, and dropped ones that come back. One query."""
    promises = [Known(row.milestone, row.row) for row in promised(plan) if row.milestone is not None]
    taken = {one.milestone for one in promises}
    dropped = Milestone.objects.filter(roadmap=roadmap, cancelled_at__isnull=False).select_related("workstream")
    return promises + [
        Known(milestone.pk, row_of_milestone(milestone, milestone.workstream.title), is_dropped=True)
        for milestone in dropped
        if milestone.pk not in taken
    ]


def difference_of(
    old: tuple[PlannedRow, ...], new: tuple[PlannedRow, ...], *, is_history: bool = False
) -> PlanDifference:
    """How the newer rows differ from the older ones; rows of the same milestone are the same row.

    In history rows may never have become milestones, in plans that were returned: those are matched by what they say.
    """
    before_rows, after_rows = promised(old), promised(new)
    places = {row.milestone: index for index, row in enumerate(before_rows) if row.milestone is not None}
    pairs = [places.get(row.milestone) if row.milestone is not None else None for row in after_rows]
    if is_history:
        _pair_nameless(before_rows, after_rows, pairs)
    difference = compare([row.row for row in before_rows], [row.row for row in after_rows], pairs)
    return PlanDifference(difference, before_rows, after_rows, tuple(row for row in new if row.is_dropped))


def _pair_nameless(
    before_rows: tuple[PlannedRow, ...], after_rows: tuple[PlannedRow, ...], pairs: list[int | None]
) -> None:
    """Pair rows left over of which at least one is no milestone, by what they say."""
    left = [index for index, pair in enumerate(pairs) if pair is None]
    taken = set(pairs)
    known = [Known(index, row.row) for index, row in enumerate(before_rows) if index not in taken]
    found = match([after_rows[index].row for index in left], known).milestones
    for index, place in zip(left, found, strict=True):
        if place is not None and (before_rows[place].milestone is None or after_rows[index].milestone is None):
            pairs[index] = place


def done_milestones(roadmap_id: int) -> dict[int, date]:
    """The milestones of a roadmap that are done (accepted), each with the day it happened."""
    done = Milestone.objects.filter(roadmap_id=roadmap_id, state=ProgressState.DONE, actual_date__isnull=False)
    return {pk: actual for pk, actual in done.values_list("pk", "actual_date") if actual is not None}
