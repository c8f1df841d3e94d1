"""Who stands in for whom, and who could."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from clusters.models import Assignment, Cluster, Deputy
from clusters.policy import OF_CLUSTER, OF_MINISTRY, Permission, can, could_hold, lent_to
from portal.accounts.models import Person

LENDABLE = OF_CLUSTER | OF_MINISTRY


def visible_to(person: Person) -> QuerySet[Deputy]:
    """Leaves that the person has to do with; all of them for who administers people."""
    known = Deputy.objects.select_related("absent", "deputy")
    if can(person, Permission.MANAGE_PEOPLE):
        return known
    return known.filter(Q(absent=person.pk) | Q(deputy=person.pk))


def leaves_of(person: Person) -> list[Deputy]:
    """The person's own leaves that are not over, the first to come first."""
    return list(Deputy.objects.open().filter(absent=person.pk).select_related("deputy").order_by("starts_on", "pk"))


def stands_in_of(person: Person) -> list[Deputy]:
    """For whom the person stands in or will, the first to come first."""
    return list(Deputy.objects.open().filter(deputy=person.pk).select_related("absent").order_by("starts_on", "pk"))


def lendable(person: Person) -> list[Assignment]:
    """The person's own assignments that somebody else could take over for a while."""
    return list(Assignment.objects.filter(person=person.pk, role__in=LENDABLE).select_related("cluster"))


def candidates(absent: Person) -> QuerySet[Person]:
    """Who could stand in for the person: who could hold every one of the roles that can be taken over."""
    wanted, own = lendable(absent), own_roles_of_others(absent)
    return persons_in(pk for pk, held in own.items() if wanted and all(could_hold(held, one) for one in wanted))


def colleagues(absent: Person) -> QuerySet[Person]:
    """Those of them whom the person knows: with a cluster in common. An admin may name the others too."""
    wanted, own = lendable(absent), own_roles_of_others(absent)
    known = [pk for pk, held in own.items() if any(is_shared(one, other) for one in held for other in wanted)]
    return candidates(absent).filter(pk__in=known)


def is_shared(one: Assignment, other: Assignment) -> bool:
    """Do two assignments hold in the same cluster?"""
    return None in (one.cluster_id, other.cluster_id) or one.cluster_id == other.cluster_id


def own_roles_of_others(absent: Person) -> Mapping[int, list[Assignment]]:
    """The assignments that could be taken over, of everybody else who may enter."""
    own: dict[int, list[Assignment]] = defaultdict(list)
    others = Assignment.objects.filter(person__in=Person.objects.active(), role__in=LENDABLE).exclude(person=absent.pk)
    for assignment in others:
        own[assignment.person_id].append(assignment)
    return own


def persons_in(pks: Iterable[int]) -> QuerySet[Person]:
    return Person.objects.active().filter(pk__in=list(pks)).order_by("full_name", "pk")


def overlapping(persons: Collection[int], starts_on: date, ends_on: date) -> QuerySet[Deputy]:
    """Leaves of these persons that touch the days."""
    return Deputy.objects.open().filter(absent__in=persons, starts_on__lte=ends_on, ends_on__gte=starts_on)


def stood_in_for(person: Person, cluster: Cluster) -> list[Person]:
    """The absent persons for whom the person acts in a cluster now, by name."""
    here = {one.person for one in lent_to(person) if one.cluster_id in (None, cluster.pk)}
    return sorted(here, key=lambda absent: (absent.full_name, absent.pk))


def leaves_now(persons: Iterable[int]) -> list[Deputy]:
    """The leaves of those of the persons who are away with a deputy now."""
    away = Deputy.objects.acting().filter(absent__in=set(persons))
    if not away.exists():
        return []
    return list(away.select_related("absent", "deputy").order_by("ends_on", "pk"))


def deputies_now(persons: Collection[int]) -> Mapping[int, int]:
    """For those of the persons who are away: absent → deputy, while the deputy may enter and could hold the roles."""
    away = leaves_now(persons)
    return {leave.absent_id: leave.deputy_id for leave in able_to_stand_in(away)} if away else {}


def acting() -> list[Deputy]:
    """Everybody who stands in for somebody now."""
    return list(Deputy.objects.acting().select_related("absent", "deputy").order_by("ends_on", "pk"))


def able_to_stand_in(leaves: Collection[Deputy]) -> list[Deputy]:
    """Those of the leaves whose deputy may enter and could still hold each role of the absent person; one query."""
    persons = {pk for leave in leaves for pk in (leave.absent_id, leave.deputy_id)}
    held: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in Assignment.objects.filter(person__in=persons, role__in=LENDABLE):
        held[assignment.person_id].append(assignment)
    return [
        leave
        for leave in leaves
        if leave.deputy.may_enter and all(could_hold(held[leave.deputy_id], one) for one in held[leave.absent_id])
    ]
