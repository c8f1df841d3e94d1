"""Tables that a page break or a heading has cut into pieces become one again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.grid import freeze, trim, type_of_rows

_CONTINUED = re.compile(r"^\W*(?:продолжение|окончание|continued|continuation|end of)\b", re.I)
_ROWS_OF_HEAD = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A table as it stands in the document, with the paragraphs since the table before it."""

    rows: type_of_rows
    paragraphs: tuple[str, ...]


def join(pieces: list[Found]) -> list[Table]:
    """Join pieces of equal width that follow directly or repeat the head, and name the rest.

    A heading between two pieces becomes a row across the table: it is the section of what follows.
    """
    groups: list[tuple[type_of_rows, str]] = []
    for piece in pieces:
        heading = piece.paragraphs[-1] if piece.paragraphs else ""
        if groups and len(groups[-1][0][0]) == len(piece.rows[0]):
            rows = groups[-1][0]
            repeated = _repeated(rows, piece.rows)
            if repeated or not piece.paragraphs:
                if repeated and heading and not _CONTINUED.match(heading):
                    rows.append(_across(heading, len(rows[0])))
                rows.extend(piece.rows[repeated:])
                continue
        groups.append((list(piece.rows), heading))
    tables = []
    for number, (rows, heading) in enumerate(groups, start=1):
        table = Table(str(number), freeze(trim(rows)), is_sheet=False, heading=heading)
        if table.rows:
            tables.append(table)
    return tables


def _repeated(rows: type_of_rows, following: type_of_rows) -> int:
    """Count the rows at the start of `following` that repeat the head of the table before it."""
    heads = [_texts(row) for row in rows[:_ROWS_OF_HEAD]]
    count = 0
    for row in following[:_ROWS_OF_HEAD]:
        if not any(cell.text for cell in row) or _texts(row) not in heads:
            break
        count += 1
    return count


def _texts(row: list[Cell]) -> list[str]:
    return [cell.text.casefold() for cell in row]


def _across(text: str, width: int) -> list[Cell]:
    return [Cell(text, text)] + [Cell(text, text, is_covered=True)] * (width - 1)
