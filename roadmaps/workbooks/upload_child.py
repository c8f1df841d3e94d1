"""The process that reads and understands a stranger's file: `python -m roadmaps.workbooks.upload_child KIND < file`.

Standard input is a line of JSON (what was chosen, how the file is called) and then the file. What only the portal
knows is asked for over the line: whether a seal is its own, what was chosen for such files before.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from roadmaps.reading.cells import Document
from roadmaps.reading.child import answer_with, get_ready, read_as
from roadmaps.reading.limits import CannotRead
from roadmaps.reading.line import Line
from roadmaps.reading.table_names import with_places
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.understanding.plan_wire import dump_plan
from roadmaps.understanding.row_count import telling
from roadmaps.workbooks.file_reading import read_file
from roadmaps.workbooks.marked import marked_upload


def main() -> int:
    """Answer with the plan; return the exit code."""
    kind, hears, speaks = sys.argv[1:4]
    return answer_with(lambda: _answer(kind, Line(int(hears), int(speaks))))


__all__ = ["get_ready", "main"]


def _answer(kind: str, line: Line) -> Iterator[bytes]:
    told = json.loads(sys.stdin.buffer.readline())
    reading = read_as(kind, sys.stdin.buffer.read())
    tables = with_places(reading.tables, told["name"], told["numbered"])
    if not any(table.rows for table in tables):
        raise CannotRead("empty")
    document = Document(told["name"], kind, "", 0, tables, reading.encoding)
    return dump_plan(_understood(document, told, line))


def _understood(document: Document, told: dict[str, Any], line: Line) -> PlanReading:
    """The plan by what was chosen for this file, or for such files before."""

    def is_sealed(given: str, found: str) -> bool:
        return bool(line.ask("seal", [given, found]))

    choices = Choices.from_json(told["choices"])
    with telling(lambda done, total: line.tell("rows", [done, total])):
        if not told["is_advised"]:
            return read_file(document, choices, is_sealed)
        marked = marked_upload(document)
        before = line.ask("marked", marked) if marked else None
        reading = read_file(document, Choices.from_json(before) if before else choices, is_sealed)
        # The columns of a workbook of the portal are known, and stand elsewhere than in a file with the same headings.
        if before or reading.origin.roadmap:
            return reading
        remembered = line.ask("columns", [asdict(column) for column in reading.columns])
        return read_file(document, Choices.from_json(remembered), is_sealed) if remembered else reading


if __name__ == "__main__":
    sys.exit(main())
