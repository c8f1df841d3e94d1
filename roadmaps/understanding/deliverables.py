"""The deliverable of a milestone, when several columns under one heading tell it: what, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roadmaps.reading.cells import Cell
from roadmaps.understanding.settling import Column
from roadmaps.understanding.texts import text_of

SHORT = 60


def deliverable_of(columns: Sequence[Column], cells: Sequence[Cell]) -> str:
    """The texts of all the columns of deliverables in one: «Созданы рабочие места: 120»."""
    return joined([text_of(cells[column.index].text) for column in columns if column.field == "deliverable"])


def joined(texts: Iterable[str]) -> str:
    """Several texts of one deliverable in one: a short one after a colon, a longer one in a line of its own."""
    different = list(dict.fromkeys(filter(None, texts)))
    together = "".join(different[:1])
    for text in different[1:]:
        together += f": {text}" if len(text) <= SHORT and together[-1].isalnum() else f"\n{text}"
    return together
