"""What was made of a document, as lines of JSON between the process that reads files and the one that asked for it.

Rows go in groups, so that neither side ever holds all of them as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.understanding.problems import Problem

GROUP = 500


class _Group(msgspec.Struct):
    """Some of the rows or of the problems of a reading."""

    rows: tuple[PlanRow, ...] = ()
    problems: tuple[Problem, ...] = ()


_as_json = msgspec.json.Encoder()
_group_of = msgspec.json.Decoder(_Group)


def dump_plan(reading: PlanReading) -> Iterator[bytes]:
    """Write a reading as lines: first all but rows and problems, then groups of these."""
    yield _as_json.encode(replace(reading, rows=(), problems=())) + b"\n"
    for rows in _groups(reading.rows):
        yield _as_json.encode(_Group(rows=rows)) + b"\n"
    for problems in _groups(reading.problems):
        yield _as_json.encode(_Group(problems=problems)) + b"\n"


def load_plan(head: dict[str, Any], lines: Iterable[bytes]) -> PlanReading:
    """Read back what `dump_plan` wrote: its first line parsed, the others as they are.

    Raises ValueError when they have another shape.
    """
    reading = msgspec.convert(head, PlanReading)
    rows: list[PlanRow] = []
    problems: list[Problem] = []
    for line in lines:
        group = _group_of.decode(line)
        rows += group.rows
        problems += group.problems
    return replace(reading, rows=tuple(rows), problems=tuple(problems))


def columns_from(told: Iterable[dict[str, Any]]) -> tuple[ColumnFound, ...]:
    """Columns from their plain values (`asdict`); raises ValueError when they have another shape."""
    return msgspec.convert(told, tuple[ColumnFound, ...])


def _groups(many: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    return (many[start : start + GROUP] for start in range(0, len(many), GROUP))
