"""What is kept of a reading with its upload, so that pages need not open the file again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.columns_found import ColumnFound
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.understanding.problems import Problem

# What pages show of a file whose reading was not kept.
NOTHING_FOUND: dict[str, Any] = {
    "table": None,
    "tables": [],
    "columns": [],
    "workstreams": 0,
    "verdict": "no_table",
    "offers": {},
    "origin": None,
    "marked": 0,
}


def rows_of_reading(reading: PlanReading) -> tuple[PlanRow, ...]:
    """The milestones, none of a table that is no roadmap: nobody shall send a price list by mistake."""
    return reading.rows if reading.verdict.is_roadmap else ()


def problems_of_reading(reading: PlanReading) -> list[dict[str, Any]]:
    """Problems and notes as plain values; they are told in each reader's own language."""
    return [problem.to_json() for problem in reading.problems] if reading.verdict.is_roadmap else []


def kept_problems(kept: list[dict[str, Any]]) -> list[Problem]:
    """The problems of an upload as they were found."""
    return [Problem.from_json(one) for one in kept]


def headings_hash(columns: Iterable[ColumnFound]) -> str:
    """The headings of the table that was read, in a short form: the next file with the same ones is understood."""
    headings = "\n".join(column.header.casefold() for column in columns)
    return hashlib.sha256(headings.encode()).hexdigest()


def summary_of(reading: PlanReading) -> dict[str, Any]:
    """Where the plan stands in the file and what its columns are."""
    return {
        "table": reading.chosen,
        "tables": [{"place": table.place, "rows": table.rows} for table in reading.tables],
        "place": reading.tables[reading.chosen].place if reading.chosen is not None else "",
        "first": reading.header.first_milestone,
        "last": reading.header.last_milestone,
        "workstreams": len({row.workstream for row in reading.rows if row.workstream}),
        "verdict": "" if reading.verdict.is_roadmap else reading.verdict.reason,
        "is_order_open": any(column.is_order_open for column in reading.columns),
        "headings": headings_hash(reading.columns),
        "offers": {**asdict(reading.offers), "repeating": list(reading.offers.repeating)},
        "origin": asdict(reading.origin) if reading.origin.roadmap else None,
        "marked": reading.marked,
        "columns": [
            {
                "index": column.index,
                "letter": column.letter,
                "header": column.header,
                "field": column.field,
                "is_sure": column.is_sure,
                "is_chosen": column.is_chosen,
                "samples": list(column.samples),
                "read": column.read,
                "unread": column.unread,
                "order": column.order,
            }
            for column in reading.columns
        ],
    }
