"""Who is told of a revision's steps: rows of the inbox and letters, written in the transaction of the step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clusters.policy import Permission, persons_who
from portal.accounts.letters import contact_of
from portal.accounts.models import Person
from portal.audit import sentences
from portal.inbox import kinds
from portal.inbox.notices import settle, tell
from portal.inbox.preferences import at_once
from portal.mail import outbox
from roadmaps.models import Revision
from roadmaps.revisions.letter_lines import changes_of
from roadmaps.revisions.queries import PlanDifference, declined_of

kinds.register(
    "revision.submitted",
    _("%(who)s sent revision %(number)s of the roadmap of %(cluster)s for approval"),
    has_own_letter=True,
)
kinds.register(
    "revision.in_force",
    _("Revision %(number)s of the roadmap of %(cluster)s is in force: it needed no approval"),
    has_own_letter=True,
)
kinds.register(
    "revision.approved",
    _("Revision %(number)s of the roadmap of %(cluster)s is approved"),
    has_own_letter=True,
    is_undoable=True,
)
kinds.register(
    "revision.partly",
    _("Revision %(number)s of the roadmap of %(cluster)s is approved, but for some rows: %(reason)s"),
    has_own_letter=True,
    is_undoable=True,
)
kinds.register(
    "revision.undone",
    _("%(who)s took revision %(number)s of the roadmap of %(cluster)s back: %(reason)s"),
    has_own_letter=True,
)
kinds.register(
    "revision.returned",
    _("Revision %(number)s of the roadmap of %(cluster)s was returned: %(reason)s"),
    has_own_letter=True,
)

sentences.register("revision.drafted", _("Draft of a plan made: %(label)s"))
sentences.register("revision.rewritten", _("Draft of a plan written anew: %(label)s"))
sentences.register("revision.edited", _("Draft of a plan changed: %(label)s"))
sentences.register("revision.rebased", _("Draft compared with the new plan in force: %(label)s"))
sentences.register("revision.submitted", _("Plan sent for approval: %(label)s"))
sentences.register("revision.enacted", _("Plan put in force without approval: %(label)s"))
sentences.register("revision.approved", _("Plan approved: %(label)s"))
sentences.register("revision.returned", _("Plan returned: %(label)s"))
sentences.register("revision.reopened", _("Returned plan taken up again: %(label)s"))
sentences.register("revision.undone", _("Approval of a plan taken back: %(label)s"))
sentences.register("revision.discarded", _("Draft of a plan discarded: %(label)s"))


def subject_of(revision: Revision) -> str:
    """Under which subject the inbox knows a revision."""
    return f"revision:{revision.pk}"


def write_receipt(revision: Revision, plan: PlanDifference, *, at: datetime) -> None:
    """A letter to whoever sent the plan: what has arrived, when, and what it changes."""
    if revision.submitted_by is not None:
        _write(revision, [revision.submitted_by], "receipt", at=at, by=revision.submitted_by, plan=plan)


def tell_submitted(revision: Revision, plan: PlanDifference, *, by: Person, at: datetime) -> None:
    """The officials of the cluster have something to decide."""
    officials = _officials(revision, by)
    settle(subject_of(revision), at=at)
    _tell(revision, officials, "revision.submitted", by=by, at=at, needs_action=True)
    _write(revision, officials, "submitted", at=at, by=by, plan=plan)


def tell_in_force(revision: Revision, plan: PlanDifference, *, by: Person, at: datetime) -> None:
    """The officials learn that a plan is in force that needed no approval."""
    officials = _officials(revision, by)
    settle(subject_of(revision), at=at)
    _tell(revision, officials, "revision.in_force", by=by, at=at, needs_action=False)
    _write(revision, officials, "in_force", at=at, by=by, plan=plan)


def tell_approved(revision: Revision, plan: PlanDifference, *, by: Person, at: datetime) -> None:
    """The cluster learns what is in force, and what was not approved: that is theirs to take up again or to let go."""
    authors, is_partly = _authors(revision, by), bool(revision.counts.get("declined"))
    settle(subject_of(revision), at=at)
    kind = "revision.partly" if is_partly else "revision.approved"
    _tell(revision, authors, kind, by=by, at=at, needs_action=is_partly)
    _write(revision, authors, "approved", at=at, by=by, plan=plan)


def tell_undone(revision: Revision, *, by: Person, at: datetime) -> None:
    """Both sides learn that the plan is no longer in force; the cluster may take it up again.

    Letters of the approval that have not left yet never leave.
    """
    settle(subject_of(revision), at=at)
    outbox.recall(f"revision-approved:{revision.pk}:")
    told = {person.pk: person for person in [*_authors(revision, by), *_officials(revision, by)]}
    _tell(revision, told.values(), "revision.undone", by=by, at=at, needs_action=False)
    _write(revision, told.values(), "undone", at=at, by=by)


def tell_returned(revision: Revision, *, by: Person, at: datetime) -> None:
    settle(subject_of(revision), at=at)
    _tell(revision, _authors(revision, by), "revision.returned", by=by, at=at, needs_action=True)
    _write(revision, _authors(revision, by), "returned", at=at, by=by)


def settle_all(revision: Revision, *, at: datetime) -> None:
    """Nobody has to act on this revision any more."""
    settle(subject_of(revision), at=at)


def address_of(revision: Revision, letter: str) -> str:
    """Where a letter leads to."""
    return reverse("revision_receipt", args=[revision.pk]) if letter == "receipt" else revision.get_absolute_url()


def _officials(revision: Revision, by: Person) -> list[Person]:
    """Who decides on the revision, without those whose own work it is."""
    officials = persons_who(Permission.APPROVE, revision.roadmap.cluster)
    return [person for person in _others(officials, by) if not revision.is_own(person)]


def _authors(revision: Revision, by: Person) -> list[Person]:
    """Who sent the revision, and who made it, while they plan for the cluster; else those who do now."""
    members = persons_who(Permission.PROPOSE, revision.roadmap.cluster)
    own = list(members.filter(pk__in=[revision.submitted_by_id, revision.created_by_id]))
    return _others(own or members, by)


def _others(persons: Iterable[Person], by: Person) -> list[Person]:
    return [person for person in persons if person.pk != by.pk]


def _tell(
    revision: Revision, persons: Iterable[Person], kind: str, *, by: Person, at: datetime, needs_action: bool
) -> None:
    params = {
        "number": revision.number,
        "cluster": revision.roadmap.cluster.name,
        "who": by.short_name,
        "reason": revision.reason[:200],
    }
    tell(
        persons,
        kind=kind,
        subject=subject_of(revision),
        params=params,
        place=revision.roadmap.cluster,
        by=by,
        url=revision.get_absolute_url(),
        needs_action=needs_action,
        at=at,
    )


def _write(
    revision: Revision,
    persons: Iterable[Person],
    letter: str,
    *,
    at: datetime,
    by: Person,
    plan: PlanDifference | None = None,
) -> None:
    context: dict[str, Any] = {
        "number": revision.number,
        "cluster": revision.roadmap.cluster.name,
        "who": by.full_name,
        "revision": revision,
        "counts": revision.counts,
        "changes": changes_of(plan, declined_of(revision) if revision.counts.get("declined") else ()) if plan else None,
        "comment": revision.comment,
        "reason": revision.reason,
        "link": settings.PORTAL_URL + address_of(revision, letter),
    }
    # The receipt is the sender's proof and comes always; of the rest each reader chooses how soon.
    readers = persons if letter == "receipt" else at_once(persons, f"revision.{letter}")
    for person in readers:
        outbox.queue(
            key=f"revision-{letter}:{revision.pk}:{person.pk}:{at.isoformat()}",
            kind=f"revision.{letter}",
            to=person,
            template=f"revisions/{letter}",
            context=context,
            at=at,
            not_before=at + timedelta(seconds=settings.UNDO_SECONDS) if letter == "approved" else None,
            thread=subject_of(revision),
            contact=contact_of(by) if by.pk != person.pk else None,
        )
