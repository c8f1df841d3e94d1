"""What tables are called for a person: sheets by their names, others by their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from roadmaps.reading.cells import Table


def with_places(tables: Iterable[Table], name: str, numbered: str) -> tuple[Table, ...]:
    """The tables of the file called `name`; `numbered` is how those of a document are called ("Table %(number)s")."""
    return tuple(replace(table, place=_place(table, name, numbered)) for table in tables)


def _place(table: Table, name: str, numbered: str) -> str:
    if not table.is_sheet:
        return numbered.replace("%(number)s", table.place)
    return table.place or name
