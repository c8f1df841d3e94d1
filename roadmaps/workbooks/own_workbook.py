"""Knows a workbook that the portal wrote, whatever language its headings are in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from roadmaps.reading.cells import Cell, Document, Table
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_form import (
    HIDDEN_SHEET,
    IDS_HEADING,
    LISTS_SHEET,
    MARK,
    VERSION,
    OwnColumn,
    column_of_word,
    digest,
    is_signed,
    row_of_chunks,
)

HEAD_WITHIN = 20
FACTS = 8

type_of_seal_check = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Written:
    """A row as the portal wrote it: the texts of its cells by column, and what they mean."""

    texts: tuple[str, ...]
    row: PlanRow


@dataclass(frozen=True, slots=True)
class OwnWorkbook:
    """A workbook of the portal in a document.

    `table` is the index of the plan's sheet in `document`, which is without the portal's hidden sheets; `head` the
    index of its row of headings; `columns` tell for each column of the sheet which of ours it is, `ids` is the one
    with the names of rows. `written` holds the rows by their names; nothing when the hidden sheet was tampered with.
    """

    document: Document
    origin: Origin
    table: int
    head: int
    columns: tuple[int | None, ...]
    ids: int | None
    ours: tuple[OwnColumn, ...]
    written: Mapping[str, Written]


def recognise(document: Document, is_sealed: type_of_seal_check = is_signed) -> OwnWorkbook | None:
    """The workbook of the portal that the document is, or None when it is any other file.

    `is_sealed` tells whether a seal is the portal's own of a digest: a process without the key has to ask.
    """
    hidden = next((table for table in document.tables if is_own_sheet(table)), None)
    facts = _texts(hidden.rows[0]) if hidden is not None else []
    if hidden is None or len(hidden.rows) < 2 or len(facts) < FACTS or facts[1] != str(VERSION):
        return None
    origin = Origin(_number(facts[2]), _number(facts[3]), facts[4], facts[5])
    rest = tuple(table for table in document.tables if table is not hidden and table.place != LISTS_SHEET)
    try:
        ours = _columns(hidden)
    except (ValueError, TypeError):
        return None
    found = _plan_sheet(rest, ours, facts[6])
    if found is None:
        return None
    table, head = found
    columns, ids = _places(rest[table].rows[head], ours)
    rows = _named_rows(hidden, len(ours))
    is_ours = is_sealed(facts[7], digest(origin, [[name, *chunks] for _, name, chunks in rows]))
    written = {name: Written(tuple(texts), row_of_chunks(chunks)) for texts, name, chunks in rows if is_ours}
    return OwnWorkbook(replace(document, tables=rest), origin, table, head, columns, ids, ours, written)


def is_own_sheet(table: Table) -> bool:
    """Whether a sheet is the hidden one of a workbook of the portal."""
    return table.place == HIDDEN_SHEET and bool(table.rows) and table.rows[0][0].text == MARK


def _columns(hidden: Table) -> tuple[OwnColumn, ...]:
    texts = [text for text in _texts(hidden.rows[1])[1:] if text]
    width = len(texts) // 2
    return tuple(column_of_word(word, heading) for heading, word in zip(texts[:width], texts[width:], strict=True))


def _plan_sheet(tables: Sequence[Table], ours: Sequence[OwnColumn], name: str) -> tuple[int, int] | None:
    """The sheet and the row of headings that resemble what was written most; a renamed sheet is found as well."""
    headings = {column.heading for column in ours}
    best: tuple[int, bool, int, int] | None = None
    for index, table in enumerate(tables):
        for row, cells in enumerate(table.rows[:HEAD_WITHIN]):
            alike = len(headings & set(_texts(cells)))
            if 2 * alike > len(headings) and (best is None or (alike, table.place == name) > best[:2]):
                best = (alike, table.place == name, index, row)
    return best[2:] if best else None


def _places(head: Sequence[Cell], ours: Sequence[OwnColumn]) -> tuple[tuple[int | None, ...], int | None]:
    """Which of our columns stands where: by its heading, else where it was written when that heading was changed."""
    numbers = {column.heading: number for number, column in enumerate(ours)}
    found = [numbers.get(text) for text in _texts(head)]
    ids = next((at for at, cell in enumerate(head) if cell.text == IDS_HEADING), None)
    for number in range(len(ours)):
        at = number + 1 + (ids or 0)
        if number not in found and at < len(found) and found[at] is None:
            found[at] = number
    return tuple(found), ids


def _named_rows(hidden: Table, width: int) -> list[tuple[list[str], str, list[str]]]:
    rows = [(_texts(cells[1 : width + 1]), cells[0].text, _chunks(cells[width + 1 :])) for cells in hidden.rows[2:]]
    return [row for row in rows if row[1]]


def _chunks(cells: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in cells if cell.text]


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in cells]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
