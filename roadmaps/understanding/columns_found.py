"""The columns of a table as they are shown: what each means, how surely, and how much of it was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from roadmaps.reading.dates import DateReading, DayOrder, Unread, read_date
from roadmaps.reading.grid import is_blank
from roadmaps.reading.phrases import LONGEST_EMPTY, says_nothing
from roadmaps.understanding.dating import read_cell
from roadmaps.understanding.places import letters
from roadmaps.understanding.settling import SURE
from roadmaps.understanding.source import Source
from roadmaps.understanding.tables import clean
from roadmaps.understanding.texts import decimal_of

SAMPLES = 3
JUDGED = frozenset({"weight", "budget", "percent", "year"})


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column as understood (a row of a turned table); `field` "" is not imported.

    `read` and `unread` count its filled cells.

    `holds` is the kind of its cells in a word.
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
    holds: str = ""


def columns_of(source: Source) -> tuple[ColumnFound, ...]:
    """The columns of a table but for hidden ones that were left out."""
    found = []
    table = source.table
    for column in source.columns:
        if column.index in table.hidden_columns and all(is_blank(row[column.index]) for row in table.rows):
            continue
        read, unread, samples = told(source, column.index, column.field)
        order = source.calendar.orders.get(column.index, DayOrder.DAY_FIRST)
        is_dated = column.index in source.calendar.orders
        number = table.column_number(column.index)
        found.append(
            ColumnFound(
                index=column.index,
                letter=str(number) if table.is_turned else letters(number),
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
                holds=column.holds,
            )
        )
    return tuple(found)


def told(source: Source, column: int, field: str) -> tuple[int, int, tuple[str, ...]]:
    """How many filled cells of a column were read and not read, and a few different samples of them."""
    read = unread = 0
    samples: dict[str, None] = {}
    rows = source.table.rows
    is_simple = column not in source.calendar.orders and field not in JUDGED
    for index, count in alike(source, column).items():
        cell = rows[index][column]
        text = cell.text
        if len(text) <= LONGEST_EMPTY and says_nothing(text) and not cell.is_uncalculated:
            continue
        if not cell.is_uncalculated if is_simple else is_understood(source, index, column, field):
            read += count
        else:
            unread += count
        if len(samples) < SAMPLES and text:
            samples.setdefault(clean(text)[:80])
    return read, unread, tuple(samples)


def alike(source: Source, column: int) -> dict[int, int]:
    """The milestones' rows by index in their order; of those with the very same cell the first, and how many."""
    rows = source.table.rows
    indexes = [index for index, kind in source.kinds.items() if kind.kind == "milestone"]
    if source.calendar.section_years or source.calendar.section_terms:
        return dict.fromkeys(indexes, 1)
    cells = [id(rows[index][column]) for index in indexes]
    first = dict(zip(reversed(cells), reversed(indexes), strict=True))
    if len(first) == len(cells):
        return dict.fromkeys(indexes, 1)
    return {first[cell]: count for cell, count in Counter(cells).items()}


def is_understood(source: Source, index: int, column: int, field: str) -> bool:
    """Whether a cell of a column of dates, numbers or years was read as one."""
    cell = source.table.rows[index][column]
    if column in source.calendar.orders:
        answer = read_cell(cell, column, source.calendar.at_row(index))
        return isinstance(answer, DateReading) and not cell.is_uncalculated
    if field == "year":
        return not isinstance(read_date(cell.text), Unread)
    return decimal_of(cell.text) is not None
