"""What a phrase means as a date: an interval of days, its precision, and what had to be assumed.

Nothing is guessed in silence: what is read generously says so, and what cannot be read is `Unread`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache

from roadmaps.reading.day_order import DAY_FIRST, MONTH_FIRST, DayOrder, decide_order
from roadmaps.reading.finding import find_points
from roadmaps.reading.joining import Joined, join, rest_of
from roadmaps.reading.lookalikes import with_digits_right, with_words_right
from roadmaps.reading.phrases import WEEK_OF, classify, is_conditional, is_empty, is_relative, lasts, repeats
from roadmaps.reading.points import Point
from roadmaps.reading.spans import Precision, Span, is_plausible
from roadmaps.reading.vocabulary import FULL_MONTHS, month_number, normalise
from roadmaps.reading.years import complete_years, guesses_fiscal_year, names_next_year, span_of

__all__ = ["DAY_FIRST", "MONTH_FIRST", "DateReading", "DayOrder", "Unread", "decide_order", "read_date"]

LONGEST_PHRASE = 300
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_SERIALS = range(36526, 73416)


@dataclass(frozen=True, slots=True)
class DateReading:
    """A phrase as an interval of whole days; `end` is the day that counts as due.

    `note` says in one word what a person should know: repeating, ongoing, open_start, relative, conditional,
    duration, empty, year_from_context, ready_generously, part_of_period, several_dates, roman_lookalike,
    two_digit_year, fiscal_year, typing_error, bare_quarter, partly_read, roughly, week, serial.
    `rest` is the text that no date was made of. `is_range` tells a written range («с 1 марта по 30 апреля»)
    from a period that is merely long («IV квартал»).
    """

    start: date | None
    end: date | None
    precision: Precision
    wording: str = ""
    is_assumption: bool = False
    note: str = ""
    rest: str = ""
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A phrase that is no date, and why: not_a_date, no_such_day, no_such_month, no_year, ambiguous_day_order,
    out_of_range, end_before_start, fiscal_year. `suggestion` is what may be typed instead, "" when nobody knows."""

    wording: str
    kind: str
    suggestion: str = ""
    candidates: tuple[date, ...] = ()


def read_date(
    value: str | date | float,
    *,
    order: DayOrder | None = DAY_FIRST,
    fiscal_start: int = 1,
    year: int | None = None,
) -> DateReading | Unread:
    """Read a cell's value as a date.

    A float is an Excel serial (or a bare year). `order` is the column's order of day and month in slashed
    dates, None when it is undecided: then they are Unread with both candidates. `fiscal_start` is the month
    in which quarters are counted from; `year` is what the context says when the phrase names none.
    """
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return read_day(day, day.strftime("%d.%m.%Y"))
    if isinstance(value, (int, float)):
        return read_number(float(value))
    return read_phrase(value.strip(), order, fiscal_start, year)


def read_day(day: date, wording: str) -> DateReading | Unread:
    return DateReading(day, day, "day", wording) if is_plausible(day) else Unread(wording, "out_of_range")


def read_number(value: float) -> DateReading | Unread:
    """A number where a date stands: an Excel serial, a year, or 12.2018 that a program took for a number."""
    wording = f"{value:.10g}"
    if value == value and abs(value) < 1e9:
        if int(value) in EXCEL_SERIALS:
            day = EXCEL_EPOCH + timedelta(days=int(value))
            answer = read_day(day, wording)
            return replace(answer, is_assumption=True, note="serial") if isinstance(answer, DateReading) else answer
        if value.is_integer() and 2000 <= value <= 2100:
            return read_phrase(wording, DAY_FIRST, 1, None)
        if re.fullmatch(r"(?:[1-9]|1[0-2])\.20\d\d", f"{value:.4f}"):
            return read_phrase(f"{value:.4f}", DAY_FIRST, 1, None)
    return Unread(wording, "not_a_date")


@lru_cache(maxsize=20_000)
def read_phrase(wording: str, order: DayOrder | None, fiscal_start: int, year: int | None) -> DateReading | Unread:
    if len(wording) > LONGEST_PHRASE:
        return Unread(wording, "not_a_date")
    written = with_words_right(normalise(wording))
    if is_empty(written):
        return DateReading(None, None, "undated", "", note="empty")
    text = with_digits_right(written)
    if match := WEEK_OF.match(written):
        return in_week(
            read_phrase(written[match.end() :], order, fiscal_start, year), wording, is_first=bool(match["c"])
        )
    answer = read_text(text, wording, order, fiscal_start, year)
    if text != written and isinstance(answer, DateReading) and answer.start:
        return replace(answer, is_assumption=True, note="typing_error")
    return answer


