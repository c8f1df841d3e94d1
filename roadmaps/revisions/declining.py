"""Row by row: what an official does not approve stays as in the plan in force, and is kept to be taken up again."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from roadmaps.errors import Incomplete
from roadmaps.models import Revision
from roadmaps.models.many import insert_many
from roadmaps.revisions.queries import PlanDifference
from roadmaps.revisions.records import record_of


def approvable(plan: PlanDifference) -> list[int]:
    """The rows (pks) that each propose one change: new, changed and dropped ones, in the order of the plan."""
    proposing = [placed.index for placed in plan.difference.added]
    proposing += [change.new.index for change in plan.difference.changed]
    return [plan.new[index].pk for index in sorted(proposing)] + [row.pk for row in plan.dropped]


def require_approved_rows(plan: PlanDifference, declined: Collection[int], note: str) -> None:
    """Raise Incomplete when nothing would be approved, or when nothing says why some rows are not."""
    if not declined:
        return
    if not set(approvable(plan)) - set(declined):
        raise Incomplete(_("No row is ticked. Return the plan with a reason, or tick what is approved."))
    if not note.strip():
        raise Incomplete(_("Say why the other rows are not approved: the cluster reads it."))


def decline(revision: Revision, plan: PlanDifference, declined: Collection[int]) -> int:
    """Set these rows (pks) aside and put the ones in force in their stead; gives how many changes were declined."""
    wanted = set(declined) & set(approvable(plan))
    if not wanted:
        return 0
    in_force = {row.milestone: row for row in plan.old if row.milestone is not None}
    rows = list(revision.rows.standing().filter(pk__in=wanted))
    stay = [
        record_of(
            in_force[row.milestone_id].row,
            revision_id=revision.pk,
            position=row.position,
            milestone_id=row.milestone_id,
            is_carried=True,
        )
        for row in rows
        if row.milestone_id in in_force
    ]
    revision.rows.filter(pk__in=wanted).update(is_declined=True)
    insert_many(stay)
    return len(rows)
