"""The end of letters by one press, from a mail program or from a page."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from portal.mail import unsubscribing
from portal.mail.unsubscribing import Reader
from tests.factories import make_person
from tests.portal.mail.test_correspondence import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Whose letters of the kind "news" were ended."""
    found: list[int] = []

    def end(reader: Reader, at: datetime) -> list[str]:
        found.append(reader.pk)
        return ["Overdue"]

    monkeypatch.setitem(unsubscribing._series, "news", unsubscribing.Series("news", "The news", end))
    return found


def path_of(person: int, kind: str = "news") -> str:
    link = unsubscribing.link_for(kind, person)
    return link[link.index("/unsubscribe") :]


def test_letters_that_can_be_ended_say_how(ended: list[int]) -> None:
    person = make_person()
    headers = write(person=person, kind="news").headers

    assert headers["List-Unsubscribe"] == f"<{unsubscribing.link_for('news', person.pk)}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in write("b", person).headers


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_ends_nothing(ended: list[int], method: str) -> None:
    response = getattr(Client(), method)(path_of(7))

    assert (response.status_code, ended) == (200, [])


def test_mail_program_ends_letters_without_cookie_or_page(ended: list[int]) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(path_of(7), {"List-Unsubscribe": "One-Click"})

    assert (response.status_code, ended) == (200, [7])
    assert (response.content, dict(response.cookies)) == (b"", {})


def test_mail_program_with_a_forged_address_ends_nothing(ended: list[int]) -> None:
    response = Client(enforce_csrf_checks=True).post("/unsubscribe/7-news.forged/", {"List-Unsubscribe": "One-Click"})

    assert (response.status_code, ended) == (404, [])


def test_page_ends_letters_by_a_press_of_its_own_alone(ended: list[int]) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post(path_of(7)).status_code == 403
    assert ended == []


def test_page_names_what_is_written_about_all_the_same(ended: list[int]) -> None:
    response = Client().post(path_of(7))

    assert (response.status_code, ended) == (200, [7])
    assert "Overdue" in response.content.decode()


@pytest.mark.parametrize("token", ["cut", "7-news.forged", "8-news"])
def test_forged_link_ends_nothing(ended: list[int], token: str) -> None:
    assert Client().post(f"/unsubscribe/{token}/").status_code == 404
    assert ended == []


def test_link_is_for_its_own_letters_alone(ended: list[int]) -> None:
    forged = path_of(7).replace("7-news", "8-news")

    assert Client().post(forged).status_code == 404
    assert ended == []


def test_link_of_letters_that_are_no_more_is_closed() -> None:
    assert Client().post(path_of(7, "gone")).status_code == 404
