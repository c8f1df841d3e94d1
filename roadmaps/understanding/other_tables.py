"""Where a sheet goes on with another table under the roadmap: contacts, indicators, signatures in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.dates import DateReading
from roadmaps.understanding.dating import Calendar, read_cell
from roadmaps.understanding.heading_words import fields_of, plain_heading
from roadmaps.understanding.row_fields import Fields, RowKind, own_texts
from roadmaps.understanding.turning import named_fields

DATED = ("due", "baseline", "forecast", "start", "quarter", "month", "year")
EMPTY = RowKind("empty")
LONGEST_HEADING = 60
WELL_KNOWN = 0.7
YEAR = re.compile(r"20\d\d\s*(?:г\.?|год)?")
FOREIGN = re.compile(
    r"фио|тел(?:ефон)?\w*|e ?mail|эл\w* (?:почта|адрес)|почта|должность|адрес|phone|position|job title|ед\w* изм\w*"
    r"|показател\w+|значени\w+|indicator|unit|value|риск\w*|вероятность|влияние|предмет\w*|контрагент\w*|договор\w*|подпись|роль"
    r"|risks?|probability|likelihood|impact|counterparty|contract|signature|role"
)


def beginning_of_other(
    table: Table, fields: Fields, kinds: Mapping[int, RowKind], calendar: Calendar
) -> tuple[int, str] | None:
    """The index of the row from which on another table stands, with the name of that table; None when there is none.

    It stands under a blank row and begins with a head of its own; where that could be the head of a plan as well,
    nothing below is a date where this one has dates.
    """
    columns = [fields.at[name] for name in DATED if name in fields.at]
    first = next((index for index, kind in sorted(kinds.items()) if kind.kind == "milestone"), None)
    if not columns or first is None:
        return None
    rows = range(first, len(table.rows))
    dated = (row for row in reversed(rows) if any(is_date(table.rows[row][at], at, calendar) for at in columns))
    last = next(dated, first)
    for index in range(first + 1, len(table.rows)):
        if kinds[index] == EMPTY or kinds[index - 1] != EMPTY:
            continue
        head = table.rows[first_of_several(table, index)]
        if is_plain_head(head) and is_foreign(head) and (index > last or not is_plan_head(head)):
            return index, " · ".join(own_texts(table.rows[index]))
    return None


def is_date(cell: Cell, column: int, calendar: Calendar) -> bool:
    answer = read_cell(cell, column, calendar)
    return isinstance(answer, DateReading) and answer.precision != "undated"


def first_of_several(table: Table, index: int) -> int:
    """The first row from `index` on with more than one text: a table's name may stand above its head."""
    rows = range(index, len(table.rows))
    return next((row for row in rows if len(own_texts(table.rows[row])) > 1), index)


def is_plain_head(row: Sequence[Cell]) -> bool:
    """Whether a row holds several short texts and nothing that is counted, numbered or dated."""
    texts = own_texts(row)
    return len(texts) > 1 and all(
        YEAR.fullmatch(cell.text)
        or (isinstance(cell.value, str) and len(cell.text) <= LONGEST_HEADING and not re.search(r"\d", cell.text))
        for cell in filled(row)
    )


def is_plan_head(row: Sequence[Cell]) -> bool:
    """Whether a head names both milestones and their dates."""
    return named_fields([cell.text for cell in filled(row)]) > 0


def is_foreign(row: Sequence[Cell]) -> bool:
    """Whether most texts are well-known headings and at least one of them is of a table that is no plan."""
    texts = [cell.text for cell in filled(row)]
    foreign = [text for text in texts if FOREIGN.fullmatch(plain_heading(text))]
    known = [
        text
        for text in texts
        if text in foreign or YEAR.fullmatch(text) or any(sure >= WELL_KNOWN for _, sure in fields_of((text,)))
    ]
    return bool(foreign) and len(known) > len(texts) / 2


def filled(row: Sequence[Cell]) -> Iterable[Cell]:
    return (cell for cell in row if cell.text)
