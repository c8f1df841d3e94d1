"""Tables as JSON between the reading child and its parent; plain texts and gaps stay plain."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from roadmaps.reading.cells import EMPTY, Cell, Reading, Table
from roadmaps.reading.grid import Cells

_COVERED = 1
_UNCALCULATED = 2
_DATE = 4


def dump_reading(reading: Reading) -> str:
    """Write what a reader found as one line of JSON."""
    return json.dumps(
        {"encoding": reading.encoding, "tables": [_table(table) for table in reading.tables]},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load_reading(answer: dict[str, Any]) -> Reading:
    """Read back what `dump_reading` wrote, already parsed.

    Raises KeyError, TypeError or ValueError when the answer has another shape.
    """
    tables = answer["tables"]
    if not isinstance(tables, list):
        raise TypeError("tables must be a list")
    return Reading(tuple(_load_table(table) for table in tables), str(answer["encoding"]))


def _table(table: Table) -> dict[str, object]:
    return {
        "place": table.place,
        "rows": [_row(row) for row in table.rows],
        "first_row": table.first_row,
        "first_column": table.first_column,
        "is_hidden": table.is_hidden,
        "is_sheet": table.is_sheet,
        "hidden_rows": sorted(table.hidden_rows),
        "hidden_columns": sorted(table.hidden_columns),
        "heading": table.heading,
        "roles": list(table.roles),
        "levels": list(table.levels),
    }


def _load_table(packed: dict[str, Any]) -> Table:
    known = Cells()
    return Table(
        place=packed["place"],
        rows=tuple(_load_row(row, known) for row in packed["rows"]),
        first_row=packed["first_row"],
        first_column=packed["first_column"],
        is_hidden=packed["is_hidden"],
        is_sheet=packed["is_sheet"],
        hidden_rows=frozenset(packed["hidden_rows"]),
        hidden_columns=frozenset(packed["hidden_columns"]),
        heading=packed["heading"],
        roles=tuple(packed["roles"]),
        levels=tuple(packed["levels"]),
    )


def _row(row: tuple[Cell, ...]) -> list[object]:
    # Most cells are a text or a gap: both are told apart without a call, a table has many thousands.
    return [
        None
        if cell is EMPTY
        else cell.text
        if cell.value is cell.text and not (cell.is_covered or cell.is_uncalculated)
        else _cell(cell)
        for cell in row
    ]


def _cell(cell: Cell) -> object:
    flags = cell.is_covered * _COVERED + cell.is_uncalculated * _UNCALCULATED
    value = cell.value
    if isinstance(value, date):
        return [value.isoformat(), cell.text, flags + _DATE]
    return [value, cell.text, flags]


def _load_row(packed: list[Any], known: Cells) -> tuple[Cell, ...]:
    text = known.text
    return tuple([text(value) if value.__class__ is str else _load_cell(value, known) for value in packed])


def _load_cell(packed: list[Any] | None, known: Cells) -> Cell:
    if packed is None:
        return EMPTY
    value, text, flags = packed
    if flags & _DATE:
        value = date.fromisoformat(value)
    if flags & (_COVERED | _UNCALCULATED):
        return Cell(value, text, bool(flags & _COVERED), bool(flags & _UNCALCULATED))
    return known.of(value, text)
