"""The list of people as admins read it. The number of queries does not grow with the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from clusters.models import Assignment, Cluster
from portal.accounts.models import Invitation, Person
from portal.mail.suspension import suspended
from portal.shell.alphabet import alphabet_key

NOT_SEEN_FOR = timedelta(days=90)
EXPIRES_SOON = timedelta(days=2)


class Standing(StrEnum):
    """How a person stands with the portal."""

    ACTIVE = "active"
    INVITED = "invited"
    EXPIRED = "expired"
    INACTIVE = "inactive"


@dataclass(frozen=True)
class PersonRow:
    """One person in the list; `invitation_ends` is set while an invitation is open."""

    person: Person
    standing: Standing
    roles: tuple[Assignment, ...]
    invitation_ends: datetime | None
    is_refused: bool
    is_unseen: bool


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty words narrow nothing."""

    standing: str = ""
    role: str = ""
    cluster: Cluster | None = None
    words: str = ""
    is_unseen: bool = False


def everybody(at: datetime) -> list[PersonRow]:
    """All people, by the alphabet."""
    return rows_of(persons(), at)


def rows_of(people: QuerySet[Person], at: datetime) -> list[PersonRow]:
    """These people with their roles, invitations and refused letters: four queries, whatever their number."""
    newest_first = Invitation.objects.filter(accepted_at=None, revoked_at=None).order_by("-pk")
    people = people.prefetch_related(
        Prefetch("assignments", Assignment.objects.select_related("cluster")),
        Prefetch("invitations", newest_first, to_attr="open_invitations"),
    )
    found = sorted(people, key=alphabetical)
    refused = suspended((person.email for person in found), at)
    return [row_of(person, refused, at) for person in found]


def row_of(person: Person, refused: Iterable[str], at: datetime) -> PersonRow:
    invitations: list[Invitation] = person.open_invitations  # type: ignore[attr-defined]
    ends = invitations[0].expires_at if invitations else None
    standing = standing_of(person, ends, at)
    return PersonRow(
        person=person,
        standing=standing,
        roles=tuple(person.assignments.all()),
        invitation_ends=ends,
        is_refused=person.email in refused,
        is_unseen=standing == Standing.ACTIVE and last_sign(person) < at - NOT_SEEN_FOR,
    )


def standing_of(person: Person, invitation_ends: datetime | None, at: datetime) -> Standing:
    if not person.is_active:
        return Standing.INACTIVE
    if person.has_joined:
        return Standing.ACTIVE
    return Standing.INVITED if invitation_ends is not None and at < invitation_ends else Standing.EXPIRED


def last_sign(person: Person) -> datetime:
    """When the person was last here, or came in, or was made known."""
    return person.last_seen_at or person.joined_at or person.created_at


def alphabetical(person: Person) -> tuple[str, int]:
    return alphabet_key(str(person)), person.pk


def narrow(rows: Iterable[PersonRow], filters: Filters) -> list[PersonRow]:
    """Those rows that fit the filters."""
    return [row for row in rows if fits(row, filters)]


def fits(row: PersonRow, filters: Filters) -> bool:
    text = f"{row.person.full_name} {row.person.email} {row.person.position}".casefold()
    return (
        (not filters.standing or row.standing == filters.standing)
        and (not filters.role or any(role.role == filters.role for role in row.roles))
        and (filters.cluster is None or any(role.cluster_id == filters.cluster.pk for role in row.roles))
        and all(word in text for word in filters.words.casefold().split())
        and (not filters.is_unseen or row.is_unseen)
    )


def counts(rows: Iterable[PersonRow]) -> dict[str, int]:
    """How many people stand how."""
    found = Counter(row.standing for row in rows)
    return {standing.value: found[standing] for standing in Standing}


def persons() -> QuerySet[Person]:
    """Everybody whom an admin may open."""
    return Person.objects.all()


def roles_of(person: Person) -> QuerySet[Assignment]:
    return person.assignments.select_related("cluster", "person")


def row_for(person: Person, at: datetime) -> PersonRow:
    """One person as the list shows them."""
    return rows_of(persons().filter(pk=person.pk), at)[0]
