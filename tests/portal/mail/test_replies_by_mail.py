"""From a letter to a message on the page, over real servers: SMTP out, IMAP in."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Person
from portal.inbox import letters, topics
from portal.inbox.models import NoticePreference, Pace
from portal.mail import inbound, inbound_mailbox, specimens
from portal.mail.delivery import deliver_due
from portal.mail.inbound_html import text_of_html
from portal.mail.inbound_mailbox import MailboxAddress, address_in
from portal.mail.inbound_models import InboundMail, InboundState
from portal.mail.inbound_text import written_above
from portal.mail.reply_specimens import files_left_out
from portal.mail.specimens import Specimen
from portal.shell.models import Heartbeat
from roadmaps.discussion.actions import write
from roadmaps.models import DiscussionMessage, Milestone
from tests import factories
from tests.portal.mail.imap_server import Mailbox
from tests.portal.mail.replies import reply_of
from tests.portal.mail.sink import Faults

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def milestone() -> Milestone:
    return factories.make_milestone()


@pytest.fixture
def manager(milestone: Milestone) -> Person:
    return factories.make_manager(milestone.roadmap.cluster)


def test_answer_to_a_letter_stands_on_the_page(
    mailbox: Mailbox, sink: Faults, milestone: Milestone, manager: Person, client: Client
) -> None:
    now = timezone.now()
    mailbox.receive(bytes(reply_of(manager, milestone, "Пришлём акт в пятницу.\n\n> Когда будет акт?\n")))
    mailbox.receive(bytes(reply_of(manager, milestone, "> Когда будет акт?\n")))

    assert inbound_mailbox.fetch(at=now) == 2
    assert deliver_due(at=now + timedelta(minutes=5)) >= 1

    client.force_login(manager)
    page = client.get(milestone.get_absolute_url()).content.decode()
    assert ("Пришлём акт в пятницу." in page, "Когда будет акт?" in page) == (True, False)
    assert [letter["To"] for letter in sink.letters if "reply.returned" in letter["X-Portal-Message"]] == [
        manager.email
    ]
    assert (mailbox.letters("INBOX"), mailbox.letters("Done"), mailbox.letters("Failed")) == (0, 1, 1)
    assert Heartbeat.objects.filter(process=inbound_mailbox.HEARTBEAT).exists()


def test_answer_to_a_letter_that_left_comes_back_to_its_discussion(
    mailbox: Mailbox, sink: Faults, milestone: Milestone, manager: Person, client: Client
) -> None:
    official, now = factories.make_official(milestone.roadmap.cluster), timezone.now()
    topic = topics.topic_of("message.written")
    NoticePreference.objects.create(person=manager, topic=topic.code, pace=Pace.AT_ONCE)
    write(milestone, text="Когда будет акт?", by=official, at=now)
    letters.write_due(at=now + timedelta(hours=1))
    deliver_due(at=now + timedelta(hours=1))
    asked = next(letter for letter in sink.letters if letter["To"] == manager.email)

    answer = EmailMessage()
    answer["From"], answer["To"], answer["Subject"] = manager.email, asked["Reply-To"], f"Re: {asked['Subject']}"
    answer["Message-ID"], answer["In-Reply-To"] = "<answer@mail.example>", asked["Message-ID"]
    quoted = asked.get_body(("plain",)).get_content().replace("\n", "\n> ")
    answer.set_content(f"В пятницу.\n\n23.11.2026 10:00, Портал пишет:\n> {quoted}")
    mailbox.receive(bytes(answer))
    inbound_mailbox.fetch(at=now + timedelta(hours=2))

    client.force_login(official)
    page = client.get(milestone.get_absolute_url()).content.decode()
    assert DiscussionMessage.objects.get(author=manager).text == "В пятницу."
    assert "В пятницу." in page


def test_worker_that_dies_before_putting_a_letter_away_places_it_once(
    mailbox: Mailbox, milestone: Milestone, manager: Person
) -> None:
    letter = bytes(reply_of(manager, milestone))
    mailbox.receive(letter)
    inbound.handle(inbound.Arrival(letter, len(letter)), at=timezone.now())

    inbound_mailbox.fetch(at=timezone.now())

    assert DiscussionMessage.objects.count() == 1
    assert (mailbox.letters("INBOX"), mailbox.letters("Done")) == (0, 1)


def test_letter_that_somebody_handles_stays_where_it_is(
    mailbox: Mailbox, milestone: Milestone, manager: Person
) -> None:
    letter, now = reply_of(manager, milestone), timezone.now()
    mailbox.receive(bytes(letter))
    InboundMail.objects.create(key=letter["Message-ID"], received_at=now, claimed_until=now + inbound.LEASE)

    assert inbound_mailbox.fetch(at=now) == 0
    assert mailbox.letters("INBOX") == 1


def test_letter_that_is_too_large_is_never_fetched_whole(
    mailbox: Mailbox, milestone: Milestone, manager: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbound_mailbox, "LARGEST", 2000)
    mailbox.receive(bytes(reply_of(manager, milestone, "много слов " * 400)))

    inbound_mailbox.fetch(at=timezone.now())

    row = InboundMail.objects.get()
    assert (row.state, row.reason, row.size > 2000) == (InboundState.RETURNED, "too_large", True)


def test_server_that_cannot_be_reached_costs_one_round(settings: LazySettings) -> None:
    settings.INBOUND_MAIL_URL = "imap://reply:secret@127.0.0.1:1/INBOX"

    assert inbound_mailbox.fetch(at=timezone.now()) == 0


def test_wrong_password_costs_one_round(mailbox: Mailbox, settings: LazySettings) -> None:
    settings.INBOUND_MAIL_URL = mailbox.url.replace("secret", "other")

    assert inbound_mailbox.fetch(at=timezone.now()) == 0


def test_without_a_mailbox_nothing_is_fetched(settings: LazySettings) -> None:
    settings.INBOUND_MAIL_URL = ""

    assert inbound_mailbox.fetch(at=timezone.now()) == 0


def test_address_of_a_mailbox_is_read_with_its_signs() -> None:
    assert address_in("imaps://reply%40portal:p%2Fw@mail.example/Reply%20box") == MailboxAddress(
        "mail.example", 993, "reply@portal", "p/w", "Reply box", is_encrypted=True
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_letter_begins_with_the_line_that_an_answer_is_cut_at(mailbox: Mailbox, language: str) -> None:
    specimen = Specimen(
        "letter", "Letter", "replies/files_left_out", files_left_out, reply_address="reply+x@portal.example"
    )
    letter = specimens.write(specimen, language)

    assert written_above(f"Да.\n\n{letter.text}") == "Да."
    assert written_above(f"Да.\n\n{text_of_html(letter.html)}") == "Да."
