"""Which letters stand together in a mail program, and where an answer to one goes."""

from __future__ import annotations

from typing import Any

import pytest

from portal.mail.correspondence import Contact
from portal.mail.delivery import deliver
from portal.mail.models import Message, MessageState
from portal.mail.outbox import SUBJECT_LENGTH, queue
from tests.factories import NOW, make_person
from tests.portal.mail.sink import Faults

pytestmark = pytest.mark.django_db
CURATOR = Contact("Irina Orlova", "i.orlova@ministry.example", "+7 495 000-00-01")
CONTEXT = {"link": "http://127.0.0.1:8000/password/reset/x/", "minutes": 60}
HOSTILE = (
    "One\r\nBcc: all@example.org",
    "\u202egnp.exe‮ turned",
    "🏭👩\u200d🔬 press 🚀",
    "Long " * 60,
    '"><svg onload=alert(1)>',
    "{{7*7}} {% now 'Y' %}",
    "nul\x00 and bell\x07",
    "line\u2028separator",
)


@pytest.fixture(autouse=True)
def _no_mailbox(settings: Any) -> None:
    settings.INBOUND_MAIL_URL = ""


def write(key: str = "test:1", person: Any = None, **fields: Any) -> Message:
    values: dict[str, Any] = {"kind": "account.reset", "template": "accounts/password_reset", "context": CONTEXT}
    return queue(key=key, to=person or make_person(language="en"), at=NOW, **(values | fields))


def test_letters_about_one_discussion_refer_to_the_same_beginning() -> None:
    person = make_person(language="en")
    first, second = (write(key, person, thread="milestone:12").headers for key in ("a", "b"))

    assert first["References"] == first["In-Reply-To"] == second["References"]
    assert first["References"].endswith(">")


def test_letters_about_others_or_to_others_stand_apart() -> None:
    person = make_person(language="en")
    beginnings = [
        write("a", person, thread="milestone:12").headers["References"],
        write("b", person, thread="milestone:13").headers["References"],
        write("c", make_person(), thread="milestone:12").headers["References"],
    ]

    assert len(set(beginnings)) == 3


def test_answer_goes_to_who_is_asked_and_the_letter_says_so() -> None:
    letter = write(contact=CURATOR)

    assert letter.headers["Reply-To"] == CURATOR.email
    assert "Questions: Irina Orlova, +7 495 000-00-01" in letter.text
    assert "Just reply to this letter: Irina Orlova (i.orlova@ministry.example) gets the answer." in letter.text
    assert "i.orlova@ministry.example" in letter.html


def test_answer_joins_the_discussion_where_a_mailbox_is_read(settings: Any) -> None:
    settings.INBOUND_MAIL_URL, settings.REPLY_ADDRESS = "imap://x", "reply+*@portal.example"

    letter = write(contact=CURATOR, thread="milestone:12")

    assert letter.headers["Reply-To"].startswith("reply+")
    assert "your words join the discussion" in letter.text


def test_letter_about_what_has_no_discussion_promises_none(settings: Any) -> None:
    settings.INBOUND_MAIL_URL, settings.REPLY_ADDRESS = "imap://x", "reply+*@portal.example"

    letter = write(thread="upload:12")

    assert "Reply-To" not in letter.headers
    assert "Nobody reads what is replied to this letter." in letter.text


def test_letter_that_nobody_answers_says_so() -> None:
    letter = write()

    assert letter.headers == {}
    assert "Nobody reads what is replied to this letter." in letter.text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_leave_as_plain_words(sink: Faults, name: str) -> None:
    person = make_person(full_name=name[:150].replace("\x00", ""), language="en")
    context = {"link": "https://portal.example/", "invited_by": name, "expires_at": NOW}

    letter = write(
        person=person, kind="account.invitation", template="accounts/invitation", context=context, thread="milestone:1"
    )
    deliver(letter.pk, at=NOW)

    letter.refresh_from_db()
    assert letter.state == MessageState.SENT
    (sent,) = sink.letters
    assert sent["Bcc"] is None
    assert sorted(sent.keys()) == sorted(set(sent.keys())), "no header came in with a name"
    assert "<svg" not in sent.get_body(("html",)).get_content()
    assert "\u202e" not in letter.text + letter.html


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_subjects_stay_one_short_line(sink: Faults, name: str) -> None:
    letter = write(kind="specimen", template="importing/ready", context={"name": name, "link": "x", "count": 1})
    deliver(letter.pk, at=NOW)

    letter.refresh_from_db()
    assert letter.state == MessageState.SENT
    (sent,) = sink.letters
    assert 0 < len(letter.subject) <= SUBJECT_LENGTH
    assert letter.subject == letter.subject.strip()
    assert str(sent["Subject"]).strip() == letter.subject
    assert not any(ord(sign) < 32 for sign in letter.subject)
