"""The clock's front door to clusters: named, made of one call, safe to run twice."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from clusters.deputies import actions


@shared_task(name="clusters.turn_deputies")  # type: ignore[untyped-decorator]
def turn_deputies() -> int:
    """Let deputies begin and end on their days."""
    return actions.turn(at=timezone.now())
