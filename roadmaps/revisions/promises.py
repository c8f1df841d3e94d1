"""Rows and milestones where both stand, in the database: which rows change one, and new ones made of rows.

A plan has thousands of rows. Those that change nothing are never fetched, and those that are new become milestones by
one statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from clusters.models import Programme
from roadmaps.models import Milestone, Revision, RevisionRow, Workstream
from roadmaps.models.many import many_expected, new_keys, update_column
from roadmaps.revisions.changes import null_safe_difference
from roadmaps.terms import Precision

ALIKE = (
    "position",
    "code",
    "title",
    "deliverable",
    "responsible",
    "start_date",
    "precision",
    "wording",
    "is_assumption",
)
# The same rule as `baseline_of`, in SQL; its parameter is the day on which the programme ends.
BASELINE = (
    f"CASE WHEN own.due_date IS NULL AND own.precision = '{Precision.ONGOING.value}' THEN %s ELSE own.due_date END"
)
_ROWS = connection.ops.quote_name(RevisionRow._meta.db_table)
_MILESTONES = connection.ops.quote_name(Milestone._meta.db_table)
_STREAMS = connection.ops.quote_name(Workstream._meta.db_table)

Expression = tuple[str, list[Any]]


def baseline_of(row: RevisionRow, programme: Programme) -> date | None:
    """The day that a row promises: what goes on always ends with the programme; None when undated."""
    if row.due_date is None and row.precision == Precision.ONGOING:
        return programme.ends_on
    return row.due_date


def rows_to_enact(revision: Revision, nameless: str, persons: Mapping[str, int]) -> list[RevisionRow]:
    """The rows of milestones that are dropped or changed by them, in order; `persons` are those by names in the plan.

    A row whose milestone has no responsible person yet counts when there is one of that name by now.
    """
    differing = [null_safe_difference(f"own.{name}", f"promised.{name}") for name in ALIKE]
    differing += [
        "own.is_dropped",
        "promised.cancelled_at IS NOT NULL",
        null_safe_difference(BASELINE, "promised.baseline_date"),
    ]
    differing += ["stream.title <> CASE own.workstream WHEN '' THEN %s ELSE own.workstream END"]
    names = list(persons)
    if names:
        marks = ", ".join(["%s"] * len(names))
        differing += [f"(promised.responsible_person_id IS NULL AND own.responsible IN ({marks}))"]
    # Every name in this statement is one of our own models'.
    statement = f"""
        SELECT own.id FROM {_ROWS} own
        JOIN {_MILESTONES} promised ON promised.id = own.milestone_id AND promised.roadmap_id = %s
        JOIN {_STREAMS} stream ON stream.id = promised.workstream_id AND stream.roadmap_id = %s
        WHERE own.revision_id = %s AND NOT own.is_declined AND ({" OR ".join(differing)})"""  # noqa: S608
    roadmap = revision.roadmap
    params = [roadmap.pk, roadmap.pk, revision.pk, roadmap.programme.ends_on, nameless, *names]
    rows = revision.rows.standing().filter(pk__in=RawSQL(statement, params))  # noqa: S611
    with many_expected():
        return list(rows.order_by("position", "pk"))


def promise_new(revision: Revision, nameless: str, persons: Mapping[str, int], *, today: date) -> list[int]:
    """Make milestones (their pks) of the rows that continue none, in their order, and link the rows to them.

    The workstreams that they name must be there.
    """
    rows = revision.rows.standing().filter(is_dropped=False, milestone__isnull=True)
    new = list(rows.order_by("position", "pk").values_list("pk", flat=True))
    if not new:
        return []
    keys = new_keys(Milestone, len(new))
    update_column(RevisionRow, "milestone_id", dict(zip(new, keys, strict=True)))
    columns = _columns(revision, persons, today=today)
    names = ", ".join(map(connection.ops.quote_name, columns))
    values = ", ".join(expression for expression, _params in columns.values())
    # Every name in this statement is one of our own models'. Keys are given in ascending order, these are the newest.
    statement = f"""
        INSERT INTO {_MILESTONES} ({names}) SELECT {values} FROM {_ROWS} own
        JOIN {_STREAMS} stream ON stream.roadmap_id = %s
            AND stream.title = CASE own.workstream WHEN '' THEN %s ELSE own.workstream END
        WHERE own.revision_id = %s AND NOT own.is_declined AND own.milestone_id >= %s"""  # noqa: S608
    params = [param for _expression, own in columns.values() for param in own]
    with many_expected(), connection.cursor() as cursor:
        cursor.execute(statement, [*params, revision.roadmap_id, nameless, revision.pk, keys[0]])
    return keys


def _columns(revision: Revision, persons: Mapping[str, int], *, today: date) -> dict[str, Expression]:
    """What a new milestone holds in each column: the row's promise, and what every milestone begins with."""
    ends_on = revision.roadmap.programme.ends_on
    said: dict[str, Expression] = {name: (f"own.{name}", []) for name in ALIKE}
    said |= {name: (BASELINE, [ends_on]) for name in ("baseline_date", "original_baseline_date")}
    said |= {
        "id": ("own.milestone_id", []),
        "roadmap_id": ("%s", [revision.roadmap_id]),
        "workstream_id": ("stream.id", []),
        "promised_on": (f"CASE WHEN {BASELINE} IS NULL THEN NULL ELSE %s END", [ends_on, today]),
        "responsible_person_id": _person(persons),
    }
    return {
        str(field.column): said.get(str(field.column))
        or ("%s", [field.get_db_prep_save(field.get_default(), connection)])
        for field in Milestone._meta.concrete_fields
    }


def _person(persons: Mapping[str, int]) -> Expression:
    """The person by the name in the plan."""
    if not persons:
        return "NULL", []
    cases = " ".join(["WHEN %s THEN %s"] * len(persons))
    return f"CASE own.responsible {cases} ELSE NULL END", [param for pair in persons.items() for param in pair]
