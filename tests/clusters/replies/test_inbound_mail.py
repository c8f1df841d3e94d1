"""The log of answers by mail, as admins read it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from portal.mail import inbound_log
from portal.mail.inbound_mailbox import HEARTBEAT
from portal.mail.inbound_models import InboundMail, InboundReason, InboundState
from portal.shell.models import Heartbeat
from tests.factories import NOW, make_admin, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Person:
    person = make_admin(language="en")
    client.force_login(person)
    return person


def receive(count: int, state: str = InboundState.PLACED, reason: str = "") -> None:
    for number in range(count):
        InboundMail.objects.create(
            key=f"<{state}-{number}@example.org>",
            state=state,
            reason=reason,
            person=make_person(),
            sender="kim@example.org",
            received_at=NOW,
            handled_at=NOW + timedelta(minutes=number),
        )


def states(client: Client, query: str = "") -> list[str]:
    return [row.state for row in client.get(f"/mail/inbound/{query}").context["log"].rows]


def test_log_says_what_became_of_each_letter_and_why(client: Client, admin: Person) -> None:
    receive(1)
    receive(1, InboundState.RETURNED, InboundReason.NO_WORDS)

    page = client.get("/mail/inbound/").content.decode()

    assert states(client) == [InboundState.RETURNED, InboundState.PLACED]
    assert "Nothing was written above the quoted letter" in page


def test_log_is_narrowed_to_one_end(client: Client, admin: Person) -> None:
    receive(1)
    receive(1, InboundState.DROPPED, InboundReason.AUTOMATIC)

    assert states(client, "?state=dropped") == [InboundState.DROPPED]
    assert len(states(client, "?state=nothing&before=x")) == 2


def test_pages_lead_on_to_earlier_letters(client: Client, admin: Person) -> None:
    receive(inbound_log.ON_PAGE + 2)

    earlier = client.get("/mail/inbound/").context["log"].earlier

    assert len(states(client, f"?before={earlier}")) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_log_takes_two_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    receive(count)

    with django_assert_num_queries(2):
        inbound_log.log()


def test_page_says_that_no_mailbox_is_read(client: Client, admin: Person) -> None:
    assert "No mailbox is read here" in client.get("/mail/inbound/").content.decode()


def test_page_says_when_the_mailbox_was_read(client: Client, admin: Person, settings: LazySettings) -> None:
    settings.INBOUND_MAIL_URL = "imaps://reply:secret@127.0.0.1/INBOX"
    never = client.get("/mail/inbound/").content.decode()
    Heartbeat.objects.create(process=HEARTBEAT, at=timezone.now())

    assert "has not been read yet" in never
    assert "The mailbox was last read" in client.get("/mail/inbound/").content.decode()
