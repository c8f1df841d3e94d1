"""Numbers that stand twice: a milestone that stays although the new plan gives its number to another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from roadmaps.revisions.queries import PlannedRow
from roadmaps.revisions.wording import plain, plain_code


def namesakes_of(rows: Sequence[PlannedRow]) -> dict[int, str]:
    """For each row (its pk) that is carried over the title of the proposed row that has its number.

    Where numbers begin anew in each workstream only rows of the same one are namesakes.
    """
    proposed: dict[str, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.row.code and not (row.is_carried or row.is_dropped):
            proposed[plain_code(row.row.code)].append(row)
    found = {}
    for row in rows:
        if row.is_carried and row.row.code:
            same = proposed.get(plain_code(row.row.code), [])
            if len(same) > 1:
                same = [one for one in same if plain(one.row.workstream) == plain(row.row.workstream)]
            if same:
                found[row.pk] = same[0].row.title
    return found
