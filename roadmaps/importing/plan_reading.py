"""From a document to a plan: one function that finds the table, names its columns and reads its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from roadmaps.importing.choices import Choices
from roadmaps.importing.dating import read_cell
from roadmaps.importing.findings import of_plan
from roadmaps.importing.places import letters, row_of
from roadmaps.importing.plain_values import milestone_json, problem_json
from roadmaps.importing.problems import Problem, problem
from roadmaps.importing.rows import read_rows
from roadmaps.importing.settling import SURE
from roadmaps.importing.source import Source, source_of
from roadmaps.importing.tables import clean
from roadmaps.importing.texts import decimal_of
from roadmaps.importing.verdict import NO_TABLE, Verdict, judge
from roadmaps.reading.cells import Document
from roadmaps.reading.dates import DateReading, DayOrder, Unread, read_date
from roadmaps.reading.phrases import is_empty
from roadmaps.revisions.rows import PlanRow

__all__ = ["Choices", "ColumnFound", "HeaderFound", "Offers", "PlanReading", "TableFound", "read_plan"]

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class TableFound:
    """One table of the document: `rows` counts all its rows; `score` (0 to 1) how much it looks like a roadmap."""

    index: int
    place: str
    rows: int
    score: float
    is_chosen: bool
    is_hidden: bool
    reason: str


@dataclass(frozen=True, slots=True)
class HeaderFound:
    """Rows as the file counts them: the head's first and last (0 when there is none), the first and last milestone."""

    first_row: int = 0
    last_row: int = 0
    first_milestone: int = 0
    last_milestone: int = 0


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column as understood; `field` "" is not imported. `read` and `unread` count its filled cells.

    `order` is the order of day and month of a column of dates; `is_order_open` when nothing decides it.
    """

    index: int
    letter: str
    header: str
    field: str
    confidence: float
    is_sure: bool
    is_chosen: bool
    samples: tuple[str, ...]
    read: int
    unread: int
    order: str = ""
    is_order_open: bool = False
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What else could be read of the same table, each of them the person's to choose.

    `flagged` of a project plan's `leaves` are marked as milestones; `hidden_rows` and `hidden_columns` are hidden in
    the file; `repeating` are the places of phrases that could become a milestone for each period.
    """

    flagged: int = 0
    leaves: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    repeating: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReading:
    """What was made of a document; `chosen` is the index of the table that was read, None when there is none."""

    tables: tuple[TableFound, ...]
    chosen: int | None
    header: HeaderFound
    columns: tuple[ColumnFound, ...]
    rows: tuple[PlanRow, ...]
    problems: tuple[Problem, ...]
    verdict: Verdict
    offers: Offers = Offers()

    def to_json(self) -> dict[str, Any]:
        """Plain values, as `read_roadmap` prints them, messages in the active language."""
        return {
            "tables": [
                {"place": table.place, "rows": table.rows, "score": table.score, "chosen": table.is_chosen}
                for table in self.tables
            ],
            "columns": [
                {
                    "header": column.header,
                    "field": column.field,
                    "confidence": column.confidence,
                    "read": column.read,
                    "unread": column.unread,
                    "samples": list(column.samples),
                }
                for column in self.columns
            ],
            "milestones": [milestone_json(row) for row in self.rows],
            "problems": [problem_json(found) for found in self.problems],
        }


def read_plan(document: Document, choices: Choices | None = None) -> PlanReading:
    """Read a document as a plan, as far as it can be read; `verdict` tells whether it is a roadmap at all."""
    choices = choices or Choices()
    sources = sources_of(document, choices)
    verdicts = [judge(source) for source in sources]
    chosen = choose(document, sources, verdicts, choices)
    tables = tuple(
        TableFound(index, table.place, len(table.rows), verdict.score, index == chosen, table.is_hidden, verdict.reason)
        for index, (table, verdict) in enumerate(zip(document.tables, verdicts, strict=True))
    )
    if chosen is None:
        return PlanReading(tables, None, HeaderFound(), (), (), (), NO_TABLE)
    together = [chosen, *continued_by(document, sources, chosen, choices)]
    rows: list[PlanRow] = []
    problems: list[Problem] = of_other_tables(document, verdicts, set(together))
    for index in together:
        found, findings = read_rows(sources[index])
        rows += with_table_heading(sources[index], found, is_alone=len(together) == 1)
        problems += [*findings, *of_plan(sources[index], found)]
    return PlanReading(
        tables=tuple(replace(table, is_chosen=table.index in together) for table in tables),
        chosen=chosen,
        header=header_of(sources[chosen], rows),
        columns=columns_of(sources[chosen]),
        rows=tuple(rows),
        problems=tuple(sorted(problems, key=place_in_file)),
        verdict=verdicts[chosen],
    )


