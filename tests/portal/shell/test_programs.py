"""The worker and the clock as processes, with the embedded broker and with a real Redis."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests import environment
from tests.portal.shell.running import command, until

pytestmark = pytest.mark.skipif(environment.IS_ON_POSTGRES, reason="only on SQLite: the broker is what differs here")
WORKER = ("-m", "celery", "--quiet", "-A", "portal", "worker", "--pool", "solo", "--without-gossip", "--without-mingle")
BEAT = ("-m", "celery", "--quiet", "-A", "portal", "beat", "--scheduler", "celery.beat.Scheduler", "--pidfile=")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("programs")
    assert command(made, "manage.py", "migrate", "--verbosity", "0").wait(60) == 0
    return made


@pytest.fixture(params=["embedded", "redis"])
def broker(request: pytest.FixtureRequest) -> str:
    return "filesystem://localhost" if request.param == "embedded" else request.getfixturevalue("redis_url")


@pytest.fixture
def programs(folder: Path, broker: str) -> Iterator[list[subprocess.Popen[str]]]:
    started = [command(folder, *program, CELERY_BROKER_URL=broker) for program in (WORKER, BEAT)]
    yield started
    for program in started:
        program.terminate()
    assert [program.wait(20) for program in started] == [0, 0]


@pytest.fixture
def before(folder: Path) -> datetime | None:
    """The last sign of life from before these programs: one of earlier ones is not theirs, however fresh."""
    return last_sign_of_life(folder)


def last_sign_of_life(folder: Path) -> datetime | None:
    with closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        row = database.execute("SELECT at FROM portal_heartbeat WHERE process = 'worker'").fetchone()
    return datetime.fromisoformat(row[0]).replace(tzinfo=UTC) if row else None


def test_worker_and_clock_give_a_sign_of_life_at_once(
    folder: Path, before: datetime | None, programs: list[subprocess.Popen[str]]
) -> None:
    begun = datetime.now(UTC)

    last = until(lambda: (found := last_sign_of_life(folder)) != before and found)

    assert last - begun < timedelta(seconds=30)


def test_messages_to_a_dead_worker_are_made_up_for_by_the_next_start(folder: Path) -> None:
    """The broker may forget: what is due is asked of the database at the next ring."""
    clock = command(folder, *BEAT)
    messages = folder / "queue" / "messages"
    until(lambda: len(list(messages.iterdir())) >= len(settings.CELERY_BEAT_SCHEDULE))
    clock.terminate()
    assert clock.wait(20) == 0
    for message in messages.iterdir():
        message.unlink()
    earlier = last_sign_of_life(folder)

    started = [command(folder, *program) for program in (WORKER, BEAT)]

    until(lambda: last_sign_of_life(folder) != earlier)
    for program in started:
        program.terminate()
    assert [program.wait(20) for program in started] == [0, 0]
