"""What people do with a plan: draft, decide, submit, approve, return, discard. Each deed is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.shell.collecting import collecting_later
from roadmaps.errors import Incomplete, Refusal, StalePlan
from roadmaps.models import Revision, Roadmap, Upload
from roadmaps.models.lifecycle import move_to
from roadmaps.revisions import drafting, notices, taking_up
from roadmaps.revisions.bookkeeping import (
    counts_of,
    enter,
    keep_counts,
    lock_plan,
    next_number,
    require_draft,
    require_not_own,
)
from roadmaps.revisions.changes import proposed
from roadmaps.revisions.declining import decline, require_approved_rows
from roadmaps.revisions.drafting import Decisions, Reasons
from roadmaps.revisions.enactment import Enactment, enact
from roadmaps.revisions.letter_lines import MOST_LISTED
from roadmaps.revisions.matching import Pins
from roadmaps.revisions.queries import (
    PlanDifference,
    difference_of,
    done_milestones,
    in_force,
    rows_of,
)
from roadmaps.revisions.readiness import require_fresh, require_ready
from roadmaps.revisions.rows import PlanRow
from roadmaps.revisions.undoing import Undoing, require_undoable, take_back, undoing_of
from roadmaps.terms import REVISION_MOVES, RevisionOrigin, RevisionStatus


@transaction.atomic
def start_draft(
    roadmap: Roadmap,
    rows: Sequence[PlanRow],
    *,
    by: Person,
    at: datetime,
    upload: Upload | None = None,
    pins: Pins | None = None,
) -> Revision:
    """Propose a whole plan: a draft with the next number, its rows matched with the plan in force.

    `pins` are rows (their indexes) whose milestone is known already, None for a new one.
    """
    lock_plan(roadmap.pk)
    revision = Revision.objects.create(
        roadmap=roadmap,
        number=next_number(roadmap.pk),
        origin=RevisionOrigin.UPLOAD if upload else RevisionOrigin.EDITING,
        upload=upload,
        based_on=in_force(roadmap.pk),
        created_by=by,
        created_at=at,
    )
    drafting.write_rows(revision, rows, pins)
    enter("revision.drafted", revision, by=by, at=at, rows=len(rows))
    return revision


@transaction.atomic
def replace_rows(revision: Revision, rows: Sequence[PlanRow], *, by: Person, at: datetime) -> None:
    """Write a draft's rows anew. Raises WrongState when it is a draft no more."""
    require_draft(revision)
    drafting.write_rows(revision, rows)
    enter("revision.rewritten", revision, by=by, at=at, rows=len(rows))


@transaction.atomic
def decide(revision: Revision, decisions: Decisions, *, by: Person, at: datetime) -> None:
    """Keep everything that a person decided on the comparing page. Raises WrongState, Refusal."""
    require_draft(revision)
    _take(revision, decisions)
    enter("revision.edited", revision, by=by, at=at)


def decide_missing(revision: Revision, dropped: Collection[int], *, by: Person, at: datetime) -> None:
    """Ask to drop these milestones (pks) of those that the draft does not mention; all others stay in the plan."""
    decide(revision, Decisions(dropped=dropped), by=by, at=at)


def explain_moves(revision: Revision, reasons: Reasons, *, by: Person, at: datetime) -> None:
    """Say why dates moved: for each milestone (pk) the reason and a value of SlipCategory."""
    decide(revision, Decisions(reasons=reasons), by=by, at=at)


@transaction.atomic
def rebase(revision: Revision, *, by: Person, at: datetime) -> None:
    """Compare a draft with the plan that is in force by now. It gets the next number if that plan's is higher."""
    lock_plan(revision.roadmap_id)
    require_draft(revision)
    revision.based_on = in_force(revision.roadmap_id)
    if revision.based_on is not None and revision.based_on.number > revision.number:
        revision.number = next_number(revision.roadmap_id)
    revision.save(update_fields=["based_on", "number"])
    drafting.rewrite(revision)
    enter("revision.rebased", revision, by=by, at=at)


