"""Is the portal alive, and is it ready to work? For supervisors and monitoring: no sign-in, no secrets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from kombu.exceptions import OperationalError

from portal.celery import app
from portal.shell.models import Heartbeat

WORKER_SILENCE = timedelta(minutes=5)
BROKER_PATIENCE_SECONDS = 2.0

Part = Callable[[datetime], str]


def database(at: datetime) -> str:
    """The empty text when well, else what is wrong, in words that tell an outsider nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "does not answer"
    return ""


def migrations(at: datetime) -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return "unknown"
    return f"{len(waiting)} not applied" if waiting else ""


def broker(at: datetime) -> str:
    try:
        with app.connection_for_write() as link:
            link.ensure_connection(max_retries=1, interval_start=0, timeout=BROKER_PATIENCE_SECONDS)
    except (OperationalError, OSError):
        return "does not answer"
    return ""


def worker(at: datetime) -> str:
    """The worker's own work writes its heartbeat each minute: a deaf worker is seen, not only a dead one."""
    try:
        last = Heartbeat.objects.filter(process="worker").values_list("at", flat=True).first()
    except Error:
        return "unknown"
    if last is None:
        return "no sign of life yet"
    return "" if at - last <= WORKER_SILENCE else f"silent since {last:%Y-%m-%d %H:%M} UTC"


def is_worker_listening(at: datetime) -> bool:
    """Whether work that is left to the worker will be done soon, as far as can be known."""
    return not worker(at)


PARTS: dict[str, Part] = {"database": database, "migrations": migrations, "broker": broker, "worker": worker}


def faults(at: datetime) -> dict[str, str]:
    """Every part with its fault, or with the empty text when it is well."""
    return {name: part(at) for name, part in PARTS.items()}
