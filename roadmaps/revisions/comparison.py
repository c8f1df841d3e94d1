"""What the comparing page shows: one shape for the draft, for the official who decides, and for the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from clusters.models import Programme
from portal.shell.collecting import collecting_later
from roadmaps.models import Revision
from roadmaps.revisions.changes import proposed
from roadmaps.revisions.difference import Piece, RowChange, field_changes
from roadmaps.revisions.lines import FieldLine, RowLine, change_line, line_of, row_line
from roadmaps.revisions.namesakes import namesakes_of
from roadmaps.revisions.queries import (
    PlanDifference,
    PlannedRow,
    before,
    declined_of,
    difference_of,
    done_milestones,
    dropped_milestones,
    rows_of,
)
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import Precision, RevisionStatus

ROWS_SHOWN = 500
SAYING_DONE = ("выполн", "заверш", "исполн", "готов", "закрыт", "done", "complete", "finish", "closed", "100")


@dataclass(frozen=True, slots=True)
class Question:
    """A doubtful row and the promises in force that it could continue."""

    row: RowLine
    candidates: tuple[RowLine, ...]


@dataclass(frozen=True)
class Comparison:
    """A revision beside an earlier one (None: beside nothing). `contradictions` would undo what is done.

    `declined` are changes that were proposed and not approved. A doubtful row and what it could continue stand in
    `questions` alone, until somebody has answered. `added_left_out` are further new rows (pks), too many for a page.
    """

    earlier: Revision | None
    added: tuple[RowLine, ...]
    moved: tuple[RowLine, ...]
    reworded: tuple[RowLine, ...]
    removed: tuple[RowLine, ...]
    missing: tuple[RowLine, ...]
    contradictions: tuple[RowLine, ...]
    questions: tuple[Question, ...]
    declined: tuple[RowLine, ...]
    same_count: int
    is_wording_only: bool
    added_left_out: tuple[int, ...] = ()

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not (self.added or self.moved or self.reworded or self.removed or self.contradictions or self.questions)

    @property
    def is_stranger(self) -> bool:
        """Whether it goes on with nothing of the earlier plan: most likely the plan of somebody else."""
        goes_on = self.moved or self.reworded or self.removed or self.contradictions or self.questions
        return bool(self.added and self.missing) and not goes_on and len(self.missing) == self.same_count

    @property
    def added_count(self) -> int:
        return len(self.added) + len(self.added_left_out)

    @cached_property
    def changes(self) -> tuple[RowLine, ...]:
        """Every row shown that proposes a change, each once."""
        lines = (*self.moved, *self.contradictions, *self.reworded, *self.removed, *self.added)
        return tuple(line for line in lines if line.is_change)

    @cached_property
    def proposals(self) -> frozenset[int]:
        """The rows (pks) that propose a change, shown or not: what an official may approve or not."""
        return frozenset(line.pk for line in self.changes).union(self.added_left_out)


@collecting_later()
def comparison_of(
    revision: Revision, earlier: Revision | None = None, *, most_added: int | None = ROWS_SHOWN
) -> Comparison:
    """Compare a revision with an earlier one: by default with the one that it was made from. Six queries at most.

    Of rows that are new and ask nothing no more than `most_added` are told, of which a plan can have thousands.
    """
    earlier = earlier or before(revision)
    plan, rows = compared(revision, earlier, most_added)
    added = [row for row in added_rows(plan) if not row.candidates]
    done = done_milestones(revision.roadmap_id)
    moved, reworded, spared = sorted_changes(plan, done, revision.roadmap.programme)
    asked = {pk for row in rows for pk in row.candidates}
    doubled = namesakes_of(rows)
    return Comparison(
        earlier=earlier,
        added=tuple(line_of(row, {}) for row in added[:most_added]),
        added_left_out=(*(row.pk for row in added[len(added[:most_added]) :]), *plan.added_left_out),
        moved=tuple(moved),
        reworded=tuple(reworded),
        removed=removed_lines(plan),
        missing=tuple(
            line_of(row, done, namesake=doubled.get(row.pk, ""))
            for row in rows
            if row.is_carried and row.milestone not in asked
        ),
        contradictions=contradictions_of(plan, spared, done),
        questions=questions_of(revision, plan, rows),
        declined=declined_lines(revision, plan),
        same_count=plan.same_count,
        is_wording_only=plan.difference.is_wording_only,
    )


def compared(
    revision: Revision, earlier: Revision | None, most_added: int | None
) -> tuple[PlanDifference, tuple[PlannedRow, ...]]:
    """The difference, and the rows of the newer one; rows that stay are left out where nothing has to be said of them.

    What is carried over may share its number with any row, and a doubtful row may continue any milestone.
    """
    if not is_history(revision, earlier):
        plan = proposed(revision, most_added=most_added)
        if not (plan.dropped or any(row.is_carried or row.candidates for row in plan.new)):
            return plan, plan.new
    rows = rows_of(revision)
    return difference_of(rows_of(earlier), rows, is_history=is_history(revision, earlier)), rows


def sorted_changes(
    plan: PlanDifference, done: Mapping[int, date], programme: Programme
) -> tuple[list[RowLine], list[RowLine], list[RowLine]]:
    """The changed rows: with another date, otherwise changed, and those whose other date changes nothing."""
    moved: list[RowLine] = []
    reworded: list[RowLine] = []
    spared: list[RowLine] = []
    for change in plan.difference.changed:
        line = change_line(plan.new[change.new.index], change, done)
        is_spared = line.day_done is not None and is_other_day(change, programme)
        is_moved = change.is_moved and line.day_done is None
        (spared if is_spared else moved if is_moved else reworded).append(line)
    return moved, reworded, spared


def is_history(revision: Revision, earlier: Revision | None) -> bool:
    """Whether the two are compared for history's sake: not a plan with the one in force that it was made from."""
    return earlier is not None and (earlier.pk != revision.based_on_id or earlier.status != RevisionStatus.APPROVED)


