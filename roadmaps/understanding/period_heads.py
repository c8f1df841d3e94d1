"""Headings that name a period: «2018 / II», «март 2019», under which marks or sums stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from roadmaps.reading.dates import DateReading, read_date
from roadmaps.reading.spans import Span
from roadmaps.understanding.contents import Contents
from roadmaps.understanding.texts import decimal_of

FEWEST = 2
# Money is planned by these; a column of sums under a day is a payment, no promise.
OF_SUMS = ("year", "half_year", "quarter", "month")
PART_OF_YEAR = re.compile(r"[IVІ]{1,3}|[1-4]")


@lru_cache(maxsize=4096)
def period_of(parts: tuple[str, ...], fiscal_start: int = 1, year: int | None = None) -> Span | None:
    """The period that a heading of one to three rows names, its year above its quarter or month.

    `year` is what the title says when the heading is «Январь» alone.
    """
    for upper in range(len(parts)):
        lowest = parts[-1].strip()
        is_bare = PART_OF_YEAR.fullmatch(lowest) is not None and len(parts) > 1
        phrase = " ".join([f"{lowest} квартал" if is_bare else lowest, *parts[upper:-1]])
        reading = read_date(phrase, fiscal_start=fiscal_start, year=year)
        if isinstance(reading, DateReading) and reading.start and reading.end and not reading.rest:
            return Span(reading.start, reading.end, reading.precision)
    return None


def period_columns(heads: Sequence[tuple[str, ...]], contents: Sequence[Contents]) -> frozenset[int]:
    """The columns that stand for periods and are marked in the rows that these concern, when there are several."""
    found = {
        index
        for index, head in enumerate(heads)
        if head and (contents[index].ticks >= 0.9 or not contents[index].filled) and period_of(head) is not None
    }
    is_marked = any(contents[index].filled for index in found)
    return frozenset(found) if len(found) >= FEWEST and is_marked else frozenset()


def amount_columns(
    heads: Mapping[int, str], texts: Mapping[int, Sequence[str]], fiscal_start: int, year: int | None = None
) -> dict[int, Span]:
    """The columns headed by years or parts of them («Финансирование / 2027», «2027 / II») that hold sums, by index.

    None of a single one. `heads` are headings whose rows stand one after another, `texts` the cells of each column,
    `year` is that of the title, for «I кв.» alone.
    """
    found = {}
    for index, head in heads.items():
        parts = tuple(head.split(" / "))
        is_paid = any(map(holds_sum, texts[index]))
        own = (period_of(parts[-1:], fiscal_start) or period_of(parts, fiscal_start)) if is_paid else None
        span = own or (period_of(parts, fiscal_start, year) if is_paid and year else None)
        if span is not None and span.precision in OF_SUMS:
            found[index] = span
    return found if len(found) >= FEWEST else {}


def holds_sum(text: str) -> bool:
    """Whether a cell holds a sum that is more than nothing."""
    return (decimal_of(text) or 0) > 0
