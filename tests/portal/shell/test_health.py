"""The two addresses of monitoring."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from portal.celery import app
from portal.shell.models import Heartbeat
from tests.factories import NOW


@pytest.fixture
def heartbeat(db: None) -> Heartbeat:
    return Heartbeat.objects.create(process="worker", at=NOW)


def readiness() -> tuple[int, dict[str, str]]:
    response = Client().get(reverse("readyz"))
    return response.status_code, response.json()["parts"]


def test_life_is_told_without_the_database(client: Client) -> None:
    response = client.get(reverse("healthz"))  # without the mark of the database a query would fail

    assert (response.status_code, response.json()) == (200, {"status": "alive"})


def test_portal_is_ready_when_every_part_is_well(heartbeat: Heartbeat) -> None:
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert readiness() == (200, {"database": "ok", "migrations": "ok", "broker": "ok", "worker": "ok"})


def test_silent_worker_is_said_with_its_last_moment(heartbeat: Heartbeat) -> None:
    with time_machine.travel(NOW + timedelta(minutes=5, seconds=1), tick=False):
        status, parts = readiness()

    assert (status, parts["worker"]) == (503, "silent since 2026-11-15 09:00 UTC")


@pytest.mark.django_db
def test_worker_that_never_spoke_is_said() -> None:
    status, parts = readiness()

    assert (status, parts["worker"]) == (503, "no sign of life yet")


@time_machine.travel(NOW, tick=False)
def test_missing_migration_is_counted(heartbeat: Heartbeat) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    status, parts = readiness()

    assert (status, parts["migrations"]) == (503, "1 not applied")


@time_machine.travel(NOW, tick=False)
def test_dead_broker_is_said_soon_and_without_its_address(
    heartbeat: Heartbeat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.conf, "broker_write_url", "redis://:secret@127.0.0.1:1/0")

    response = Client().get(reverse("readyz"))

    assert response.status_code == 503
    assert response.json()["parts"]["broker"] == "does not answer"
    assert "secret" not in response.content.decode()


@time_machine.travel(NOW, tick=False)
def test_check_of_the_worker_speaks_by_its_exit(heartbeat: Heartbeat, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("check_worker")
    assert capsys.readouterr().out == "worker: ok\n"

    heartbeat.delete()

    with pytest.raises(CommandError, match="no sign of life yet"):
        call_command("check_worker")
