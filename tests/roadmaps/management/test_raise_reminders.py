from __future__ import annotations

import json
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from portal.mail.models import Message
from roadmaps.models import Milestone, Reminder
from tests.factories import make_cluster, make_manager, make_milestone, make_programme, make_roadmap

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
    roadmap = make_roadmap(make_cluster("Композиты Алтая"), make_programme(time_zone="Asia/Kamchatka"))
    make_milestone(roadmap, code="1.7", title="Второй пресс", baseline_date=date(2026, 11, 15))
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

    assert answer["digests"] == [{"email": "kim@example.org", "language": "ru", "subject": "Просрочено: 1", "lines": 1}]
    assert (Reminder.objects.count(), Message.objects.count()) == (0, 0)


@time_machine.travel(MORNING_IN_THE_EAST, tick=False)
def test_run_writes_the_ledger_and_the_letter_that_it_foretold() -> None:
    answer = told()

    assert (answer["raised"], answer["composed"]) == (1, 1)
    assert Reminder.objects.get().step_days == 1
    assert Message.objects.get().address == "kim@example.org"


@time_machine.travel(MORNING_IN_THE_EAST, tick=False)
def test_second_run_writes_nothing_and_foretells_nothing() -> None:
    told()

    second = told()

    assert (second["raised"], second["composed"], second["reminders"], second["digests"]) == (0, 0, [], [])


@time_machine.travel(MORNING_IN_THE_EAST, tick=False)
def test_answer_says_of_each_line_to_whom_about_what_and_why() -> None:
    answer = told("--dry-run")

    milestone = Milestone.objects.get()
    assert set(answer) == {"on", "dry_run", "reminders", "digests"}
    assert answer["reminders"] == [
        {
            "person": "Ольга Ким",
            "email": "kim@example.org",
            "kind": "overdue",
            "subject": f"milestone:{milestone.pk}",
            "title": "1.7 Второй пресс",
            "cluster": "Композиты Алтая",
            "due": "2026-11-15",
            "step_days": 1,
            "reason": "manager",
        }
    ]


@time_machine.travel(MORNING_IN_THE_EAST, tick=False)
def test_answer_without_json_reads_as_lines() -> None:
    answer = StringIO()

    call_command("raise_reminders", "--dry-run", "--on", "2026-11-16", stdout=answer)

    assert answer.getvalue().splitlines() == [
        "2026-11-16: 1 letters, 1 lines",
        "kim@example.org  overdue +1  due 2026-11-15  Композиты Алтая: 1.7 Второй пресс (manager)",
    ]


@time_machine.travel(MORNING_IN_THE_EAST, tick=False)
def test_day_to_come_is_foreseen_and_not_written_down() -> None:
    with pytest.raises(CommandError):
        told("--on", "2026-11-23")

    assert [one["step_days"] for one in told("--on", "2026-11-23", "--dry-run")["reminders"]] == [7]
    assert (Reminder.objects.count(), Message.objects.count()) == (0, 0)