def is_other_day(change: RowChange, programme: Programme) -> bool:
    """Whether the two rows promise different days, where what goes on always ends with the programme."""
    old, new = (
        programme.ends_on if row.due_date is None and row.precision == Precision.ONGOING else row.due_date
        for row in (change.old.row, change.new.row)
    )
    return old != new


def added_rows(plan: PlanDifference) -> list[PlannedRow]:
    return [plan.new[placed.index] for placed in plan.difference.added]


def removed_lines(plan: PlanDifference) -> tuple[RowLine, ...]:
    """What is dropped, by the rows that ask for it; rows of the older plan where none asks."""
    asking: dict[int | None, PlannedRow] = {row.milestone: row for row in plan.dropped if row.milestone is not None}
    gone = [plan.old[placed.index] for placed in plan.difference.removed]
    return tuple(line_of(asking.get(row.milestone, row), {}) for row in gone)


def contradictions_of(plan: PlanDifference, spared: list[RowLine], done: Mapping[int, date]) -> tuple[RowLine, ...]:
    """Rows of done milestones with another date, or that say that they are not done: each milestone once."""
    undone = {row.pk: row for row in plan.new if is_undone(row, done)}
    both = [
        replace(line, fields=(*line.fields, *state_said(undone.pop(line.pk)))) if line.pk in undone else line
        for line in spared
    ]
    return (*both, *(line_of(row, done, fields=state_said(row), is_change=False) for row in undone.values()))


def declined_lines(revision: Revision, plan: PlanDifference) -> tuple[RowLine, ...]:
    """What was proposed and not approved, each beside what stays."""
    rows: dict[int | None, PlanRow] = {row.milestone: row.row for row in plan.old if row.milestone is not None}
    return tuple(declined_line(row, rows.get(row.milestone)) for row in declined_of(revision))


def declined_line(planned: PlannedRow, old: PlanRow | None) -> RowLine:
    if old is None or planned.is_dropped:
        return line_of(planned, {})
    from_to = RowChange.between(old, planned.row, field_changes(old, planned.row))
    return change_line(planned, from_to, {})


def questions_of(revision: Revision, plan: PlanDifference, rows: tuple[PlannedRow, ...]) -> tuple[Question, ...]:
    """The doubtful rows with what they could continue."""
    asked = [row for row in rows if row.candidates]
    if not asked:
        return ()
    known = {one.milestone: one.row for one in dropped_milestones(revision.roadmap)}
    known |= {row.milestone: row.row for row in plan.old if row.milestone is not None}
    return tuple(
        Question(
            line_of(row, {}),
            tuple(row_line(pk, known[pk]) for pk in row.candidates if pk in known),
        )
        for row in asked
    )


def is_undone(planned: PlannedRow, done: Mapping[int, date]) -> bool:
    """Whether a file says that a milestone is not done that is."""
    said = planned.row.state_wording.casefold()
    if planned.is_carried or not said or planned.milestone not in done:
        return False
    return said.startswith(("не ", "not ")) or not any(word in said for word in SAYING_DONE)


def state_said(planned: PlannedRow) -> tuple[FieldLine, ...]:
    return (FieldLine("state_wording", _("State in the file"), (Piece("same", planned.row.state_wording),)),)
