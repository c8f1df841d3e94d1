"""Milestones and problems as plain values: what the console prints as JSON."""

from __future__ import annotations

from typing import Any

from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.problems import Problem


def milestone_json(row: PlanRow) -> dict[str, Any]:
    return {
        "place": row.place,
        "code": row.code,
        "workstream": row.workstream,
        "title": row.title,
        "deliverable": row.deliverable,
        "responsible": row.responsible,
        "start": row.start_date.isoformat() if row.start_date else None,
        "due": row.due_date.isoformat() if row.due_date else None,
        "precision": row.precision,
        "wording": row.wording,
        "is_assumption": row.is_assumption,
        "forecast": row.forecast_date.isoformat() if row.forecast_date else None,
        "actual": row.actual_date.isoformat() if row.actual_date else None,
        "external_id": row.external_id,
        "state": row.state_wording,
        "weight": str(row.weight) if row.weight is not None else None,
        "budget": str(row.budget) if row.budget is not None else None,
        "notes": [list(note) for note in row.notes],
    }


def problem_json(found: Problem) -> dict[str, Any]:
    return {
        "place": found.place,
        "field": found.field,
        "kind": found.kind,
        "severity": found.severity,
        "message": found.message,
        "found": found.found,
        "suggestion": found.suggestion,
    }
