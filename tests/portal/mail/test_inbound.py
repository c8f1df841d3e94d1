"""What becomes of letters that came to the reply address: placed, sent back to the person, or left aside."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.conf import LazySettings

from clusters.models import Role
from portal.accounts.models import Person
from portal.mail import inbound
from portal.mail.inbound import Arrival, handle
from portal.mail.inbound_models import InboundMail, InboundReason, InboundState
from portal.mail.models import Message
from roadmaps.models import DiscussionMessage, Milestone
from tests import factories
from tests.factories import NOW
from tests.portal.mail.replies import reply_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mailbox(settings: LazySettings) -> None:
    settings.INBOUND_MAIL_URL = "imaps://reply:secret@127.0.0.1/INBOX"
    settings.REPLY_ADDRESS = "reply+*@portal.example"


@pytest.fixture
def milestone() -> Milestone:
    return factories.make_milestone()


@pytest.fixture
def manager(milestone: Milestone) -> Person:
    return factories.make_manager(milestone.roadmap.cluster)


def arrive(letter: object, *, minutes: int = 0) -> InboundMail | None:
    content = letter if isinstance(letter, bytes) else bytes(letter)  # type: ignore[call-overload]
    return handle(Arrival(content, len(content)), at=NOW + timedelta(minutes=minutes))


def became(row: InboundMail | None) -> tuple[str, str]:
    assert row is not None
    row.refresh_from_db()
    return row.state, row.reason


def test_reply_becomes_a_message_of_its_writer(milestone: Milestone, manager: Person) -> None:
    row = arrive(reply_of(manager, milestone))

    message = DiscussionMessage.objects.get()
    assert became(row) == (InboundState.PLACED, "")
    assert (message.text, message.author, message.milestone) == ("Сделаем до пятницы.", manager, milestone)
    assert (message.via, message.written_at) == ("email", NOW)


def test_letter_that_is_fetched_twice_is_placed_once(milestone: Milestone, manager: Person) -> None:
    letter = reply_of(manager, milestone)

    first, second = arrive(letter), arrive(letter)

    assert (became(first), became(second)) == ((InboundState.PLACED, ""), (InboundState.PLACED, ""))
    assert DiscussionMessage.objects.count() == 1


def test_nobody_else_touches_a_letter_that_is_being_handled(milestone: Milestone, manager: Person) -> None:
    letter = reply_of(manager, milestone)
    InboundMail.objects.create(key=letter["Message-ID"], received_at=NOW, claimed_until=NOW + inbound.LEASE)

    assert arrive(letter) is None


def test_letter_of_a_worker_that_died_is_taken_up_again(milestone: Milestone, manager: Person) -> None:
    letter = reply_of(manager, milestone)
    InboundMail.objects.create(key=letter["Message-ID"], received_at=NOW, claimed_until=NOW, attempts=1)

    assert became(arrive(letter)) == (InboundState.PLACED, "")


def test_letter_that_killed_its_workers_is_given_up(milestone: Milestone, manager: Person) -> None:
    letter = reply_of(manager, milestone)
    InboundMail.objects.create(key=letter["Message-ID"], received_at=NOW, claimed_until=NOW, attempts=3)

    assert became(arrive(letter)) == (InboundState.DROPPED, InboundReason.UNREADABLE)
    assert DiscussionMessage.objects.count() == 0


def test_reply_without_words_goes_back_to_its_writer(milestone: Milestone, manager: Person) -> None:
    row = arrive(reply_of(manager, milestone, "> quoted alone\n"))

    back = Message.objects.get(kind="reply.returned")
    assert became(row) == (InboundState.RETURNED, InboundReason.NO_WORDS)
    assert (back.person, back.address, back.language) == (manager, manager.email, "ru")


def test_words_that_may_not_stand_there_are_given_back(milestone: Milestone) -> None:
    analyst = factories.make_person()
    factories.assign(analyst, Role.ANALYST)

    row = arrive(reply_of(analyst, milestone, "Мой вопрос"))

    assert became(row) == (InboundState.RETURNED, InboundReason.NOT_SEEN)
    assert "Мой вопрос" in Message.objects.get(kind="reply.returned").text
    assert DiscussionMessage.objects.count() == 0


def test_who_sees_the_cluster_no_more_is_not_led_to_it(milestone: Milestone) -> None:
    stranger = factories.make_manager(factories.make_cluster())

    row = arrive(reply_of(stranger, milestone))

    assert became(row) == (InboundState.RETURNED, InboundReason.NOT_SEEN)
    assert f"/m/{milestone.pk}/" not in Message.objects.get(kind="reply.returned").text


def test_letter_from_another_address_is_told_to_the_owner_alone(milestone: Milestone, manager: Person) -> None:
    row = arrive(reply_of(manager, milestone, "Чужие слова", From="Somebody <other@elsewhere.example>"))

    back = Message.objects.get()
    assert became(row) == (InboundState.RETURNED, InboundReason.OTHER_SENDER)
    assert (back.address, "Чужие слова" in back.text, "other@elsewhere.example" in back.text) == (
        manager.email,
        False,
        True,
    )


@pytest.mark.parametrize("sender", ["a@example.org, b@example.org", "", "=?utf-8?q?broken", "undisclosed:;"])
def test_letter_of_nobody_in_particular_is_not_placed(milestone: Milestone, manager: Person, sender: str) -> None:
    letter = b"From: " + sender.encode() + b"\n" + bytes(reply_of(manager, milestone)).partition(b"\n")[2]

    assert became(arrive(letter))[0] == InboundState.RETURNED
    assert DiscussionMessage.objects.count() == 0


def test_letter_to_no_address_of_ours_is_left_aside_in_silence(milestone: Milestone, manager: Person) -> None:
    row = arrive(reply_of(manager, milestone, To="reply+1.milestone.2.aaaaaaaaaaaaaaaa@portal.example"))

    assert became(row) == (InboundState.DROPPED, InboundReason.NO_TOKEN)
    assert Message.objects.count() == 0


def test_person_who_has_left_gets_no_answer(milestone: Milestone, manager: Person) -> None:
    Person.objects.filter(pk=manager.pk).update(is_active=False)

    assert became(arrive(reply_of(manager, milestone))) == (InboundState.DROPPED, InboundReason.LEFT)
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"X_Auto_Response_Suppress": "All"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"Return_Path": "<>"},
        {"List_Id": "<news.example>"},
        {"Subject": "Автоматический ответ: Вопрос по контрольной точке"},
        {"Subject": "Out of Office: question"},
        {"From": "MAILER-DAEMON@mail.example"},
    ],
)
def test_automatic_answers_are_left_aside(milestone: Milestone, manager: Person, headers: dict[str, str]) -> None:
    assert became(arrive(reply_of(manager, milestone, **headers))) == (InboundState.DROPPED, InboundReason.AUTOMATIC)
    assert (DiscussionMessage.objects.count(), Message.objects.count()) == (0, 0)


def test_word_of_a_person_that_nothing_was_submitted_automatically_is_believed(
    milestone: Milestone, manager: Person
) -> None:
    assert became(arrive(reply_of(manager, milestone, Auto_Submitted="no"))) == (InboundState.PLACED, "")


def test_letter_of_the_portal_itself_is_left_aside(milestone: Milestone, manager: Person) -> None:
    letter = reply_of(manager, milestone, X_Portal_Message="digest:1")

    assert became(arrive(letter)) == (InboundState.DROPPED, InboundReason.OWN_LETTER)


def test_too_many_letters_of_an_hour_are_told_of_once(
    milestone: Milestone, manager: Person, settings: LazySettings
) -> None:
    settings.REPLIES_PER_HOUR = 2

    ends = [became(arrive(reply_of(manager, milestone, str(number)))) for number in range(4)]

    assert ends == [
        (InboundState.PLACED, ""),
        (InboundState.PLACED, ""),
        (InboundState.RETURNED, InboundReason.TOO_MANY),
        (InboundState.DROPPED, InboundReason.TOO_MANY),
    ]
    assert became(arrive(reply_of(manager, milestone), minutes=61)) == (InboundState.PLACED, "")


def test_no_more_than_a_few_letters_go_back_within_an_hour(milestone: Milestone, manager: Person) -> None:
    ends = [became(arrive(reply_of(manager, milestone, "> x"))) for _ in range(inbound.RETURNS_PER_HOUR + 1)]

    assert ends[-1] == (InboundState.DROPPED, InboundReason.NO_WORDS)
    assert Message.objects.count() == inbound.RETURNS_PER_HOUR


def test_endless_text_goes_back(milestone: Milestone, manager: Person) -> None:
    row = arrive(reply_of(manager, milestone, "слово " * 2000))

    assert became(row) == (InboundState.RETURNED, InboundReason.TOO_LONG)


def test_letter_that_is_too_large_goes_back_unread(milestone: Milestone, manager: Person) -> None:
    headers = bytes(reply_of(manager, milestone)).partition(b"\n\n")[0] + b"\n\n"

    row = handle(Arrival(headers, 40_000_000, is_whole=False), at=NOW)

    assert became(row) == (InboundState.RETURNED, InboundReason.TOO_LARGE)


def test_answer_to_a_note_of_the_ministry_stays_within_it(milestone: Milestone) -> None:
    official, colleague = factories.make_official(), factories.make_official()
    DiscussionMessage.objects.create(
        cluster=milestone.roadmap.cluster,
        milestone=milestone,
        author=colleague,
        text="Между нами",
        written_at=NOW - timedelta(hours=1),
        is_ministry_only=True,
    )

    arrive(reply_of(official, milestone, "Согласна"))

    assert DiscussionMessage.objects.get(author=official).is_ministry_only


def test_answer_in_an_open_discussion_is_open(milestone: Milestone, manager: Person) -> None:
    official = factories.make_official()
    arrive(reply_of(manager, milestone, "Вопрос"))

    arrive(reply_of(official, milestone, "Ответ"))

    assert not DiscussionMessage.objects.get(author=official).is_ministry_only


def with_files(letter: EmailMessage, **files: bytes) -> EmailMessage:
    """The letter with files, by their names with "_" for "."."""
    for name, content in files.items():
        letter.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return letter


def test_files_come_with_the_message(milestone: Milestone, manager: Person) -> None:
    row = arrive(with_files(reply_of(manager, milestone), act_png=factories.make_png()))

    attachment = DiscussionMessage.objects.get().attachments.get()
    assert became(row) == (InboundState.PLACED, "")
    assert (attachment.name, attachment.added_by) == ("act.png", manager)


def test_files_alone_are_a_message(milestone: Milestone, manager: Person) -> None:
    row = arrive(with_files(reply_of(manager, milestone, "> Где акт?\n"), act_png=factories.make_png()))

    assert became(row) == (InboundState.PLACED, "")


def test_words_stand_where_a_file_cannot(milestone: Milestone, manager: Person) -> None:
    row = arrive(with_files(reply_of(manager, milestone), act_png=factories.make_png(), setup_exe=b"MZ"))

    told = Message.objects.get(kind="reply.files_left_out")
    assert became(row) == (InboundState.PLACED, InboundReason.FILES_LEFT_OUT)
    assert [one.name for one in DiscussionMessage.objects.get().attachments.all()] == ["act.png"]
    assert ("setup.exe" in told.text, "act.png" in told.text) == (True, False)


def test_files_beyond_the_share_are_left_out(milestone: Milestone, manager: Person, settings: LazySettings) -> None:
    settings.EVIDENCE_QUOTA_BYTES = 10

    row = arrive(with_files(reply_of(manager, milestone), act_png=factories.make_png()))

    assert became(row) == (InboundState.PLACED, InboundReason.FILES_LEFT_OUT)
    assert DiscussionMessage.objects.get().attachments.count() == 0


def test_letter_of_bad_files_alone_goes_back(milestone: Milestone, manager: Person) -> None:
    row = arrive(with_files(reply_of(manager, milestone, "> x"), setup_exe=b"MZ"))

    assert became(row) == (InboundState.RETURNED, InboundReason.FILES_LEFT_OUT)


def test_who_wrote_long_ago_is_forgotten(milestone: Milestone, manager: Person) -> None:
    arrive(reply_of(manager, milestone))

    assert inbound.forget_old(at=NOW + inbound.KEPT_FOR) == 0
    assert inbound.forget_old(at=NOW + inbound.KEPT_FOR + timedelta(minutes=1)) == 1
