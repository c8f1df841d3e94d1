"""Rows of which there is nothing to tell, made column by column: the same texts and dates stand in many rows.

What a cell says is settled once for each different cell. A row with anything to be told about it is left to `rows`,
which reads it by itself; of a plain row both make the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DateReading
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.dating import EMPTY, read_cell
from roadmaps.understanding.deliverables import joined
from roadmaps.understanding.findings import is_plain
from roadmaps.understanding.places import places_in
from roadmaps.understanding.row_fields import said
from roadmaps.understanding.row_kinds import split
from roadmaps.understanding.row_values import LONGEST_NOTE, is_number_as_date, is_out_of_range, number_in, start_of
from roadmaps.understanding.sections import Under
from roadmaps.understanding.source import Source
from roadmaps.understanding.texts import LIMITS, code_of, line_of, people_of, text_of

Said = TypeVar("Said")


class NotPlain(Exception):
    """Something has to be told of a cell."""


def plain_rows(
    source: Source, indexes: Sequence[int], under: Mapping[int, Under], workstreams: Sequence[str]
) -> Sequence[PlanRow | None]:
    """The milestones in these rows of the table; None of each that has to be read by itself."""
    calendar, at = source.calendar, source.fields.at
    if calendar.section_years or calendar.section_terms or "year" in at or "title" not in at:
        return [None] * len(indexes)
    columns = _Columns(source, indexes)
    code, title = columns.naming()
    due = columns.due()
    start = list(map(start_of, columns.dates("start"), due))
    columns.check_order(start, due)
    columns.check_length("workstream", workstreams)
    made = map(
        PlanRow,
        places_in(source.table, source.number, indexes, at["title"]),
        code,
        workstreams,
        title,
        columns.deliverables(),
        columns.texts("responsible", people_of),
        start,
        [one.end for one in due],
        [one.precision for one in due],
        [one.wording[: LIMITS["wording"]] for one in due],
        [one.is_assumption for one in due],
        columns.numbers("weight"),
        columns.numbers("budget"),
        columns.notes([under[index].inner for index in indexes]),
        [one.end for one in columns.dates("forecast")],
        [one.end for one in columns.dates("actual")],
        columns.texts("external_id", lambda text: line_of(said(text))[: LIMITS["external_id"]]),
        columns.texts("status", lambda text: line_of(said(text))[: LIMITS["status"]]),
    )
    columns.check_others()
    return [None if number in columns.odd else row for number, row in enumerate(made)]


class _Columns:
    """The columns of a table in some of its rows; `odd` are the rows (counted from 0) that are not plain."""

    def __init__(self, source: Source, indexes: Sequence[int]) -> None:
        self._source = source
        self._rows = [source.table.rows[index] for index in indexes]
        self._asked: set[int] = set()
        hidden = source.table.hidden_rows
        self.odd = {number for number, index in enumerate(indexes) if index in hidden} if hidden else set()

    def texts(self, name: str, read: Callable[[str], str]) -> Sequence[str]:
        """What the cells of a field say; "" where the table has no such column."""
        values = self._each(self._source.fields.at.get(name), lambda cell: read(cell.text), "")
        self.check_length(name, values)
        return values

    def naming(self) -> tuple[Sequence[str], Sequence[str]]:
        """The rows' numbers and titles."""
        at = self._source.fields.at
        code = list(self._each(at.get("code"), _number_said, ""))
        title = list(self._each(at["title"], lambda cell: said(cell.text), ""))
        for number, text in enumerate(title):
            if text[:1].isdigit():
                code[number], title[number] = split(code[number], text)
        code, title = list(map(code_of, code)), list(map(line_of, title))
        self.odd.update(number for number, text in enumerate(title) if not text)
        self.check_length("code", code)
        self.check_length("title", title)
        return code, title

    def due(self) -> Sequence[DateReading]:
        """The due dates as their cells say; EMPTY where another cell has to be asked for them."""
        names = [name for name in ("baseline", "due") if name in self._source.fields.at]
        columns = [self._each(self._source.fields.at[name], partial(self._due_in, name), None) for name in names]
        first = [next(filter(None, told), EMPTY) for told in zip(*columns, strict=True)]
        due = first or [EMPTY] * len(self._rows)
        self.odd.update(number for number, one in enumerate(due) if one is EMPTY)
        return due

    def dates(self, name: str) -> Sequence[DateReading]:
        """Another date of each row."""
        at = self._source.fields.at.get(name)
        return self._each(at, partial(self._date_in, at or 0), EMPTY)

    def numbers(self, name: str) -> Sequence[Decimal | None]:
        """The weights or the budgets."""
        at = self._source.fields.at.get(name)
        return self._each(at, partial(_plain_number, name, self._source.heading(at)), None)

    def notes(self, inner: Sequence[tuple[str, ...]]) -> Sequence[tuple[tuple[str, str], ...]]:
        """What stands in the columns that the plan has no field for, after the inner headings above each row."""
        noted = [self._each(column.index, partial(_note, column.header), None) for column in self._source.noted]
        told = map(tuple, map(partial(filter, None), zip(*noted, strict=True))) if noted else [()] * len(self._rows)
        return [
            (*(("", text) for text in texts), *own) if texts else own for texts, own in zip(inner, told, strict=True)
        ]

    def deliverables(self) -> Sequence[str]:
        """What is delivered, of all columns that tell it."""
        columns = [self._each(column.index, lambda cell: text_of(cell.text), "") for column in self._source.delivered]
        values = columns[0] if len(columns) == 1 else [joined(texts) for texts in zip(*columns, strict=True)]
        values = values or [""] * len(self._rows)
        self.check_length("deliverable", values)
        return values

    def check_length(self, name: str, values: Sequence[str]) -> None:
        """A row with a text that is too long for the plan is odd."""
        limit = LIMITS[name]
        if max(map(len, values), default=0) > limit:
            self.odd.update(number for number, text in enumerate(values) if len(text) > limit)

    def check_order(self, start: Sequence[date | None], due: Sequence[DateReading]) -> None:
        """A row that ends before it begins is odd."""
        pairs = enumerate(zip(start, due, strict=True))
        self.odd.update(number for number, (day, one) in pairs if day and one.end and one.end < day)

    def check_others(self) -> None:
        """A row is odd for a per cent beyond 100, or a formula that was never calculated, in any column of a field."""
        for column in self._source.columns:
            if column.field == "percent" or (column.field and column.index not in self._asked):
                self._each(column.index, partial(_checked, column.field), None)

    def _each(self, at: int | None, read: Callable[[Cell], Said], nothing: Said) -> Sequence[Said]:
        """What `read` makes of each cell of a column, asked once for each different cell; `nothing` without a column.

        Rows with a cell of which it raises NotPlain are odd.
        """
        if at is None:
            return [nothing] * len(self._rows)
        self._asked.add(at)
        cells = [row[at] for row in self._rows]
        keys = list(map(id, cells))
        known: dict[int, Said] = {}
        odd = set()
        for key, cell in dict(zip(keys, cells, strict=True)).items():
            try:
                known[key] = read(cell)
            except NotPlain:
                known[key] = nothing
                odd.add(key)
            if cell.is_uncalculated:
                odd.add(key)
        if odd:
            self.odd.update(number for number, key in enumerate(keys) if key in odd)
        return list(map(known.__getitem__, keys))

    def _due_in(self, name: str, cell: Cell) -> DateReading | None:
        return self._date_in(self._source.fields.at[name], cell) if said(cell.text) else None

    def _date_in(self, at: int, cell: Cell) -> DateReading:
        answer = read_cell(cell, at, self._source.calendar)
        if not isinstance(answer, DateReading) or not is_plain(answer):
            raise NotPlain
        return answer


def _number_said(cell: Cell) -> str:
    if is_number_as_date(cell):
        raise NotPlain
    return split(said(cell.text), "")[0]


def _plain_number(name: str, heading: str, cell: Cell) -> Decimal | None:
    found = number_in(cell, name, heading)
    if found.unread:
        raise NotPlain
    return found.number


def _note(heading: str, cell: Cell) -> tuple[str, str] | None:
    text = text_of(cell.text)
    return (heading, text[:LONGEST_NOTE]) if text else None


def _checked(name: str, cell: Cell) -> None:
    if name == "percent" and is_out_of_range(cell):
        raise NotPlain
