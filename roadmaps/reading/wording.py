"""How the portal words an interval of days, so that reading it again gives the same interval."""

from __future__ import annotations

from datetime import date, timedelta

from roadmaps.reading.dates import DateReading
from roadmaps.reading.spans import Precision, last_day, months_later
from roadmaps.reading.vocabulary import MONTHS_EN, MONTHS_OF_RU, MONTHS_RU

ROMAN = ("I", "II", "III", "IV")
LENGTHS: dict[Precision, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def write(reading: DateReading, language: str = "ru") -> str:
    """The reading in words, in Russian ("ru…") or else in English; calendar quarters, both ends counted."""
    is_russian = language.startswith("ru")
    if reading.precision == "undated":
        return reading.wording or ("без срока" if is_russian else "no date")
    if reading.precision == "ongoing" or reading.end is None:
        return write_ongoing(reading.start, is_russian)
    start, end = reading.start or reading.end, reading.end
    period_start = start_of(end, reading.precision)
    if start == period_start:
        return write_period(start, end, reading.precision, is_russian)
    if period_start is None or start > period_start:
        first, last = write_day(start, is_russian), write_day(end, is_russian)
    else:
        last = write_period(period_start, end, reading.precision, is_russian)
        begins_period = start == start_of(period_end(start, reading.precision), reading.precision)
        precision = reading.precision if begins_period else "day"
        first = write_period(start, period_end(start, precision), precision, is_russian)
    return f"{first} – {last}"


def write_ongoing(start: date | None, is_russian: bool) -> str:
    if start is None:
        return "постоянно" if is_russian else "ongoing"
    return f"с {write_day(start, is_russian)}" if is_russian else f"from {write_day(start, is_russian)}"


def period_end(start: date, precision: Precision) -> date:
    length = LENGTHS.get(precision)
    return months_later(start, length) - timedelta(days=1) if length else start


def start_of(end: date, precision: Precision) -> date | None:
    """The first day of the calendar period that ends on `end`, or None when no such period does."""
    length = LENGTHS.get(precision)
    if length is None:
        return end
    if end != last_day(end.year, end.month) or end.month % length:
        return None
    return date(end.year, end.month - length + 1, 1)


def write_day(day: date, is_russian: bool) -> str:
    if is_russian:
        return f"{day.day} {MONTHS_OF_RU[day.month - 1]} {day.year} г."
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def write_period(start: date, end: date, precision: Precision, is_russian: bool) -> str:
    if precision == "month":
        return f"{MONTHS_RU[end.month - 1]} {end.year} г." if is_russian else f"{MONTHS_EN[end.month - 1]} {end.year}"
    if precision == "quarter":
        number = ROMAN[end.month // 3 - 1] if is_russian else str(end.month // 3)
        return f"{number} квартал {end.year} г." if is_russian else f"Q{number} {end.year}"
    if precision == "half_year":
        number = ROMAN[end.month // 6 - 1] if is_russian else str(end.month // 6)
        return f"{number} полугодие {end.year} г." if is_russian else f"H{number} {end.year}"
    if precision == "year":
        return f"{end.year} г." if is_russian else str(end.year)
    return write_day(end, is_russian)
