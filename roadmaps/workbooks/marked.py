"""Knows a workbook that carries the portal's marks, and looks past them: they are no part of the person's file."""

from __future__ import annotations

from dataclasses import replace

from roadmaps.reading.cells import Document, Table
from roadmaps.workbooks.marked_form import MARK, SHEET


def marked_upload(document: Document) -> int:
    """The number of the upload whose marks the workbook carries; 0 of a file without marks."""
    found = _facts(document)
    number = found[1] if found else ""
    return int(number) if number.isdecimal() and len(number) < 19 else 0


def without_marks(document: Document) -> Document:
    """The document as it was before it was marked: without the list of what to fix and the hidden sheet."""
    found = _facts(document)
    if not found:
        return document
    ours = {SHEET, found[2]}
    return replace(document, tables=tuple(table for table in document.tables if table.place not in ours))


def _facts(document: Document) -> list[str]:
    """Mark, number of the upload, name of the list; nothing of another file."""
    for table in document.tables:
        if is_marks(table) and len(table.rows[0]) >= 3:
            return [cell.text for cell in table.rows[0]]
    return []


def is_marks(table: Table) -> bool:
    return table.place == SHEET and bool(table.rows) and table.rows[0][0].text == MARK
