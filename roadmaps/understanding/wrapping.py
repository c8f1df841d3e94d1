"""Rows whose texts run over into the next row, as they do when a table is pasted from a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from roadmaps.reading.cells import EMPTY, Cell, Table
from roadmaps.understanding.row_fields import Fields, RowKind

TOLD = ("code", "due", "baseline", "start", "forecast", "quarter", "month", "year", "duration")
LISTED = ("deliverable", "responsible")


def unwrapped(table: Table, fields: Fields, kinds: Mapping[int, RowKind]) -> Table:
    """The table with each text in one row again; the table itself when nothing runs over.

    A row goes on with the one above when it has neither number nor date where the others have, and its title
    begins in lower case; where most such rows do, the few in upper case are no headings either.
    """
    if not {"title", "code"} <= fields.at.keys() or not any(name in fields.at for name in TOLD[1:]):
        return table
    untold = [index for index in kinds if not any(fields.text(table.rows[index], name) for name in TOLD)]
    if not untold:
        return table
    numbered = [index for index in kinds if fields.text(table.rows[index], "code")]
    begun = [index for index in untold if is_open(table, kinds, index, fields)]
    small = [index for index in begun if fields.text(table.rows[index], "title")[:1].islower()]
    if not small or 3 * len(numbered) < len(small) or 2 * len(small) < len(begun):
        begun = []
    more = [index for index in untold if is_more(table, kinds, index, fields)]
    return joined(table, {*begun, *more}) if begun or more else table


def is_open(table: Table, kinds: Mapping[int, RowKind], index: int, fields: Fields) -> bool:
    """Whether a row under a milestone has a title of its own and neither number nor date."""
    cell = fields.cell(table.rows[index], "title")
    return cell is not None and bool(cell.text) and not cell.is_covered and is_under(table, kinds, index, fields)


def is_more(table: Table, kinds: Mapping[int, RowKind], index: int, fields: Fields) -> bool:
    """Whether a row under a milestone has nothing but a further result or another person."""
    row = table.rows[index]
    told = {at for at, cell in enumerate(row) if cell.text}
    listed = {fields.at[name] for name in LISTED if name in fields.at}
    return bool(told) and told <= listed and is_under(table, kinds, index, fields)


def is_under(table: Table, kinds: Mapping[int, RowKind], index: int, fields: Fields) -> bool:
    row = table.rows[index]
    is_kind = kinds[index].kind in {"milestone", "section", "continuation"} and index - 1 in kinds
    return is_kind and not is_across(row) and kinds[index - 1].kind in {"milestone", "section", "continuation"}


def is_across(row: tuple[Cell, ...]) -> bool:
    return any(cell.is_covered and cell.text for cell in row)


def joined(table: Table, open_rows: set[int]) -> Table:
    """The table with the texts of each of the rows added to those of the row above it."""
    rows: list[tuple[Cell, ...]] = []
    numbers: list[int] = []
    for index, row in enumerate(table.rows):
        if index in open_rows and rows:
            rows[-1] = tuple(map(with_more, rows[-1], row))
        else:
            rows.append(row)
            numbers.append(index)
    return replace(
        table,
        rows=tuple(rows),
        row_numbers=tuple(map(table.row_number, numbers)),
        hidden_rows=frozenset(at for at, index in enumerate(numbers) if index in table.hidden_rows),
    )


def with_more(cell: Cell, more: Cell) -> Cell:
    """A cell with the text of the one below; a word that was cut by a hyphen is one again."""
    if not more.text:
        return cell
    if not cell.text:
        return more if cell == EMPTY else cell
    if more.text[:1].isupper():
        return Cell(f"{cell.text}\n{more.text}", f"{cell.text}\n{more.text}")
    is_cut = cell.text.endswith("-") and more.text[:1].islower()
    text = cell.text[:-1] + more.text if is_cut else f"{cell.text} {more.text}"
    return Cell(text, text)
