"""The clock's front door to the shell: named, made of one call each, safe to run twice."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from portal.inbox import letters, preferences
from portal.mail import delivery, inbound_mailbox
from portal.shell.models import Heartbeat


@shared_task(name="portal.heartbeat")  # type: ignore[untyped-decorator]
def heartbeat() -> None:
    """Show that the worker lives: `/readyz` asks for this row, never for the broker's word."""
    Heartbeat.objects.update_or_create(process="worker", defaults={"at": timezone.now()})


@shared_task(name="portal.deliver_mail")  # type: ignore[untyped-decorator]
def deliver_mail(message: int | None = None) -> int:
    """Deliver one letter, or all that are due."""
    if message is not None:
        return int(delivery.deliver(message, at=timezone.now()))
    return delivery.deliver_due(at=timezone.now())


@shared_task(name="portal.sweep_mail")  # type: ignore[untyped-decorator]
def sweep_mail() -> int:
    """Free what a dead sender held and end what came too late."""
    return delivery.sweep(at=timezone.now())


@shared_task(name="portal.write_letters")  # type: ignore[untyped-decorator]
def write_letters() -> int:
    """Write the letters of the moment that rows of inboxes wait for; pauses that are over end first."""
    now = timezone.now()
    preferences.end_pauses(on=timezone.localdate(now))
    return letters.write_due(at=now)


@shared_task(name="portal.fetch_replies")  # type: ignore[untyped-decorator]
def fetch_replies() -> int:
    """Fetch what people answered to letters; nothing without a mailbox."""
    return inbound_mailbox.fetch(at=timezone.now())
