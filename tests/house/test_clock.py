"""The clock rings bells that exist, and each of them may be rung twice."""

from __future__ import annotations

import pytest
from django.conf import settings

from portal.celery import app

app.loader.import_default_modules()
SCHEDULE = settings.CELERY_BEAT_SCHEDULE


@pytest.mark.parametrize("name", sorted(SCHEDULE))
def test_bell_of_the_schedule_is_a_registered_task(name: str) -> None:
    assert SCHEDULE[name]["task"] in app.tasks


@pytest.mark.parametrize("name", sorted(SCHEDULE))
def test_bell_is_rung_by_interval_never_at_a_time_of_day(name: str) -> None:
    assert isinstance(SCHEDULE[name]["schedule"], float)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(SCHEDULE))
def test_bell_may_be_rung_twice(name: str) -> None:
    task = app.tasks[SCHEDULE[name]["task"]]

    task()
    task()


def test_own_tasks_have_names_of_their_app() -> None:
    own = {name for name, task in app.tasks.items() if task.__module__.startswith(("portal", "clusters", "roadmaps"))}

    assert {name.partition(".")[0] for name in own} <= {"portal", "clusters", "roadmaps"}
    assert own >= {entry["task"] for entry in SCHEDULE.values()}
