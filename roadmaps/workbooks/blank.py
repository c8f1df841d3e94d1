"""A blank workbook for those who have no file yet: the columns that the portal finds by itself."""

from __future__ import annotations

from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_writer import own_workbook

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = ("code", "workstream", "title", "deliverable", "start", "due", "responsible")


def blank_workbook() -> bytes:
    """An xlsx with headings and hints in the language in use, and no rows: nothing in it has to be removed."""
    return own_workbook((), Origin(), COLUMNS)