def in_week(day: DateReading | Unread, wording: str, *, is_first: bool) -> DateReading | Unread:
    """The week that begins on a day (its Sunday counts, as an assumption), or the day on which a week ends."""
    if isinstance(day, Unread) or day.precision != "day" or day.start != day.end or day.end is None:
        return replace(day, wording=wording)
    if not is_first:
        return replace(day, wording=wording)
    last = day.end + timedelta(days=6)
    return replace(day, end=last, wording=wording, is_assumption=True, note="week")


def read_text(
    text: str, wording: str, order: DayOrder | None, fiscal_start: int, year: int | None
) -> DateReading | Unread:
    points = without_references(find_points(text, order), text)
    if points and is_relative(text[: points[0].begin]) and not repeats(text):
        return DateReading(None, None, "undated", wording, note="relative")
    if points and repeats(text) and (since := SINCE_YEAR.search(text)) and points[-1].begin >= since.start():
        # «ежегодно, до 1 апреля, начиная с 2027 г.»: the year says when it begins, not when it is due.
        return DateReading(date(int(since["year"]), 1, 1), None, "ongoing", wording, note="repeating")
    if points:
        return read_points(points, text, wording, fiscal_start, year)
    return read_without_points(text, wording, order, fiscal_start, year)


SINCE_YEAR = re.compile(
    r"(?:начиная с|starting (?:in|from)|beginning (?:in|from))\s+(?P<year>20\d\d)(?!\d)", re.IGNORECASE
)
FACT = re.compile(r"(?<!\w)(?:факт\w*|actual\w*)[\s:(-]*$", re.IGNORECASE)
UNREAD_PART = re.compile(r"\w\s*(?:квартал|кв(?!\w)|полугод|quarter|декад)", re.IGNORECASE)
ROUGHLY = re.compile(
    r"ориентировочн|предположительн|предварительн|примерно|около|приблизительн|перенес|итогам|результатам|учебн"
    r"|\bapprox|\babout\b|\bcirca\b|\btentative|\bestimated|\bacademic|~|≈",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?:№|\bno\b|приказ|постановлен|распоряж|протокол|договор|закон|решени|указ|поручен|письм)", re.IGNORECASE
)


def without_references(points: list[Point], text: str) -> list[Point]:
    """Leave out dates of documents («приказ от 12.03.2017 № 55») and of facts beside a plan («факт: 05.03.2018»)."""
    planned = [point for point in points if not FACT.search(text[: point.begin])]
    points = planned or points
    if not REFERENCE.search(text):
        return points
    return [point for point in points if not re.search(r"(?<!\w)(?:от|dated)\s*$", text[: point.begin], re.IGNORECASE)]


def read_without_points(
    text: str, wording: str, order: DayOrder | None, fiscal_start: int, year: int | None
) -> DateReading | Unread:
    kind = classify(text)
    if kind in {"ongoing", "repeating"}:
        note = "repeating" if repeats(text) else "ongoing"
        return DateReading(None, None, "ongoing", wording, note=note)
    if kind == "relative" and year and re.search(r"в течени[еи] (?:всего )?года|during the year", text, re.IGNORECASE):
        return read_points([Point("year", 0, len(text))], text, wording, fiscal_start, year)
    if kind:
        return DateReading(None, None, "undated", wording, note=kind)
    return Unread(wording, "not_a_date", serial_day(text) or mended(text, order, fiscal_start, year))


def serial_day(text: str) -> str:
    """The day that a number written as text is in Excel («46387»), when a plan may name it; else ""."""
    is_serial = re.fullmatch(r"\d{5}(?:\.0+)?", text) and int(float(text)) in EXCEL_SERIALS
    return (EXCEL_EPOCH + timedelta(days=int(float(text)))).strftime("%d.%m.%Y") if is_serial else ""


PERIOD = re.compile(r"(?:квартал|полугоди|декад|quarter)\w*|кварт|полугод", re.IGNORECASE)
KNOWN_WORDS = [*FULL_MONTHS, "квартал", "квартала", "квартале", "полугодие", "полугодия", "quarter"]


def mended(text: str, order: DayOrder | None, fiscal_start: int, year: int | None) -> str:
    """The text with misspelt months put right, when that makes a date of it; else ""."""
    better = with_months_right(text)
    if better == text:
        return ""
    return better if isinstance(read_phrase(better, order, fiscal_start, year), DateReading) else ""


