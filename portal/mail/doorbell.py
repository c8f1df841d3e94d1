"""Waking the sender after a commit: only a doorbell, for the sweep finds every letter that it does not hear."""

from __future__ import annotations

import logging

from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from portal.celery import app
from portal.mail.delivery import deliver

log = logging.getLogger(__name__)


def ring(pk: int) -> None:
    """Have one letter sent soon. A broker that is down costs a delay, never the request."""
    if settings.MAIL_TRANSPORT == "mailbox":
        deliver(pk, at=timezone.now())
        return
    try:
        app.send_task("portal.deliver_mail", kwargs={"message": pk})
    except (OperationalError, OSError) as error:
        log.warning("The broker did not take letter %s, the next sweep will: %s", pk, error)
