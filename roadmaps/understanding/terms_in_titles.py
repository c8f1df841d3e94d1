"""Terms that stand in the titles, «Открытие центра (до 1 июля 2027 г.)», as a column of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from msgspec import structs

from roadmaps.reading.cells import EMPTY, Cell, Table
from roadmaps.reading.dates import DateReading, read_date
from roadmaps.understanding.source import Source

TIMES = ("due", "baseline", "forecast", "quarter", "year", "month", "start", "duration")
SAMPLE = 24
FEWEST = 2
LONGEST_TERM = 80
# Which one a table got tells that it did: these two cells stand in no file, they are known by identity.
HEADINGS = (Cell("Срок", "Срок"), Cell("Due date", "Due date"))
IN_BRACKETS = re.compile(r"(?P<title>.*\S)\s*[(\[](?P<term>[^()\[\]]{3,80})[)\]]\s*[.;,]?", re.DOTALL)
BEFORE = re.compile(r"(?P<term>[^\n]{4,60}?)(?:\s*:|\s+[–—-]|\n)\s+(?P<title>\S.*)", re.DOTALL)
SEPARATED = re.compile(r"\s*\n\s*|\s+[–—-]\s+|[;,:]\s+|\.\s+(?=срок|due|до\s|by\s)", re.IGNORECASE)
LIMITED = re.compile(r"\s+(?=(?:в срок до|не позднее|до|by)\s+\D{0,16}\d)", re.IGNORECASE)
NAMED = re.compile(
    r"(?:срок\w*(?: исполнения| реализации| выполнения)?|deadline|due(?: date)?)\s*[:–—-]?\s*", re.IGNORECASE
)


def has_terms_in_titles(source: Source) -> bool:
    """Whether the last column was made of what the titles said."""
    heads = [source.table.rows[index][-1] for index in source.layout.head]
    return any(cell is heading for cell in heads for heading in HEADINGS)


def with_terms_of_titles(source: Source) -> Table:
    """The table with one more column, of the terms that most titles of a plan without any dates name.

    The new cells stand to the right of the table in the file, where nothing is; titles keep their places.
    """
    table, at = source.table, source.fields.at.get("title")
    if at is None or table.roles or table.cell_places or not source.layout.head or not lacks_times(source):
        return table
    rows = [index for index, kind in source.kinds.items() if kind.kind == "milestone"]
    sample = rows[:: max(1, len(rows) // SAMPLE)][:SAMPLE]
    told = sum(split(table.rows[index][at].text) is not None for index in sample)
    if told < FEWEST or told < 0.5 * len(sample):
        return table
    parted = {index: found for index in rows if (found := split(table.rows[index][at].text))}
    heading = HEADINGS[0] if re.search("[а-яё]", source.heading(at), re.IGNORECASE) else HEADINGS[1]
    changed = [(*row, EMPTY) for row in table.rows]
    head = source.layout.head.stop - 1
    changed[head] = (*table.rows[head], heading)
    for index, (title, term) in parted.items():
        row = table.rows[index]
        changed[index] = (
            *row[:at],
            structs.replace(row[at], value=title, text=title),
            *row[at + 1 :],
            Cell(term, term),
        )
    numbers = table.column_numbers
    return replace(table, rows=tuple(changed), column_numbers=(*numbers, numbers[-1] + 1) if numbers else ())


def lacks_times(source: Source) -> bool:
    """Whether no column and no heading of a section tells when."""
    calendar = source.calendar
    told = calendar.ticks or calendar.named_ticks or calendar.amounts or calendar.section_terms
    return not told and not any(name in source.fields.at for name in TIMES)


def split(text: str) -> tuple[str, str] | None:
    """A title and its term, when the text ends or begins with one that is a date through and through."""
    for title, term in ways(text.strip()):
        if re.search(r"[^\W\d_]{3}", title) and is_term(term):
            return title.strip(" ,;:–—-\n"), term
    return None


def ways(text: str) -> Iterator[tuple[str, str]]:
    """How a text may fall into title and term, the likeliest first."""
    if match := IN_BRACKETS.fullmatch(text):
        yield match["title"], match["term"]
    for pattern in (SEPARATED, LIMITED):
        yield from ((text[: match.start()], text[match.end() :]) for match in pattern.finditer(text))
    if match := BEFORE.match(text):
        yield match["title"], match["term"]


def is_term(text: str) -> bool:
    term = NAMED.sub("", text.strip(" .;"), count=1)
    if not 3 <= len(term) <= LONGEST_TERM:
        return False
    reading = read_date(term)
    return isinstance(reading, DateReading) and reading.precision != "undated" and not reading.rest
