"""Who may do what. The only place of permission: a role grants permissions, in one cluster or in all.

Python asks `can` or `require`; SQL asks `clusters_where`. A grid test holds the two against each other.

Whoever stands in for an absent person may do what that person's assignments allow, as far as they could hold them
themselves: on the side of the ministry if they are officials, in a cluster if they work in it (`SIDES`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from clusters.models import Assignment, Cluster, Deputy, Role
from portal.accounts.models import Person

Viewer = Person | AnonymousUser


class Permission(StrEnum):
    """What a role may do; all but the last four in a cluster."""

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
    MANAGE_PROGRAMMES = "manage_programmes"


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
    Role.ADMIN: frozenset({Permission.MANAGE_PEOPLE, Permission.SEE_LEDGER, Permission.MANAGE_PROGRAMMES}),
}


# Who may stand in for whom: somebody with a role of the same side, and in a cluster with one in the same cluster.
# For an official nobody stands in who also works in a cluster.
OF_MINISTRY = frozenset({Role.OFFICIAL})
OF_CLUSTER = frozenset({Role.CLUSTER_MANAGER, Role.CONTRIBUTOR})
SIDES = (OF_MINISTRY, OF_CLUSTER)


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
    held = Q(person=person.pk) | Q(pk__in=[assignment.pk for assignment in lent_to(person)])
    granted = Assignment.objects.filter(held, role__in=roles_with(permission))
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
    return clusters_where(person, permission).filter(Exists(naming(permission).filter(person__in=selves_of(person))))


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
    granted = Assignment.objects.filter(Q(cluster__isnull=True) | Q(cluster=cluster), role__in=wanted)
    fitting = Q(Exists(granted.filter(person=OuterRef("pk"))))
    # Most days nobody is away: one small question is cheaper than carrying the deputies' whole rule along.
    if Deputy.objects.acting().exists():
        fitting |= Q(pk__in=standing_in(granted, cluster).values("deputy"))
    return Person.objects.active().filter(fitting)


def standing_in(granted: QuerySet[Assignment], cluster: Cluster) -> QuerySet[Deputy]:
    """The deputies in a cluster of those who hold one of these assignments there: the same rule as `lent_to`."""
    fitting = Q()
    for side in SIDES:
        lent = granted.filter(person=OuterRef("absent"), role__in=side)
        own = Assignment.objects.filter(person=OuterRef("deputy"), role__in=side)
        if side == OF_CLUSTER:
            fitting |= Q(Exists(lent), Exists(own.filter(cluster=cluster)))
        else:
            of_cluster = Assignment.objects.filter(person=OuterRef("deputy"), role__in=OF_CLUSTER)
            fitting |= Q(Exists(lent), Exists(own), ~Exists(of_cluster))
    return Deputy.objects.acting().filter(fitting)


def assignments_of(person: Person) -> list[Assignment]:
    """The person's assignments and those lent to them, read once for each person object."""
    if not hasattr(person, "_assignments"):
        absent = Deputy.objects.acting().filter(deputy=person.pk).values("absent")
        found = Assignment.objects.filter(Q(person=person.pk) | Q(person__in=absent)).select_related(
            "cluster", "person"
        )
        own = [assignment for assignment in found if assignment.person_id == person.pk]
        lent = [one for one in found if one.person_id != person.pk and could_hold(own, one)]
        person._assignments = own + lent  # type: ignore[attr-defined]
    kept: list[Assignment] = person._assignments  # type: ignore[attr-defined]
    return kept


def could_hold(own: Iterable[Assignment], assignment: Assignment) -> bool:
    """Could somebody with these assignments of their own hold that of another too?"""
    if assignment.role in OF_CLUSTER:
        return any(one.role in OF_CLUSTER and one.cluster_id == assignment.cluster_id for one in own)
    roles = {one.role for one in own}
    return assignment.role in OF_MINISTRY and not roles.isdisjoint(OF_MINISTRY) and roles.isdisjoint(OF_CLUSTER)


def lent_to(person: Person) -> list[Assignment]:
    """The assignments of absent persons for whom the person stands in."""
    return [assignment for assignment in assignments_of(person) if assignment.person_id != person.pk]


def selves_of(person: Viewer) -> frozenset[int]:
    """The keys of the person and of those for whom the person stands in: nobody reviews what one of them wrote."""
    if not isinstance(person, Person):
        return frozenset()
    return frozenset({person.pk} | {assignment.person_id for assignment in lent_to(person)})


def absent_behind(person: Viewer, cluster_slug: str) -> list[Person]:
    """For whom the person acts in a cluster: whose lent assignments there allow what the person's own do not."""
    if not isinstance(person, Person):
        return []
    here = [one for one in assignments_of(person) if one.cluster is None or one.cluster.slug == cluster_slug]
    own = {granted for one in here if one.person_id == person.pk for granted in GRANTS[one.role]}
    behind = {one.person for one in here if one.person_id != person.pk and GRANTS[one.role] - own}
    return sorted(behind, key=lambda absent: absent.pk)


def has_role(person: Viewer, *roles: str) -> bool:
    """Does the person hold one of these roles anywhere? For choosing a home page, never for permission."""
    return isinstance(person, Person) and any(assignment.role in roles for assignment in assignments_of(person))
