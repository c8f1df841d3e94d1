"""The only way in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from portal.accounts import invitations
from portal.accounts.invitations import InvitationClosed, Joining, State, accept, invite, state_of
from portal.accounts.models import Invitation, Person
from portal.audit.models import LedgerEntry
from portal.mail.models import Message
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
PASSWORD = "three quiet words"
FORM = {
    "password": PASSWORD,
    "full_name": "Павел Ли",
    "phone": "+7 900 000-00-00",
    "language": "en",
    "time_zone": "Asia/Omsk",
}
JOINING = Joining(**FORM)


def make_invited(**fields: object) -> tuple[Person, str]:
    """A person who has not joined, and the path of the link."""
    person = make_person(email="p.lee@example.org", full_name="Павел Ли", joined_at=None, **fields)
    link = invite(person, by=make_person(full_name="Виктор Кузнецов"), at=NOW)
    return person, "/join/" + link.rpartition("/join/")[2]


def open_invitation(person: Person) -> Invitation:
    return Invitation.objects.get(person=person, revoked_at=None)


def test_letter_goes_to_the_person_with_the_link() -> None:
    person, path = make_invited(language="en")
    letter = Message.objects.get()
    assert (letter.person, letter.kind) == (person, "account.invitation")
    assert letter.subject == "Your invitation to the Roadmaps portal"
    assert path in letter.text
    assert letter.expires_at == NOW + timedelta(days=7)


def test_only_the_hash_of_the_token_is_kept() -> None:
    person, path = make_invited()
    token = path.split("/")[2]
    assert open_invitation(person).token_hash == invitations.hash_of(token)
    assert token not in open_invitation(person).token_hash


def test_invitation_writes_one_entry() -> None:
    make_invited()
    assert list(LedgerEntry.objects.values_list("verb", flat=True)) == ["person.invited"]


@pytest.mark.parametrize("days", [0, 6])
def test_opening_decides_nothing(client: Client, days: int) -> None:
    person, path = make_invited()
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        statuses = [client.get(path).status_code, client.head(path).status_code, client.get(path).status_code]
    assert statuses == [200, 200, 200]
    assert open_invitation(person).accepted_at is None
    assert person.joined_at is None


def test_sending_the_form_lets_in(client: Client) -> None:
    person, path = make_invited()
    with time_machine.travel(NOW, tick=False):
        response = client.post(path, FORM)
        signed_in = int(client.session["_auth_user_id"])
    person.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in == person.pk
    assert (person.joined_at, person.language, person.time_zone) == (NOW, "en", "Asia/Omsk")
    assert person.check_password(PASSWORD)
    assert LedgerEntry.objects.first().verb == "person.joined"


def test_link_works_once(client: Client) -> None:
    _person, path = make_invited()
    with time_machine.travel(NOW, tick=False):
        client.post(path, FORM)
        again = Client().post(path, FORM | {"password": "another good phrase"})
    assert again.status_code == 410
    assert Person.objects.get(email="p.lee@example.org").check_password(PASSWORD)


def test_invitation_cannot_be_accepted_twice_at_once() -> None:
    person, _path = make_invited()
    first, second = open_invitation(person), open_invitation(person)
    accept(first, JOINING, at=NOW)
    with pytest.raises(InvitationClosed):
        accept(second, JOINING, at=NOW)


def test_link_ends_after_seven_days(client: Client) -> None:
    person, path = make_invited()
    with time_machine.travel(NOW + timedelta(days=7), tick=False):
        response = client.post(path, FORM)
    person.refresh_from_db()
    assert (response.status_code, person.joined_at) == (410, None)


def test_new_invitation_replaces_the_earlier(client: Client) -> None:
    person, path = make_invited()
    earlier = open_invitation(person)
    invite(person, by=make_person(), at=NOW + timedelta(days=1))
    earlier.refresh_from_db()
    assert state_of(earlier, NOW + timedelta(days=1)) == State.REPLACED
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert client.post(path, FORM).status_code == 410


def test_unknown_link_is_not_found(client: Client) -> None:
    assert client.get("/join/nothing-of-the-kind/").status_code == 404


def test_closed_account_cannot_join(client: Client) -> None:
    person, path = make_invited()
    Person.objects.filter(pk=person.pk).update(is_active=False)
    with time_machine.travel(NOW, tick=False):
        assert client.post(path, FORM).status_code == 410


@pytest.mark.parametrize("password", ["short", "password1234", "p.lee@example.org"])
def test_weak_password_is_refused(client: Client, password: str) -> None:
    person, path = make_invited()
    with time_machine.travel(NOW, tick=False):
        response = client.post(path, FORM | {"password": password})
    assert response.status_code == 200
    assert open_invitation(person).accepted_at is None
    assert re.search(r"id_password_error|error-summary", response.content.decode())


def test_fields_beyond_the_form_change_nothing(client: Client) -> None:
    person, path = make_invited()
    with time_machine.travel(NOW, tick=False):
        client.post(path, FORM | {"email": "other@example.org", "is_active": "", "role": "admin"})
    person.refresh_from_db()
    assert (person.email, person.is_active, person.assignments.count()) == ("p.lee@example.org", True, 0)
