"""A table that goes on over the page: its head is repeated, and its last row may be cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from roadmaps.reading.cells import Cell
from roadmaps.reading.grid import type_of_rows

_MOSTLY = 0.8
_DEEPEST_HEAD = 3


def go_on(above: type_of_rows, below: type_of_rows) -> None:
    """Add the rows of the next page to those of the pages before; both change in place.

    A row that begins the page under the head without a number, in a table whose rows all have one, is the rest of
    the row above: its words are put behind the words of the same columns.
    """
    head = repeated_head(above, below)
    if len(below) > head and _is_rest(below[head], above, below[head + 1 :]):
        rest = below.pop(head)
        above[-1] = [_together(upper, lower) for upper, lower in zip(above[-1], rest, strict=True)]
    above.extend(below)


def repeated_head(above: type_of_rows, below: type_of_rows) -> int:
    """How many rows at the top of the page say the same as those at the top of the table."""
    head = 0
    while head < min(_DEEPEST_HEAD, len(below), len(above)) and _texts(above[head]) == _texts(below[head]):
        head += 1
    return head


def _is_rest(row: Sequence[Cell], above: type_of_rows, below: type_of_rows) -> bool:
    last = above[-1]
    if row[0].text or not any(cell.text for cell in row) or not last[0].text or last[-1].is_covered:
        return False
    numbers = [other[0] for other in (*above, *below)]
    is_merged = any(
        cell.is_covered and not other[1].is_covered for cell, other in zip(numbers, (*above, *below), strict=True)
    )
    return not is_merged and sum(bool(cell.text) for cell in numbers) >= _MOSTLY * len(numbers)


def _together(upper: Cell, lower: Cell) -> Cell:
    if not lower.text:
        return upper
    text = f"{upper.text} {lower.text}".strip()
    return Cell(text, text, is_covered=upper.is_covered)


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]
