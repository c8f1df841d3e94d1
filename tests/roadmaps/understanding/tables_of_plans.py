"""Tables built by hand: rows of texts, where "<" continues the cell to the left and "^" the one above (merged)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from roadmaps.reading.cells import Cell, Document, Table
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import PlanReading, read_plan

type_of_cell = str | float | date | Cell | None


def table(rows: Sequence[Sequence[type_of_cell]], *, place: str = "План", **about: object) -> Table:
    """A table of a sheet; short rows are padded."""
    width = max(map(len, rows))
    made: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell] = []
        for column in range(width):
            content = row[column] if column < len(row) else ""
            if content == "<":
                cells.append(covered(cells[column - 1]))
            elif content == "^":
                cells.append(covered(made[-1][column]))
            else:
                cells.append(cell(content))
        made.append(cells)
    return Table(place, tuple(map(tuple, made)), **about)  # type: ignore[arg-type]


def cell(content: type_of_cell) -> Cell:
    if isinstance(content, Cell):
        return content
    if content is None:
        return Cell()
    if isinstance(content, date):
        return Cell(content, content.strftime("%d.%m.%Y"))
    if isinstance(content, (int, float)):
        return Cell(float(content), f"{content:g}")
    return Cell(content or None, content.strip())


def covered(neighbour: Cell) -> Cell:
    return Cell(neighbour.value, neighbour.text, is_covered=True)


def document(*tables: Table, name: str = "план.xlsx", kind: str = "xlsx") -> Document:
    return Document(name, kind, "0" * 64, 1, tables)


def plan(rows: Sequence[Sequence[type_of_cell]], choices: Choices | None = None, **about: object) -> PlanReading:
    """The reading of one sheet."""
    return read_plan(document(table(rows, **about)), choices)  # type: ignore[arg-type]


def fields(reading: PlanReading) -> list[str]:
    return [column.field for column in reading.columns]


def dues(reading: PlanReading) -> list[str]:
    return [f"{row.due_date or row.precision}" for row in reading.rows]


def kinds(reading: PlanReading, severity: str = "") -> list[str]:
    return [found.kind for found in reading.problems if found.severity == severity or not severity]
