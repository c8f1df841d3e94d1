"""Bars of a chart drawn with coloured cells: blank cells of their own colour under a row of periods become marks.

Only cells under heads such as «1 нед», «март», «II кв.», 2027 or a row of growing dates: colours elsewhere say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from roadmaps.reading.cells import Cell
from roadmaps.reading.grid import is_blank, type_of_rows
from roadmaps.reading.vocabulary import LETTERS_OF_MONTHS, MONTH_WORDS

MARK = Cell("■", "■")
_FAR = 40
_FEWEST = 3
_PERIOD = re.compile(
    r"(?:нед\w*\.?|week|wk|w|мес\w*\.?|month|m|кв\w*\.?|q|quarter)\s*[№#]?\s*\d{1,3}"
    r"|\d{1,3}\s*-?\s*(?:я|й|ая|ый)?\s*(?:нед\w*|мес\w*|кв\w*|week|wk|month)\.?"
    r"|(?:[IVІ]{1,3}|[1-4])\s*(?:кв\w*\.?|квартал|q|quarter)?(?:\s*'?\d{2,4}\s*(?:г\.?|год)?)?"
    r"|q[1-4][\s/-]*(?:20)?\d\d|(?:20)\d\d\s*(?:г\.?|год)?"
    rf"|(?:{'|'.join(MONTH_WORDS)})\.?[\s'/-]*(?:(?:20)?\d\d)?\s*(?:г\.?|год)?|\d\d?[./](?:20)?\d\d",
    re.IGNORECASE,
)
_UNIT = re.compile(r"20\d\d|недел|месяц|week|month|год", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Axis:
    """The row (an index) whose cells name periods, and the columns of those cells."""

    row: int
    columns: frozenset[int]


def axis_of(rows: type_of_rows) -> Axis | None:
    """The lowest of the rows at the top that name at least three different periods beside each other."""
    found = None
    for index, row in enumerate(rows[:_FAR]):
        columns = (_counted(row, rows[index - 1]) if index else None) or _periods(row) or _lettered(row)
        if columns:
            found = Axis(index, columns)
        elif found and index > found.row + 2:
            break
    return found


def _periods(row: list[Cell]) -> frozenset[int]:
    dated = [index for index, cell in enumerate(row) if isinstance(cell.value, date)]
    days = [str(row[index].value) for index in dated]
    if len(dated) >= _FEWEST and all(earlier < later for earlier, later in pairwise(days)):
        return frozenset(dated)
    named = [index for index, cell in enumerate(row) if cell.text and _PERIOD.fullmatch(cell.text.strip())]
    is_row_of_them = len(named) >= _FEWEST and named[-1] - named[0] <= len(named) + 2
    return frozenset(named) if is_row_of_them and len({row[index].text for index in named}) >= _FEWEST else frozenset()


def _counted(row: list[Cell], above: list[Cell]) -> frozenset[int]:
    """The columns that count months or weeks, 1 2 3 …, under a year or a heading that says so."""
    numbers = [
        (index, int(cell.text)) for index, cell in enumerate(row) if cell.text.isdecimal() and len(cell.text) < 3
    ]
    if len(numbers) < _FEWEST or any(_UNIT.search(above[index].text) is None for index, _ in numbers[:1]):
        return frozenset()
    is_counting = all(later[1] in {earlier[1] + 1, 1} for earlier, later in pairwise(numbers))
    return frozenset(index for index, _ in numbers) if is_counting else frozenset()


def _lettered(row: list[Cell]) -> frozenset[int]:
    """The columns under the first letters of months, which stand beside each other for a year or several."""
    named = [(index, cell.text.strip(" .").casefold()) for index, cell in enumerate(row)]
    lettered = [(index, letter) for index, letter in named if len(letter) == 1 and letter.isalpha()]
    letters = "".join(letter for _, letter in lettered)
    is_run = len(lettered) > _FEWEST and lettered[-1][0] - lettered[0][0] == len(lettered) - 1
    years = len(letters) // 12 + 2
    is_calendar = is_run and any(letters in alphabet * years for alphabet in LETTERS_OF_MONTHS)
    return frozenset(index for index, _ in lettered) if is_calendar else frozenset()


def draw_bars(rows: type_of_rows, colours: Mapping[tuple[int, int], str]) -> None:
    """Show bars that are drawn with colours as marks, where the rows have an axis; rows change in place."""
    axis = axis_of(rows) if colours else None
    if axis is not None:
        mark_bars(rows, axis, colours)


def mark_bars(rows: type_of_rows, axis: Axis, colours: Mapping[tuple[int, int], str]) -> None:
    """Put a mark into each blank cell under the axis whose colour is not that of its row; rows change in place."""
    own: dict[int, set[str]] = {}
    for (row, column), colour in colours.items():
        if column not in axis.columns and row < len(rows) and column < len(rows[row]) and rows[row][column].text:
            own.setdefault(row, set()).add(colour)
    for (row, column), colour in colours.items():
        is_bar = row > axis.row and column in axis.columns and colour not in own.get(row, ())
        if is_bar and row < len(rows) and any(cell.text for cell in rows[row]) and is_blank(rows[row][column]):
            rows[row][column] = MARK
