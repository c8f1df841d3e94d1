"""From a document to a plan: one function that finds the table, names its columns and reads its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs

from roadmaps.reading.cells import Document
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.columns_found import ColumnFound, columns_of
from roadmaps.understanding.findings import of_plan
from roadmaps.understanding.hidden import hidden_columns_of, hidden_rows_of, of_hidden
from roadmaps.understanding.letters_read import of_letters
from roadmaps.understanding.origin import NOWHERE, Origin
from roadmaps.understanding.places import row_of
from roadmaps.understanding.plain_values import milestone_json, problem_json
from roadmaps.understanding.plan_roles import counts_of, of_scope
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.rows import read_rows
from roadmaps.understanding.source import Source
from roadmaps.understanding.splitting import findings_of_split, repeating_rows, split_rows
from roadmaps.understanding.table_choice import Candidate, candidates_of, plan_of, with_choices, with_sheet_named
from roadmaps.understanding.tables import clean
from roadmaps.understanding.verdict import NO_TABLE, Verdict

NAMELESS = re.compile(
    r"(?:лист|sheet|план|таблица|table)?\s*№?\s*\d*|(?:план\w*|на)?\s*(?:на\s*)?20\d\d.{0,8}|.*\([A-Z]+\d+:[A-Z]+\d+\)",
    re.IGNORECASE,
)

__all__ = ["Choices", "ColumnFound", "HeaderFound", "Offers", "PlanReading", "TableFound", "read_plan"]


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
    """What was made of a document; `chosen` is the index of the table that was read, None when there is none.

    `origin` tells where a workbook of the portal was made; `marked` is the upload whose marks the file carries, or 0.
    """

    tables: tuple[TableFound, ...]
    chosen: int | None
    header: HeaderFound
    columns: tuple[ColumnFound, ...]
    rows: tuple[PlanRow, ...]
    problems: tuple[Problem, ...]
    verdict: Verdict
    offers: Offers = Offers()
    origin: Origin = NOWHERE
    marked: int = 0

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
    candidates = candidates_of(document, choices)
    together = plan_of(candidates, choices)
    if not together:
        return PlanReading((), None, HeaderFound(), (), (), (), NO_TABLE)
    chosen = together[0]
    for index, one in with_sheet_named(candidates, together).items():
        own = choices if index == chosen else replace(choices, header_row=None)
        candidates[index] = with_choices(one, own)
    rows: list[PlanRow] = []
    problems = [
        *of_other_tables(candidates, set(together)),
        *of_sheets(candidates, together),
        *of_hidden(candidates[chosen].whole, candidates[chosen].seen),
        *of_scope(candidates[chosen].table, candidates[chosen].source.kinds),
        *of_letters(document),
    ]
    repeating: list[str] = []
    for index in sorted(together):
        source = candidates[index].source
        read = read_table(source, choices)
        rows += with_table_heading(source, read.rows, is_alone=len(together) == 1)
        problems += read.problems
        repeating += read.repeating
    return PlanReading(
        tables=tables_found(candidates, set(together)),
        chosen=chosen,
        header=header_of(candidates[chosen].source, rows),
        columns=columns_of(candidates[chosen].source),
        rows=tuple(rows),
        problems=tuple(sorted(problems, key=place_in_file)),
        verdict=candidates[chosen].verdict,
        offers=replace(offers_of(candidates[chosen]), repeating=tuple(repeating)),
    )


@dataclass(frozen=True, slots=True)
class TableRead:
    """The milestones of one table, what was found on the way, and the places of phrases that repeat."""

    rows: Sequence[PlanRow]
    problems: Sequence[Problem]
    repeating: Sequence[str]


def read_table(source: Source, choices: Choices) -> TableRead:
    rows, findings = read_rows(source)
    found = repeating_rows(source, rows, choices)
    split = split_rows(rows, found, choices.split)
    problems = [*findings_of_split(findings, found, choices.split), *of_plan(source, split)]
    return TableRead(split, problems, [one.place for one in found.values()])


def tables_found(candidates: Sequence[Candidate], read: set[int]) -> tuple[TableFound, ...]:
    return tuple(
        TableFound(
            index=index,
            place=one.table.place,
            rows=len(one.table.rows),
            score=one.verdict.score,
            is_chosen=index in read,
            is_hidden=one.table.is_hidden,
            reason=one.verdict.reason,
        )
        for index, one in enumerate(candidates)
    )


def offers_of(candidate: Candidate) -> Offers:
    """What else could be read of the table of the file in which the plan stands."""
    whole = candidate.whole
    flagged, leaves = counts_of(whole)
    return Offers(flagged, leaves, hidden_rows_of(whole), hidden_columns_of(whole))


def with_table_heading(source: Source, rows: Sequence[PlanRow], *, is_alone: bool) -> Sequence[PlanRow]:
    """Rows of one of several tables without sections take the line above their table as workstream."""
    heading = clean(source.table.heading or sheet_name(source.table.place))[:500]
    if is_alone or not heading:
        return rows
    return [row if row.workstream else structs.replace(row, workstream=heading) for row in rows]


def sheet_name(place: str) -> str:
    """The name of a sheet where it says what stands on it: no year, no «Лист1», no table of a text."""
    return "" if NAMELESS.fullmatch(place) else place


def of_other_tables(candidates: Sequence[Candidate], read: set[int]) -> list[Problem]:
    return [
        problem("", "", "other_table", one.table.place)
        for index, one in enumerate(candidates)
        if index not in read and one.verdict.is_roadmap and not one.table.is_hidden
    ]


def of_sheets(candidates: Sequence[Candidate], together: Sequence[int]) -> list[Problem]:
    """One note where sheets are read together: a person may mean one of them alone."""
    names = list(dict.fromkeys(candidates[index].whole.place for index in sorted(together)))
    is_several = len(names) > 1 and candidates[together[0]].table.is_sheet
    return [problem("", "", "sheets_together", " · ".join(names), count=len(names))] if is_several else []


def header_of(source: Source, rows: Sequence[PlanRow]) -> HeaderFound:
    numbers = [row_of(row.place) or 0 for row in rows] or [0]
    head, table = source.layout.head, source.table
    if not head:
        return HeaderFound(0, 0, min(numbers), max(numbers))
    return HeaderFound(table.row_number(head.start), table.row_number(head.stop - 1), min(numbers), max(numbers))


def place_in_file(found: Problem) -> tuple[bool, int, str]:
    return bool(found.place), row_of(found.place) or 0, found.place
