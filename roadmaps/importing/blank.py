"""A blank workbook for those who have no file yet: the columns that the portal finds by itself."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_READY = 200


def blank_workbook() -> bytes:
    """An xlsx with headings and hints in the language in use, and no data: nothing in it has to be removed."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE9FB", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    code = book.add_format({"num_format": "@", "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    sheet = book.add_worksheet(_("Roadmap"))
    for column, (heading, hint, width) in enumerate(_columns()):
        written = {0: code, 4: day, 5: day}.get(column, text)
        sheet.set_column(column, column, width, written)
        sheet.write_string(0, column, heading, head)
        sheet.write_comment(0, column, hint, {"x_scale": 1.6})
    sheet.set_row(0, 34)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, ROWS_READY, len(_columns()) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def _columns() -> list[tuple[str, str, int]]:
    """Heading, hint and width in characters of each column."""
    return [
        (_("No."), _("Your own number, for example 1.2. It lets the portal find the milestone again."), 8),
        (_("Workstream"), _("The strand of work that the milestone belongs to."), 28),
        (_("Milestone"), _("One checkable promise in one row."), 50),
        (_("Deliverable"), _("What will exist when it is done: an act, an agreement, a report."), 36),
        (_("Start"), _("A day. May stay empty."), 13),
        (_("Due date"), _("A day, a month, a quarter or a year: 31.12.2026, December 2026, Q4 2026."), 18),
        (_("Responsible"), _("Surname and initials, or an organisation."), 28),
    ]
