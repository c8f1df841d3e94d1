"""The periods of a promise that repeats: «ежеквартально», monthly, «ежегодно до 1 марта»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from roadmaps.reading.dates import DateReading, read_date
from roadmaps.reading.phrases import REPEATING
from roadmaps.reading.spans import Precision, Span, last_day, months_later
from roadmaps.reading.vocabulary import normalise

MOST = 60
FREQUENCIES: tuple[tuple[int, Precision, re.Pattern[str]], ...] = tuple(
    (months, precision, re.compile(pattern, re.IGNORECASE))
    for months, precision, pattern in (
        (
            6,
            "half_year",
            (
                r"(?:2|два|двух)\s+раз\w*\s+в\s+год|раз\w*\s+в\s+(?:полгода|полугоди\w+|(?:6|шесть)\s+месяцев)"
                r"|кажд\w+\s+(?:полгода|полугоди\w+)|ежеполугод\w*|twice\s+a\s+year|semi-?\s?annual\w*|half-?\s?yearly"
                r"|biannual\w*|every\s+(?:six|6)\s+months"
            ),
        ),
        (
            3,
            "quarter",
            (
                r"ежекварт\w*|поквартальн\w*|(?<!\w)раз\w*\s+в\s+квартал|кажд\w+\s+квартал\w*"
                r"|(?:один|1)\s+раз\w*\s+в\s+квартал|quarterly|(?:every|each|per|a)\s+quarter"
            ),
        ),
        (
            1,
            "month",
            r"ежемес\w*|помесячн\w*|раз\w*\s+в\s+месяц(?!\w)|кажд\w+\s+месяц\w*|monthly|(?:every|each|per|a)\s+month",
        ),
        (
            12,
            "year",
            r"ежегод\w*|раз\w*\s+в\s+год(?!\w)|кажд\w+\s+год\w*|annual\w*|yearly|(?:every|each|per|once\s+a)\s+year",
        ),
    )
)
# Rhythms that no calendar period has: a promise of them stays one milestone.
OTHERS = re.compile(
    r"(?:[3-9]|три|трех|четыре|пять|несколько)\s+раз\w*\s+в\s+|раз\w*\s+в\s+(?:\d+|два|две|три|пять)\s"
    r"|every\s+(?:other|second|two|three|\d)|еженед\w*|ежедн\w*|weekly|daily|biennial",
    re.IGNORECASE,
)
DAY = re.compile(
    r"(?:до|не\s+позднее|by(?:\s+the)?)\s+(\d{1,2})(?:\s?-?\s?(?:го|th|st|nd|rd))?\s*(?:числа|day)", re.IGNORECASE
)
AFTER_PERIOD = re.compile(r"следующ|после|following|after", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a promise, and the interval whose last day is its due date."""

    name: Span
    due: Span


def periods_of(phrase: str, first: date, last: date) -> tuple[Period, ...]:
    """The periods of a repeating phrase from `first` to `last`, both counted; none of a rhythm that is not known.

    One period is no repetition, and more than 60 are nobody's plan: both give none.
    """
    text = normalise(phrase)
    rhythm = next(((months, precision) for months, precision, pattern in FREQUENCIES if pattern.search(text)), None)
    if rhythm is None or OTHERS.search(text) or months_later(first, rhythm[0] * (MOST + 1)) < last:
        return ()
    found = [
        Period(name, due)
        for name in spans(first, last, *rhythm)
        if (due := due_in(name, text, phrase)) is not None and first <= due.end <= last
    ]
    return tuple(found) if 1 < len(found) <= MOST else ()


def spans(first: date, last: date, months: int, precision: Precision) -> Iterator[Span]:
    """The calendar's periods of `months` months that touch the days from `first` to `last`."""
    start = date(first.year, (first.month - 1) // months * months + 1, 1)
    while start <= last:
        following = months_later(start, months)
        yield Span(start, following - timedelta(days=1), precision)
        start = following


def due_in(period: Span, text: str, phrase: str) -> Span | None:
    """When a period's promise is due: at its end, or on the day or month that the phrase names in each of them."""
    if match := DAY.search(text):
        month = period.end if not AFTER_PERIOD.search(text) else period.end + timedelta(days=1)
        number = min(int(match[1]), last_day(month.year, month.month).day)
        if number and (period.precision == "month" or AFTER_PERIOD.search(text)):
            day = month.replace(day=number)
            return Span(day, day, "day")
    if period.precision != "year":
        return period
    reading = read_date(REPEATING.sub(" ", phrase).strip(" ,;"), year=period.start.year)
    if isinstance(reading, DateReading) and reading.start and reading.end and is_within(reading, period):
        return Span(reading.start, reading.end, reading.precision)
    return period


def is_within(reading: DateReading, period: Span) -> bool:
    """Whether a reading is a part of the period, and so no span of several years that the phrase names as well."""
    inside = reading.start is not None and period.start <= reading.start
    return inside and reading.end is not None and reading.end <= period.end and reading.precision != "ongoing"
