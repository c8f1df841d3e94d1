"""The clock's front door to the shell."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import timezone

from portal import tasks
from portal.celery import app
from portal.mail.models import Message, MessageState
from portal.shell.models import Heartbeat
from tests.factories import make_person
from tests.portal.mail.test_delivery import make_letter

pytestmark = pytest.mark.django_db


def test_heartbeat_keeps_one_row() -> None:
    tasks.heartbeat()
    tasks.heartbeat()
    assert Heartbeat.objects.get().process == "worker"


def test_one_letter_or_all_that_are_due_are_delivered(settings: object) -> None:
    settings.MAIL_TRANSPORT = "mailbox"
    first, _second = make_letter(make_person(), key="1"), make_letter(make_person(), key="2")
    assert tasks.deliver_mail(message=first.pk) == 1
    assert tasks.deliver_mail() == 1
    assert tasks.deliver_mail() == 0
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_sweep_may_run_twice() -> None:
    make_letter(expires_at=timezone.now())
    assert tasks.sweep_mail() == 1
    assert tasks.sweep_mail() == 0


def test_every_beat_of_the_shell_has_its_task() -> None:
    named = {beat["task"] for beat in settings.CELERY_BEAT_SCHEDULE.values() if beat["task"].startswith("portal.")}
    app.loader.import_default_modules()
    assert named <= set(app.tasks)
