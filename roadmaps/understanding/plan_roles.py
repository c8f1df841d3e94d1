"""What the lines of a project plan are, by what its program says of them; nothing is guessed from their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from roadmaps.reading.cells import Table
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.row_fields import Fields, RowKind
from roadmaps.understanding.tables import Layout, clean, layout_of

FLAGGED = "flagged"
LEAVES = "leaves"


def layout_by_role(table: Table) -> Layout:
    """The head of a project plan: its first row, which the portal itself has written."""
    return layout_of(table.rows, 0, 1)


def counts_of(table: Table) -> tuple[int, int]:
    """How many lines of a project plan are marked as milestones, and how many sum up no others."""
    counts = Counter(table.roles)
    return counts["flagged"], counts["flagged"] + counts["leaf"]


def scope_of(table: Table, asked: str) -> str:
    """What of a plan becomes milestones: what was asked for, else all its leaves, so that nothing is lost in silence.

    Where no line is marked, "flagged" would leave nothing: then all leaves are read too.
    """
    flagged, _ = counts_of(table)
    return FLAGGED if asked == FLAGGED and flagged else LEAVES


def kinds_by_role(table: Table, fields: Fields, asked: str) -> dict[int, RowKind]:
    """The kind of each row under the head. A line that sums up others is a section: its dates are roll-ups."""
    scope = scope_of(table, asked)
    whole = whole_plan(table)
    kinds: dict[int, RowKind] = {}
    for index, role in enumerate(table.roles[1:], start=1):
        title = clean(fields.text(table.rows[index], "title"))
        level = table.levels[index]
        if role == "summary":
            kinds[index] = RowKind("project" if index == whole else "section", title, level=level)
        elif role == "flagged" or (role == "leaf" and scope == LEAVES):
            kinds[index] = RowKind("milestone", level=level)
        else:
            kinds[index] = RowKind("unmarked" if role else "empty", title)
    return kinds


def whole_plan(table: Table) -> int | None:
    """The first line, when it sums up all others and sections lie under it: the plan's own name, no workstream."""
    sums = [index for index, role in enumerate(table.roles) if role == "summary"]
    told = [index for index, role in enumerate(table.roles) if index and role]
    if len(sums) < 2 or not told or sums[0] != told[0]:
        return None
    return sums[0] if all(table.levels[index] > table.levels[sums[0]] for index in told[1:]) else None


def of_scope(table: Table, kinds: Mapping[int, RowKind]) -> list[Problem]:
    """One note that says how many lines are marked, and which were read."""
    flagged, leaves = counts_of(table)
    if not flagged or flagged == leaves:
        return []
    is_part = any(kind.kind == "unmarked" for kind in kinds.values())
    return [problem("", "", "scope", flagged=flagged, leaves=leaves, reason=FLAGGED if is_part else LEAVES)]
