"""Rows that name something and tell nothing of it: parents in exports of trackers, which head the rows below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.phrases import is_empty
from roadmaps.understanding.row_fields import Fields, RowKind
from roadmaps.understanding.row_kinds import code_and_title
from roadmaps.understanding.settling import Column

NAMES = frozenset({"title", "code", "external_id", "workstream"})
DATES = ("due", "baseline", "quarter", "month", "year", "start", "forecast")


def with_bare_sections(
    table: Table, kinds: Mapping[int, RowKind], columns: Sequence[Column], fields: Fields
) -> dict[int, RowKind]:
    """The kinds with bare rows among full ones as sections; a bare row that is counted among the others is none."""
    rows = [index for index, kind in kinds.items() if kind.kind == "milestone"]
    told = [column.index for column in columns if column.field and column.field not in NAMES]
    bare = {index for index in rows if not any(is_filled(table.rows[index][at]) for at in told)}
    if not bare:
        return dict(kinds)
    dated = sum(any(fields.text(table.rows[index], name) for name in DATES) for index in rows)
    if 3 * len(bare) > len(rows) or dated < 0.8 * (len(rows) - len(bare)):
        return dict(kinds)
    codes = {index: code_and_title(table.rows[index], fields)[0] for index in rows}
    changed = dict(kinds)
    for at, index in enumerate(rows[:-1]):
        beside = [codes[other] for other in rows[max(0, at - 1) : at + 2] if other != index]
        if index in bare and rows[at + 1] not in bare and not is_counted(codes[index], beside):
            changed[index] = RowKind("section", code_and_title(table.rows[index], fields)[1])
    return changed


def is_filled(cell: Cell) -> bool:
    return bool(cell.text) and not is_empty(cell.text)


def is_counted(code: str, beside: Sequence[str]) -> bool:
    """Whether a number goes on from, or leads on to, one of those beside it."""
    own = counted(code)
    return own is not None and any(
        other is not None and other[0] == own[0] and abs(other[1] - own[1]) == 1 for other in map(counted, beside)
    )


def counted(code: str) -> tuple[str, int] | None:
    """What stands before the last number of a code, and that number."""
    match = re.fullmatch(r"(.*?)(\d{1,9})", code)
    return (match[1], int(match[2])) if match else None