@collecting_later()
def submit(
    revision: Revision, *, by: Person, at: datetime, comment: str | None = None, decisions: Decisions | None = None
) -> None:
    """Send a draft to the ministry; it is in force at once where no approval is needed.

    Raises Incomplete (something is missing), StalePlan (compared with an older plan), WrongState, Refusal.
    What was decided is kept when the draft cannot be sent yet: an answer may bring a moved date to light.
    """
    try:
        _send(revision, by=by, at=at, comment=comment, decisions=decisions)
    except (Incomplete, StalePlan):
        if decisions is not None:
            decide(revision, decisions, by=by, at=at)
        raise


@transaction.atomic
def _send(revision: Revision, *, by: Person, at: datetime, comment: str | None, decisions: Decisions | None) -> None:
    lock_plan(revision.roadmap_id)
    if decisions is not None:
        require_draft(revision)
        _take(revision, decisions)
    plan, done = _difference(revision, is_whole=revision.edited_at is not None)
    counts = counts_of(plan)
    if revision.status == RevisionStatus.DRAFT:
        require_fresh(revision)
    require_ready(revision, plan, frozenset(done))
    move_to(
        revision,
        REVISION_MOVES["submit"],
        submitted_by=by,
        submitted_at=at,
        comment=revision.comment if comment is None else comment,
        reason="",
        decided_by=None,
        decided_at=None,
    )
    keep_counts(revision, counts)
    notices.write_receipt(revision, plan, at=at)
    if plan.difference.is_wording_only or not revision.roadmap.programme.is_approval_required:
        move_to(revision, REVISION_MOVES["approve"], decided_at=at)
        enactment = _put_in_force(revision, at=at)
        enter("revision.enacted", revision, by=by, at=at, **_facts(plan, enactment))
        notices.tell_in_force(revision, plan, by=by, at=at)
    else:
        enter("revision.submitted", revision, by=by, at=at, **counts)
        notices.tell_submitted(revision, plan, by=by, at=at)


@collecting_later()
@transaction.atomic
def approve(
    revision: Revision, *, by: Person, at: datetime, declined: Collection[int] = (), note: str = ""
) -> Enactment:
    """Put a submitted plan in force: the only way in which baselines come about, together with `submit`.

    `declined` are rows (pks) whose change is not approved: they stay as in the plan in force, and `note` says why.
    Raises StalePlan, WrongState (somebody decided first), Refusal (one's own plan), Incomplete (no row, no note).
    """
    lock_plan(revision.roadmap_id)
    require_not_own(revision, by)
    plan, _done = _difference(revision, is_whole=bool(declined))
    if revision.status == RevisionStatus.SUBMITTED:
        require_fresh(revision)
        require_approved_rows(plan, declined, note)
    move_to(revision, REVISION_MOVES["approve"], decided_by=by, decided_at=at, reason=note.strip() if declined else "")
    left_out = decline(revision, plan, declined)
    if left_out:
        plan, _done = _difference(revision)
        keep_counts(revision, counts_of(plan) | {"declined": left_out})
    enactment = _put_in_force(revision, at=at)
    enter("revision.approved", revision, by=by, at=at, declined=left_out, **_facts(plan, enactment))
    notices.tell_approved(revision, plan, by=by, at=at)
    return enactment


@collecting_later()
@transaction.atomic
def undo(revision: Revision, *, reason: str, by: Person, at: datetime) -> Undoing:
    """Take the approval of the plan in force back, whole; the plan before it is in force again.

    Raises Refusal (reported on since, a later plan in force), Incomplete without a reason, WrongState.
    """
    lock_plan(revision.roadmap_id)
    if not reason.strip():
        raise Incomplete(_("Say why the approval is taken back."))
    revision.refresh_from_db(fields=["status", "decided_at", "effect"])
    undoing = undoing_of(revision)
    if revision.status == RevisionStatus.APPROVED:
        require_undoable(undoing)
    move_to(revision, REVISION_MOVES["undo"], undone_by=by, undone_at=at, reason=reason.strip())
    take_back(revision, undoing, at=at)
    enter("revision.undone", revision, by=by, at=at, reason=revision.reason, **undoing.facts)
    notices.tell_undone(revision, by=by, at=at)
    return undoing


