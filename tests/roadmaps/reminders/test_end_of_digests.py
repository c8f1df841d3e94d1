"""A reader who wants no more letters of the morning presses once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from portal.mail.models import Message
from roadmaps.reminders import actions
from tests.factories import make_manager, make_milestone, make_roadmap
from tests.journeys.cast import MORNING

pytestmark = pytest.mark.django_db


def test_digest_is_ended_by_the_button_of_the_mail_program() -> None:
    roadmap = make_roadmap()
    manager = make_manager(roadmap.cluster, language="en")
    make_milestone(roadmap, baseline_date=date(2026, 11, 23))
    compose(roadmap, 0)
    headers = Message.objects.get(person=manager).headers
    address = headers["List-Unsubscribe"].strip("<>")

    response = Client(enforce_csrf_checks=True).post(
        address[address.index("/unsubscribe") :], {"List-Unsubscribe": "One-Click"}
    )

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert response.status_code == 200
    make_milestone(roadmap, baseline_date=date(2026, 11, 24))
    compose(roadmap, 1)
    assert Message.objects.filter(person=manager).count() == 1


def compose(roadmap, days: int) -> None:
    """The morning's run, so many days after MORNING."""
    at = MORNING + timedelta(days=days)
    actions.raise_due(roadmap.programme, on=at.date(), at=at)
    actions.compose(at=at)
