"""The dates of one row: from one cell, from two columns together, from a start and a duration, from a forecast."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DAY_FIRST, DateReading, DayOrder, Unread, read_date
from roadmaps.reading.phrases import Duration, is_empty, read_duration, unit_in
from roadmaps.reading.spans import Precision, Span, is_plausible, months_later
from roadmaps.reading.vocabulary import month_number
from roadmaps.reading.wording import write
from roadmaps.understanding.contents import TICK as TICK
from roadmaps.understanding.period_heads import holds_sum
from roadmaps.understanding.row_fields import Fields

BARE_QUARTER = re.compile(r"(?=.*[IVІivі1-4])[\sIVXІivxі1-4,–-]{1,12}")
Answer = DateReading | Unread
EMPTY = DateReading(None, None, "undated", note="empty")
MONTHS_IN = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
DAYS_IN = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a table's dates are read: the order of day and month and the context's year by column index.

    `ticks` are columns that stand for a period («2018 / II») and are marked in the rows that it concerns.
    `section_terms` are the periods that headings are, in a table without any dates of its own.
    `quartered` are columns of dates headed by quarters, in which «II» alone is one.
    `doubtful` are columns in which a program made dates of some texts and left those that its own order cannot read.
    `amounts` are columns of years that hold sums, in such a table as well.
    `section_years` are the years that the headings above single rows name; `section_year` is that of the row at hand.
    """

    orders: Mapping[int, DayOrder | None]
    years: Mapping[int, int]
    fiscal_start: int = 1
    duration_unit: str | None = None
    ticks: Mapping[int, Span] = field(default_factory=dict)
    named_ticks: Mapping[int, str] = field(default_factory=dict)
    section_years: Mapping[int, int] = field(default_factory=dict)
    section_year: int | None = None
    section_terms: Mapping[int, DateReading] = field(default_factory=dict)
    section_term: DateReading | None = None
    amounts: Mapping[int, Span] = field(default_factory=dict)
    doubtful: frozenset[int] = frozenset()
    quartered: frozenset[int] = frozenset()
    # What cells were read as: the same days stand in many rows, and each is asked for several times. The cell is kept
    # beside its answer, so that no other one can get its identity meanwhile.
    met: dict[tuple[int, int, int | None], tuple[Cell, Answer]] = field(default_factory=dict, repr=False, compare=False)

    def at_row(self, index: int) -> Calendar:
        """How the dates of one row are read: a date without a year takes that of the heading it stands under."""
        year, term = self.section_years.get(index), self.section_terms.get(index)
        return replace(self, section_year=year, section_term=term) if year or term else self


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a row: the field whose cell it comes from, and how it was made when not read from that cell.

    `made` is "" (read), "columns" (two columns), "duration" (start and length), "forecast", "start", "ticks",
    "section" or "amounts".
    """

    answer: Answer
    name: str
    made: str = ""
    found: str = ""


def read_cell(cell: Cell, index: int, calendar: Calendar, year: int | None = None) -> Answer:
    """One cell as a date. What the cell shows wins over what it stores: «декабрь 2018» stored as its first day."""
    year = year or calendar.section_year or calendar.years.get(index)
    key = (id(cell), index, year)
    known = calendar.met.get(key)
    if known is None:
        known = calendar.met[key] = (cell, read_anew(cell, index, calendar, year))
    return known[1]


def read_anew(cell: Cell, index: int, calendar: Calendar, year: int | None) -> Answer:
    order = calendar.orders.get(index, DAY_FIRST)
    if isinstance(cell.value, bool) or is_empty(cell.text):
        return EMPTY
    if isinstance(cell.value, date):
        return read_stored(cell.value, cell.text, calendar.fiscal_start, year, index in calendar.doubtful)
    if index in calendar.quartered and BARE_QUARTER.fullmatch(cell.text.strip()):
        return read_date(f"{cell.text} квартал", fiscal_start=calendar.fiscal_start, year=year)
    if isinstance(cell.value, (int, float)):
        return read_date(float(cell.value))
    return read_date(cell.text, order=order, fiscal_start=calendar.fiscal_start, year=year)


@lru_cache(maxsize=5_000)
def read_stored(value: date, text: str, fiscal_start: int, year: int | None, is_doubtful: bool) -> Answer:
    """A cell that stores a date and shows a text; the same days stand in many rows."""
    stored = read_date(value)
    if text == stored.wording and not is_doubtful:
        return stored  # it shows the day that it stores, as nearly all do
    shown = read_date(text, fiscal_start=fiscal_start)
    if is_period_around(shown, stored):
        return shown
    if isinstance(shown, Unread) and shown.kind == "no_year":
        return without_shown_year(text, stored, year or value.year)
    if is_doubtful and isinstance(stored, DateReading) and may_be_swapped(value):
        return replace(stored, wording=text, is_assumption=True, note="mixed_by_excel")
    return replace(stored, wording=text or stored.wording)


def without_shown_year(text: str, stored: Answer, year: int) -> Answer:
    """A date that shows no year: people saw its day and month alone, a program added the year in which it was typed."""
    answer = read_date(text, year=year)
    if isinstance(answer, Unread) or isinstance(stored, Unread) or not (answer.start and answer.end and stored.end):
        return answer
    is_told = answer.start <= stored.end <= answer.end
    return replace(answer, note="hidden_year") if is_told else answer


def may_be_swapped(day: date) -> bool:
    """Whether a program may have taken the day for the month."""
    return day.day <= 12 and day.day != day.month


def is_period_around(shown: Answer, stored: Answer) -> bool:
    if isinstance(shown, Unread) or isinstance(stored, Unread) or not (shown.start and shown.end and stored.end):
        return False
    return shown.precision != "day" and not shown.is_assumption and shown.start <= stored.end <= shown.end


def due_of(row: Sequence[Cell], fields: Fields, calendar: Calendar) -> Dated:
    """The row's due date, from the first source that says something."""
    year = year_of(row, fields)
    for name in ("baseline", "due"):
        cell = fields.cell(row, name)
        if cell is not None and fields.text(row, name):
            answer = read_cell(cell, fields.at[name], calendar, year)
            if year and isinstance(answer, DateReading) and answer.note == "year_from_context":
                return Dated(without_assumption(answer, f"{cell.text} {year}"), name, "columns", f"{cell.text} {year}")
            return Dated(answer, name)
    if "quarter" in fields.at or "month" in fields.at or "year" in fields.at:
        together = from_two_columns(row, fields, calendar, year)
        if together is not None:
            return together
    return from_other_dates(row, fields, calendar)


