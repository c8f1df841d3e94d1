"""When a letter may reach its reader: on working days between nine and six, where the reader is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from clusters.calendar import is_working_day, next_working_day
from portal.accounts.models import Person

OPENS_AT, CLOSES_AT = time(9), time(18)


def local_day(person: Person, at: datetime) -> date:
    """The day that it is for the person at that moment."""
    return at.astimezone(ZoneInfo(person.time_zone)).date()


def window_of(person: Person, at: datetime) -> tuple[datetime, datetime]:
    """Between which moments letters may reach the person on the local day of that moment; the end is not within."""
    zone, day = ZoneInfo(person.time_zone), local_day(person, at)
    if settings.REMIND_AT_ANY_HOUR:
        return datetime.combine(day, time.min, zone), datetime.combine(day + timedelta(days=1), time.min, zone)
    return datetime.combine(day, OPENS_AT, zone), datetime.combine(day, CLOSES_AT, zone)


def is_letter_day(day: date) -> bool:
    """May letters be sent on that day at all?"""
    return settings.REMIND_AT_ANY_HOUR or is_working_day(day)


def next_letter_day(day: date) -> date:
    """The day itself when letters may be sent on it, else the first one after it."""
    return day if settings.REMIND_AT_ANY_HOUR else next_working_day(day)


def is_in_window(person: Person, at: datetime) -> bool:
    """Is it a moment at which a letter may reach the person?"""
    start, end = window_of(person, at)
    return is_letter_day(local_day(person, at)) and start <= at < end