@transaction.atomic
def take_up(revision: Revision, *, by: Person, at: datetime) -> Revision:
    """A draft that proposes again what was declined or taken back; the one that is there already, if there is one."""
    lock_plan(revision.roadmap_id)
    existing = taking_up.open_draft(revision)
    if existing is not None:
        return existing
    rows = taking_up.proposals(revision)
    draft = Revision.objects.create(
        roadmap=revision.roadmap,
        number=next_number(revision.roadmap_id),
        origin=RevisionOrigin.EDITING,
        based_on=in_force(revision.roadmap_id),
        takes_up=revision,
        created_by=by,
        created_at=at,
        edited_at=at,
    )
    taking_up.write(draft, rows)
    enter("revision.drafted", draft, by=by, at=at, takes_up=revision.number, rows=len(rows))
    return draft


@transaction.atomic
def return_(revision: Revision, *, reason: str, by: Person, at: datetime) -> None:
    """Give a submitted plan back with the reason. Raises Incomplete without one, WrongState, Refusal."""
    require_not_own(revision, by)
    if not reason.strip():
        raise Incomplete(_("Say what has to be changed, so that the cluster can do it."))
    move_to(revision, REVISION_MOVES["return"], decided_by=by, decided_at=at, reason=reason.strip())
    enter("revision.returned", revision, by=by, at=at, reason=revision.reason)
    notices.tell_returned(revision, by=by, at=at)


@transaction.atomic
def reopen(revision: Revision, *, by: Person, at: datetime) -> None:
    """Take a returned plan up again as a draft; the reason of the return stays on it."""
    move_to(revision, REVISION_MOVES["reopen"])
    enter("revision.reopened", revision, by=by, at=at)


@transaction.atomic
def discard(revision: Revision, *, by: Person, at: datetime, in_favour_of: Revision | None = None) -> None:
    """Give up a draft or a returned plan, for a later draft or for none; it stays in the cluster's history."""
    move_to(revision, REVISION_MOVES["discard"], replaced_by=in_favour_of)
    later = {"replaced_by": in_favour_of.number} if in_favour_of else {}
    enter("revision.discarded", revision, by=by, at=at, **later)
    notices.settle_all(revision, at=at)


def _take(revision: Revision, decisions: Decisions) -> None:
    drafting.take_answers(revision, decisions.answers)
    if decisions.dropped is not None:
        if done_milestones(revision.roadmap_id).keys() & set(decisions.dropped):
            raise Refusal(_("A milestone that is done cannot be dropped."))
        drafting.take_dropped(revision, decisions.dropped)
    drafting.take_reasons(revision, decisions.reasons)
    if decisions.comment is not None:
        revision.comment = decisions.comment
        revision.save(update_fields=["comment"])


def _difference(revision: Revision, *, is_whole: bool = False) -> tuple[PlanDifference, set[int]]:
    """How the revision differs from what it was made from, and which milestones are done.

    Whole it tells every row; else what stays as it is and most of the new rows are only counted.
    """
    done = set(done_milestones(revision.roadmap_id))
    if is_whole:
        return difference_of(rows_of(revision.based_on), rows_of(revision)), done
    return proposed(revision, most_added=MOST_LISTED), done


def _facts(plan: PlanDifference, enactment: Enactment) -> dict[str, Any]:
    return {**counts_of(plan), "moved": enactment.moved, "spared": list(enactment.spared)}


def _put_in_force(revision: Revision, *, at: datetime) -> Enactment:
    """Enact, and keep what that changed."""
    enactment = enact(revision, at=at)
    revision.effect = enactment.effect.to_json()
    revision.save(update_fields=["effect"])
    return enactment
