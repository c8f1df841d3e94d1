"""Rows of cells become one rectangle: padded, trimmed at the far ends, merges filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roadmaps.reading.cells import EMPTY, Cell, type_of_value
from roadmaps.reading.limits import check_extent

type_of_rows = list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range within `rows`: 0-based, the last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


class Cells:
    """Makes cells and hands out the same one for the same content: tables repeat themselves."""

    def __init__(self) -> None:
        self._texts: dict[str, Cell] = {"": EMPTY}
        self._values: dict[tuple[type, type_of_value, str], Cell] = {}

    def text(self, text: str) -> Cell:
        """Return the cell that holds `text`, already clean."""
        cell = self._texts.get(text)
        if cell is None:
            cell = self._texts[text] = Cell(text, text)
        return cell

    def of(self, value: type_of_value, text: str) -> Cell:
        """Return the plain cell with this value and text."""
        key = (type(value), value, text)
        cell = self._values.get(key)
        if cell is None:
            cell = self._values[key] = Cell(value, text)
        return cell


def is_blank(cell: Cell) -> bool:
    """Tell whether nothing stands in the cell, a formula without a result included as something."""
    return not cell.text and not cell.is_uncalculated


def trim(rows: type_of_rows) -> type_of_rows:
    """Drop empty rows and columns at the far ends and pad the rest to equal width."""
    width = 0
    height = 0
    for number, row in enumerate(rows, start=1):
        used = len(row)
        while used and is_blank(row[used - 1]):
            used -= 1
        if used:
            height = number
            width = max(width, used)
    check_extent(height, width)
    return [row[:width] + [EMPTY] * (width - len(row)) for row in rows[:height]]


def fill_spans(rows: type_of_rows, spans: Iterable[Span]) -> None:
    """Repeat the first cell of each merged range under it, marked as covered; rows change in place."""
    if not rows:
        return
    for span in spans:
        if span.top >= len(rows) or span.left >= len(rows[0]):
            continue
        first = rows[span.top][span.left]
        covered = Cell(first.value, first.text, is_covered=True)
        for number in range(span.top, min(span.bottom + 1, len(rows))):
            row = rows[number]
            right = min(span.right + 1, len(row))
            row[span.left : right] = [covered] * (right - span.left)
        rows[span.top][span.left] = first


def freeze(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Turn lists of cells into the tuples that a Table holds."""
    return tuple(tuple(row) for row in rows)
