"""Reading plans: the rows of a revision, what they may continue, and how two revisions differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from roadmaps.models import Milestone, Revision, RevisionRow, Roadmap
from roadmaps.revisions.difference import Difference, compare
from roadmaps.revisions.matching import Known, match
from roadmaps.revisions.records import VALUES, row_of_milestone, row_of_values
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import ProgressState, RevisionStatus

# What was decided about a row, in the order of PlannedRow.
DECIDED = ("pk", "milestone_id", "is_carried", "is_dropped", "move_reason", "move_category", "candidates")
# What a row may be known by, in the order of a plan's row.
KNOWN_BY = ("code", "workstream", "title", "deliverable", "responsible", "due_date")


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
class Decided:
    """What was decided about the milestone of a row."""

    is_dropped: bool = False
    move_reason: str = ""
    move_category: str = ""


UNDECIDED = Decided()


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """The difference of two revisions, with their rows: indexes of the difference point into `old` and `new`.

    Rows that the newer one asks to drop stand in `dropped`, not in `new`. Rows may have been left out of both because
    they are the same (`same_left_out` of them), and new ones because they are many (`added_left_out`, their pks).
    """

    difference: Difference
    old: tuple[PlannedRow, ...]
    new: tuple[PlannedRow, ...]
    dropped: tuple[PlannedRow, ...]
    same_left_out: int = 0
    added_left_out: tuple[int, ...] = ()

    @property
    def same_count(self) -> int:
        return len(self.difference.same) + self.same_left_out

    @property
    def added_count(self) -> int:
        return len(self.difference.added) + len(self.added_left_out)

    @property
    def row_count(self) -> int:
        """How many rows the newer one has, without dropped ones."""
        return len(self.new) + self.same_left_out + len(self.added_left_out)


def rows_of(revision: Revision | None, *, milestones: Collection[int] | None = None) -> tuple[PlannedRow, ...]:
    """All rows of a revision's plan in order, or those of some milestones (pks), dropped ones included. One query."""
    if revision is None:
        return ()
    rows = revision.rows.standing()
    return planned_rows(rows if milestones is None else rows.filter(milestone__in=milestones))


def decided_of(revision: Revision) -> dict[int | None, Decided]:
    """What was decided about the milestones of a draft. One query."""
    rows = revision.rows.standing().filter(milestone__isnull=False)
    told = rows.values_list("milestone_id", "is_dropped", "move_reason", "move_category")
    return {milestone: Decided(is_dropped, reason, category) for milestone, is_dropped, reason, category in told}


def declined_of(revision: Revision) -> tuple[PlannedRow, ...]:
    """The rows that were proposed and not approved, in order. One query."""
    return planned_rows(revision.rows.filter(is_declined=True))


def planned_rows(records: QuerySet[RevisionRow]) -> tuple[PlannedRow, ...]:
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


def known_milestones(roadmap: Roadmap, plan: Revision | None) -> list[Known]:
    """What rows of a new plan may continue: the promises of one in force, and dropped ones that come back.

    They say by what they may be known, and nothing else. Two queries.
    """
    named = (
        plan.rows.standing().filter(is_dropped=False, milestone__isnull=False) if plan else RevisionRow.objects.none()
    )
    told = named.order_by("position", "pk").values_list("milestone_id", *KNOWN_BY)
    promises = [Known(milestone or 0, known_row(said)) for milestone, *said in told]
    taken = {one.milestone for one in promises}
    return promises + [one for one in dropped_milestones(roadmap) if one.milestone not in taken]


def dropped_milestones(roadmap: Roadmap) -> list[Known]:
    """The promises of a roadmap that were dropped and may come back. One query."""
    dropped = Milestone.objects.filter(roadmap=roadmap, cancelled_at__isnull=False).select_related("workstream")
    return [Known(one.pk, row_of_milestone(one, one.workstream.title), is_dropped=True) for one in dropped]


def known_row(said: Sequence[Any]) -> PlanRow:
    """A row of a plan that says what KNOWN_BY names."""
    code, workstream, title, deliverable, responsible, due_date = said
    return PlanRow("", code, workstream, title, deliverable, responsible, None, due_date)


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
