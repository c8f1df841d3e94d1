"""Rows and columns that are hidden in a file: left out, unless the person asks for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from roadmaps.reading.cells import EMPTY, Cell, Table
from roadmaps.reading.grid import is_blank
from roadmaps.understanding.problems import Problem, problem

FEWEST = 3


def shown(table: Table, wanted: Collection[int] = ()) -> Table:
    """The table as a person sees it: hidden rows are gone, hidden columns empty except the `wanted` ones.

    Columns keep their indexes. A table of which hardly a row is to be seen is read with its hidden rows.
    """
    return without_rows(without_columns(table, table.hidden_columns - set(wanted)))


def without_columns(table: Table, hidden: Collection[int]) -> Table:
    if not hidden:
        return table
    rows = tuple(tuple(EMPTY if index in hidden else cell for index, cell in enumerate(row)) for row in table.rows)
    return replace(table, rows=rows)


def without_rows(table: Table) -> Table:
    left = [index for index in range(len(table.rows)) if index not in table.hidden_rows]
    if len(left) == len(table.rows) or sum(not is_blank_row(table.rows[index]) for index in left) < FEWEST:
        return table
    return replace(
        table,
        rows=tuple(table.rows[index] for index in left),
        row_numbers=tuple(table.row_number(index) for index in left),
        hidden_rows=frozenset(),
        roles=tuple(table.roles[index] for index in left) if table.roles else (),
        levels=tuple(table.levels[index] for index in left) if table.levels else (),
    )


def is_blank_row(row: Collection[Cell]) -> bool:
    return all(is_blank(cell) for cell in row)


def hidden_rows_of(table: Table) -> int:
    """How many hidden rows hold something."""
    return sum(not is_blank_row(table.rows[index]) for index in table.hidden_rows)


def hidden_columns_of(table: Table) -> int:
    """How many hidden columns hold something."""
    return sum(any(not is_blank(row[index]) for row in table.rows) for index in table.hidden_columns)


def of_hidden(table: Table, seen: Table) -> list[Problem]:
    """One note of the hidden rows and one of the hidden columns that `seen` leaves out of `table`."""
    rows = hidden_rows_of(table) if len(seen.rows) < len(table.rows) else 0
    columns = hidden_columns_of(table) - hidden_columns_of(seen) if seen is not table else 0
    counts = (("hidden_rows", rows), ("hidden_columns", columns))
    return [problem("", "", kind, count=count) for kind, count in counts if count]