def with_months_right(text: str) -> str:
    def put_right(match: re.Match[str]) -> str:
        word = match[0]
        is_known = month_number(word) or PERIOD.fullmatch(word)
        return word if is_known else known_word_like(word.casefold()) or word

    return re.sub(r"[^\W\d_]{4,}", put_right, text)


@lru_cache(maxsize=5_000)
def known_word_like(word: str) -> str:
    """The name of a month or a period that a word is a misspelling of, else ""."""
    return next(iter(get_close_matches(word, KNOWN_WORDS, 1, 0.75)), "")


def read_points(
    points: list[Point], text: str, wording: str, fiscal_start: int, year: int | None
) -> DateReading | Unread:
    if any(point.is_ambiguous for point in points):
        return ambiguous(next(point for point in points if point.is_ambiguous), wording)
    has_own_year = any(point.year is not None for point in points)
    points = complete_years(points, text, None if repeats(text) and not has_own_year else year)
    if any(point.year is None for point in points):
        return without_year(text, wording)
    spans: list[Span] = []
    for point in points:
        try:
            spans.append(span_of(point, fiscal_start))
        except ValueError as error:
            return impossible(point, wording, text, str(error))
    joined = join(points, spans, text)
    if joined is None:
        return Unread(wording, "end_before_start")
    return as_reading(joined, points, text, wording, fiscal_start)


def ambiguous(point: Point, wording: str) -> Unread:
    year = point.year or 0
    days = (date(year, point.month, point.first), date(year, point.first, point.month)) if year else ()
    return Unread(wording, "ambiguous_day_order", candidates=days)


def without_year(text: str, wording: str) -> DateReading | Unread:
    """«до 1 марта»: each year when the phrase says so, else a question."""
    if repeats(text):
        return DateReading(None, None, "ongoing", wording, note="repeating")
    if is_relative(text):
        return DateReading(None, None, "undated", wording, note="relative")
    return Unread(wording, "no_year")


def impossible(point: Point, wording: str, text: str, reason: str) -> Unread:
    """A day that the calendar does not have, with the day that was probably meant."""
    if reason in {"end_before_start", "fiscal_year"}:
        return Unread(wording, reason)
    year, month, day = point.year or 0, point.month, point.last
    if not 1 <= month <= 12:
        is_swapped = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
        return Unread(wording, "no_such_month", f"{month:02}.{day:02}.{year}" if is_swapped else "")
    last = monthrange(year, month)[1]
    suggestion = f"{last:02}.{month:02}.{year}" if last < day <= 31 else ""
    before = text[: point.begin] + suggestion + text[point.end :]
    return Unread(wording, "no_such_day", before.strip() if suggestion else "")


def as_reading(joined: Joined, points: list[Point], text: str, wording: str, fiscal_start: int) -> DateReading | Unread:
    span, rest = joined.span, rest_of(text, points)
    if not (is_plausible(span.start) and is_plausible(span.end)):
        return Unread(wording, "out_of_range")
    if UNREAD_PART.search(rest):
        return Unread(wording, "not_a_date")
    if with_months_right(rest) != rest:
        return Unread(wording, "not_a_date", with_months_right(text))
    if any(point.unit in {"quarter", "half_year"} for point in points) and names_next_year(rest, span.end.year):
        return Unread(wording, "fiscal_year")
    is_fiscal_guess = guesses_fiscal_year(points, fiscal_start)
    is_partly_read = bool(re.search(r"\d|(?<!\w)[ivx]+(?!\w)", rest, re.IGNORECASE))
    is_rough = bool(ROUGHLY.search(rest))
    guessed = any(point.is_guessed for point in points) or joined.is_assumption
    guessed = guessed or is_fiscal_guess or is_partly_read or is_rough
    notes = [joined.note, *(point.note for point in points), "fiscal_year" if is_fiscal_guess else ""]
    notes += ["partly_read" if is_partly_read else "", "roughly" if is_rough else ""]
    note = next(filter(None, notes), "") or note_of(text, rest)
    reading = DateReading(span.start, span.end, span.precision, wording, guessed, note, rest, joined.is_range)
    if joined.is_open:
        return replace(reading, end=None, precision="ongoing")
    return reading


def note_of(text: str, rest: str) -> str:
    if repeats(text):
        return "repeating"
    if lasts(text):
        return "ongoing"
    return "conditional" if is_conditional(rest) or is_relative(rest) else ""
