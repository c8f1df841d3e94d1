"""Columns that stand for periods and carry marks: «2018 / II», «март 2019», weeks that begin on a day, «3 нед»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, pairwise

from roadmaps.reading.cells import Table
from roadmaps.reading.spans import Span, month_span
from roadmaps.reading.vocabulary import LETTERS_OF_MONTHS
from roadmaps.understanding.contents import TICK
from roadmaps.understanding.period_heads import period_of
from roadmaps.understanding.row_fields import RowKind
from roadmaps.understanding.settling import Column
from roadmaps.understanding.tables import Layout

NO_TICK = frozenset({"", "-", "–", "—"})
LONGEST_STEP = 366
FEWEST = 2
FEWEST_LETTERS = 4
YEAR = re.compile(r"\b20\d\d\b")
NUMBERED = re.compile(
    r"(?:нед\w*\.?|week|wk|w|мес\w*\.?|month|m)\s*[№#]?\s*\d{1,3}|\d{1,3}\s*-?\s*(?:я|й|ая|ый)?\s*(?:нед|мес|week|wk|month)\w*\.?",
    re.IGNORECASE,
)
MONTH_OF_YEAR = re.compile(r"(20\d\d)[^/]*/ (\d{1,2})$")
UNITS = {"недел": "нед.", "месяц": "мес.", "week": "week", "month": "month"}
COUNTED = re.compile(r"(недел|месяц|week|month)\w*[^/]*/ (\d{1,3})$", re.IGNORECASE)


# «Year 1 / Q2», «1-й год / II»: parts of years that are only counted.
YEAR_COUNTED = re.compile(
    r"(?:(?:year|год|y)\s*\d|\d(?:\s*-?\s*(?:й|st|nd|rd|th))?\s*(?:year|год))"
    r" / (?:q\s*[1-4]|[1-4]\s*(?:кв\w*\.?|q)|i{1,3}|iv|(?:[12]|i{1,2})\s*(?:полугодие|half)|h\s*[12])(?:\s*кв\w*\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PeriodColumns:
    """Columns of marks by index: `spans` of periods that the calendar has, `names` of weeks that are only counted."""

    spans: Mapping[int, Span] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)

    @property
    def indexes(self) -> set[int]:
        return {*self.spans, *self.names}


def period_columns(
    table: Table,
    layout: Layout,
    columns: Sequence[Column],
    kinds: Mapping[int, RowKind],
    fiscal_start: int,
    year: int | None = None,
) -> PeriodColumns:
    """The columns headed by periods whose cells are empty or carry a short mark, at least two and one mark.

    `year` is that of the title, for months without one.
    """
    days = days_of(table, layout) or months_of(columns) or lettered_months_of(columns, year)
    free = [column for column in columns if not column.is_chosen]
    spans = {
        column.index: span
        for column in free
        if (span := days.get(column.index) or period_of(tuple(column.header.split(" / ")), fiscal_start, year))
        is not None
    }
    names = {column.index: name for column in free if column.index not in spans and (name := name_of(column.header))}
    if not spans and not names:
        names = counted_columns(free)
    if max(len(spans), len(names)) < FEWEST:
        return PeriodColumns()
    rows = [index for index, kind in kinds.items() if kind.kind in {"milestone", "section"} and is_own(table, index)]
    marked = {index for index in (*spans, *names) if has_marks_alone(table, rows, index)}
    spans = {index: span for index, span in spans.items() if index in marked}
    names = {index: name for index, name in names.items() if index in marked}
    found = spans if len(spans) >= len(names) else names
    is_used = any(TICK.fullmatch(table.rows[row][index].text.strip()) for row in rows for index in found)
    if len(found) < FEWEST or not is_used:
        return PeriodColumns()
    return PeriodColumns(spans=spans) if found is spans else PeriodColumns(names=names)


def months_of(columns: Sequence[Column]) -> dict[int, Span]:
    """Columns headed by the numbers of months under a year: more of them than a year has quarters."""
    found = {column.index: match for column in columns if (match := MONTH_OF_YEAR.search(column.header))}
    numbers = {int(match[2]) for match in found.values()}
    if max(numbers, default=0) <= 4 or max(numbers) > 12:
        return {}
    return {index: month_span(int(match[1]), int(match[2]), int(match[2])) for index, match in found.items()}


def lettered_months_of(columns: Sequence[Column], year: int | None) -> dict[int, Span]:
    """Columns headed by the first letters of months, a year above or in the title: «Я Ф М А …», "J F M A …".

    Some of them are enough where they stand in one place of the year alone («С О Н Д»).
    """
    found: dict[int, Span] = {}
    for own, group in groupby(columns, key=lambda column: year_above(column.header) or year):
        lettered = [(column.index, letter) for column in group if (letter := letter_of(column.header))]
        letters = "".join(letter for _, letter in lettered)
        places = {alphabet.find(letters) for alphabet in LETTERS_OF_MONTHS if alphabet.count(letters) == 1}
        if own and len(letters) >= FEWEST_LETTERS and len(places) == 1:
            first = places.pop() + 1
            found |= {index: month_span(own, month, month) for month, (index, _) in enumerate(lettered, first)}
    return found


def year_above(header: str) -> int | None:
    """The year in the rows above the lowest one of a heading."""
    match = YEAR.search(header.rpartition(" / ")[0])
    return int(match[0]) if match else None


def letter_of(header: str) -> str:
    lowest = header.rpartition(" / ")[2].strip(" .").casefold()
    return lowest if len(lowest) == 1 and lowest.isalpha() else ""


def name_of(header: str) -> str:
    """The name of a week or month that is only counted («3 нед», «Недели / 3»); "" of anything else."""
    lowest = header.split(" / ")[-1].strip()
    if NUMBERED.fullmatch(lowest):
        return lowest
    match = COUNTED.search(header)
    if match:
        return f"{match[2]} {UNITS[match[1].casefold()]}"
    return ", ".join(header.split(" / ")) if YEAR_COUNTED.fullmatch(header) else ""


def counted_columns(columns: Sequence[Column]) -> dict[int, str]:
    """Columns headed 1, 2, 3 … side by side: months or weeks of a work that nobody says the beginning of."""
    found: dict[int, str] = {}
    for column in columns:
        lowest = column.header.rpartition(" / ")[2].strip()
        if lowest == str(len(found) + 1) and (not found or column.index - 1 in found):
            found[column.index] = lowest
    return found if len(found) >= FEWEST_LETTERS else {}


def is_own(table: Table, index: int) -> bool:
    """Whether a row is none that one text fills from end to end."""
    return len({cell.text for cell in table.rows[index] if cell.text}) > 1


def has_marks_alone(table: Table, rows: Sequence[int], column: int) -> bool:
    texts = (table.rows[row][column].text.strip() for row in rows)
    return all(text in NO_TICK or TICK.fullmatch(text) for text in texts)


def days_of(table: Table, layout: Layout) -> dict[int, Span]:
    """Columns headed by growing dates: each period goes on until the day before the next one begins."""
    for row in reversed([table.rows[index] for index in layout.head]):
        begins = [(index, cell.value) for index, cell in enumerate(row) if isinstance(cell.value, date)]
        steps = [later - earlier for (_, earlier), (_, later) in pairwise(begins)]
        if len(begins) >= 3 and all(0 < step.days <= LONGEST_STEP for step in steps):
            steps.append(steps[-1])
            return {
                index: Span(begin, begin + step - timedelta(days=1), "day")
                for (index, begin), step in zip(begins, steps, strict=True)
            }
    return {}
