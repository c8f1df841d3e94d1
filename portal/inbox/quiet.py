"""Quiet times: when a person wants no letter. What comes meanwhile waits in the inbox and is written afterwards.

Letters of the moment are not begun then, letters of the rooms are held by a check of their own, and digests, which
come on working mornings anyway, pass over the person's quiet weekdays. Letters about the account come always.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.inbox.models import QuietTime
from portal.mail import checks
from portal.mail.checks import Postpone
from portal.mail.models import Message
from portal.shell.refusal import Refusal
from portal.shell.someone import Addressee

OPENS_AT, CLOSES_AT = time(9), time(18)
# What a person has just asked for, or did a moment ago, is answered at once; digests know their own mornings.
ALWAYS = ("account.", "reply.", "revision.receipt", "digest")
LONGEST_REST = 31

_calendar: list[Callable[[date], bool]] = []


def register_calendar(is_working_day: Callable[[date], bool]) -> None:
    """Say which days are days off; the app above knows the calendar."""
    _calendar[:] = [is_working_day]


def is_quiet_day(times: QuietTime, day: date) -> bool:
    """Is nothing to be written on that day at all? The day is the person's own."""
    is_day_off = any(not is_working_day(day) for is_working_day in _calendar)
    return str(day.weekday()) in times.weekdays or (times.on_days_off and is_day_off)


def opens_at(times: QuietTime, zone: str, at: datetime) -> datetime | None:
    """When letters may come again; None when they may come at that moment."""
    local = at.astimezone(ZoneInfo(zone))
    is_after_hours = times.outside_hours and not OPENS_AT <= local.time() < CLOSES_AT
    if not is_after_hours and not is_quiet_day(times, local.date()):
        return None
    days = (local.date() + timedelta(days=number) for number in range(LONGEST_REST))
    mornings = (datetime.combine(day, OPENS_AT, local.tzinfo) for day in days if not is_quiet_day(times, day))
    return next((morning for morning in mornings if morning > at), at + timedelta(days=LONGEST_REST))


def resting(persons: Iterable[Addressee], at: datetime) -> set[int]:
    """Those of the persons to whom nothing is written at that moment; one query."""
    zones = {person.pk: person.time_zone for person in persons}
    found = QuietTime.objects.filter(person__in=zones)
    return {times.person_id for times in found if opens_at(times, zones[times.person_id], at) is not None}


def resting_all_day(persons: Iterable[Addressee], at: datetime) -> set[int]:
    """Those of the persons for whom the day of that moment is a quiet one; one query."""
    zones = {person.pk: ZoneInfo(person.time_zone) for person in persons}
    found = QuietTime.objects.filter(person__in=zones)
    return {times.person_id for times in found if is_quiet_day(times, at.astimezone(zones[times.person_id]).date())}


def times_of(person: int) -> QuietTime:
    """What the person chose; a row that is not kept yet when nothing was chosen."""
    return QuietTime.objects.filter(person=person).first() or QuietTime(person_id=person)


@transaction.atomic
def choose(person: int, *, on_days_off: bool, outside_hours: bool, weekdays: Collection[str]) -> None:
    """Keep the quiet times; none of them forgets the choice. Raises Refusal when no working day would be left."""
    chosen = "".join(sorted(set(weekdays) & set("01234")))
    if chosen == "01234":
        raise Refusal(_("Leave at least one day of the week on which you may be written to."))
    if not (on_days_off or outside_hours or chosen):
        QuietTime.objects.filter(person=person).delete()
        return
    said = {"on_days_off": on_days_off, "outside_hours": outside_hours, "weekdays": chosen}
    QuietTime.objects.update_or_create(person_id=person, defaults=said)


def check(message: Message, at: datetime) -> Postpone | None:
    """Hold a letter that was written in its reader's quiet time until that is over."""
    if message.person is None or message.kind.startswith(ALWAYS):
        return None
    times = QuietTime.objects.filter(person=message.person).first()
    until = opens_at(times, message.person.time_zone, at) if times else None
    return Postpone(until) if until else None


checks.register_for_all(check)
