"""Cells that say «the same as above»: «то же», -//-, a lone quotation mark."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from roadmaps.reading.cells import Cell, Table

DITTO = re.compile(
    r"[-–—]?\s?(?:/{2}|[\"«»“”„〃]{1,2}|'')\s?[-–—]?|(?:то|тот|та|те|там) же(?: самое)?|см\. выше"
    r"|ditto|idem|same(?: as above)?|as above",
    re.IGNORECASE,
)
LONGEST = 14


def is_ditto(cell: Cell) -> bool:
    """Whether a cell repeats the one above it in words or signs."""
    return 0 < len(cell.text) <= LONGEST and means_the_same(cell.text)


@lru_cache(maxsize=5_000)
def means_the_same(text: str) -> bool:
    return DITTO.fullmatch(text) is not None


def with_dittos(table: Table) -> Table:
    """The table with what stands above written into the cells that say «the same»."""
    short = {cell.text for row in table.rows for cell in row if 0 < len(cell.text) <= LONGEST}
    if not any(map(means_the_same, short)):
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
