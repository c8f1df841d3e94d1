"""Cells that say «the same as above»: «то же», -//-, a lone quotation mark."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from roadmaps.reading.cells import Cell, Table

DITTO = re.compile(
    r"[-–—]?\s?(?:/{2}|[\"«»“”„〃]{1,2}|'')\s?[-–—]?|(?:то|тот|та|те|там) же(?: самое)?|см\. выше"
    r"|ditto|idem|same(?: as above)?|as above",
    re.IGNORECASE,
)
LONGEST = 14
# With one of these each of them begins: a look at it spares the expression for the numbers of thousands of rows.
FIRST = frozenset("-–—/\"«»“”„〃'тсdisaТСDISA")


def is_ditto(cell: Cell) -> bool:
    """Whether a cell repeats the one above it in words or signs."""
    return 0 < len(cell.text) <= LONGEST and means_the_same(cell.text)


def means_the_same(text: str) -> bool:
    return DITTO.fullmatch(text) is not None


def with_dittos(table: Table) -> Table:
    """The table with what stands above written into the cells that say «the same»."""
    texts = set(map(attrgetter("text"), chain.from_iterable(table.rows)))
    if not any(means_the_same(text) for text in texts if text[:1] in FIRST and len(text) <= LONGEST):
        return table
    rows: list[tuple[Cell, ...]] = []
    is_changed = False
    for number, row in enumerate(table.rows):
        if number and any(map(is_ditto, row)):
            above = rows[-1]
            row = tuple(above[index] if is_ditto(cell) else cell for index, cell in enumerate(row))
            is_changed = True
        rows.append(row)
    return replace(table, rows=tuple(rows)) if is_changed else table
