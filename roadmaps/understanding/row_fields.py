"""What a row is, and what its fields say: known to everything that looks at rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from roadmaps.reading.cells import Cell
from roadmaps.reading.phrases import is_empty
from roadmaps.understanding.tables import clean

Kind = Literal[
    "milestone",
    "section",
    "empty",
    "numbers",
    "head",
    "filler",
    "total",
    "money_source",
    "continuation",
    "after",
    "other",
    "project",
    "unmarked",
]


@dataclass(frozen=True, slots=True)
class RowKind:
    """What a row is; `text` is its title when it is a section, `code` its number, `level` its depth where told."""

    kind: Kind
    text: str = ""
    code: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """Where the plan's fields stand: field to column index (the first of each)."""

    at: Mapping[str, int]

    def cell(self, row: Sequence[Cell], field: str) -> Cell | None:
        index = self.at.get(field)
        return row[index] if index is not None else None

    def text(self, row: Sequence[Cell], field: str) -> str:
        index = self.at.get(field)
        return "" if index is None else said(row[index].text)

    def texts(self, rows: Sequence[Sequence[Cell]], field: str) -> list[str]:
        """The text of a field in each of many rows."""
        index = self.at.get(field)
        return [""] * len(rows) if index is None else [said(row[index].text) for row in rows]


@lru_cache(maxsize=50_000)
def said(text: str) -> str:
    """A cell's text in one line, "" of dashes and the like; asked many times of each cell."""
    return "" if is_empty(text) else clean(text)


def own_texts(row: Sequence[Cell]) -> list[str]:
    """The different texts of a row, each once."""
    return list(dict.fromkeys([text for cell in row if cell.text and (text := clean(cell.text))]))
