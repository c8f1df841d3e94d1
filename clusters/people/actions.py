"""What admins do with people. Each deed is one transaction and one entry of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from clusters.hearing import forget_after_change
from clusters.models import Assignment, Cluster, Role
from portal.accounts import invitations
from portal.accounts.models import Invitation, Person
from portal.audit import ledger
from portal.shell.refusal import Refusal


@dataclass(frozen=True)
class Invited:
    """Whom to invite: one role, for some clusters or (without any) for the portal as a whole."""

    email: str
    full_name: str
    language: str
    role: Role
    clusters: Sequence[Cluster] = ()


@transaction.atomic
def invite(invited: Invited, *, by: Person, at: datetime) -> Person:
    """Make the person's account, closed until they accept, give the role and send the invitation."""
    person = Person.objects.create_user(
        email=invited.email, full_name=invited.full_name, language=invited.language, time_zone=by.time_zone
    )
    Assignment.objects.bulk_create(
        Assignment(person=person, role=invited.role, cluster=cluster) for cluster in places(invited.clusters)
    )
    invitations.invite(person, by=by, at=at, **given(invited.role, invited.clusters))
    return person


@transaction.atomic
def resend(person: Person, *, by: Person, at: datetime) -> None:
    """Send a new invitation; the earlier link stops working."""
    if person.has_joined:
        raise Refusal(_("This person has entered already: nothing to invite to."))
    if not person.is_active:
        raise Refusal(_("This account is closed: open it first."))
    invitations.invite(person, by=by, at=at, verb="person.invitation_sent_again")


@transaction.atomic
def deactivate(person: Person, *, by: Person, at: datetime) -> None:
    """Close the account: sessions end with their next request, open invitations stop working, nothing is deleted."""
    if person == by:
        raise Refusal(_("Nobody closes their own account: ask another admin."))
    keep_an_admin(without=person)
    if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False) != 1:
        raise Refusal(_("This account is closed already."))
    Invitation.objects.filter(person=person, accepted_at=None, revoked_at=None).update(revoked_at=at)
    ledger.record("person.deactivated", person, by=by, at=at, label=person.email)


@transaction.atomic
def reactivate(person: Person, *, by: Person, at: datetime) -> None:
    """Open a closed account again, with the roles that it had."""
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True) != 1:
        raise Refusal(_("This account is open already."))
    ledger.record("person.reactivated", person, by=by, at=at, label=person.email)


@transaction.atomic
def assign(person: Person, role: Role, clusters: Sequence[Cluster], *, by: Person, at: datetime) -> None:
    """Give the person a role in these clusters, or (without any) in the whole portal.

    Nobody gives a role to themselves: who administers accounts must not become their own official unseen.
    """
    if person == by:
        raise Refusal(_("Nobody gives a role to themselves: ask another admin."))
    held = set(Assignment.objects.filter(person=person, role=role).values_list("cluster", flat=True))
    wanted = [cluster for cluster in places(clusters) if (cluster.pk if cluster else None) not in held]
    if not wanted:
        raise Refusal(_("The person has this role already."))
    Assignment.objects.bulk_create(Assignment(person=person, role=role, cluster=cluster) for cluster in wanted)
    ledger.record("role.given", person, by=by, at=at, label=person.email, **given(role, clusters))
    # Who works in a cluster does not read any more what the ministry writes of it for itself.
    forget_after_change(person)


@transaction.atomic
def unassign(assignment: Assignment, *, by: Person, at: datetime) -> None:
    """Take a role away; it acts with the person's next request."""
    person, cluster = assignment.person, assignment.cluster
    if assignment.role == Role.ADMIN:
        keep_an_admin(without=person)
    gone, _rows = Assignment.objects.filter(pk=assignment.pk).delete()
    if not gone:
        raise Refusal(_("The person has lost this role already."))
    details = given(Role(assignment.role), [cluster] if cluster else [])
    ledger.record("role.taken", person, by=by, at=at, label=person.email, **details)
    forget_after_change(person)


def places(clusters: Sequence[Cluster]) -> list[Cluster | None]:
    """Where a role holds: in each of the clusters, or everywhere once."""
    return list(clusters) or [None]


def given(role: Role, clusters: Sequence[Cluster]) -> dict[str, Any]:
    """What the ledger keeps of a role; its scope is the cluster when there is exactly one."""
    slugs = [cluster.slug for cluster in clusters]
    return {"scope": slugs[0] if len(slugs) == 1 else "", "role": role.value, "clusters": slugs}


def keep_an_admin(*, without: Person) -> None:
    """Refuse when nobody else could administer the portal. Two admins who remove each other wait in line here."""
    admins = Assignment.objects.filter(role=Role.ADMIN)
    list(admins.select_for_update().order_by("pk"))
    is_admin = admins.filter(person=without).exists()
    others = Person.objects.active().filter(assignments__role=Role.ADMIN).exclude(pk=without.pk)
    if is_admin and not others.exists():
        raise Refusal(_("This is the last active admin: make another person an admin first."))
