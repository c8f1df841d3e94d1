"""Writes a plan as a workbook that people can fill in and send back: headings, hints, lists, a hidden copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any, cast

import xlsxwriter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roadmaps.reading.dates import DateReading, read_date
from roadmaps.reading.spans import Precision
from roadmaps.reading.wording import start_of, write
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_form import (
    HIDDEN_SHEET,
    IDS_HEADING,
    LISTS_SHEET,
    MARK,
    NOTE,
    VERSION,
    OwnColumn,
    OwnRow,
    chunks_of,
    column_word,
    seal,
)

ROWS_READY = 200
MOST_NOTES = 60
LONGEST_CELL = 32_767
HEAD_ROWS = 2
LAST_COLUMN = 16_383
type_of_value = str | float
# Sorting and deleting rows must stay possible, so that only the head is locked, and columns stay where they are.
ALLOWED = dict.fromkeys(
    (
        *("format_cells", "format_columns", "format_rows", "insert_rows", "insert_hyperlinks", "delete_rows"),
        *("sort", "autofilter", "objects", "scenarios"),
    ),
    True,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: heading, hint, width in characters."""

    heading: str
    hint: str
    width: int


def heads() -> dict[str, Head]:
    """The columns by their keys, in the language in use and in the order of the workbook."""
    return {
        "code": Head(_("No."), _("Your own number, for example 1.2. It lets the portal find the milestone again."), 8),
        "workstream": Head(_("Workstream"), _("The strand of work that the milestone belongs to."), 28),
        "title": Head(_("Milestone"), _("One checkable promise in one row."), 50),
        "deliverable": Head(
            _("Deliverable"), _("What will exist when it is done: an act, an agreement, a report."), 36
        ),
        "start": Head(_("Start"), _("A day. May stay empty."), 13),
        "due": Head(_("Due date"), _("A day, a month, a quarter or a year: 31.12.2026, December 2026, Q4 2026."), 18),
        "responsible": Head(_("Responsible"), _("Surname and initials, or an organisation."), 28),
        "weight": Head(_("Weight"), _("How much the milestone counts among the others. May stay empty."), 9),
        "budget": Head(_("Budget, roubles"), _("In full roubles. May stay empty."), 18),
    }


def own_workbook(rows: Sequence[OwnRow], origin: Origin, keys: Sequence[str] = ()) -> bytes:
    """An xlsx of the rows in the language in use, with columns for `keys` (all of them by default) and for notes.

    Without rows it is a blank to fill in, and holds nothing that would have to be removed.
    """
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        _Writer(book, columns_for(rows, keys), first=1 if rows else 0).write(rows, origin)
    return buffer.getvalue()


def columns_for(rows: Sequence[OwnRow], keys: Sequence[str] = ()) -> list[OwnColumn]:
    """The columns that hold the rows: a note's heading that stands twice in a row gets two columns."""
    plain = [OwnColumn(key, head.heading) for key, head in heads().items() if not keys or key in keys]
    found: dict[tuple[str, int], None] = {}
    for own in rows:
        for word in _numbered(own.row.notes):
            found.setdefault(word)
    used = {column.heading.casefold() for column in plain}
    notes = []
    for heading, nth in list(found)[:MOST_NOTES]:
        notes.append(OwnColumn(NOTE, _unused(heading or _("Notes"), used), heading, nth))
    return plain + notes


def written(row: PlanRow, columns: Sequence[OwnColumn]) -> list[type_of_value]:
    """What the cells of a row hold, column by column."""
    notes = {place: text for place, (_heading, text) in zip(_numbered(row.notes), row.notes, strict=True)}
    return [
        notes.get((column.note, column.nth), "") if column.key == NOTE else _value(row, column.key)
        for column in columns
    ]


