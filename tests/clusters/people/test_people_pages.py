"""The pages on which admins look after people."""

from __future__ import annotations

import pytest
from django.test import Client

from clusters.models import Assignment, Cluster, Role
from portal.accounts.models import Person
from tests.factories import make_admin, make_cluster, make_manager, make_official, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Person:
    return make_admin(language="en")


@pytest.fixture
def cluster() -> Cluster:
    return make_cluster("Altai")


PAGES = ("/people/", "/people/invite/", "/people/roles/", "/people/{pk}/", "/audit/")
DEEDS = ("/people/{pk}/resend/", "/people/{pk}/deactivate/", "/people/{pk}/reactivate/", "/people/{pk}/roles/")


@pytest.mark.parametrize("place", PAGES)
def test_pages_are_open_to_admins_alone(client: Client, admin: Person, cluster: Cluster, place: str) -> None:
    place = place.format(pk=admin.pk)
    assert client.get(place).status_code == 302
    for person in (make_manager(cluster), make_official(), make_person()):
        client.force_login(person)
        assert client.get(place).status_code == 403
    client.force_login(admin)
    assert client.get(place).status_code == 200


@pytest.mark.parametrize("place", DEEDS)
def test_deeds_are_open_to_admins_alone_and_need_a_post(
    client: Client, admin: Person, cluster: Cluster, place: str
) -> None:
    someone = make_person()
    client.force_login(make_official())
    assert client.post(place.format(pk=someone.pk)).status_code == 403
    client.force_login(admin)
    assert client.get(place.format(pk=someone.pk)).status_code == 405
    assert client.post(place.format(pk=999_999)).status_code == 404
    someone.refresh_from_db()
    assert someone.is_active is True


def test_inviting_through_the_page(client: Client, admin: Person, cluster: Cluster) -> None:
    client.force_login(admin)
    said = {"email": "P.Lee@Example.org", "full_name": "Павел Ли", "language": "ru", "role": "contributor"}
    response = client.post("/people/invite/", said | {"clusters": [cluster.pk]})
    person = Person.objects.get(email="p.lee@example.org")
    assert response["Location"] == f"/people/{person.pk}/"
    assert person.assignments.get().role == Role.CONTRIBUTOR


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"role": "contributor"}, "clusters"),
        ({"role": "admin", "clusters": "own"}, "clusters"),
        ({"role": "minister"}, "role"),
        ({"role": "analyst", "email": "known@example.org"}, "email"),
        ({"role": "analyst", "email": "KNOWN@example.org"}, "email"),
        ({"role": "analyst", "email": "a@example.org\nBcc: b@example.org"}, "email"),
    ],
)
def test_invitation_that_cannot_be_sent_is_explained_at_its_field(
    client: Client, admin: Person, cluster: Cluster, said: dict[str, str], field: str
) -> None:
    make_person(email="known@example.org")
    client.force_login(admin)
    values = {"email": "new@example.org", "full_name": "Павел Ли", "language": "ru"} | said
    if said.get("clusters"):
        values["clusters"] = str(cluster.pk)
    response = client.post("/people/invite/", values)
    assert field in response.context["form"].errors
    assert not Person.objects.filter(email="new@example.org").exists()


def test_role_of_another_person_cannot_be_taken_through_this_one(
    client: Client, admin: Person, cluster: Cluster
) -> None:
    manager = make_manager(cluster)
    client.force_login(admin)
    role = manager.assignments.get()
    assert client.post(f"/people/{admin.pk}/roles/{role.pk}/remove/").status_code == 404
    assert Assignment.objects.filter(pk=role.pk).exists()


def test_refusal_is_shown_and_nothing_is_done(client: Client, admin: Person) -> None:
    client.force_login(admin)
    response = client.post(f"/people/{admin.pk}/deactivate/", follow=True)
    admin.refresh_from_db()
    assert admin.is_active is True
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def test_taking_a_role_acts_with_the_next_request(client: Client, admin: Person) -> None:
    make_admin()
    client.force_login(admin)
    assert client.get("/people/").status_code == 200
    admin.assignments.all().delete()
    assert client.get("/people/").status_code == 403
