"""How many files one person may upload within an hour: reading costs, and nobody needs more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import ngettext

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import Upload

HOUR = timedelta(hours=1)


class TooMany(Refusal):
    """The person has uploaded as many files as one may within an hour."""


def require_allowance(person: Person, *, at: datetime) -> None:
    """Raise TooMany, with the time of day from which on the person may upload again."""
    most = settings.UPLOADS_PER_HOUR
    lately = Upload.objects.filter(uploaded_by=person, uploaded_at__gt=at - HOUR).order_by("-uploaded_at")
    moments = list(lately.values_list("uploaded_at", flat=True)[:most])
    if len(moments) < most:
        return
    again = timezone.localtime(moments[-1] + HOUR) + timedelta(minutes=1)
    raise TooMany(
        ngettext(
            "At most %(count)s file can be uploaded within an hour. You can upload the next one at %(time)s.",
            "At most %(count)s files can be uploaded within an hour. You can upload the next one at %(time)s.",
            most,
        )
        % {"count": most, "time": f"{again:%H:%M}"}
    )
