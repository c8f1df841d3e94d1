"""How much of a file is read, and what a reader raises when it cannot go on.

Kept free of Django, because the reading child imports it and must start quickly.
"""

from __future__ import annotations

MAX_BYTES = 10 * 1024 * 1024
MAX_ENTRIES = 1_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_WORD_PART = 8 * 1024 * 1024
MAX_DEPTH = 64
MAX_PAGES = 200

CHILD_MEMORY = 1024 * 1024 * 1024
CHILD_CPU_SECONDS = 30
CHILD_WALL_SECONDS = 90
CONVERTER_CPU_SECONDS = 40
CONVERTER_WALL_SECONDS = 60
MAX_ANSWER = 64 * 1024 * 1024


class CannotRead(Exception):
    """A reader met something that it must not or cannot read.

    `kind` is one of the kinds of `refusals.SENTENCES`; `params` fill that sentence.
    """

    def __init__(self, kind: str, **params: str | int) -> None:
        super().__init__(kind, params)
        self.kind = kind
        self.params: dict[str, str | int] = params


def column_letters(column: int) -> str:
    """Name a column as a sheet does: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def check_extent(rows: int, columns: int) -> None:
    """Refuse a table whose last cell lies beyond the limits; both counts are 1-based."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        cell = f"{column_letters(max(columns, 1))}{max(rows, 1)}"
        raise CannotRead("too_many_cells", cell=cell, rows=MAX_ROWS, columns=MAX_COLUMNS)
