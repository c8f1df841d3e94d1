"""Administering people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from clusters.models import Cluster, Role
from clusters.people import actions, gaps, queries
from clusters.people.actions import Invited
from clusters.people.queries import Filters, Standing
from portal.accounts.models import Invitation, Person
from portal.audit.models import LedgerEntry
from portal.inbox import notices
from portal.inbox.models import Notice
from portal.mail.models import Message
from portal.shell.refusal import Refusal
from tests.factories import NOW, assign, make_admin, make_cluster, make_manager, make_official, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Person:
    return make_admin(language="en")


@pytest.fixture
def cluster() -> Cluster:
    return make_cluster("Altai")


def invite(admin: Person, *clusters: Cluster, role: Role = Role.CLUSTER_MANAGER) -> Person:
    return actions.invite(Invited("p.lee@example.org", "Павел Ли", "en", role, clusters), by=admin, at=NOW)


def verbs() -> list[str]:
    return list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True))


def test_inviting_makes_the_account_the_role_and_the_letter(admin: Person, cluster: Cluster) -> None:
    person = invite(admin, cluster)
    [role] = person.assignments.all()
    assert (role.role, role.cluster) == (Role.CLUSTER_MANAGER, cluster)
    assert (person.has_joined, person.language, person.has_usable_password()) == (False, "en", False)
    assert Message.objects.get().address == "p.lee@example.org"
    entry = LedgerEntry.objects.get()
    assert (entry.verb, entry.scope, entry.details["role"]) == ("person.invited", cluster.slug, "cluster_manager")


def test_official_without_a_cluster_is_for_all(admin: Person) -> None:
    [role] = invite(admin, role=Role.OFFICIAL).assignments.all()
    assert role.cluster is None


def test_resending_replaces_the_link(admin: Person, cluster: Cluster) -> None:
    person = invite(admin, cluster)
    actions.resend(person, by=admin, at=NOW + timedelta(days=1))
    assert Invitation.objects.filter(person=person, revoked_at=None).count() == 1
    assert Message.objects.count() == 2
    assert verbs() == ["person.invited", "person.invitation_sent_again"]


def test_person_who_has_joined_is_not_invited_again(admin: Person) -> None:
    with pytest.raises(Refusal):
        actions.resend(make_person(), by=admin, at=NOW)


def test_closing_an_account_ends_its_invitations(admin: Person, cluster: Cluster) -> None:
    person = invite(admin, cluster)
    actions.deactivate(person, by=admin, at=NOW)
    person.refresh_from_db()
    assert (person.is_active, Invitation.objects.filter(revoked_at=None).count()) == (False, 0)
    assert verbs() == ["person.invited", "person.deactivated"]


def test_closed_account_is_opened_again_with_its_roles(admin: Person, cluster: Cluster) -> None:
    person = make_manager(cluster)
    actions.deactivate(person, by=admin, at=NOW)
    actions.reactivate(person, by=admin, at=NOW)
    person.refresh_from_db()
    assert (person.is_active, person.assignments.count()) == (True, 1)
    assert verbs() == ["person.deactivated", "person.reactivated"]


def test_nobody_closes_their_own_account(admin: Person) -> None:
    make_admin()
    with pytest.raises(Refusal):
        actions.deactivate(admin, by=admin, at=NOW)


def test_last_admin_cannot_be_closed(admin: Person) -> None:
    with pytest.raises(Refusal):
        actions.deactivate(admin, by=make_person(), at=NOW)
    assert verbs() == []


@pytest.mark.parametrize("other", [{"is_active": False}, {"joined_at": None}])
def test_admin_who_cannot_enter_does_not_count(admin: Person, other: dict[str, object]) -> None:
    make_admin(**other)
    with pytest.raises(Refusal):
        actions.deactivate(admin, by=make_person(), at=NOW)


def test_last_admin_keeps_the_role(admin: Person) -> None:
    with pytest.raises(Refusal):
        actions.unassign(admin.assignments.get(), by=admin, at=NOW)
    make_admin()
    actions.unassign(admin.assignments.get(), by=admin, at=NOW)
    assert admin.assignments.count() == 0


def test_giving_and_taking_a_role_writes_one_entry_each(admin: Person, cluster: Cluster) -> None:
    person = make_person()
    actions.assign(person, Role.CONTRIBUTOR, [cluster, make_cluster()], by=admin, at=NOW)
    actions.unassign(person.assignments.get(cluster=cluster), by=admin, at=NOW)
    assert verbs() == ["role.given", "role.taken"]
    assert person.assignments.count() == 1


def test_role_that_is_held_already_is_refused(admin: Person, cluster: Cluster) -> None:
    person = make_manager(cluster)
    with pytest.raises(Refusal):
        actions.assign(person, Role.CLUSTER_MANAGER, [cluster], by=admin, at=NOW)


def test_list_says_how_people_stand(admin: Person, cluster: Cluster) -> None:
    invited = invite(admin, cluster)
    closed = make_person(is_active=False)
    rows = {row.person.pk: row.standing for row in queries.everybody(NOW)}
    assert rows == {admin.pk: Standing.ACTIVE, invited.pk: Standing.INVITED, closed.pk: Standing.INACTIVE}
    later = {row.person.pk: row.standing for row in queries.everybody(NOW + timedelta(days=7))}
    assert later[invited.pk] == Standing.EXPIRED


def test_list_follows_the_russian_alphabet() -> None:
    names = ["Яна Белова", "Ёлкина Анна", "Анна Ель", "ева Орлова", "Жанна Ким"]
    for name in names:
        make_person(full_name=name)
    found = [row.person.full_name for row in queries.everybody(NOW)]
    assert found == ["Анна Ель", "ева Орлова", "Ёлкина Анна", "Жанна Ким", "Яна Белова"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), {"Ольга Ким", "Ирина Орлова", "Старый Друг"}),
        (Filters(role="official"), {"Ирина Орлова"}),
        (Filters(words="КИМ ольга"), {"Ольга Ким"}),
        (Filters(words="nobody"), set()),
        (Filters(is_unseen=True), {"Старый Друг"}),
        (Filters(standing="inactive"), set()),
    ],
)
def test_filters_narrow_the_list(cluster: Cluster, filters: Filters, found: set[str]) -> None:
    make_manager(cluster, full_name="Ольга Ким", last_seen_at=NOW)
    make_official(full_name="Ирина Орлова", last_seen_at=NOW)
    make_person(full_name="Старый Друг", last_seen_at=NOW - timedelta(days=91))
    assert {row.person.full_name for row in queries.narrow(queries.everybody(NOW), filters)} == found


def test_person_counts_as_unseen_after_ninety_days() -> None:
    make_person(last_seen_at=NOW - timedelta(days=90))
    [row] = queries.everybody(NOW)
    assert row.is_unseen is False
    [row] = queries.everybody(NOW + timedelta(seconds=1))
    assert row.is_unseen is True


def sentences_at(at: object) -> list[str]:
    return [gap.sentence for gap in gaps.find(queries.everybody(at), at=at)]


def test_gaps_name_what_nobody_else_would_notice(admin: Person, cluster: Cluster) -> None:
    assert len(sentences_at(NOW)) == 2  # no manager, no official
    make_manager(cluster)
    assign(make_person(), Role.OFFICIAL)
    assert sentences_at(NOW) == []


def test_gap_of_an_invitation_opens_two_days_before_its_end(admin: Person, cluster: Cluster) -> None:
    make_manager(cluster)
    make_official()
    invite(admin, cluster)
    assert sentences_at(NOW + timedelta(days=5) - timedelta(seconds=1)) == []
    assert len(sentences_at(NOW + timedelta(days=5))) == 1
    assert len(sentences_at(NOW + timedelta(days=7))) == 1


def test_list_costs_the_same_for_one_and_for_thirty(
    admin: Person, cluster: Cluster, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        queries.everybody(NOW)
    for _number in range(30):
        make_manager(cluster)
    with django_assert_num_queries(4):
        queries.everybody(NOW)


@pytest.mark.django_db
def test_nobody_gives_a_role_to_themselves(admin: Person) -> None:
    make_admin()
    with pytest.raises(actions.Refusal):
        actions.assign(admin, Role.OFFICIAL, [], by=admin, at=NOW)
    assert [assignment.role for assignment in admin.assignments.all()] == [Role.ADMIN]


def test_who_loses_a_role_is_written_to_no_more_of_its_cluster(admin: Person, cluster: Cluster) -> None:
    other = make_cluster()
    person = make_manager(cluster)
    assign(person, Role.CONTRIBUTOR, other)
    for place in (cluster, other, None):
        notices.tell(
            [person], kind="test", subject=f"x:{place}", params={}, url="/", needs_action=False, at=NOW, place=place
        )
    Cluster.objects.filter(pk=cluster.pk).update(name="Renamed since")
    actions.unassign(person.assignments.get(cluster=cluster), by=admin, at=NOW)
    still_open = Notice.objects.exclude(state="done")
    assert sorted(still_open.values_list("place", flat=True)) == sorted(["", other.name])
