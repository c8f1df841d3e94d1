"""The sealed address of a reply."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings

from portal.mail.reply_address import ReplyTo, address_for, read


@pytest.fixture(autouse=True)
def mailbox(settings: LazySettings) -> LazySettings:
    settings.INBOUND_MAIL_URL = "imaps://reply:secret@127.0.0.1/INBOX"
    settings.REPLY_ADDRESS = "reply+*@portal.example"
    return settings


def test_address_says_who_answers_and_what_about() -> None:
    assert read(str(address_for(12, "milestone:345"))) == ReplyTo(12, "milestone:345")


def test_address_may_be_written_in_capitals() -> None:
    assert read(str(address_for(12, "request:3")).upper()) == ReplyTo(12, "request:3")


def test_local_part_keeps_within_what_servers_take() -> None:
    local = str(address_for(999_999_999, "milestone:9999999999")).partition("@")[0]

    assert len(local) <= 64


@pytest.mark.parametrize(
    ("said", "forged"),
    [(".milestone.", ".request."), ("+12.", "+13."), (".345.", ".346."), ("@portal.example", "@elsewhere.example")],
)
def test_changed_address_says_nothing(said: str, forged: str) -> None:
    assert read(str(address_for(12, "milestone:345")).replace(said, forged)) is None


@pytest.mark.parametrize(
    "address", ["", "*", "reply@portal.example", "reply+@portal.example", "reply+x@portal.example"]
)
def test_other_addresses_say_nothing(address: str) -> None:
    assert read(address) is None


def test_address_holds_while_its_key_is_being_replaced(mailbox: Any) -> None:
    address = str(address_for(12, "milestone:345"))
    mailbox.SECRET_KEY_FALLBACKS = [mailbox.SECRET_KEY]
    mailbox.SECRET_KEY = "another key, as long as any other one has to be"

    assert read(address) == ReplyTo(12, "milestone:345")


def test_without_a_mailbox_there_is_no_address(mailbox: Any) -> None:
    mailbox.INBOUND_MAIL_URL = ""

    assert address_for(12, "milestone:345") is None


@pytest.mark.parametrize("subject", ["upload:3", "milestone 345", "milestone:", "milestone:3:4", ""])
def test_what_has_no_discussion_has_no_address(subject: str) -> None:
    assert address_for(12, subject) is None
