"""Delivery to a real SMTP server that fails at every moment of the talk."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from portal.accounts.models import Person
from portal.mail import checks, delivery
from portal.mail.delivery import deliver, deliver_due, sweep
from portal.mail.models import Message, MessageState
from portal.mail.outbox import message_id
from tests.factories import NOW, make_person
from tests.portal.mail.sink import Faults

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def make_letter(person: Person | None = None, *, key: str = "test:1", **fields: Any) -> Message:
    person = person or make_person()
    values: dict[str, Any] = {
        "kind": "test",
        "address": person.email,
        "language": "ru",
        "subject": "Срок через 7 дней",
        "text": "Ждёт вас: 1.7\n",
        "html": "<p>Ждёт вас: 1.7</p>",
        "message_id": message_id(key, person.email),
        "created_at": NOW,
        "not_before": NOW,
    }
    return Message.objects.create(person=person, key=key, **(values | fields))


def after(message: Message, at: datetime = NOW) -> Message:
    """The letter after one attempt."""
    deliver(message.pk, at=at)
    message.refresh_from_db()
    return message


def test_accepted_letter_is_sent(sink: Faults) -> None:
    message = after(make_letter())

    assert (message.state, message.accepted_at, message.last_code) == (MessageState.SENT, NOW, 250)
    [letter] = sink.letters
    assert letter["Subject"] == "Срок через 7 дней"
    assert letter["Message-ID"] == message.message_id
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert letter["X-Portal-Message"] == "test:1"
    assert letter.get_body(("plain",)).get_content().strip() == "Ждёт вас: 1.7"
    assert letter.get_body(("html",)).get_content().strip() == "<p>Ждёт вас: 1.7</p>"


def test_letter_is_sent_once(sink: Faults) -> None:
    message = make_letter()
    assert [deliver(message.pk, at=NOW), deliver(message.pk, at=NOW)] == [True, False]
    assert len(sink.letters) == 1


def test_letter_waits_for_its_moment(sink: Faults) -> None:
    message = after(make_letter(not_before=NOW + MINUTE))
    assert (message.state, message.attempts) == (MessageState.QUEUED, 0)


@pytest.mark.parametrize(
    ("moment", "answer", "state", "code"),
    [
        ("mail", "451 later", MessageState.QUEUED, 451),
        ("mail", "550 not from you", MessageState.QUEUED, 550),
        ("rcpt", "451 later", MessageState.QUEUED, 451),
        ("rcpt", "drop", MessageState.QUEUED, None),
        ("rcpt", "550 no such person", MessageState.FAILED, 550),
        ("letter", "451 later", MessageState.QUEUED, 451),
        ("letter", "554 looks like spam", MessageState.FAILED, 554),
    ],
)
def test_refusal_means_what_its_moment_says(
    sink: Faults, moment: str, answer: str, state: MessageState, code: int | None
) -> None:
    setattr(sink, moment, answer)
    message = after(make_letter())
    assert (message.state, message.last_code, message.in_doubt) == (state, code, 0)


def test_refused_connection_is_tried_again_later(sink: Faults, settings: object) -> None:
    settings.EMAIL_PORT = 1
    message = after(make_letter())
    assert message.state == MessageState.QUEUED
    assert MINUTE <= message.not_before - NOW < 2 * MINUTE


def test_delays_grow_to_an_hour_until_two_days_have_passed(sink: Faults) -> None:
    sink.rcpt = "451 later"
    message = make_letter()
    waits = []
    for _attempt in range(6):
        at = message.not_before
        after(message, at)
        waits.append(int((message.not_before - at).total_seconds() // 60))
    assert waits == [1, 5, 15, 60, 60, 60]

    Message.objects.update(not_before=NOW + timedelta(days=2))
    assert after(message, NOW + timedelta(days=2)).state == MessageState.FAILED


@pytest.mark.parametrize("fault", ["drop", "hang"])
def test_silence_after_the_letter_is_doubt_and_repeated_once(sink: Faults, fault: str) -> None:
    sink.after_dot = fault
    message = after(make_letter())
    assert (message.state, message.in_doubt) == (MessageState.QUEUED, 1)

    after(message, message.not_before)
    assert (message.state, message.in_doubt) == (MessageState.HELD, 2)
    assert len({letter["Message-ID"] for letter in sink.letters}) == 1


def test_acceptance_stands_whatever_happens_at_goodbye(sink: Faults) -> None:
    sink.on_quit = "drop"
    assert after(make_letter()).state == MessageState.SENT


def test_letter_with_a_forged_header_fails_without_a_talk(sink: Faults) -> None:
    message = after(make_letter(subject="One\nBcc: all@example.org"))
    assert (message.state, sink.letters) == (MessageState.FAILED, [])


def test_address_that_cannot_be_written_fails(sink: Faults) -> None:
    assert after(make_letter(address="кто@example.org")).state == MessageState.FAILED


def test_person_who_has_left_gets_nothing(sink: Faults) -> None:
    message = after(make_letter(make_person(is_active=False)))
    assert (message.state, sink.letters) == (MessageState.CANCELLED, [])


def test_letter_that_is_too_late_expires(sink: Faults) -> None:
    message = after(make_letter(expires_at=NOW + MINUTE), NOW + MINUTE)
    assert (message.state, sink.letters) == (MessageState.EXPIRED, [])


def test_address_refused_three_times_is_left_alone_for_a_week(sink: Faults) -> None:
    person = make_person()
    sink.rcpt = "550 no such person"
    for number in range(3):
        after(make_letter(person, key=f"test:{number}"))
    sink.rcpt = ""

    assert after(make_letter(person, key="test:4")).state == MessageState.CANCELLED
    assert after(make_letter(person, key="test:5", kind="account.invitation")).state == MessageState.SENT


def test_address_is_tried_again_after_a_week(sink: Faults) -> None:
    person = make_person()
    sink.rcpt = "550 no such person"
    for number in range(3):
        after(make_letter(person, key=f"test:{number}"))
    sink.rcpt = ""
    later = NOW + timedelta(days=8)
    assert after(make_letter(person, key="test:4", created_at=later), later).state == MessageState.SENT


def test_lapsed_claim_is_in_doubt_and_returns_to_the_queue() -> None:
    message = make_letter(state=MessageState.SENDING, attempts=1, claimed_until=NOW)
    sweep(at=NOW)
    message.refresh_from_db()
    assert (message.state, message.in_doubt, message.claim) == (MessageState.QUEUED, 1, None)


def test_claim_that_holds_is_left_alone() -> None:
    message = make_letter(state=MessageState.SENDING, claimed_until=NOW + MINUTE)
    assert sweep(at=NOW) == 0
    message.refresh_from_db()
    assert message.state == MessageState.SENDING


def test_sweep_ends_what_came_too_late_and_releases_it() -> None:
    released: list[Message] = []
    checks.register("released", lambda message, at: None, release=released.append)
    message = make_letter(kind="released", expires_at=NOW)
    sweep(at=NOW)
    message.refresh_from_db()
    assert (message.state, released) == (MessageState.EXPIRED, [message])


def test_check_may_cancel_and_release(sink: Faults) -> None:
    released: list[Message] = []
    checks.register("cancelled", lambda message, at: checks.Cancel("all done"), release=released.append)
    message = after(make_letter(kind="cancelled"))
    assert (message.state, message.last_error, released) == (MessageState.CANCELLED, "all done", [message])


def test_check_may_postpone_without_counting_an_attempt(sink: Faults) -> None:
    checks.register("postponed", lambda message, at: checks.Postpone(at + MINUTE))
    message = after(make_letter(kind="postponed"))
    assert (message.state, message.attempts, message.not_before) == (MessageState.QUEUED, 0, NOW + MINUTE)


def test_check_may_rewrite_and_the_words_are_kept(sink: Faults) -> None:
    checks.register("rewritten", lambda message, at: checks.Rewrite("New", "new\n", "<p>new</p>"))
    message = after(make_letter(kind="rewritten"))
    assert (message.subject, message.text, sink.letters[0]["Subject"]) == ("New", "new\n", "New")


def test_doubtful_letter_is_repeated_word_for_word(sink: Faults) -> None:
    checks.register("rewritten", lambda message, at: checks.Rewrite("New", "new\n", ""))
    message = after(make_letter(kind="rewritten", in_doubt=1))
    assert message.subject == "Срок через 7 дней"


def test_all_that_is_due_is_delivered_oldest_first(sink: Faults) -> None:
    make_letter(key="b", not_before=NOW, subject="second")
    make_letter(key="a", not_before=NOW - MINUTE, subject="first")
    make_letter(key="c", not_before=NOW + timedelta(hours=1))
    assert deliver_due(at=NOW) == 2
    assert [letter["Subject"] for letter in sink.letters] == ["first", "second"]


@pytest.mark.django_db(transaction=True)
def test_two_senders_never_send_the_same_letter(sink: Faults) -> None:
    person = make_person()
    for number in range(6):
        make_letter(person, key=f"test:{number}")

    def sender() -> None:
        deliver_due(at=NOW)
        connection.close()

    threads = [Thread(target=sender) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(sink.letters) == 6
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_result_of_a_lapsed_claim_changes_nothing(sink: Faults) -> None:
    message = make_letter(state=MessageState.SENDING, attempts=1, claimed_until=NOW)
    stale = Message.objects.get(pk=message.pk)
    sweep(at=NOW)
    assert delivery.finish(stale, state=MessageState.SENT) is False
    message.refresh_from_db()
    assert message.state == MessageState.QUEUED
