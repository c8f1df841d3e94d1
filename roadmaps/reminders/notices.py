"""What the rooms below ask of this one: a second look at each digest, its lines back, and what digests told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from portal.inbox import preview
from portal.mail import checks
from roadmaps.models import Reminder
from roadmaps.reminders import actions, digest
from roadmaps.topics import REMINDER


def told(person: int, since: datetime, until: datetime) -> Iterable[tuple[str, date]]:
    """The topics of the steps that digests told the person between two moments, and the days."""
    rows = Reminder.objects.filter(person=person, digest__created_at__gt=since, digest__created_at__lte=until)
    for kind, moment in rows.order_by().values_list("kind", "digest__created_at").distinct():
        yield REMINDER + kind, timezone.localdate(moment)


checks.register(digest.KIND, digest.check, release=actions.release)
preview.register(told)