def year_of(row: Sequence[Cell], fields: Fields) -> int | None:
    """The year that stands in a column of its own."""
    text = fields.text(row, "year")
    reading = read_date(text) if text else EMPTY
    is_year = isinstance(reading, DateReading) and reading.precision == "year" and not reading.is_range
    return reading.end.year if is_year and isinstance(reading, DateReading) and reading.end else None


def without_assumption(reading: DateReading, wording: str) -> DateReading:
    return replace(reading, wording=wording, is_assumption=False, note="")


def from_two_columns(row: Sequence[Cell], fields: Fields, calendar: Calendar, year: int | None) -> Dated | None:
    """A quarter or a month in one column and its year in another; a year alone is a date as well."""
    name = next((name for name in ("quarter", "month") if fields.text(row, name)), "")
    if not name:
        text = fields.text(row, "year")
        return Dated(read_date(text, fiscal_start=calendar.fiscal_start), "year") if text else None
    text = fields.text(row, name)
    index = fields.at[name]
    is_bare = BARE_QUARTER.fullmatch(text) is not None
    phrase = f"{text} квартал" if name == "quarter" and is_bare else text
    if name == "month" and text.isdecimal() and len(text) < 3 and year:
        phrase = f"{int(text):02}.{year}"
    answer = read_date(
        phrase, fiscal_start=calendar.fiscal_start, year=year or calendar.section_year or calendar.years.get(index)
    )
    wording = f"{text} {year}" if year else text
    if isinstance(answer, Unread):
        return Dated(replace(answer, wording=wording), name)
    if not year or (answer.note != "year_from_context" and month_number(text) == 0 and not text.isdecimal()):
        return Dated(replace(answer, wording=text), name)
    return Dated(without_assumption(answer, wording), name, "columns", wording)


