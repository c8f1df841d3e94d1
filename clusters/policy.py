"""Who may do what. The only place of permission: a role grants permissions, in one cluster or in all.

Python asks `can` or `require`; SQL asks `clusters_where`. A grid test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from clusters.models import Assignment, Cluster, Role
from portal.accounts.models import Person

Viewer = Person | AnonymousUser


class Permission(StrEnum):
    """What a role may do; all but the last three in a cluster."""

    SEE = "see"
    PROPOSE = "propose"
    REPORT = "report"
    REVIEW = "review"
    APPROVE = "approve"
    DISCUSS = "discuss"
    RATE = "rate"
    RATE_OWN = "rate_own"
    SEE_NOTES = "see_notes"
    ASK_HELP = "ask_help"
    GIVE_HELP = "give_help"
    SEE_PORTFOLIO = "see_portfolio"
    MANAGE_PEOPLE = "manage_people"
    SEE_LEDGER = "see_ledger"


GRANTS: dict[str, frozenset[Permission]] = {
    Role.CLUSTER_MANAGER: frozenset(
        {
            Permission.SEE,
            Permission.PROPOSE,
            Permission.REPORT,
            Permission.DISCUSS,
            Permission.RATE_OWN,
            Permission.ASK_HELP,
        }
    ),
    Role.CONTRIBUTOR: frozenset({Permission.SEE, Permission.REPORT, Permission.DISCUSS, Permission.ASK_HELP}),
    Role.OFFICIAL: frozenset(
        {
            Permission.SEE,
            Permission.REVIEW,
            Permission.APPROVE,
            Permission.DISCUSS,
            Permission.RATE,
            Permission.SEE_NOTES,
            Permission.GIVE_HELP,
            Permission.SEE_PORTFOLIO,
        }
    ),
    Role.ANALYST: frozenset({Permission.SEE, Permission.SEE_NOTES, Permission.SEE_PORTFOLIO}),
    Role.ADMIN: frozenset({Permission.MANAGE_PEOPLE, Permission.SEE_LEDGER}),
}


def roles_with(permission: Permission) -> list[str]:
    """The roles that grant a permission, in a fixed order."""
    return [role for role, granted in GRANTS.items() if permission in granted]


def can(person: Viewer, permission: Permission, cluster: Cluster | None = None) -> bool:
    """May this person do it: in that cluster, or (without one) anywhere at all?

    Assignments are read once for each person object and kept on it for the length of a request.
    """
    if not isinstance(person, Person) or not person.is_active:
        return False
    return any(
        permission in GRANTS[assignment.role]
        and (cluster is None or assignment.cluster_id is None or assignment.cluster_id == cluster.pk)
        for assignment in assignments_of(person)
    )


def require(person: Viewer, permission: Permission, cluster: Cluster | None = None) -> None:
    """Raise PermissionDenied unless the person may do it."""
    if not can(person, permission, cluster):
        raise PermissionDenied


def clusters_where(person: Viewer, permission: Permission) -> QuerySet[Cluster]:
    """The clusters in which the person may do it, as a query: the same rule as `can`."""
    if not isinstance(person, Person) or not person.is_active:
        return Cluster.objects.none()
    granted = Assignment.objects.filter(person=person, role__in=roles_with(permission))
    return Cluster.objects.filter(Exists(granted.filter(Q(cluster__isnull=True) | Q(cluster=OuterRef("pk")))))


def sees_notes(person: Viewer, cluster: Cluster) -> bool:
    """May the person read what the ministry writes for itself? Never who also reports for that cluster."""
    return can(person, Permission.SEE_NOTES, cluster) and not can(person, Permission.REPORT, cluster)


def clusters_with_notes(person: Viewer) -> QuerySet[Cluster]:
    """The same rule as `sees_notes`, in SQL."""
    return clusters_where(person, Permission.SEE_NOTES).exclude(pk__in=clusters_where(person, Permission.REPORT))


def note_readers(cluster: Cluster) -> QuerySet[Person]:
    """Everybody who may read what the ministry writes for itself of a cluster: the same rule, of persons."""
    return persons_who(Permission.SEE_NOTES, cluster).exclude(pk__in=persons_who(Permission.REPORT, cluster))


def clusters_named(person: Viewer, permission: Permission) -> QuerySet[Cluster]:
    """Of the clusters in which the person may do it, those that an assignment names: the person's own."""
    return clusters_where(person, permission).filter(Exists(naming(permission).filter(person=person.pk)))


def clusters_unnamed(person: Viewer, permission: Permission) -> QuerySet[Cluster]:
    """Of the clusters in which the person may do it, those that are nobody's own: no assignment names them."""
    return clusters_where(person, permission).exclude(Exists(naming(permission)))


def naming(permission: Permission) -> QuerySet[Assignment]:
    """Assignments of active persons that name the outer cluster, by a role that grants the permission."""
    granted = Assignment.objects.filter(role__in=roles_with(permission), cluster=OuterRef("pk"))
    return granted.filter(person__in=Person.objects.active())


def persons_who(permission: Permission, cluster: Cluster, *, roles: Iterable[str] | None = None) -> QuerySet[Person]:
    """Active persons who may do it in a cluster, by any of the given roles (all that grant it by default)."""
    wanted = [role for role in roles_with(permission) if roles is None or role in roles]
    granted = Assignment.objects.filter(person=OuterRef("pk"), role__in=wanted)
    return Person.objects.active().filter(Exists(granted.filter(Q(cluster__isnull=True) | Q(cluster=cluster))))


def assignments_of(person: Person) -> list[Assignment]:
    """The person's assignments, read once for each person object."""
    if not hasattr(person, "_assignments"):
        person._assignments = list(person.assignments.select_related("cluster"))  # type: ignore[attr-defined]
    kept: list[Assignment] = person._assignments  # type: ignore[attr-defined]
    return kept


def has_role(person: Viewer, *roles: str) -> bool:
    """Does the person hold one of these roles anywhere? For choosing a home page, never for permission."""
    return isinstance(person, Person) and any(assignment.role in roles for assignment in assignments_of(person))
