"""Signing in, new passwords, the profile, the demo persons."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.accounts.forms import TimeZoneField
from portal.accounts.models import Person
from portal.accounts.time_zones import choices
from portal.audit.models import LedgerEntry
from portal.mail.models import Message
from tests.factories import make_person

pytestmark = pytest.mark.django_db
PASSWORD = "three quiet words"
LOGIN = {"login": "o.kim@example.org", "password": PASSWORD}


@pytest.fixture
def person() -> Person:
    return make_person(email="o.kim@example.org", password=PASSWORD, language="en")


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_person_enters_by_email_and_password(client: Client, person: Person) -> None:
    response = client.post("/sign-in/", LOGIN)
    assert (response.status_code, response["Location"], is_in(client)) == (302, "/", True)


def test_email_is_read_whatever_its_case(client: Client, person: Person) -> None:
    client.post("/sign-in/", LOGIN | {"login": "O.Kim@Example.org"})
    assert is_in(client)


def test_sign_in_returns_to_the_place_asked_for(client: Client, person: Person) -> None:
    assert client.post("/sign-in/?next=/me/", LOGIN | {"next": "/me/"})["Location"] == "/me/"


@pytest.mark.parametrize("place", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(client: Client, person: Person, place: str) -> None:
    assert client.post("/sign-in/", LOGIN | {"next": place})["Location"] == "/"


@pytest.mark.parametrize("changes", [{"is_active": False}, {"joined_at": None}])
def test_person_who_may_not_enter_reads_the_same_as_a_wrong_password(
    client: Client, person: Person, changes: dict[str, object]
) -> None:
    Person.objects.filter(pk=person.pk).update(**changes)
    shut_out = client.post("/sign-in/", LOGIN)
    unknown = client.post("/sign-in/", LOGIN | {"password": "wrong words here"})
    assert not is_in(client)
    assert errors_of(shut_out) == errors_of(unknown) != []


def errors_of(response: object) -> list[str]:
    return [str(message) for message in response.context["form"].non_field_errors()]


@pytest.mark.parametrize("changes", [{"is_active": False}, {"joined_at": None}])
def test_losing_the_right_to_enter_ends_the_session(client: Client, person: Person, changes: dict[str, object]) -> None:
    client.force_login(person)
    assert client.get("/me/").status_code == 200
    Person.objects.filter(pk=person.pk).update(**changes)
    assert client.get("/me/").status_code == 302


def test_eleventh_wrong_password_is_refused_even_when_right(client: Client, person: Person) -> None:
    for _attempt in range(10):
        client.post("/sign-in/", LOGIN | {"password": "wrong words here"}, HTTP_X_FORWARDED_FOR="10.9.8.7")
    client.post("/sign-in/", LOGIN)
    assert not is_in(client)


@pytest.mark.parametrize("email", ["o.kim@example.org", "unknown@example.org"])
def test_sixth_letter_within_an_hour_is_refused_for_known_and_unknown(
    client: Client, person: Person, email: str
) -> None:
    statuses = [client.post("/password/reset/", {"email": email}).status_code for _attempt in range(6)]
    assert statuses == [302] * 5 + [429]


@pytest.mark.parametrize("proxies", [0, 1])
def test_forged_address_does_not_escape_the_limit(
    client: Client, person: Person, settings: object, proxies: int
) -> None:
    settings.TRUSTED_PROXIES = proxies
    for number in range(20):
        forged = f"10.0.0.{number}, 203.0.113.7"
        said = {"login": f"nobody{number}@example.org", "password": "wrong words here"}
        client.post("/sign-in/", said, HTTP_X_FORWARDED_FOR=forged)
    client.post("/sign-in/", LOGIN, HTTP_X_FORWARDED_FOR="10.0.0.99, 203.0.113.7")
    assert not is_in(client)


def test_signing_out_needs_a_post(client: Client, person: Person) -> None:
    client.force_login(person)
    client.get("/sign-out/")
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


def reset_link(text: str) -> str:
    return re.search(r"(/password/reset/\S+)", text).group(1)


def test_new_password_is_set_by_the_link_in_the_letter(client: Client, person: Person) -> None:
    client.post("/password/reset/", {"email": person.email})
    letter = Message.objects.get(kind="account.reset")
    form = client.get(reset_link(letter.text), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "four calm new words", "password2": "four calm new words"})
    person.refresh_from_db()
    assert person.check_password("four calm new words")
    assert Message.objects.filter(kind="account.password_changed").count() == 1


def test_link_for_a_new_password_works_once(client: Client, person: Person) -> None:
    client.post("/password/reset/", {"email": person.email})
    link = reset_link(Message.objects.get().text)
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "four calm new words", "password2": "four calm new words"})
    again = Client().get(link, follow=True)
    assert again.context["token_fail"] is True


@pytest.mark.parametrize("opened", ["before", "after"])
def test_link_for_a_new_password_is_worth_nothing_to_a_closed_account(
    client: Client, person: Person, opened: str
) -> None:
    client.post("/password/reset/", {"email": person.email})
    link = reset_link(Message.objects.get().text)
    path = client.get(link, follow=True).request["PATH_INFO"] if opened == "before" else link
    Person.objects.filter(pk=person.pk).update(is_active=False)
    answer = client.post(path, {"password1": "four calm new words", "password2": "four calm new words"}, follow=True)
    person.refresh_from_db()
    assert not person.check_password("four calm new words")
    assert answer.context["token_fail"] is True


def test_letter_links_to_the_configured_address_whatever_the_host(
    client: Client, person: Person, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["evil.example"]
    client.post("/password/reset/", {"email": person.email}, HTTP_HOST="evil.example")
    letter = Message.objects.get()
    assert settings.PORTAL_URL in letter.text
    assert "evil.example" not in letter.text + letter.html


@pytest.mark.parametrize("changes", [{"is_active": False}, {"joined_at": None}, {"email": "other@example.org"}])
def test_asking_for_a_new_password_tells_nobody_who_is_known(
    client: Client, person: Person, changes: dict[str, object]
) -> None:
    known = client.post("/password/reset/", {"email": "o.kim@example.org"})
    Message.objects.all().delete()
    Person.objects.filter(pk=person.pk).update(**changes)
    unknown = client.post("/password/reset/", {"email": "o.kim@example.org"})
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert Message.objects.count() == 0


def test_password_is_changed_with_the_present_one(client: Client, person: Person) -> None:
    client.force_login(person)
    new = {"password1": "four calm new words", "password2": "four calm new words"}
    client.post("/password/change/", {"oldpassword": "not this one"} | new)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)

    client.post("/password/change/", {"oldpassword": PASSWORD} | new)
    person.refresh_from_db()
    assert person.check_password("four calm new words")
    assert is_in(client)


def test_profile_changes_what_the_form_holds_and_nothing_else(client: Client, person: Person) -> None:
    client.force_login(person)
    said = {"full_name": "Ольга Ким", "position": "Руководитель", "phone": "", "language": "ru", "are_keys_on": "on"}
    client.post("/me/", said | {"time_zone": "Asia/Omsk", "theme": "dark", "email": "x@example.org", "is_active": ""})
    person.refresh_from_db()
    assert (person.position, person.language, person.time_zone, person.theme) == (
        "Руководитель",
        "ru",
        "Asia/Omsk",
        "dark",
    )
    assert (person.email, person.is_active) == ("o.kim@example.org", True)
    entry = LedgerEntry.objects.get()
    assert (entry.verb, entry.details) == (
        "person.profile_changed",
        {"fields": ["language", "position", "theme", "time_zone"]},
    )


def test_unchanged_profile_writes_nothing(client: Client, person: Person) -> None:
    client.force_login(person)
    said = {"full_name": person.full_name, "language": "en", "time_zone": "Europe/Moscow", "theme": "system"}
    assert client.post("/me/", said | {"are_keys_on": "on"}).status_code == 302
    assert LedgerEntry.objects.count() == 0


def test_keys_for_decisions_are_switched_off_in_the_profile(client: Client, person: Person) -> None:
    client.force_login(person)
    said = {"full_name": person.full_name, "language": "en", "time_zone": "Europe/Moscow", "theme": "system"}
    client.post("/me/", said)
    person.refresh_from_db()
    assert person.are_keys_on is False


def test_demo_person_is_one_press_away_in_a_trial(client: Client) -> None:
    demo = make_person(email="official@demo.example", position="Куратор")
    assert f"/sign-in/demo/{demo.pk}/" in client.get("/sign-in/").content.decode()
    client.post(f"/sign-in/demo/{demo.pk}/")
    assert int(client.session["_auth_user_id"]) == demo.pk


def test_real_person_is_never_one_press_away(client: Client, person: Person) -> None:
    assert client.post(f"/sign-in/demo/{person.pk}/").status_code == 404
    assert not is_in(client)


def test_demo_door_is_shut_outside_a_trial(client: Client, settings: object) -> None:
    demo = make_person(email="official@demo.example")
    settings.IS_TRIAL = False
    assert client.post(f"/sign-in/demo/{demo.pk}/").status_code == 404
    assert "/sign-in/demo/" not in client.get("/sign-in/").content.decode()


def test_time_zones_of_russia_come_first() -> None:
    (_russia, first), (_world, second) = choices()
    assert first[0] == ("Europe/Kaliningrad", "Калининград")
    assert ("Europe/Moscow", "Москва") in first
    assert "Europe/Moscow" not in dict(second)


def test_city_of_a_renamed_zone_is_called_as_people_call_it() -> None:
    (_russia, _first), (_world, second) = choices()
    assert dict(second)["Asia/Kolkata"] == "Калькутта"
    assert "Asia/Calcutta" not in dict(second)
    assert TimeZoneField().prepare_value("Asia/Calcutta") == "Asia/Kolkata"
