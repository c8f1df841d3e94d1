"""One row of a plan, as read from a file or as kept in a revision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec


class PlanRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one row promises, and what the file says around it.

    `place` is where the row stands in the file; `due_date` is the last day of the promised interval and
    `precision` (a value of `terms.Precision`) how exactly it was promised, `wording` how it was written;
    `is_assumption` marks a date read generously. `notes` are pairs of a column's heading and its text.
    `known_id` is the milestone's number as a workbook of the portal carried it: a claim, to be looked at.
    `forecast_date`, `actual_date` and `state_wording` are what the file says of progress: shown, never put in force.
    """

    place: str = ""
    code: str = ""
    workstream: str = ""
    title: str = ""
    deliverable: str = ""
    responsible: str = ""
    start_date: date | None = None
    due_date: date | None = None
    precision: str = "undated"
    wording: str = ""
    is_assumption: bool = False
    weight: Decimal | None = None
    budget: Decimal | None = None
    notes: tuple[tuple[str, str], ...] = ()
    forecast_date: date | None = None
    actual_date: date | None = None
    external_id: str = ""
    state_wording: str = ""
    known_id: str = ""
