"""Who may do what: the table, and the rule in Python against the rule in SQL."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from clusters.models import Cluster, Deputy, Role
from clusters.policy import (
    GRANTS,
    Permission,
    can,
    clusters_named,
    clusters_where,
    has_role,
    persons_who,
    require,
    roles_with,
)
from portal.accounts.models import Person
from tests.factories import NOW, TODAY, assign, make_cluster, make_person

pytestmark = pytest.mark.django_db

TABLE = {
    "cluster_manager": "see propose report discuss rate_own ask_help",
    "contributor": "see report discuss ask_help",
    "official": "see review approve discuss rate see_notes give_help see_portfolio",
    "analyst": "see see_notes see_portfolio",
    "admin": "manage_people see_ledger manage_programmes",
}
WHO = [
    "nobody",
    "without a role",
    "manager of A",
    "contributor of A",
    "official of A",
    "official of all",
    "analyst",
    "admin",
    "manager of A and B",
    "manager of A, official of B",
    "closed manager of A",
    "contributor of A for a manager of A and B",
    "manager of B for a manager of A",
    "official of A for an official of B",
    "official of A for an official of all",
    "official of A for a manager of A",
    "manager of A for an official of all",
    "contributor of A for a manager of A who is back",
    "contributor of A for a manager of A who left",
    "admin for an official of all",
    "manager of A, official of B for an official of C",
]


@pytest.fixture
def clusters() -> dict[str, Cluster]:
    return {name: make_cluster(name) for name in "ABC"}


def viewer(who: str, clusters: dict[str, Cluster]) -> Person | AnonymousUser:
    """One of the kinds of people named in WHO."""
    if who == "nobody":
        return AnonymousUser()
    who, _for, absent = who.partition(" for a")
    person = make_person(is_active=not who.startswith("closed"))
    give_roles(person, who.removeprefix("closed "), clusters)
    if absent:
        stand_in_for(person, absent.removeprefix("n").strip(), clusters)
    return person


def stand_in_for(person: Person, who: str, clusters: dict[str, Cluster]) -> None:
    """Let the person stand in for somebody with these roles, who may be back or have left."""
    words, _who, since = who.partition(" who ")
    absent = make_person(is_active=since != "left")
    give_roles(absent, words, clusters)
    Deputy.objects.create(
        absent=absent,
        deputy=person,
        starts_on=TODAY,
        ends_on=TODAY,
        named_at=NOW,
        began_at=NOW,
        ended_at=NOW if since == "is back" else None,
    )


def give_roles(person: Person, who: str, clusters: dict[str, Cluster]) -> None:
    roles = {"manager": Role.CLUSTER_MANAGER, "contributor": Role.CONTRIBUTOR, "official": Role.OFFICIAL}
    for part in who.split(", "):
        word, _of, where = part.partition(" of ")
        for name in where.split(" and ") if word in roles else []:
            assign(person, roles[word], clusters.get(name))
        if word in {"analyst", "admin"}:
            assign(person, Role(word))


def test_role_table_is_as_agreed() -> None:
    assert {role: set(TABLE[role].split()) for role in Role.values} == {
        role: {permission.value for permission in granted} for role, granted in GRANTS.items()
    }


def test_no_role_both_writes_and_reviews() -> None:
    assert set(roles_with(Permission.REPORT)) & set(roles_with(Permission.REVIEW)) == set()


def test_admin_sees_no_roadmap() -> None:
    assert GRANTS[Role.ADMIN] == {Permission.MANAGE_PEOPLE, Permission.SEE_LEDGER, Permission.MANAGE_PROGRAMMES}


@pytest.mark.parametrize("permission", list(Permission))
@pytest.mark.parametrize("who", WHO)
def test_python_and_sql_agree(who: str, permission: Permission, clusters: dict[str, Cluster]) -> None:
    person = viewer(who, clusters)
    by_python = {cluster.pk for cluster in clusters.values() if can(person, permission, cluster)}
    by_sql = set(clusters_where(person, permission).values_list("pk", flat=True))
    assert by_python == by_sql


@pytest.mark.parametrize("permission", list(Permission))
@pytest.mark.parametrize("who", WHO)
def test_persons_who_may_are_those_who_can(who: str, permission: Permission, clusters: dict[str, Cluster]) -> None:
    person = viewer(who, clusters)
    for cluster in clusters.values():
        is_found = persons_who(permission, cluster).filter(pk=person.pk).exists()
        assert is_found == can(person, permission, cluster)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("nobody", ""),
        ("without a role", ""),
        ("manager of A", "A"),
        ("contributor of A", "A"),
        ("official of A", "A"),
        ("official of all", "ABC"),
        ("analyst", "ABC"),
        ("admin", ""),
        ("manager of A and B", "AB"),
        ("manager of A, official of B", "AB"),
        ("closed manager of A", ""),
        ("contributor of A for a manager of A and B", "A"),
        ("manager of B for a manager of A", "B"),
        ("official of A for an official of B", "AB"),
        ("official of A for an official of all", "ABC"),
        ("official of A for a manager of A", "A"),
        ("manager of A for an official of all", "A"),
        ("contributor of A for a manager of A who is back", "A"),
        ("contributor of A for a manager of A who left", "A"),
        ("admin for an official of all", ""),
        ("manager of A, official of B for an official of C", "AB"),
    ],
)
def test_each_sees_exactly_what_the_role_opens(who: str, seen: str, clusters: dict[str, Cluster]) -> None:
    found = clusters_where(viewer(who, clusters), Permission.SEE)
    assert "".join(sorted(found.values_list("name", flat=True))) == seen


def test_permission_of_one_cluster_never_leaks_into_another(clusters: dict[str, Cluster]) -> None:
    person = viewer("manager of A, official of B", clusters)
    assert can(person, Permission.PROPOSE, clusters["A"])
    assert not can(person, Permission.PROPOSE, clusters["B"])
    assert can(person, Permission.APPROVE, clusters["B"])
    assert not can(person, Permission.APPROVE, clusters["A"])


def test_deputy_of_a_manager_proposes_and_no_longer_does_so_afterwards(clusters: dict[str, Cluster]) -> None:
    assert can(viewer("contributor of A for a manager of A", clusters), Permission.PROPOSE, clusters["A"])
    assert not can(
        viewer("contributor of A for a manager of A who is back", clusters), Permission.PROPOSE, clusters["A"]
    )


def test_deputy_of_an_official_has_the_officials_clusters_for_their_own(clusters: dict[str, Cluster]) -> None:
    person = viewer("official of A for an official of B", clusters)
    assert {cluster.name for cluster in clusters_named(person, Permission.REVIEW)} == {"A", "B"}


def test_require_raises_where_can_says_no(clusters: dict[str, Cluster]) -> None:
    require(viewer("manager of A", clusters), Permission.PROPOSE, clusters["A"])
    with pytest.raises(PermissionDenied):
        require(viewer("manager of A", clusters), Permission.PROPOSE, clusters["B"])


def test_person_who_has_not_joined_is_not_written_to(clusters: dict[str, Cluster]) -> None:
    person = make_person(joined_at=None)
    assign(person, Role.CLUSTER_MANAGER, clusters["A"])
    assert not persons_who(Permission.REPORT, clusters["A"]).exists()


def test_persons_may_be_narrowed_to_some_roles(clusters: dict[str, Cluster]) -> None:
    manager, contributor = make_person(), make_person()
    assign(manager, Role.CLUSTER_MANAGER, clusters["A"])
    assign(contributor, Role.CONTRIBUTOR, clusters["A"])
    found = persons_who(Permission.REPORT, clusters["A"], roles=[Role.CLUSTER_MANAGER])
    assert list(found) == [manager]


def test_role_is_held_anywhere_or_nowhere(clusters: dict[str, Cluster]) -> None:
    person = viewer("manager of A", clusters)
    assert has_role(person, Role.CLUSTER_MANAGER)
    assert not has_role(person, Role.OFFICIAL, Role.ADMIN)
