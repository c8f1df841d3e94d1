"""Rows of plans for tests, written short."""

from __future__ import annotations

from datetime import date
from typing import Any

from roadmaps.revisions.rows import PlanRow


def row(title: str, due: str = "", *, code: str = "", workstream: str = "Production", **fields: Any) -> PlanRow:
    """A row by its title and ISO due date; without a date it is undated."""
    dated = {"due_date": date.fromisoformat(due), "precision": "day", "wording": due} if due else {}
    values: dict[str, Any] = {"place": "", "code": code, "workstream": workstream, "title": title}
    return PlanRow(**(values | dated | fields))


def plan(count: int, *, due: str = "2027-06-30", **fields: Any) -> list[PlanRow]:
    """So many rows with numbers and titles of their own."""
    return [row(f"Measure number {n}", due, code=f"1.{n}", **fields) for n in range(1, count + 1)]
