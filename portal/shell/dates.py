"""Dates as people read them, by CLDR: «31 дек. 2026», «IV кв. 2026», «через 5 дней»; no-break spaces inside.

Every function takes the language, by default the one in use; what it wrote once it remembers.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta
from babel.units import format_unit
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

NO_BREAK = "\N{NO-BREAK SPACE}"
ROMAN = ("I", "II", "III", "IV")
# Larger than any number of days: CLDR then never turns days into weeks or months.
DAYS_ALONE = 1e12


def current_language() -> str:
    """The two letters of the language in use; English when translation is switched off."""
    return (translation.get_language() or "en")[:2]


@lru_cache(maxsize=8)
def locale_of(language: str) -> Locale:
    return Locale.parse(language)


def joined(text: str) -> str:
    return text.replace(" ", NO_BREAK)


@lru_cache(maxsize=4096)
def _day(value: date, language: str) -> str:
    return joined(format_date(value, "d MMM y", locale=locale_of(language)))


def day(value: date, language: str | None = None) -> str:
    """«31 дек. 2026» or “31 Dec 2026”. A moment counts by its day in the time zone in use."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return _day(value, language or current_language())


@lru_cache(maxsize=2048)
def _month(value: date, language: str) -> str:
    return joined(format_date(value, "LLL y", locale=locale_of(language)))


def due(value: date | None, precision: str, language: str | None = None) -> str:
    """A due date as exactly as it was promised: day, month, quarter, half-year, year, ongoing or undated.

    An ongoing promise says its last day when it has one. An unknown precision reads as a day.
    """
    return _due(value, precision, language or current_language())


@lru_cache(maxsize=4096)
def _due(value: date | None, precision: str, language: str) -> str:
    with translation.override(language):
        if precision == "ongoing":
            return _("ongoing")
        if value is None or precision == "undated":
            return _("no date")
        return _interval(value, precision, language)


def _interval(value: date, precision: str, language: str) -> str:
    quarter, half = (value.month - 1) // 3, (value.month - 1) // 6
    is_russian = language == "ru"
    match precision:
        case "month":
            return _month(value, language)
        case "quarter":
            return joined(f"{ROMAN[quarter]} кв. {value.year}" if is_russian else f"Q{quarter + 1} {value.year}")
        case "half_year":
            return joined(f"{ROMAN[half]} полугодие {value.year}" if is_russian else f"H{half + 1} {value.year}")
        case "year":
            return joined(f"{value.year} г.") if is_russian else str(value.year)
        case _:
            return _day(value, language)


@lru_cache(maxsize=2048)
def _relative(days: int, language: str) -> str:
    if days == 0:
        with translation.override(language):
            return pgettext("relative day", "today")
    text = format_timedelta(
        days * 86_400, granularity="day", threshold=DAYS_ALONE, add_direction=True, locale=locale_of(language)
    )
    return joined(text)


def relative(value: date, today: date, language: str | None = None) -> str:
    """How far the day is from today, in days: «через 5 дней», «46 дней назад», «сегодня»."""
    return _relative((value - today).days, language or current_language())


@lru_cache(maxsize=2048)
def _days(count: int, length: str, language: str) -> str:
    return joined(
        format_unit(count, "duration-day", "long" if length == "long" else "short", locale=locale_of(language))
    )


def days(count: int, language: str | None = None) -> str:
    """A number of days in full words: «46 дней»."""
    return _days(count, "long", language or current_language())


def signed_days(count: int, language: str | None = None) -> str:
    """How far a date moved, in full words and with a true minus: «+92 дня», «−3 дня»."""
    return f"{'−' if count < 0 else '+'}{days(abs(count), language)}"


def short_days(count: int, language: str | None = None) -> str:
    """A number of days as tables show it: «46 дн.»."""
    return _days(count, "short", language or current_language())


def moment(value: datetime, language: str | None = None) -> str:
    """«15 нояб. 2026, 14:02» in the time zone in use. Needs an aware moment."""
    language = language or current_language()
    local = timezone.localtime(value)
    return f"{_day(local.date(), language)},{NO_BREAK}{format_time(local, 'HH:mm', locale=locale_of(language))}"