class _Writer:
    """Writes the columns from the one numbered `first` on: those before it are for the names of rows."""

    def __init__(self, book: xlsxwriter.Workbook, columns: Sequence[OwnColumn], *, first: int) -> None:
        self.book = book
        self.columns = columns
        self.first = first
        plain: dict[str, Any] = {"text_wrap": True, "valign": "top", "locked": False}
        self.text = book.add_format({**plain, "num_format": "@"})
        self.number = book.add_format({**plain, "num_format": "General"})
        self.money = book.add_format({**plain, "num_format": "#,##0.00"})
        look = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE9FB", "bottom": 1}
        self.head = book.add_format(look)

    def write(self, rows: Sequence[OwnRow], origin: Origin) -> None:
        sheet = self.book.add_worksheet(_("Roadmap"))
        values = [written(own.row, self.columns) for own in rows]
        self._head(sheet)
        for number, (own, cells) in enumerate(zip(rows, values, strict=True), start=1):
            sheet.write_string(number, 0, own.name, self.text)
            self._cells(sheet, number, cells)
        last = len(rows) + ROWS_READY
        _manners(sheet, last, len(self.columns) - 1 + self.first)
        if rows:
            sheet.protect("", ALLOWED)
            self._lists(sheet, rows, last)
            self._hidden_copy(sheet.get_name(), rows, values, origin)

    def _head(self, sheet: Any) -> None:
        if self.first:
            sheet.set_column(0, 0, 10, self.text, {"hidden": True})
            sheet.write_string(0, 0, IDS_HEADING, self.head)
        known = heads()
        for at, column in enumerate(self.columns, start=self.first):
            head = known.get(column.key, Head(column.heading, "", 28))
            sheet.set_column(at, at, head.width, self._format(column.key))
            sheet.write_string(0, at, column.heading, self.head)
            if head.hint:
                sheet.write_comment(0, at, head.hint, {"x_scale": 1.6})
        sheet.set_row(0, 34)
        # A row can be deleted on a protected sheet only while none of its cells is locked.
        sheet.set_column(self.first + len(self.columns), LAST_COLUMN, None, self.text)

    def _cells(self, sheet: Any, number: int, cells: Sequence[type_of_value]) -> None:
        for at, (column, value) in enumerate(zip(self.columns, cells, strict=True), start=1):
            if isinstance(value, str):
                # An empty text would only swell the file.
                if value:
                    sheet.write_string(number, at, value[:LONGEST_CELL], self._format(column.key))
            else:
                sheet.write_number(number, at, value, self._format(column.key))

    def _format(self, key: str) -> Any:
        return {"weight": self.number, "budget": self.money}.get(key, self.text)

    def _lists(self, sheet: Any, rows: Sequence[OwnRow], last: int) -> None:
        """Offer the known workstreams; a new one may be typed all the same."""
        at = next((at for at, column in enumerate(self.columns, start=1) if column.key == "workstream"), None)
        streams = list(dict.fromkeys(own.row.workstream for own in rows if own.row.workstream))
        if at is None or not streams:
            return
        lists = self.book.add_worksheet(LISTS_SHEET)
        lists.very_hidden()
        for number, stream in enumerate(streams):
            lists.write_string(number, 0, stream)
        source = f"='{LISTS_SHEET}'!$A$1:$A${len(streams)}"
        sheet.data_validation(1, at, last, at, {"validate": "list", "source": source, "show_error": False})

    def _hidden_copy(
        self, place: str, rows: Sequence[OwnRow], values: Sequence[Sequence[type_of_value]], origin: Origin
    ) -> None:
        sheet = self.book.add_worksheet(HIDDEN_SHEET)
        sheet.very_hidden()
        packed = [[own.name, *chunks_of(own.row)] for own in rows]
        facts = [MARK, str(VERSION), str(origin.roadmap), str(origin.revision), origin.made_at]
        facts += [origin.language or get_language() or "", place, seal(origin, packed)]
        for at, fact in enumerate(facts):
            sheet.write_string(0, at, fact)
        width = len(self.columns)
        for at, column in enumerate(self.columns, start=1):
            sheet.write_string(1, at, column.heading)
            sheet.write_string(1, width + at, column_word(column))
        for number, (cells, texts) in enumerate(zip(values, packed, strict=True), start=HEAD_ROWS):
            sheet.write_string(number, 0, texts[0])
            self._cells(sheet, number, cells)
            for at, chunk in enumerate(texts[1:], start=width + 1):
                sheet.write_string(number, at, chunk)


def _manners(sheet: Any, last: int, width: int) -> None:
    """Frozen head, filter and printing; `width` is the last column."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _value(row: PlanRow, key: str) -> type_of_value:
    if key == "due":
        return due_wording(row)
    if key == "start":
        return row.start_date.strftime("%d.%m.%Y") if row.start_date else ""
    value = getattr(row, key)
    return _number(value) if isinstance(value, Decimal) else value or ""


def due_wording(row: PlanRow) -> str:
    """The due date in the person's own words when they say the same by themselves, else in the portal's."""
    if row.due_date is None:
        return row.wording or ("" if row.precision == "undated" else write(_interval(row), get_language() or "ru"))
    own = read_date(row.wording) if row.wording else None
    if isinstance(own, DateReading) and (own.end, own.precision) == (row.due_date, row.precision):
        return row.wording
    return write(_interval(row), get_language() or "ru")


def _interval(row: PlanRow) -> DateReading:
    """The due date alone: its period, whatever day the work begins on; a day where no calendar period ends on it."""
    if row.due_date is None:
        return DateReading(None, None, "ongoing")
    precision = cast("Precision", row.precision)
    start = start_of(row.due_date, precision)
    return DateReading(start or row.due_date, row.due_date, precision if start else "day")


def _number(value: Decimal) -> type_of_value:
    """A number as a spreadsheet keeps it, or its digits as text when it would lose some."""
    return float(value) if Decimal(repr(float(value))) == value else f"{value:f}"


def _numbered(notes: Sequence[tuple[str, str]]) -> list[tuple[str, int]]:
    """Each note's heading with how many of the same stand before it."""
    seen: dict[str, int] = {}
    found = []
    for heading, _text in notes:
        found.append((heading, seen.get(heading, 0)))
        seen[heading] = seen.get(heading, 0) + 1
    return found


def _unused(heading: str, used: set[str]) -> str:
    """The heading, with a number when another column has it."""
    name, number = heading, 2
    while name.casefold() in used:
        name, number = f"{heading} {number}", number + 1
    used.add(name.casefold())
    return name
