"""Tables in other shapes than a row for each milestone, put into that shape; each cell still knows its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roadmaps.reading.cells import EMPTY, Cell, Table
from roadmaps.understanding.period_heads import period_of
from roadmaps.understanding.tables import FAR
from roadmaps.understanding.turning import named_fields, sure_field, turned

FEWEST_CARDS = 2
FEWEST_PERIODS = 3
MOST_CELLS = 3_000
WHAT_IN = re.compile(
    r"(?:milestones?|actions?|activities|initiatives?|вехи|мероприятия|действия|задачи|события)\s+(?:(?:for|in|by|на|в)\s+)?",
    re.IGNORECASE,
)
type_of_place = tuple[int, int]
type_of_placed = tuple[Cell, type_of_place]


def rebuilt(table: Table) -> Table:
    """The table with a milestone in each row: turned, made of cards or of a matrix of periods; else as it is."""
    if table.roles or not table.rows:
        return table
    return turned(table) or from_cards(table) or from_matrix(table) or table


def from_cards(table: Table) -> Table | None:
    """Cards that stand under each other, each of several fields with their values at the right, as one table."""
    width = len(table.rows[0])
    if not 2 <= width <= 8 or len(table.rows) * width > MOST_CELLS:
        return None
    names = [row[0].text.strip(" :").casefold() for row in table.rows]
    known = {name: sure_field(name) for name in set(names) if name}
    first = next((name for name in names if known.get(name)), "")
    starts = [index for index, name in enumerate(names) if name and name == first]
    fields = list(dict.fromkeys(name for name in names[starts[0] : starts[1]] if name)) if len(starts) > 1 else []
    if len(starts) < FEWEST_CARDS or len(fields) < 3 or not named_fields(fields):
        return None
    cards = [
        card(table, names, top, bottom, fields) for top, bottom in zip(starts, [*starts[1:], len(names)], strict=True)
    ]
    heads = [table.rows[names.index(name)][0] for name in fields]
    places = [(table.row_number(names.index(name)), table.first_column) for name in fields]
    return made_of(table, [list(zip(heads, places, strict=True)), *cards])


def card(table: Table, names: Sequence[str], top: int, bottom: int, fields: Sequence[str]) -> list[type_of_placed]:
    """The values of one card in the order of `fields`, each with its place in the file."""
    found: dict[str, type_of_placed] = {}
    for index in range(top, bottom):
        column = next((at for at, cell in enumerate(table.rows[index]) if at and cell.text and not cell.is_covered), 1)
        place = (table.row_number(index), table.column_number(column))
        found.setdefault(names[index], (table.rows[index][column], place))
    nowhere = (table.row_number(top), table.column_number(0))
    return [found.get(name, (EMPTY, nowhere)) for name in fields]


def from_matrix(table: Table) -> Table | None:
    """Workstreams in rows, periods in columns and milestones in the cells: a row for each filled cell.

    Only where hardly a cell is a number or a mark, and no column beside the periods names milestones and their dates.
    """
    if len(table.rows) * len(table.rows[0]) > MOST_CELLS:
        return None
    head = next((index for index, row in enumerate(table.rows[:FAR]) if periods_in(row)), None)
    if head is None:
        return None
    columns = periods_in(table.rows[head])
    names = table.rows[head][: columns[0]]
    if columns[0] > 2 or any(is_term(cell) for cell in names):
        return None
    cells = [(row, at) for row in range(head + 1, len(table.rows)) for at in columns if is_told(table.rows[row][at])]
    filled = sum(bool(table.rows[row][at].text) for row in range(head + 1, len(table.rows)) for at in columns)
    if len(cells) < 2 or len(cells) < 0.8 * filled:
        return None
    rows = [placed(table, head, row, at) for row, at in cells]
    return made_of(table, [headings(table, head, columns[0]), *rows])


def periods_in(row: Sequence[Cell]) -> list[int]:
    """The columns whose headings name a period with its year, when the last of a row are such, at least three."""
    first = len(row)
    while first and 4 <= len(row[first - 1].text) <= 30 and period_of((bare(row[first - 1].text),)) is not None:
        first -= 1
    found = list(range(first, len(row)))
    is_run = len(found) >= FEWEST_PERIODS and first > 0
    return found if is_run and len({row[index].text for index in found}) == len(found) else []


def bare(text: str) -> str:
    """«Milestones 2026», «Мероприятия на 2027 год»: the period alone."""
    return WHAT_IN.sub("", text.strip())


def is_term(cell: Cell) -> bool:
    return sure_field(cell.text) in {"title", "due", "baseline", "start"}


def is_told(cell: Cell) -> bool:
    """Whether a cell holds words, no number and no mark."""
    return isinstance(cell.value, str) and len(cell.text.split()) > 1 and not cell.is_covered


def placed(table: Table, head: int, row: int, column: int) -> list[type_of_placed]:
    number, at = table.row_number(row), table.column_number(column)
    name = table.rows[head][column].text
    period = table.rows[head][column] if bare(name) == name else Cell(bare(name), bare(name))
    stream = next((cell for cell in table.rows[row][:column] if cell.text), EMPTY)
    return [
        (stream, (number, table.column_number(0))),
        (table.rows[row][column], (number, at)),
        (period, (table.row_number(head), at)),
    ]


def headings(table: Table, head: int, first: int) -> list[type_of_placed]:
    """The head of the rows made of a matrix: its corner names the workstreams, ours name the rest."""
    is_russian = any(re.search("[а-яё]", cell.text, re.IGNORECASE) for row in table.rows for cell in row)
    workstream, milestone, due = RUSSIAN if is_russian else ENGLISH
    corner = next((cell for cell in table.rows[head][:first] if sure_field(cell.text) == "workstream"), workstream)
    number = table.row_number(head)
    columns = (table.column_number(0), table.column_number(first), table.column_number(first))
    cells = (corner, milestone, due)
    return [(cell, (number, column)) for cell, column in zip(cells, columns, strict=True)]


# The heads of such a table are ours, in the language of the file.
ENGLISH = tuple(Cell(text, text) for text in ("Workstream", "Milestone", "Due date"))
RUSSIAN = tuple(Cell(text, text) for text in ("Направление", "Мероприятие", "Срок"))


def made_of(table: Table, rows: Sequence[Sequence[type_of_placed]]) -> Table:
    return replace(
        table,
        rows=tuple(tuple(cell for cell, _ in row) for row in rows),
        cell_places=tuple(tuple(place for _, place in row) for row in rows),
        row_numbers=tuple(row[-1][1][0] for row in rows),
        column_numbers=tuple(range(table.first_column, table.first_column + len(rows[0]))),
        hidden_rows=frozenset(),
        hidden_columns=frozenset(),
    )
