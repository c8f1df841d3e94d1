"""What the surroundings of a row say of its date: the title above the table, the heading above the row."""

from __future__ import annotations

import re
from collections.abc import Mapping

from roadmaps.reading.dates import DateReading, read_date
from roadmaps.understanding.row_fields import RowKind
from roadmaps.understanding.sections import Under, sections_of

YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
DATE_OF_A_DOCUMENT = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{2,4}|(?:от|№)\s[^,;]{0,24}?\d{4}|\d{1,2}\s+[а-я]{3,8}\s+\d{4}", re.IGNORECASE
)


def year_in(text: str) -> int | None:
    """The year of «на 2018 год» or of a heading such as «Срок, 2018»; None of several or of a document's date."""
    years = {int(year) for year in YEAR.findall(DATE_OF_A_DOCUMENT.sub(" ", text))}
    return years.pop() if len(years) == 1 else None


def section_years(kinds: Mapping[int, RowKind], dates: Mapping[int, str]) -> dict[int, int]:
    """The year that the nearest heading above a milestone names («Мероприятия 2027 года»), by row.

    `dates` are the texts of the rows' dates: a heading that one of its own rows contradicts is not believed.
    """
    if not any(kind.kind == "section" and year_in(kind.text) for kind in kinds.values()):
        return {}
    under, _ = sections_of(kinds)
    found: dict[int, int] = {}
    headings: dict[int, str] = {}
    for index, above in under.items():
        for text in (*reversed(above.inner), above.workstream):
            if year := year_in(text):
                found[index], headings[index] = year, text
                break
    contradicted = {
        headings[index] for index, year in found.items() if {*map(int, YEAR.findall(dates.get(index, "")))} - {year}
    }
    return {index: year for index, year in found.items() if headings[index] not in contradicted}


def section_terms(kinds: Mapping[int, RowKind], fiscal_start: int) -> dict[int, DateReading]:
    """The term that the nearest heading above a milestone is («АПРЕЛЬ 2027»), by row; for tables without any dates."""
    if not any(kind.kind == "section" and term_in(kind.text, fiscal_start) for kind in kinds.values()):
        return {}
    under, _ = sections_of(kinds)
    return {index: term for index, above in under.items() if (term := nearest_term(above, fiscal_start))}


def nearest_term(above: Under, fiscal_start: int) -> DateReading | None:
    terms = (term_in(text, fiscal_start) for text in (*reversed(above.inner), above.workstream))
    return next(filter(None, terms), None)


def term_in(heading: str, fiscal_start: int) -> DateReading | None:
    """A heading that is nothing but a day or a period of the calendar."""
    reading = read_date(heading, fiscal_start=fiscal_start)
    is_term = isinstance(reading, DateReading) and reading.start and reading.end and not reading.rest
    return reading if is_term and isinstance(reading, DateReading) else None
