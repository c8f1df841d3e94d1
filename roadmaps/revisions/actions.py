"""What people do with a plan: draft, decide, submit, approve, return, discard. Each deed is one transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit import ledger
from roadmaps.errors import Incomplete, Refusal, StalePlan, WrongState
from roadmaps.models import Revision, Roadmap, Upload
from roadmaps.models.lifecycle import move_to
from roadmaps.revisions import drafting, notices
from roadmaps.revisions.drafting import Decisions, Reasons
from roadmaps.revisions.enactment import Enactment, enact
from roadmaps.revisions.matching import Pins
from roadmaps.revisions.queries import (
    PlanDifference,
    PlannedRow,
    difference_of,
    done_milestones,
    in_force,
    rows_of,
)
from roadmaps.revisions.readiness import require_fresh, require_ready
from roadmaps.revisions.rows import PlanRow
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
    _lock_plan(roadmap.pk)
    revision = Revision.objects.create(
        roadmap=roadmap,
        number=_next_number(roadmap.pk),
        origin=RevisionOrigin.UPLOAD if upload else RevisionOrigin.EDITING,
        upload=upload,
        based_on=in_force(roadmap.pk),
        created_by=by,
        created_at=at,
    )
    drafting.write_rows(revision, rows, pins)
    _record("revision.drafted", revision, by=by, at=at, rows=len(rows))
    return revision


@transaction.atomic
def replace_rows(revision: Revision, rows: Sequence[PlanRow], *, by: Person, at: datetime) -> None:
    """Write a draft's rows anew. Raises WrongState when it is a draft no more."""
    _require_draft(revision)
    drafting.write_rows(revision, rows)
    _record("revision.rewritten", revision, by=by, at=at, rows=len(rows))


@transaction.atomic
def decide(revision: Revision, decisions: Decisions, *, by: Person, at: datetime) -> None:
    """Keep everything that a person decided on the comparing page. Raises WrongState, Refusal."""
    _require_draft(revision)
    _take(revision, decisions)
    _record("revision.edited", revision, by=by, at=at)


def decide_missing(revision: Revision, dropped: Collection[int], *, by: Person, at: datetime) -> None:
    """Ask to drop these milestones (pks) of those that the draft does not mention; all others stay in the plan."""
    decide(revision, Decisions(dropped=dropped), by=by, at=at)


def explain_moves(revision: Revision, reasons: Reasons, *, by: Person, at: datetime) -> None:
    """Say why dates moved: for each milestone (pk) the reason and a value of SlipCategory."""
    decide(revision, Decisions(reasons=reasons), by=by, at=at)


@transaction.atomic
def rebase(revision: Revision, *, by: Person, at: datetime) -> None:
    """Compare a draft with the plan that is in force by now. It gets the next number if that plan's is higher."""
    _lock_plan(revision.roadmap_id)
    _require_draft(revision)
    revision.based_on = in_force(revision.roadmap_id)
    if revision.based_on is not None and revision.based_on.number > revision.number:
        revision.number = _next_number(revision.roadmap_id)
    revision.save(update_fields=["based_on", "number"])
    drafting.rewrite(revision)
    _record("revision.rebased", revision, by=by, at=at)


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
    _lock_plan(revision.roadmap_id)
    if decisions is not None:
        _require_draft(revision)
        _take(revision, decisions)
    plan, done = _difference(revision)
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
    if plan.difference.is_wording_only or not revision.roadmap.programme.is_approval_required:
        move_to(revision, REVISION_MOVES["approve"], decided_at=at)
        enactment = enact(revision, at=at)
        _record("revision.enacted", revision, by=by, at=at, **_facts(plan, enactment))
        notices.tell_in_force(revision, _counts(plan), by=by, at=at)
    else:
        _record("revision.submitted", revision, by=by, at=at, **_counts(plan))
        notices.tell_submitted(revision, _counts(plan), by=by, at=at)


