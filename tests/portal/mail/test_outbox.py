"""Letters are rows first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings as configured
from kombu.exceptions import OperationalError

from portal.mail import doorbell
from portal.mail.models import Message, MessageState
from portal.mail.outbox import message_id, queue
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
CONTEXT = {"link": "http://127.0.0.1:8000/password/reset/x/?a=1&b=2", "minutes": 60}


def queue_reset(person: object, **fields: object) -> Message:
    values = {"key": "reset:1", "kind": "account.reset", "template": "accounts/password_reset", "context": CONTEXT}
    return queue(to=person, at=NOW, **(values | fields))


def test_letter_is_written_in_the_language_of_the_reader() -> None:
    letter = queue_reset(make_person(language="en"))
    assert (letter.subject, letter.language) == ("Set a new password", "en")


def test_text_holds_the_whole_address_unescaped() -> None:
    letter = queue_reset(make_person(language="en"))
    assert CONTEXT["link"] in letter.text
    assert "a=1&amp;b=2" in letter.html


def test_styles_stand_in_the_elements() -> None:
    letter = queue_reset(make_person(language="en"))
    assert "<style" not in letter.html
    assert 'style="' in letter.html


def test_same_key_gives_the_same_row() -> None:
    person = make_person()
    assert queue_reset(person) == queue_reset(person)
    assert Message.objects.count() == 1


def test_message_id_is_the_same_for_the_same_letter_and_reader() -> None:
    assert message_id("a", "b@example.org") == message_id("a", "b@example.org")
    assert message_id("a", "b@example.org") != message_id("a", "c@example.org")
    assert message_id("a", "b@example.org").endswith(f"@{configured.MAIL_DOMAIN}>")


@pytest.mark.django_db(transaction=True)
def test_mailbox_accepts_at_once(settings: object) -> None:
    settings.MAIL_TRANSPORT = "mailbox"
    letter = queue_reset(make_person())
    letter.refresh_from_db()
    assert letter.state == MessageState.SENT


@pytest.mark.django_db(transaction=True)
def test_letter_for_later_waits(settings: object) -> None:
    settings.MAIL_TRANSPORT = "mailbox"
    letter = queue_reset(make_person(), not_before=NOW + timedelta(hours=1))
    letter.refresh_from_db()
    assert letter.state == MessageState.QUEUED


@pytest.mark.django_db(transaction=True)
def test_broker_that_is_down_costs_only_a_delay(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OperationalError("no broker")

    settings.MAIL_TRANSPORT = "smtp"
    monkeypatch.setattr(doorbell.app, "send_task", refuse)
    letter = queue_reset(make_person())
    letter.refresh_from_db()
    assert letter.state == MessageState.QUEUED
