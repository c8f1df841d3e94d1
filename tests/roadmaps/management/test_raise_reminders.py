from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from portal.mail.models import Message
from roadmaps.models import Reminder
from tests.factories import make_manager, make_milestone, make_programme, make_roadmap

pytestmark = pytest.mark.django_db
# Monday in Kamchatka; the first of them is still Sunday in Moscow, the second is past nine in the morning.
MONDAY_IN_THE_EAST = datetime(2026, 11, 15, 15, 0, tzinfo=UTC)
MORNING_IN_THE_EAST = datetime(2026, 11, 15, 22, 0, tzinfo=UTC)


def told(*arguments: str) -> dict[str, Any]:
    answer = StringIO()
    call_command("raise_reminders", "--json", *arguments, stdout=answer)
    found: dict[str, Any] = json.loads(answer.getvalue())
    return found


@pytest.fixture(autouse=True)
def _overdue_since_sunday() -> None:
    roadmap = make_roadmap(programme=make_programme(time_zone="Asia/Kamchatka"))
    make_milestone(roadmap, baseline_date=date(2026, 11, 15))
    make_manager(roadmap.cluster, email="kim@example.org", time_zone="Asia/Kamchatka")


@time_machine.travel(MONDAY_IN_THE_EAST, tick=False)
def test_today_is_the_programmes_own() -> None:
    assert [(one["kind"], one["step_days"]) for one in told("--dry-run")["reminders"]] == [("overdue", 1)]


@time_machine.travel(MONDAY_IN_THE_EAST, tick=False)
def test_named_day_is_the_same_for_every_programme() -> None:
    answer = told("--dry-run", "--on", "2026-11-13")

    assert answer["on"] == "2026-11-13"
    assert [(one["kind"], one["step_days"]) for one in answer["reminders"]] == [("before_due", -1)]


@time_machine.travel(MONDAY_IN_THE_EAST, tick=False)
def test_dry_run_writes_nothing() -> None:
    answer = told("--dry-run")

    assert answer["digests"] == [{"email": "kim@example.org", "language": "ru", "lines": 1}]
    assert (Reminder.objects.count(), Message.objects.count()) == (0, 0)


@time_machine.travel(MORNING_IN_THE_EAST, tick=False)
def test_run_writes_the_ledger_and_the_letter_that_it_foretold() -> None:
    answer = told()

    assert (answer["raised"], answer["composed"]) == (1, 1)
    assert Reminder.objects.get().step_days == 1
    assert Message.objects.get().address == "kim@example.org"
