"""At which pace facts become letters, and that each is told once, in time, and only while it is news."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from portal.accounts.models import Person
from portal.inbox import digest, kinds, letters, notices, preferences, preview, topics
from portal.inbox.models import LetterPause, Notice, Pace
from portal.inbox.topics import Topic
from portal.mail import delivery
from portal.mail.models import Message, MessageState
from portal.shell.refusal import Refusal
from roadmaps.reminders import actions as reminders
from tests.factories import NOW, TODAY, make_cluster, make_manager, make_official, make_person

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MONDAY = datetime.fromisoformat("2026-11-16T07:00:00+00:00")  # ten in the morning in Moscow

kinds.register("urgent.said", "Urgent: %(title)s", is_undoable=True)
kinds.register("urgent.wanted", "Asked: “%(title)s”. An answer is due by %(due_date)s")
kinds.register("calm.said", "Calm: %(title)s")
kinds.register("urgent.lettered", "The room writes: %(title)s", has_own_letter=True)
URGENT = Topic("urgent", "Urgent things", "you wanted it", usual=Pace.AT_ONCE, slowest=Pace.DAILY, kinds=("urgent.",))
CALM = Topic("calm", "Calm things", "you wanted it", kinds=("calm.",))
topics.register(URGENT)
topics.register(CALM)


@pytest.fixture
def person() -> Person:
    return make_person(language="en")


def tell(
    *persons: Person,
    kind: str = "urgent.said",
    subject: str = "x:1",
    title: str = "press",
    by: Person | None = None,
    at: datetime = MONDAY,
) -> None:
    params = {"title": title, "cluster": "Altai", "due_date": "2026-11-20"}
    notices.tell(persons, kind=kind, subject=subject, params=params, url="/m/7/", needs_action=False, by=by, at=at)


def subjects() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("subject", flat=True))


def test_letter_of_the_moment_waits_while_the_fact_can_be_taken_back(person: Person) -> None:
    tell(person)
    assert [letters.write_due(at=MONDAY + MINUTE), letters.write_due(at=MONDAY + 3 * MINUTE)] == [0, 1]
    assert subjects() == ["Urgent: press"]


def test_letter_is_written_once_however_often_the_clock_rings(person: Person) -> None:
    tell(person)
    assert [letters.write_due(at=MONDAY + HOUR) for _time in range(3)] == [1, 0, 0]


def test_said_again_it_is_written_again(person: Person) -> None:
    tell(person)
    letters.write_due(at=MONDAY + HOUR)
    tell(person, at=MONDAY + 2 * HOUR)
    assert letters.write_due(at=MONDAY + 3 * HOUR) == 1


def test_settled_or_read_meanwhile_it_is_not_written(person: Person) -> None:
    tell(person, subject="x:1")
    tell(person, subject="x:2")
    notices.settle("x:1", at=MONDAY)
    Notice.objects.filter(subject="x:2").update(state="read")
    assert letters.write_due(at=MONDAY + HOUR) == 0


def test_read_between_writing_and_sending_it_is_not_sent(person: Person) -> None:
    tell(person)
    letters.write_due(at=MONDAY + HOUR)
    Notice.objects.update(state="read")
    delivery.deliver_due(at=MONDAY + HOUR)
    assert Message.objects.get().state == MessageState.CANCELLED


def test_several_facts_of_a_subject_are_one_letter(person: Person) -> None:
    kinds.register("urgent.more", "More of it: %(title)s")
    tell(person)
    tell(person, kind="urgent.more", at=MONDAY + MINUTE)
    assert letters.write_due(at=MONDAY + HOUR) == 1
    assert (subjects(), "Urgent: press" in Message.objects.get().text) == (["More of it: press"], True)


def test_answer_to_a_letter_goes_to_who_did_what_it_tells(person: Person, settings: Any) -> None:
    settings.INBOUND_MAIL_URL = ""
    official = make_person(full_name="Irina Orlova", email="i.orlova@ministry.example", phone="+7 495 000-00-01")
    tell(person, by=official)
    letters.write_due(at=MONDAY + HOUR)
    letter = Message.objects.get()
    assert letter.headers["Reply-To"] == "i.orlova@ministry.example"
    assert "Just reply to this letter: Irina Orlova (i.orlova@ministry.example) gets the answer." in letter.text
    assert "+7 495 000-00-01" in letter.html
    delivery.deliver_due(at=MONDAY + HOUR)
    letter.refresh_from_db()
    assert (letter.state, "Irina Orlova" in letter.text) == (MessageState.SENT, True)


def test_nobody_is_named_for_answers_who_has_left_or_reads_the_letter(person: Person) -> None:
    tell(person, subject="x:1", by=person)
    tell(person, subject="x:2", by=make_person(is_active=False))
    letters.write_due(at=MONDAY + HOUR)
    assert [letter.headers.get("Reply-To") for letter in Message.objects.all()] == [None, None]


def test_subject_of_a_letter_cuts_long_words_and_never_the_day(person: Person) -> None:
    tell(person, kind="urgent.wanted", title="Customs papers for the second press of the new plant " * 3)
    letters.write_due(at=MONDAY + HOUR)
    (subject,) = subjects()
    assert subject.startswith("Asked: “Customs papers for the")
    assert subject.endswith("…”. An answer is due by 20 Nov 2026")
    assert len(subject) <= letters.SUBJECT_GOAL


def test_room_that_writes_its_own_letter_is_not_doubled(person: Person) -> None:
    tell(person, kind="urgent.lettered")
    assert letters.write_due(at=MONDAY + HOUR) == 0


def test_own_letter_goes_only_to_those_who_want_it_at_once(person: Person) -> None:
    calm, away = make_person(), make_person()
    preferences.choose(calm.pk, {"urgent": Pace.DAILY}, at=NOW)
    preferences.pause(away.pk, TODAY + 3 * DAY, on=TODAY)
    assert preferences.at_once([person, calm, away], "urgent.lettered") == [person]
    tell(calm, kind="urgent.lettered")
    assert Notice.objects.get().waits_for == Pace.DAILY


def test_nobody_is_written_to_who_may_not_enter(person: Person) -> None:
    tell(person)
    Person.objects.update(is_active=False)
    assert letters.write_due(at=MONDAY + HOUR) == 0


def test_daily_rows_are_one_letter_of_the_morning_by_topic(person: Person) -> None:
    tell(person, kind="calm.said", subject="x:1")
    tell(person, kind="calm.said", subject="x:2")
    assert [reminders.compose(at=MONDAY + HOUR), reminders.compose(at=MONDAY + 2 * HOUR)] == [1, 0]
    message = Message.objects.get()
    assert (message.subject, "CALM THINGS" in message.text) == ("News: 2", True)
    assert not Notice.objects.exclude(letter=message).exists()


def test_digest_drops_what_was_read_before_it_left(person: Person) -> None:
    tell(person, kind="calm.said", subject="x:1")
    tell(person, kind="calm.said", subject="x:2")
    reminders.compose(at=MONDAY + HOUR)
    notices.settle("x:1", at=MONDAY + HOUR)
    delivery.deliver_due(at=MONDAY + HOUR)
    message = Message.objects.get()
    assert (message.state, message.subject) == (MessageState.SENT, "News: 1")


def test_digest_that_nobody_read_gives_its_rows_back(person: Person) -> None:
    tell(person, kind="calm.said")
    reminders.compose(at=MONDAY + HOUR)
    reminders.release(Message.objects.get())
    assert Notice.objects.get().waits_for == Pace.DAILY
    assert reminders.compose(at=MONDAY + DAY) == 1


def test_weekly_rows_wait_for_the_next_week_and_are_caught_up(person: Person) -> None:
    preferences.choose(person.pk, {"calm": Pace.WEEKLY}, at=NOW)
    tell(person, kind="calm.said", at=MONDAY)
    composed = [reminders.compose(at=MONDAY + days * DAY) for days in (1, 4, 8)]
    assert composed == [0, 0, 1]


def test_only_here_is_never_written(person: Person) -> None:
    preferences.choose(person.pk, {"calm": Pace.ONLY_HERE}, at=NOW)
    tell(person, kind="calm.said")
    assert (Notice.objects.get().waits_for, reminders.compose(at=MONDAY + HOUR)) == ("", 0)


def test_new_pace_holds_for_what_waits_already(person: Person) -> None:
    tell(person, kind="calm.said")
    preferences.choose(person.pk, {"calm": Pace.AT_ONCE}, at=MONDAY)
    assert letters.write_due(at=MONDAY + MINUTE) == 1


def test_floor_cannot_be_left(person: Person) -> None:
    preferences.choose(person.pk, {"urgent": Pace.ONLY_HERE, "returned": Pace.ONLY_HERE, "x": Pace.DAILY}, at=NOW)
    chosen = preferences.chosen_by(person.pk)
    assert (chosen["urgent"], chosen["returned"]) == (Pace.DAILY, Pace.AT_ONCE)


def test_unsubscribing_goes_as_far_as_may_be_chosen(person: Person) -> None:
    assert preferences.unsubscribe(person, "calm.said", at=NOW) == []
    assert preferences.unsubscribe(person, "urgent.said", at=NOW) == [URGENT]
    left = {topic.code for topic in preferences.unsubscribe(person, preferences.DIGEST, at=NOW)}
    assert {"urgent", "reports_to_review", "reminder.overdue"} <= left
    assert preferences.chosen_by(person.pk)["messages"] == Pace.ONLY_HERE


def test_pause_keeps_letters_back_and_ends_by_itself(person: Person) -> None:
    preferences.pause(person.pk, TODAY + 2 * DAY, on=TODAY)
    tell(person)
    tell(person, kind="calm.said", subject="x:2")
    assert (letters.write_due(at=MONDAY + HOUR), reminders.compose(at=MONDAY + HOUR)) == (0, 0)
    assert preferences.end_pauses(on=TODAY + 2 * DAY) == 1
    assert (letters.write_due(at=MONDAY + 3 * DAY), reminders.compose(at=MONDAY + 3 * DAY)) == (0, 1)


@pytest.mark.parametrize("days", [-1, 0, 61])
def test_pause_is_at_most_sixty_days(person: Person, days: int) -> None:
    with pytest.raises(Refusal):
        preferences.pause(person.pk, TODAY + days * DAY, on=TODAY)


def test_letters_of_the_last_days_are_counted_by_the_chosen_pace() -> None:
    day = TODAY
    facts = [("a", day), ("a", day), ("d", day), ("d", day), ("d", day + DAY), ("w", day), ("w", day + 14 * DAY)]
    paces = {"a": Pace.AT_ONCE, "d": Pace.DAILY, "w": Pace.WEEKLY}
    assert preview.count(facts, paces) == 2 + 2 + 1
    assert preview.count(facts, dict.fromkeys(paces, Pace.ONLY_HERE)) == 0


def test_page_counts_keeps_and_pauses(client: Client) -> None:
    person = make_manager(make_cluster(), language="en")
    client.force_login(person)
    tell(person, at=NOW)
    page = client.post("/me/notifications/", {"messages": "weekly", "returned": "only_here", "count": "on"})
    assert (page.context["is_counted"], preferences.chosen_by(person.pk)["messages"]) == (True, Pace.DAILY)
    client.post("/me/notifications/", {"messages": "weekly", "returned": "only_here", "plans": "nonsense"})
    chosen = preferences.chosen_by(person.pk)
    assert (chosen["messages"], chosen["returned"], chosen["plans"]) == (Pace.WEEKLY, Pace.AT_ONCE, Pace.AT_ONCE)
    client.post("/me/notifications/pause/", {"until": "1999-01-01"})
    assert not LetterPause.objects.exists()


def test_page_offers_what_concerns_the_person(client: Client) -> None:
    offered = []
    for person in (make_manager(make_cluster()), make_official()):
        client.force_login(person)
        form = client.get("/me/notifications/").context["paces"]
        offered.append({"files", "plans_to_approve"} & {topic.code for topic in form.topics})
    assert offered == [{"files"}, {"plans_to_approve"}]


def test_every_registered_kind_has_a_topic_of_its_own() -> None:
    told = [kind for kind in kinds.kinds() if not kind.startswith("test.")]
    assert [kind for kind in told if topics.topic_of(kind) == topics.OTHER] == []


def test_news_says_what_waits_first(person: Person) -> None:
    tell(person, kind="calm.said", subject="x:1")
    tell(person, kind="calm.said", subject="x:2")
    Notice.objects.filter(subject="x:1").update(needs_action=True, url="/first/")
    news = digest.news_of(list(digest.waiting(person, MONDAY + HOUR)), language="en")
    assert news.groups[0].lines[0].url.endswith("/first/")