def sources_of(document: Document, choices: Choices) -> list[Source]:
    """Each table made ready; what the person chose about columns holds for the table that was chosen alone."""
    plain = Choices(
        corrections=choices.corrections, order=choices.order, fiscal_start=choices.fiscal_start, year=choices.year
    )
    asked = asked_table(document, choices)
    has_own = bool(choices.mapping) or choices.header_row is not None
    sources = [source_of(table, index + 1, plain) for index, table in enumerate(document.tables)]
    if not has_own or not sources:
        return sources
    at = asked if asked is not None else choose(document, sources, [judge(source) for source in sources], choices)
    if at is not None:
        sources[at] = source_of(document.tables[at], at + 1, choices)
    return sources


def asked_table(document: Document, choices: Choices) -> int | None:
    if choices.table is not None and 0 <= choices.table < len(document.tables):
        return choices.table
    names = [table.place.casefold() for table in document.tables]
    return names.index(choices.sheet.casefold()) if choices.sheet.casefold() in names else None


def choose(document: Document, sources: Sequence[Source], verdicts: Sequence[Verdict], choices: Choices) -> int | None:
    """The table that was asked for, else the likeliest; a hidden sheet only when nothing else is a roadmap."""
    asked = asked_table(document, choices)
    if asked is not None or not sources:
        return asked

    def worth(index: int) -> tuple[bool, bool, float]:
        count = sum(kind.kind == "milestone" for kind in sources[index].kinds.values())
        verdict = verdicts[index]
        table = document.tables[index]
        return verdict.is_roadmap and not table.is_hidden, not table.is_hidden, verdict.score + min(count, 40) / 200

    return max(range(len(sources)), key=worth)


def continued_by(document: Document, sources: Sequence[Source], chosen: int, choices: Choices) -> list[int]:
    """Other tables of a text document with the very same head: one roadmap cut into a table per section."""
    if document.tables[chosen].is_sheet or asked_table(document, choices) is not None or choices.mapping:
        return []
    heads = sources[chosen].layout.heads
    if not any(heads):
        return []
    return [index for index, source in enumerate(sources) if index != chosen and source.layout.heads == heads]


def with_table_heading(source: Source, rows: Sequence[PlanRow], *, is_alone: bool) -> Sequence[PlanRow]:
    """Rows of one of several tables without sections take the line above their table as workstream."""
    heading = clean(source.table.heading)[:500]
    if is_alone or not heading:
        return rows
    return [row if row.workstream else replace(row, workstream=heading) for row in rows]


def of_other_tables(document: Document, verdicts: Sequence[Verdict], read: set[int]) -> list[Problem]:
    return [
        problem("", "", "other_table", table.place)
        for index, (table, verdict) in enumerate(zip(document.tables, verdicts, strict=True))
        if index not in read and verdict.is_roadmap and not table.is_hidden
    ]


def header_of(source: Source, rows: Sequence[PlanRow]) -> HeaderFound:
    first = source.table.first_row
    numbers = [row_of(row.place) or 0 for row in rows] or [0]
    head = source.layout.head
    if not head:
        return HeaderFound(0, 0, min(numbers), max(numbers))
    return HeaderFound(first + head.start, first + head.stop - 1, min(numbers), max(numbers))


def place_in_file(found: Problem) -> tuple[bool, int, str]:
    return bool(found.place), row_of(found.place) or 0, found.place


def columns_of(source: Source) -> tuple[ColumnFound, ...]:
    found = []
    for column in source.columns:
        read, unread, samples = told(source, column.index, column.field)
        order = source.calendar.orders.get(column.index, DayOrder.DAY_FIRST)
        is_dated = column.index in source.calendar.orders
        found.append(
            ColumnFound(
                index=column.index,
                letter=letters(source.table.first_column + column.index),
                header=column.header,
                field=column.field,
                confidence=column.confidence,
                is_sure=column.is_chosen or column.confidence >= SURE,
                is_chosen=column.is_chosen,
                samples=samples,
                read=read,
                unread=unread,
                order=(order or "") if is_dated else "",
                is_order_open=is_dated and order is None,
                rival=source.columns[int(column.rival)].header if column.rival else "",
            )
        )
    return tuple(found)


def told(source: Source, column: int, field: str) -> tuple[int, int, tuple[str, ...]]:
    """How many filled cells of a column were read and not read, and a few different samples of them."""
    read = unread = 0
    samples: dict[str, None] = {}
    for index, kind in source.kinds.items():
        cell = source.table.rows[index][column]
        if kind.kind != "milestone" or (is_empty(cell.text) and not cell.is_uncalculated):
            continue
        is_read = not cell.is_uncalculated
        if column in source.calendar.orders:
            is_read = isinstance(read_cell(cell, column, source.calendar), DateReading) and is_read
        elif field in {"weight", "budget", "percent"}:
            is_read = decimal_of(cell.text) is not None
        elif field == "year":
            is_read = not isinstance(read_date(cell.text), Unread)
        read, unread = read + is_read, unread + (not is_read)
        if len(samples) < SAMPLES and cell.text:
            samples.setdefault(clean(cell.text)[:80])
    return read, unread, tuple(samples)
