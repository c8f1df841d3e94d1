"""Rows that only sum up the dates of those below them: phases of a schedule without numbers or levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from roadmaps.reading.cells import Cell, Table
from roadmaps.understanding.row_fields import Fields, RowKind
from roadmaps.understanding.row_kinds import code_and_title

TOLD = ("responsible", "deliverable", "status", "percent")
# Where the first rows are all told of, nobody sums up.
FIRST_ROWS = 60
FEWEST_BELOW = 2


def with_summed_sections(table: Table, kinds: dict[int, RowKind], fields: Fields) -> dict[int, RowKind]:
    """The kinds with phases as sections: rows of which nothing is told but dates that begin with one of the rows below
    and end with one of them, while something is told of each of these."""
    told = [name for name in TOLD if name in fields.at]
    if not told or not {"title", "start", "due"} <= fields.at.keys():
        return kinds
    rows = [index for index, kind in kinds.items() if kind.kind == "milestone"]
    if not untold(table, rows[:FIRST_ROWS], fields, told):
        return kinds
    bare = untold(table, rows, fields, told)
    blocks = list(pairwise([*bare, len(rows)]))
    if bare[0] or not all(sums_up(table.rows, rows[top:end], fields) for top, end in blocks):
        return kinds
    phases = {rows[at]: code_and_title(table.rows[rows[at]], fields)[1] for at in bare}
    return {**kinds, **{index: RowKind("section", title) for index, title in phases.items()}}


def untold(table: Table, rows: Sequence[int], fields: Fields, told: Sequence[str]) -> list[int]:
    """The places among the rows of those of which nothing is told."""
    return [at for at, index in enumerate(rows) if not any(fields.text(table.rows[index], name) for name in told)]


def sums_up(rows: Sequence[Sequence[Cell]], block: Sequence[int], fields: Fields) -> bool:
    """Whether the first row of a block has the first day of one of the others and the last day of one of them."""
    first, *below = (rows[index] for index in block)
    own = [fields.text(first, name) for name in ("start", "due")]
    found = [{fields.text(row, name) for row in below} for name in ("start", "due")]
    return len(below) >= FEWEST_BELOW and all(day and day in days for day, days in zip(own, found, strict=True))
