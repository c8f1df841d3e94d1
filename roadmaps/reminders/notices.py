"""What the rooms below ask of this one: a second look at each digest, its lines back, its end, and what it told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.inbox import preferences, preview
from portal.mail import checks, unsubscribing
from portal.shell.someone import Someone
from roadmaps.models import Reminder
from roadmaps.reminders import actions, digest, second_look
from roadmaps.topics import REMINDER


def told(person: int, since: datetime, until: datetime) -> Iterable[tuple[str, date]]:
    """The topics of the steps that digests told the person between two moments, and the days."""
    rows = Reminder.objects.filter(person=person, digest__created_at__gt=since, digest__created_at__lte=until)
    for kind, moment in rows.order_by().values_list("kind", "digest__created_at").distinct():
        yield REMINDER + kind, timezone.localdate(moment)


def end_digests(reader: Someone, at: datetime) -> list[str | Promise]:
    """Write no more digests, as far as may be chosen; gives what is written about all the same."""
    return [topic.name for topic in preferences.unsubscribe(reader, preferences.DIGEST, at=at)]


unsubscribing.register(digest.KIND, _("The letter of the morning: reminders and news of the portal"), end_digests)
checks.register(digest.KIND, second_look.check, release=actions.release)
preview.register(told)
