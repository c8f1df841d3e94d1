"""What every deed on a plan needs: one writer at a time, the right state, and its entry in the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit import ledger
from roadmaps.errors import Refusal, WrongState
from roadmaps.models import Revision, Roadmap
from roadmaps.revisions.queries import PlanDifference
from roadmaps.terms import RevisionStatus


def lock_plan(roadmap_id: int) -> None:
    """Let one writer at a time change the plans of a roadmap."""
    Roadmap.objects.select_for_update().get(pk=roadmap_id)


def next_number(roadmap_id: int) -> int:
    last = Revision.objects.filter(roadmap_id=roadmap_id).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def require_draft(revision: Revision) -> None:
    """Raise WrongState unless the record is a draft in the database too, and hold it for this transaction."""
    current = Revision.objects.select_for_update().get(pk=revision.pk)
    revision.status = current.status
    if current.status != RevisionStatus.DRAFT:
        raise WrongState(
            _("This plan cannot be changed any more: its state is now “%(state)s”.")
            % {"state": current.get_status_display()}
        )


def require_not_own(revision: Revision, by: Person) -> None:
    if revision.is_own(by):
        raise Refusal(_("You sent this plan yourself, so somebody else decides on it."))


def counts_of(plan: PlanDifference) -> dict[str, int]:
    """How many rows a plan adds, changes (of these: moves), drops and leaves as they are."""
    return {
        "added": plan.added_count,
        "changed": len(plan.difference.changed),
        "moved": len(plan.difference.moved),
        "dropped": len(plan.difference.removed),
        "same": plan.same_count,
    }


def keep_counts(revision: Revision, counts: dict[str, int]) -> None:
    """Note on the revision what it was sent or approved with, so that lists need not compare it anew."""
    revision.counts = counts
    revision.save(update_fields=["counts"])


def enter(verb: str, revision: Revision, *, by: Person, at: datetime, **details: Any) -> None:
    """Write a deed on a revision into the ledger."""
    scope = revision.roadmap.cluster.slug
    ledger.record(verb, revision, by=by, at=at, scope=scope, number=revision.number, **details)
