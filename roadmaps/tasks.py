"""The front door for the clock. Each of these may run twice, late, or not at all for days."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from clusters.models import Programme
from roadmaps.reminders import actions


@shared_task(name="roadmaps.raise_reminders")  # type: ignore[untyped-decorator]
def raise_reminders() -> None:
    """Write down what is owed today and compose the digests whose morning it is."""
    now = timezone.now()
    for programme in Programme.objects.all():
        actions.raise_due(programme, on=programme.day_of(now), at=now)
    actions.compose(at=now)
