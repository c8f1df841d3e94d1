"""Requests are reminded of in both directions: whose turn it is, who leads the side later, and who asked at the end."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from portal.mail import delivery
from portal.mail.models import Message
from roadmaps.models import Reminder
from roadmaps.reminders import actions as reminders
from roadmaps.reminders.explain import foreseen
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.reach import Reach
from roadmaps.requests import actions, closing
from roadmaps.terms import ReminderState
from tests.factories import NOW
from tests.roadmaps.requests.scenes import Scene, ask_help, ask_information, make_scene

pytestmark = pytest.mark.django_db

DUE = date(2026, 11, 20)  # a Friday, five working days after Sunday the 15th


@pytest.fixture
def scene() -> Scene:
    scene = make_scene()
    scene.milestone.baseline_date = date(2027, 12, 31)
    scene.milestone.save()
    return scene


def told(scene: Scene, day: int) -> set[tuple[str, int, str, int]]:
    """Who is owed which step on a day of November, and why."""
    on = date(2026, 11, 1) if day < 1 else date(2026, 11 + (day > 30), day - 30 * (day > 30))
    owed = owed_on(scene.roadmap.programme, on, Reach())
    return {(entry.kind.value, entry.person_id, entry.reason, entry.step_days) for entry in owed}


def test_nobody_is_reminded_before_it_is_nearly_due(scene: Scene) -> None:
    ask_help(scene)
    assert told(scene, 18) == set()
    assert {step for _kind, _person, _reason, step in told(scene, 19)} == {-1}


def test_officials_are_reminded_of_what_nobody_has_taken_up(scene: Scene) -> None:
    ask_help(scene)
    assert told(scene, 20) == {
        ("request_to_answer", scene.official.pk, "curator", 0),
        ("request_to_answer", scene.colleague.pk, "curator", 0),
    }


def test_who_is_in_charge_alone_is_reminded_and_after_a_week_the_others_too(scene: Scene) -> None:
    actions.take(ask_help(scene), by=scene.official, at=NOW)
    assert told(scene, 20) == {("request_to_answer", scene.official.pk, "in_charge", 0)}
    assert told(scene, 27) == {
        ("request_to_answer", scene.official.pk, "in_charge", 7),
        ("request_to_answer", scene.colleague.pk, "curator", 7),
    }


def test_cluster_is_reminded_of_the_ministrys_question(scene: Scene) -> None:
    ask_information(scene)
    assert told(scene, 20) == {("request_to_answer", scene.manager.pk, "manager", 0)}


def test_person_who_is_named_is_reminded(scene: Scene) -> None:
    ask_information(scene, in_charge=scene.contributor)
    assert told(scene, 20) == {("request_to_answer", scene.contributor.pk, "in_charge", 0)}


def test_asking_back_turns_the_reminder_round(scene: Scene) -> None:
    actions.ask_back(ask_help(scene), text="Which office?", by=scene.official, at=NOW)
    assert told(scene, 20) == {("request_to_answer", scene.manager.pk, "asker", 0)}


def test_asker_is_asked_for_a_word_and_later_whether_it_worked(scene: Scene) -> None:
    request = actions.answer(
        ask_help(scene), text="Sent.", follow_up_date=date(2026, 11, 25), by=scene.official, at=NOW
    )
    assert told(scene, 20) == {("request_to_close", scene.manager.pk, "asker", 0)}
    request = closing.resolve(request, by=scene.manager, at=NOW)
    assert told(scene, 24) == set()
    assert told(scene, 25) == {("request_follow_up", scene.manager.pk, "asker", 0)}
    closing.follow_up(request, by=scene.manager, at=NOW)
    assert told(scene, 25) == set()


def test_letter_says_what_is_needed_and_is_dropped_when_it_is_answered(scene: Scene) -> None:
    friday = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    request = actions.take(ask_help(scene), by=scene.official, at=NOW)
    reminders.raise_due(scene.roadmap.programme, on=DUE, at=friday)
    reminders.compose(at=friday)
    letter = Message.objects.get(kind="digest", person=scene.official)
    assert "Customs papers for the press" in letter.text
    assert request.get_absolute_url() in letter.text
    assert Reminder.objects.get().state == ReminderState.TOLD

    actions.answer(request, text="Sent.", by=scene.official, at=friday)
    delivery.deliver_due(at=friday)
    letter.refresh_from_db()
    assert letter.state == "cancelled"


def test_it_is_said_beforehand_who_is_written_to(scene: Scene) -> None:
    ask_help(scene)
    lines = foreseen({scene.roadmap.programme: DUE})
    assert {(line.title, line.cluster, line.reason) for line in lines} == {
        ("Customs papers for the press", "Altai Composites", "curator")
    }
