"""What people chose about the columns of a file, found again in its next version though some heads were renamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.understanding.heading_words import plain_heading

ALIKE = 0.7
EMPTY = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One column of a file that people checked: its place, its heading, what its cells held, what it was chosen to be.

    `field` is None of a column that nobody touched.
    """

    index: int
    heading: str
    holds: str
    field: str | None = None


def seen_of(columns: Sequence[ColumnFound], chosen: Mapping[int, str]) -> list[dict[str, Any]]:
    """The columns of a file as plain values to keep, with what was chosen for each."""
    return [
        asdict(Seen(column.index, plain_heading(column.header), column.holds, chosen.get(column.index)))
        for column in columns
    ]


def recall(kept: Iterable[Sequence[Mapping[str, Any]]], columns: Sequence[ColumnFound]) -> dict[int, str] | None:
    """The fields by index that were chosen for the likest of the kept files; None when none is alike enough."""
    seen = [[Seen(**column) for column in file] for file in kept]
    now = [Seen(column.index, plain_heading(column.header), column.holds) for column in columns]
    best = max(seen, key=lambda file: likeness(file, now), default=None)
    if best is None or likeness(best, now) < ALIKE:
        return None
    return carried_over(best, now)


def likeness(before: Sequence[Seen], now: Sequence[Seen]) -> float:
    """The share of columns (0 to 1) that have the heading they had, or hold at their place what they held."""
    if not before or not now:
        return 0.0
    matched = sum(counterpart(column, now) is not None for column in before if column.holds != EMPTY)
    filled = sum(column.holds != EMPTY for column in before)
    return matched / max(filled, sum(column.holds != EMPTY for column in now), 1)


def counterpart(column: Seen, now: Sequence[Seen]) -> Seen | None:
    """The same column today: by its heading, else by its place when the same kind of things stands there."""
    same = [other for other in now if column.heading and other.heading == column.heading]
    if len(same) == 1:
        return same[0] if same[0].holds in {column.holds, EMPTY} or not column.holds else None
    there = next((other for other in now if other.index == column.index), None)
    return there if there is not None and there.holds == column.holds else None


def carried_over(before: Sequence[Seen], now: Sequence[Seen]) -> dict[int, str]:
    chosen: dict[int, str] = {}
    for column in before:
        found = counterpart(column, now) if column.field is not None else None
        if found is not None and column.field is not None:
            chosen.setdefault(found.index, column.field)
    return chosen
