"""Waking the worker: only a doorbell. The database is the queue, and a sweep finds what was not heard."""

from __future__ import annotations

import logging

from kombu.exceptions import OperationalError

from portal.celery import app

log = logging.getLogger(__name__)


def ring(task: str, **ids: int) -> bool:
    """Have a task done soon; False when the broker does not take it."""
    try:
        app.send_task(task, kwargs=ids)
    except (OperationalError, OSError) as error:
        log.warning("The broker did not take %s %s, the next sweep will: %s", task, ids, error)
        return False
    return True
