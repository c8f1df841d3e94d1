"""What differs between a plan and the one that it was made from, found by the database.

A plan has thousands of rows of which the next one changes a few: only those are fetched and compared field by field.
The database leaves out rows that are equal to the letter; whether two rows differ is decided by `difference` alone.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import connection

from roadmaps.models import Milestone, Revision, RevisionRow
from roadmaps.models.many import many_expected
from roadmaps.revisions.difference import PLAN_FIELDS
from roadmaps.revisions.queries import PlanDifference, difference_of, planned_rows, rows_of
from roadmaps.terms import ProgressState

_ROWS = connection.ops.quote_name(RevisionRow._meta.db_table)
_MILESTONES = connection.ops.quote_name(Milestone._meta.db_table)


def proposed(revision: Revision, *, most_added: int | None = None) -> PlanDifference:
    """How a revision differs from the one that it was made from, without rows that stay as they are.

    Rows that a file says something of stay in where their milestone is done. Of new rows that ask nothing no more
    than `most_added` are told. What is left out is counted. Five queries at most.
    """
    proposing, stay, added = _proposing(revision)
    left_out = () if most_added is None else tuple(added[most_added:])
    wanted = {pk for pk, _earlier in proposing}.difference(left_out)
    earlier = [pk for _pk, pk in proposing if pk is not None] + _discontinued(revision)
    # Rows and nothing left out: no list of thousands of keys is sent to the database.
    is_whole = not (stay or left_out)
    new = rows_of(revision) if is_whole else planned_rows(revision.rows.filter(pk__in=wanted))
    old = planned_rows(RevisionRow.objects.filter(pk__in=earlier)) if earlier else ()
    found = difference_of(old, new)
    return replace(found, same_left_out=stay, added_left_out=left_out)


def null_safe_difference(one: str, other: str) -> str:
    """The condition that two columns differ, in SQL; of two that are empty they do not."""
    word = "IS DISTINCT FROM" if connection.vendor == "postgresql" else "IS NOT"
    return f"{one} {word} {other}"


def _proposing(revision: Revision) -> tuple[list[tuple[int, int | None]], int, list[int]]:
    """Pairs (pks) of a row and the one that it continues, if any, where something has to be looked at.

    And how many other rows there are, and those of the rows that are new and ask nothing, in order.
    """
    differs = " OR ".join(null_safe_difference(f"new.{name}", f"old.{name}") for name in PLAN_FIELDS)
    # Every name in this statement is one of our own models'.
    statement = f"""
        SELECT new.id, old.id, new.is_dropped OR CAST(new.candidates AS text) <> '[]' OR new.milestone_id IS NOT NULL
        FROM {_ROWS} new
        LEFT JOIN {_ROWS} old ON old.revision_id = %s AND old.milestone_id = new.milestone_id
            AND NOT old.is_declined AND NOT old.is_dropped
        LEFT JOIN {_MILESTONES} promised ON promised.id = new.milestone_id AND promised.roadmap_id = %s
        WHERE new.revision_id = %s AND NOT new.is_declined AND (
            old.id IS NULL OR new.is_dropped OR new.is_carried
            OR (new.state_wording <> '' AND promised.state = %s) OR {differs})
        ORDER BY new.position, new.id"""  # noqa: S608
    with many_expected(), connection.cursor() as cursor:
        cursor.execute(statement, [revision.based_on_id or 0, revision.roadmap_id, revision.pk, ProgressState.DONE])
        told = cursor.fetchall()
    stay = revision.rows.standing().count() - len(told)
    return [(pk, earlier) for pk, earlier, _is_told in told], stay, [pk for pk, _none, is_told in told if not is_told]


def _discontinued(revision: Revision) -> list[int]:
    """The rows (pks) of the earlier plan that none of the new one continues."""
    if revision.based_on_id is None:
        return []
    continued = revision.rows.standing().filter(is_dropped=False, milestone__isnull=False).values("milestone")
    earlier = RevisionRow.objects.standing().filter(revision=revision.based_on_id, is_dropped=False)
    return list(earlier.exclude(milestone__in=continued).values_list("pk", flat=True))