def from_other_dates(row: Sequence[Cell], fields: Fields, calendar: Calendar) -> Dated:
    """The end of a range that stands under the start, a start with a duration, else the forecast."""
    name = "baseline" if "baseline" in fields.at and "due" not in fields.at else "due"
    start = read_field(row, fields, calendar, "start")
    if isinstance(start, DateReading) and start.is_range and start.end:
        return Dated(start, "start", "start", start.wording)
    length = fields.text(row, "duration")
    if isinstance(start, DateReading) and start.start and length:
        duration = read_duration(length, calendar.duration_unit)
        if duration is not None:
            return Dated(after(start, duration, length), "duration", "duration", f"{start.wording} + {length}")
    ticked = [span for index, span in calendar.ticks.items() if TICK.fullmatch(row[index].text.strip())]
    if ticked:
        reading = around(ticked)
        return Dated(reading, "due", "ticks", reading.wording)
    named = [name for index, name in calendar.named_ticks.items() if TICK.fullmatch(row[index].text.strip())]
    if named:
        wording = " – ".join(dict.fromkeys((named[0], named[-1])))
        return Dated(DateReading(None, None, "undated", wording, note="relative"), name)
    forecast = read_field(row, fields, calendar, "forecast")
    if isinstance(forecast, DateReading) and forecast.end:
        return Dated(replace(forecast, is_assumption=True), "forecast", "forecast", forecast.wording)
    if length and read_duration(length, calendar.duration_unit):
        return Dated(DateReading(None, None, "undated", length, note="duration"), "duration")
    paid = [span for index, span in calendar.amounts.items() if holds_sum(row[index].text)]
    if paid:
        return Dated(replace(around(paid), is_assumption=True, note="amounts"), name, "amounts")
    if calendar.section_term:
        return Dated(replace(calendar.section_term, is_assumption=True, note="section"), name, "section")
    return Dated(EMPTY, name)


def around(spans: Sequence[Span]) -> DateReading:
    """From the first of several periods to the last: when the work begins and when it is due."""
    first, last = min(spans, key=lambda span: span.start), max(spans, key=lambda span: span.end)
    reading = DateReading(first.start, last.end, last.precision, is_range=first != last)
    return replace(reading, wording=write(reading))


def read_field(row: Sequence[Cell], fields: Fields, calendar: Calendar, name: str) -> Answer:
    cell = fields.cell(row, name)
    return EMPTY if cell is None else read_cell(cell, fields.at[name], calendar)


def after(start: DateReading, duration: Duration, wording: str) -> DateReading:
    """The last day of a length of time that begins on the first day of `start`; calendar days unless told."""
    first = start.start or date.min
    precision: Precision = "day"
    try:
        if duration.unit in MONTHS_IN:
            end = months_later(first, duration.count * MONTHS_IN[duration.unit]) - timedelta(days=1)
            precision = "month" if start.precision == "month" else "day"
        elif duration.unit == "working_day":
            end = working_days_later(first, duration.count)
        else:
            end = first + timedelta(days=duration.count * DAYS_IN[duration.unit] - 1)
    except (OverflowError, ValueError):
        end = date.max
    if not is_plausible(end):
        return DateReading(None, None, "undated", wording, note="duration")
    return DateReading(first, end, precision, wording, is_range=True)


def working_days_later(first: date, count: int) -> date:
    """The last of `count` days from Monday to Friday, `first` being one of them; holidays are not known here."""
    day = first
    while True:
        count -= day.weekday() < 5
        if count <= 0:
            return day
        day += timedelta(days=1)


def unit_of(heading: str) -> str | None:
    """The unit that a duration's heading names («Длительность, дней»); days when it names none."""
    return unit_in(heading) or "day"
