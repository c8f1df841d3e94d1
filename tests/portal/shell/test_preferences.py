import pytest
from django.test import Client

from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_language_of_a_person_is_kept_with_the_person(client: Client) -> None:
    person = make_person(language="ru")
    client.force_login(person)

    answer = client.post("/language/", {"language": "en", "next": "/ui/"})

    person.refresh_from_db()
    assert person.language == "en"
    assert answer.status_code == 302
    assert answer["Location"] == "/ui/"
    assert '<html lang="en"' in client.get("/ui/").content.decode()


def test_language_before_signing_in_is_kept_in_a_cookie(client: Client) -> None:
    answer = client.post("/language/", {"language": "en", "next": "/"})

    assert answer.cookies["language"].value == "en"
    assert answer.cookies["language"]["httponly"] is True


def test_unknown_language_changes_nothing(client: Client) -> None:
    person = make_person(language="ru")
    client.force_login(person)

    answer = client.post("/language/", {"language": "xx"})

    person.refresh_from_db()
    assert person.language == "ru"
    assert "language" not in answer.cookies


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_way_back_never_leaves_the_portal(client: Client, target: str) -> None:
    answer = client.post("/theme/", {"theme": "dark", "next": target})

    assert answer["Location"] == "/"


def test_theme_of_a_person_wins_over_the_cookie(client: Client) -> None:
    person = make_person(theme="light")
    client.force_login(person)
    client.cookies["theme"] = "dark"

    assert 'data-bs-theme="light"' in client.get("/ui/").content.decode()
    client.post("/theme/", {"theme": "system"})
    assert 'data-bs-theme="system"' in client.get("/ui/").content.decode()


def test_theme_cookie_counts_before_signing_in(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})

    assert 'data-bs-theme="dark"' in client.get("/nowhere/").content.decode()


def test_forged_theme_cookie_reads_as_the_device(client: Client) -> None:
    client.cookies["theme"] = '"><script>'

    assert 'data-bs-theme="system"' in client.get("/nowhere/").content.decode()


@pytest.mark.parametrize("address", ["/language/", "/theme/"])
def test_preferences_are_not_changed_by_opening(client: Client, address: str) -> None:
    assert client.get(address).status_code == 405
