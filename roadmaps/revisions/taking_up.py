"""Proposing again what an official did not approve, or what was approved and taken back: a draft in one click."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from roadmaps.errors import Refusal
from roadmaps.models import Revision
from roadmaps.models.many import insert_many
from roadmaps.revisions.queries import PlannedRow, declined_of, in_force, promised, rows_of
from roadmaps.revisions.records import record_of
from roadmaps.terms import RevisionStatus

CLOSED = (RevisionStatus.APPROVED, RevisionStatus.DISCARDED, RevisionStatus.UNDONE)


def open_draft(revision: Revision) -> Revision | None:
    """The one that takes these changes up already and has not been decided."""
    return revision.taken_up_in.exclude(status__in=CLOSED).order_by("-number").first()


def proposals(revision: Revision) -> list[PlannedRow]:
    """The plan in force with the declined changes in it, or the undone plan with what it does not mention.

    Raises Refusal when there is nothing to take up.
    """
    standing = promised(rows_of(in_force(revision.roadmap_id)))
    if revision.status == RevisionStatus.UNDONE:
        proposed = rows_of(revision)
        named = {row.milestone for row in proposed}
        return [*proposed, *(row for row in standing if row.milestone not in named)]
    declined = declined_of(revision)
    if not declined:
        raise Refusal(_("Nothing of this plan was declined."))
    return _with(standing, declined)


def write(draft: Revision, rows: list[PlannedRow]) -> None:
    """Write the proposals as the rows of the draft; dropped ones stand as not mentioned, as everywhere."""
    records = [
        record_of(
            row.row,
            revision_id=draft.pk,
            position=position,
            milestone_id=row.milestone,
            is_carried=row.is_dropped,
            is_dropped=row.is_dropped,
            move_reason=row.move_reason,
            move_category=row.move_category,
        )
        for position, row in enumerate(rows, start=1)
    ]
    insert_many(records)


def _with(standing: tuple[PlannedRow, ...], declined: tuple[PlannedRow, ...]) -> list[PlannedRow]:
    """The standing rows, declined ones in the stead of what they would change, new ones at the end."""
    changes: dict[int | None, PlannedRow] = {row.milestone: row for row in declined if row.milestone is not None}
    rows = [changes.get(row.milestone, replace(row, move_reason="", move_category="")) for row in standing]
    known = {row.milestone for row in standing}
    return rows + [row for row in declined if row.milestone not in known and not row.is_dropped]
