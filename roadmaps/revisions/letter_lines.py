"""The changes of a plan as letters list them: the first of each kind, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmaps.revisions.lines import RowLine, change_line, line_of
from roadmaps.revisions.queries import PlanDifference, PlannedRow

MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """The first lines of one kind of change, and how many are left out."""

    lines: tuple[RowLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LetterChanges:
    moved: Listed
    added: Listed
    removed: Listed
    declined: Listed


def changes_of(plan: PlanDifference, declined: Sequence[PlannedRow] = ()) -> LetterChanges:
    """What a plan changes. No query: all of it is in hand."""
    moved, added = plan.difference.moved, plan.difference.added
    return LetterChanges(
        moved=Listed(tuple(change_line(plan.new[one.new.index], one, {}) for one in moved[:MOST_LISTED]), left(moved)),
        added=Listed(
            tuple(line_of(plan.new[one.index], {}) for one in added[:MOST_LISTED]),
            left(added) + len(plan.added_left_out),
        ),
        removed=Listed(tuple(line_of(row, {}) for row in plan.dropped[:MOST_LISTED]), left(plan.dropped)),
        declined=Listed(tuple(line_of(row, {}) for row in declined[:MOST_LISTED]), left(declined)),
    )


def left(rows: Sequence[object]) -> int:
    """How many rows are not listed."""
    return max(0, len(rows) - MOST_LISTED)
