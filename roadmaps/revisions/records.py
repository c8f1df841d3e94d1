"""A row of a plan as a record of the database, and back."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.db import models
from django.utils.text import Truncator

from roadmaps.models import Milestone, RevisionRow
from roadmaps.revisions.rows import PlanRow

# Kept as they are; the pairs of notes become lists.
VALUES = PlanRow.__struct_fields__
ROW_FIELDS = tuple(name for name in VALUES if name != "notes")
_NOTES = VALUES.index("notes")
_LENGTHS: dict[str, int] = {
    field.name: field.max_length
    for field in RevisionRow._meta.concrete_fields
    if isinstance(field, models.CharField) and field.max_length and field.name in ROW_FIELDS
}


def record_of(row: PlanRow, *, revision_id: int, position: int, **decided: Any) -> RevisionRow:
    """An unsaved record of the row; a text longer than its column ends in an ellipsis."""
    values = {name: _fitting(name, getattr(row, name)) for name in ROW_FIELDS}
    notes = [list(pair) for pair in row.notes]
    return RevisionRow(revision_id=revision_id, position=position, notes=notes, **values, **decided)


def columns_of(rows: Sequence[PlanRow]) -> dict[str, list[Any]]:
    """What the records of the rows say, by the name of the column; texts longer than it end in an ellipsis."""
    columns = {name: list(map(attrgetter(name), rows)) for name in ROW_FIELDS}
    for name, length in _LENGTHS.items():
        if max(map(len, columns[name]), default=0) > length:
            columns[name] = [_fitting(name, value) for value in columns[name]]
    return columns | {"notes": [row.notes for row in rows]}


def row_of(record: RevisionRow) -> PlanRow:
    """What the record says, as a row of a plan."""
    return row_of_values([getattr(record, name) for name in VALUES])


def row_of_values(values: Sequence[Any]) -> PlanRow:
    """What a record says in the columns VALUES, as a row of a plan."""
    said = list(values)
    said[_NOTES] = tuple([(str(a), str(b)) for a, b in said[_NOTES]])
    return PlanRow(*said)


def row_of_milestone(milestone: Milestone, workstream: str) -> PlanRow:
    """What a milestone promises, as a row of a plan."""
    return PlanRow(
        place="",
        code=milestone.code,
        workstream=workstream,
        title=milestone.title,
        deliverable=milestone.deliverable,
        responsible=milestone.responsible,
        start_date=milestone.start_date,
        due_date=milestone.baseline_date,
        precision=milestone.precision,
        wording=milestone.wording,
        is_assumption=milestone.is_assumption,
    )


def _fitting(name: str, value: Any) -> Any:
    length = _LENGTHS.get(name)
    if length is None or not isinstance(value, str) or len(value) <= length:
        return value
    return Truncator(value).chars(length)