@transaction.atomic
def approve(revision: Revision, *, by: Person, at: datetime) -> Enactment:
    """Put a submitted plan in force: the only way in which baselines come about, together with `submit`.

    Raises StalePlan, WrongState (somebody decided first), Refusal (one's own plan).
    """
    _lock_plan(revision.roadmap_id)
    _require_not_own(revision, by)
    plan, _done = _difference(revision)
    if revision.status == RevisionStatus.SUBMITTED:
        require_fresh(revision)
    move_to(revision, REVISION_MOVES["approve"], decided_by=by, decided_at=at)
    enactment = enact(revision, at=at)
    _record("revision.approved", revision, by=by, at=at, **_facts(plan, enactment))
    notices.tell_approved(revision, _counts(plan), by=by, at=at)
    return enactment


@transaction.atomic
def return_(revision: Revision, *, reason: str, by: Person, at: datetime) -> None:
    """Give a submitted plan back with the reason. Raises Incomplete without one, WrongState, Refusal."""
    _require_not_own(revision, by)
    if not reason.strip():
        raise Incomplete(_("Say what has to be changed, so that the cluster can do it."))
    move_to(revision, REVISION_MOVES["return"], decided_by=by, decided_at=at, reason=reason.strip())
    _record("revision.returned", revision, by=by, at=at, reason=revision.reason)
    notices.tell_returned(revision, by=by, at=at)


@transaction.atomic
def reopen(revision: Revision, *, by: Person, at: datetime) -> None:
    """Take a returned plan up again as a draft; the reason of the return stays on it."""
    move_to(revision, REVISION_MOVES["reopen"])
    _record("revision.reopened", revision, by=by, at=at)


@transaction.atomic
def discard(revision: Revision, *, by: Person, at: datetime) -> None:
    """Give up a draft or a returned plan; it stays in the cluster's history."""
    move_to(revision, REVISION_MOVES["discard"])
    _record("revision.discarded", revision, by=by, at=at)
    notices.settle_all(revision, at=at)


def _lock_plan(roadmap_id: int) -> None:
    """Let one writer at a time change the plans of a roadmap."""
    Roadmap.objects.select_for_update().get(pk=roadmap_id)


def _next_number(roadmap_id: int) -> int:
    last = Revision.objects.filter(roadmap_id=roadmap_id).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _require_draft(revision: Revision) -> None:
    """Raise WrongState unless the record is a draft in the database too, and hold it for this transaction."""
    current = Revision.objects.select_for_update().get(pk=revision.pk)
    revision.status = current.status
    if current.status != RevisionStatus.DRAFT:
        raise WrongState(
            _("This plan cannot be changed any more: its state is now “%(state)s”.")
            % {"state": current.get_status_display()}
        )


def _require_not_own(revision: Revision, by: Person) -> None:
    if revision.is_own(by):
        raise Refusal(_("You sent this plan yourself, so somebody else decides on it."))


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


def _difference(revision: Revision) -> tuple[PlanDifference, set[int]]:
    """How the revision differs from what it was made from, and which milestones are done."""
    earlier: tuple[PlannedRow, ...] = rows_of(revision.based_on)
    return difference_of(earlier, rows_of(revision)), set(done_milestones(revision.roadmap_id))


def _counts(plan: PlanDifference) -> dict[str, int]:
    return {
        "added": len(plan.difference.added),
        "changed": len(plan.difference.changed),
        "moved": len(plan.difference.moved),
        "dropped": len(plan.difference.removed),
        "same": len(plan.difference.same),
    }


def _facts(plan: PlanDifference, enactment: Enactment) -> dict[str, Any]:
    return {**_counts(plan), "moved": enactment.moved, "spared": list(enactment.spared)}


def _record(verb: str, revision: Revision, *, by: Person, at: datetime, **details: Any) -> None:
    scope = revision.roadmap.cluster.slug
    ledger.record(verb, revision, by=by, at=at, scope=scope, number=revision.number, **details)
