"""What was made of a document, as lines of JSON between the process that reads files and the one that asked for it.

Rows go in groups, so that neither side ever holds all of them as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.understanding.origin import Origin
from roadmaps.understanding.plan_reading import HeaderFound, Offers, PlanReading, TableFound
from roadmaps.understanding.problems import Problem
from roadmaps.understanding.verdict import Verdict

GROUP = 500
_FIELDS = tuple(field.name for field in fields(PlanRow))
_values_of = attrgetter(*_FIELDS)
_DAYS = tuple(_FIELDS.index(name) for name in ("start_date", "due_date", "forecast_date", "actual_date"))
_NUMBERS = tuple(_FIELDS.index(name) for name in ("weight", "budget"))
_NOTES = _FIELDS.index("notes")
# Texts that stand in many rows are kept once.
_REPEATED = tuple(_FIELDS.index(name) for name in ("workstream", "responsible", "precision", "state_wording"))


def dump_plan(reading: PlanReading) -> Iterator[str]:
    """Write a reading as lines: first all but rows and problems, then groups of these."""
    head = asdict(replace(reading, rows=(), problems=()))
    yield _line(head)
    for rows in _groups(reading.rows):
        yield _line(["rows", list(map(_values_of, rows))])
    for problems in _groups(reading.problems):
        yield _line(["problems", [problem.to_json() for problem in problems]])


def load_plan(head: dict[str, Any], lines: Iterable[bytes]) -> PlanReading:
    """Read back what `dump_plan` wrote: its first line parsed, the others as they are.

    Raises KeyError, TypeError, ValueError or ArithmeticError when they have another shape.
    """
    rows: list[PlanRow] = []
    problems: list[Problem] = []
    known: dict[str, str] = {}
    for line in lines:
        name, group = json.loads(line)
        if name == "rows":
            rows += [_row(values, known) for values in group]
        else:
            problems += map(Problem.from_json, group)
    offers = head["offers"]
    return PlanReading(
        tables=tuple(TableFound(**table) for table in head["tables"]),
        chosen=head["chosen"],
        header=HeaderFound(**head["header"]),
        columns=columns_from(head["columns"]),
        rows=tuple(rows),
        problems=tuple(problems),
        verdict=Verdict(**head["verdict"]),
        offers=Offers(**{**offers, "repeating": tuple(offers["repeating"])}),
        origin=Origin(**head["origin"]),
        marked=int(head["marked"]),
    )


def columns_from(told: Iterable[dict[str, Any]]) -> tuple[ColumnFound, ...]:
    """Columns from their plain values (`asdict`)."""
    return tuple(ColumnFound(**{**column, "samples": tuple(column["samples"])}) for column in told)


def _groups(many: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    return (many[start : start + GROUP] for start in range(0, len(many), GROUP))


def _line(said: object) -> str:
    return json.dumps(said, default=_plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: date | Decimal) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _row(values: list[Any], known: dict[str, str]) -> PlanRow:
    for at in _DAYS:
        if values[at] is not None:
            values[at] = date.fromisoformat(values[at])
    for at in _NUMBERS:
        if values[at] is not None:
            values[at] = Decimal(values[at])
    for at in _REPEATED:
        values[at] = known.setdefault(values[at], values[at])
    values[_NOTES] = tuple([(known.setdefault(heading, heading), text) for heading, text in values[_NOTES]])
    return PlanRow(*values)
