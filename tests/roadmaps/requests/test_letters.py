"""Letters about requests: an answer that can still be taken back waits, and answers to letters go to a person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from portal.inbox import letters
from portal.mail.models import Message
from roadmaps.requests import actions
from roadmaps.terms import RequestStatus
from tests.factories import NOW
from tests.roadmaps.requests.scenes import ask_help, in_state, make_scene

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def to_manager() -> list[str]:
    return [letter.subject for letter in Message.objects.filter(address="manager@clusters.example").order_by("pk")]


def test_letter_of_an_answer_waits_while_it_is_taken_back_with_one_press() -> None:
    scene = make_scene()
    scene.manager.email = "manager@clusters.example"
    scene.manager.save(update_fields=["email"])
    request = in_state(RequestStatus.ANSWERED, scene)
    letters.write_due(at=NOW + MINUTE)
    assert to_manager() == []

    actions.take_back(request, by=scene.official, at=NOW + MINUTE)
    letters.write_due(at=NOW + 3 * MINUTE)
    assert to_manager() == []

    actions.answer(request, text="The papers are on their way.", by=scene.official, at=NOW + 4 * MINUTE)
    letters.write_due(at=NOW + 6 * MINUTE)
    assert to_manager() == [f"{scene.official.short_name} answered “Customs papers for the press”. Does it solve it?"]


def test_without_a_mailbox_a_letter_is_answered_to_who_asked_and_says_so(settings: Any) -> None:
    settings.INBOUND_MAIL_URL = ""
    scene = make_scene()
    scene.manager.phone = "+7 385 200-00-02"
    scene.manager.save(update_fields=["phone"])
    ask_help(scene)
    letters.write_due(at=NOW + MINUTE)

    letter = Message.objects.get(person=scene.official)
    assert letter.headers["Reply-To"] == scene.manager.email
    assert f"{scene.manager.full_name} ({scene.manager.email}) gets the answer" in letter.text
    assert "Questions: " in letter.text
    assert "+7 385 200-00-02" in letter.text
