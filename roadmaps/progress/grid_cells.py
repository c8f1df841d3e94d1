"""What the cells of a report say in the grid, and what a typed text makes of its answers. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from roadmaps.progress.answers import LONGEST_COMMENT, LONGEST_REASON, ReportAnswers, is_late, tidied
from roadmaps.progress.questions import QUESTIONS
from roadmaps.reading.cleaning import clean
from roadmaps.reading.dates import DateReading, Unread, read_date
from roadmaps.reading.unread_words import why_unread
from roadmaps.revisions.cells import DAY, CellRefused, days_on
from roadmaps.terms import RATED, ProgressState, SlipCategory

Choices = tuple[tuple[str, str | Promise], ...]

EVIDENCE = "evidence"
CHOICES: Mapping[str, Choices] = {
    "state": tuple(ProgressState.choices),
    "confidence": tuple(RATED),
    "category": (("", "–"), *SlipCategory.choices),
}
FIELDS = {
    "forecast": "forecast_date",
    "actual": "actual_date",
    "reason": "slip_reason",
    "category": "slip_category",
}
CELL_OF_FIELD = {field: name for name, field in FIELDS.items()} | {"documents": EVIDENCE, "evidence_link": EVIDENCE}
# In this order they stand in the grid, and so they are taken: a state before what only some states have.
LABELS = {CELL_OF_FIELD.get(field, field): words for field, words in QUESTIONS.items()}
NAMES = tuple(LABELS)
LIMITS = {"comment": LONGEST_COMMENT, "reason": LONGEST_REASON}
OVER = (ProgressState.DONE, ProgressState.WILL_NOT_BE_DONE)

# What people type of a day near by, in either language whatever the page speaks.
DAYS_OFF = {"вчера": -1, "сегодня": 0, "завтра": 1, "yesterday": -1, "today": 0, "tomorrow": 1}

# “Dec 18” is the month of a year in a plan; where that year cannot be meant, it is a day.
MONTH_AND_NUMBER = re.compile(r"([^\W\d]{3,}\.?) (\d{1,2})")

PERCENT = re.compile(r"(\d{1,3})(?:[.,]0+)?\s*%?")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a typed date is read by: the approved day, today, and the month in which the fiscal year begins."""

    baseline: date | None
    today: date
    fiscal_start: int = 1


def text_of(answers: ReportAnswers, name: str) -> str:
    """What the cell says, as a person would type it; the value where one is chosen from a list."""
    value = getattr(answers, FIELDS.get(name, name))
    if isinstance(value, date):
        return value.strftime(DAY)
    return "" if value is None else str(value)


def cell_of_field(field: str) -> str:
    """The column in which a field of the answers stands."""
    return CELL_OF_FIELD.get(field, field)


def typed(answers: ReportAnswers, name: str, text: str, calendar: Calendar) -> ReportAnswers:
    """The answers after a person typed `text` into the cell `name`, without what contradicts them then.

    Raises CellRefused with the sentence that says what to do.
    """
    said = clean(text)
    if len(said) > LIMITS.get(name, len(said)):
        raise CellRefused(
            _("The text has %(length)s characters, %(limit)s are the most. Shorten it.")
            % {"length": len(said), "limit": LIMITS[name]}
        )
    return tidied(TAKING[name](answers, said, calendar), calendar.baseline)


def _take_state(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    return replace(answers, state=_chosen("state", text))


def _take_confidence(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    return replace(answers, confidence=_chosen("confidence", text))


def _take_percent(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    """What has a percentage is under way, and what is done has no other than a hundred: left empty it stays so."""
    found = PERCENT.fullmatch(text or "0")
    percent = int(found[1]) if found else -1
    if not 0 <= percent <= 100:
        raise CellRefused(_("Enter a number from 0 to 100."))
    if answers.state == ProgressState.DONE and percent != 100 and text:
        raise CellRefused(_("What is done is done to 100 percent. Choose another state first."))
    is_begun = answers.state == ProgressState.NOT_STARTED and percent > 0
    return replace(answers, percent=percent, state=ProgressState.IN_PROGRESS if is_begun else answers.state)


def _take_forecast(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    day = _day(text, answers.forecast_date or calendar.baseline, calendar, is_ahead=True)
    if day is not None and answers.state in OVER:
        raise CellRefused(_("What is over has no forecast. Choose another state first."))
    return replace(answers, forecast_date=day)


def _take_actual(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    """What was done on a day is done."""
    day = _day(text, answers.actual_date or calendar.baseline, calendar, is_ahead=False)
    return replace(answers, actual_date=day, state=ProgressState.DONE if day else answers.state)


def _take_comment(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    return replace(answers, comment=text)


def _take_reason(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    _refuse_in_time(answers, text, calendar)
    return replace(answers, slip_reason=text)


def _take_category(answers: ReportAnswers, text: str, calendar: Calendar) -> ReportAnswers:
    category = _chosen("category", text)
    _refuse_in_time(answers, category, calendar)
    return replace(answers, slip_category=category)


TAKING: Mapping[str, Callable[[ReportAnswers, str, Calendar], ReportAnswers]] = {
    "state": _take_state,
    "percent": _take_percent,
    "forecast": _take_forecast,
    "actual": _take_actual,
    "confidence": _take_confidence,
    "comment": _take_comment,
    "reason": _take_reason,
    "category": _take_category,
}


def _chosen(name: str, text: str) -> str:
    """The value of a list of choices, by the value itself or by its label."""
    for value, label in CHOICES[name]:
        if text == value or text.casefold() == str(label).casefold():
            return value
    raise CellRefused(_("“%(found)s” is not in the list. Choose from it.") % {"found": text[:60]})


def _refuse_in_time(answers: ReportAnswers, text: str, calendar: Calendar) -> None:
    if text and not is_late(answers, calendar.baseline):
        raise CellRefused(_("The forecast is not later than the approved date: there is nothing to explain."))


def _day(text: str, counted_from: date | None, calendar: Calendar, *, is_ahead: bool) -> date | None:
    """The day that a text means: a date in words, “today”, “+30” from the day that stands there, “=” the approved one.

    Of a day without a year that year is meant in which a forecast lies ahead, or in which what is done lies behind.
    """
    if text == "=":
        return calendar.baseline
    if text.casefold() in DAYS_OFF:
        return calendar.today + timedelta(days=DAYS_OFF[text.casefold()])
    counted = days_on(counted_from, text)
    if counted is not None:
        return counted
    reading = _reading(text, calendar, is_ahead=is_ahead)
    if isinstance(reading, Unread):
        raise CellRefused(why_unread(reading.kind, text[:60]))
    if reading.end is None and reading.note != "empty":
        raise CellRefused(why_unread("", text[:60]))
    return reading.end


def _reading(text: str, calendar: Calendar, *, is_ahead: bool) -> DateReading | Unread:
    today = calendar.today
    reading, turned = _read(text, calendar, today.year), MONTH_AND_NUMBER.fullmatch(text)
    if isinstance(reading, Unread) or reading.end is None or not _years_off(reading.end, today, is_ahead):
        return reading
    if turned:
        return _reading(f"{turned[2]} {turned[1]}", calendar, is_ahead=is_ahead)
    if reading.note != "year_from_context":
        return reading
    return _read(text, calendar, today.year + _years_off(reading.end, today, is_ahead))


def _years_off(day: date, today: date, is_ahead: bool) -> int:
    return int(is_ahead and day < today) - int(not is_ahead and day > today)


def _read(text: str, calendar: Calendar, year: int) -> DateReading | Unread:
    return read_date(text, fiscal_start=calendar.fiscal_start, year=year)
