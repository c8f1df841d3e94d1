"""Tables that are turned: their fields stand under each other, their milestones beside each other."""

from __future__ import annotations

from dataclasses import replace

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.grid import is_blank
from roadmaps.understanding.heading_words import DATE_FIELDS, fields_of

HIGHEST = 60
SURE = 0.85


def is_turned(table: Table) -> bool:
    """Whether the fields stand under each other in one of the first columns instead of beside each other."""
    return column_of_fields(table) is not None


def column_of_fields(table: Table) -> int | None:
    """The index of the column that names the fields of a turned table."""
    width = len(table.rows[0]) if table.rows else 0
    if width < 2 or len(table.rows) > HIGHEST:
        return None
    across = max((named_fields([cell.text for cell in row]) for row in table.rows[:12]), default=0)
    down = [named_fields(texts_down(table, column)) for column in range(min(width, 2))]
    best = max(range(len(down)), key=down.__getitem__)
    is_clear = down[best] >= 3 and down[best] > across and across <= 2
    return best if is_clear and is_mostly_fields(texts_down(table, best)) else None


def is_mostly_fields(texts: list[str]) -> bool:
    """Whether a column names fields throughout: titles of milestones have words of headings in them here and there."""
    filled = [text for text in texts if text]
    return sum(bool(sure_field(text)) for text in filled) >= 0.6 * len(filled)


def texts_down(table: Table, column: int) -> list[str]:
    """The texts of a column; the blank corner over its fields stands for the milestones' names beside it."""
    texts = [row[column].text for row in table.rows]
    corner = next((index for index, text in enumerate(texts) if text), 0) - 1
    if corner >= 0 and sum(bool(cell.text) for cell in table.rows[corner][column + 1 :]) > 1:
        texts[corner] = "Milestone"
    return texts


def named_fields(texts: list[str]) -> int:
    """How many different fields of a plan the texts name surely, a title and a date among them (else 0)."""
    names = {name for text in texts if (name := sure_field(text))}
    return len(names) if "title" in names and names & (DATE_FIELDS | {"quarter"}) else 0


def sure_field(text: str) -> str:
    """The field that a text surely names as a heading, "" when it is none."""
    found = fields_of((text,)) if text and len(text) <= 60 else ()
    return found[0][0] if found and found[0][1] >= SURE else ""


def turned(table: Table) -> Table | None:
    """The table with a milestone in each row, each cell still knowing its place; None when it is not clear.

    What stands above the first field is a title of the whole; a single column of values is a card, not a plan.
    """
    column = column_of_fields(table)
    if column is None:
        return None
    texts = texts_down(table, column)
    first = next(index for index, text in enumerate(texts) if sure_field(text))
    first -= bool(first) and len({cell.text for cell in table.rows[first - 1] if cell.text}) > 2
    columns = [column, *(index for index in range(column + 1, len(table.rows[0])) if has_own(table, first, index))]
    if len(columns) < 3:
        return None
    used = range(first, len(table.rows))
    names = [named(table.rows[row][column], texts[row]) for row in used]
    values = [[table.rows[row][index] for row in used] for index in columns[1:]]
    return replace(
        table,
        rows=tuple(map(tuple, [names, *values])),
        row_numbers=tuple(table.column_number(index) for index in columns),
        column_numbers=tuple(table.row_number(index) for index in used),
        hidden_rows=frozenset(columns.index(index) for index in table.hidden_columns if index in columns),
        hidden_columns=frozenset(index - first for index in table.hidden_rows if index >= first),
        is_turned=True,
    )


def has_own(table: Table, first: int, column: int) -> bool:
    return any(not is_blank(row[column]) and not row[column].is_covered for row in table.rows[first:])


def named(cell: Cell, text: str) -> Cell:
    """The heading of a row; the corner that stands for the names of milestones carries one of ours."""
    return cell if cell.text or not text else Cell(text, text)
