"""The mailbox of a trial."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.mail.delivery import deliver
from portal.mail.models import Message
from tests.factories import NOW, make_person
from tests.portal.mail.test_delivery import make_letter

pytestmark = pytest.mark.django_db
PLACES = ("/mailbox/", "/mailbox/{pk}/", "/mailbox/{pk}/html/")


@pytest.fixture
def letter(settings: object) -> Message:
    settings.MAIL_TRANSPORT, settings.IS_TRIAL = "mailbox", True
    message = make_letter(make_person(email="p.lee@example.org"))
    deliver(message.pk, at=NOW)
    return message


@pytest.mark.parametrize("place", PLACES)
def test_anybody_reads_the_letters_of_a_trial(client: Client, letter: Message, place: str) -> None:
    response = client.get(place.format(pk=letter.pk))
    assert response.status_code == 200
    assert "Срок через 7 дней" in response.content.decode() or "Ждёт вас: 1.7" in response.content.decode()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("change", [{"IS_TRIAL": False}, {"MAIL_TRANSPORT": "smtp"}])
def test_mailbox_does_not_exist_where_letters_leave(
    client: Client, letter: Message, settings: object, place: str, change: dict[str, object]
) -> None:
    for name, value in change.items():
        setattr(settings, name, value)
    assert client.get(place.format(pk=letter.pk)).status_code == 404


def test_html_of_a_letter_stands_in_a_sandbox(client: Client, letter: Message) -> None:
    policy = client.get(f"/mailbox/{letter.pk}/html/")["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "allow-scripts" not in policy


def test_list_is_narrowed_to_one_reader(client: Client, letter: Message) -> None:
    assert client.get("/mailbox/?to=p.lee").context["page_obj"].paginator.count == 1
    assert client.get("/mailbox/?to=nobody").context["page_obj"].paginator.count == 0


def test_letter_that_waits_is_not_shown(client: Client, letter: Message) -> None:
    waiting = make_letter(key="test:2")
    assert client.get(f"/mailbox/{waiting.pk}/").status_code == 404
