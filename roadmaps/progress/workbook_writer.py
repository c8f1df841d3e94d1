"""Writes the period's form: a sheet to fill in, its lists, and the hidden copy by which it is known again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from roadmaps.models import Roadmap
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import current_period
from roadmaps.progress.workbook_form import (
    CHOICES,
    COLUMNS,
    DATES,
    HIDDEN_SHEET,
    IDS_HEADING,
    LISTS_SHEET,
    MARK,
    PLAN,
    VERSION,
    chunks_of,
    seal,
    texts_of,
)
from roadmaps.progress.workbook_rows import Standing, standings
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_writer import ALLOWED, LONGEST_CELL

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEYS = list(COLUMNS)
LONGEST_SHEET_NAME, LONGEST_IN_HEADER = 31, 100
GREY, BLUE, GREEN = "#F1F3F6", "#DDE9FB", "#E3F1E6"
# Whoever fills the form in sorts and filters; its rows are the roadmap's and stay.
FORM_ALLOWED = {name: may for name, may in ALLOWED.items() if name != "delete_rows"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file to be saved."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Titled:
    """What stands over the printed sheet: the cluster's name, and the period's where the programme has any."""

    cluster: str = ""
    period: str = ""

    @property
    def sheet_name(self) -> str:
        """The sheet is called as the period is, as far as spreadsheets allow."""
        return re.sub(r"[\[\]:*?/\\]", "-", " ".join(self.period.split()))[:LONGEST_SHEET_NAME] or _("Reports")

    @property
    def print_header(self) -> str:
        left, right = (text.replace("&", "&&")[:LONGEST_IN_HEADER] for text in (self.cluster, self.period))
        return f"&L{left}&R{right}"


def workbook_of(roadmap: Roadmap, *, at: datetime) -> Workbook:
    """The form of every milestone that is not over, in the language in use. A fixed number of queries."""
    on = roadmap.programme.day_of(at)
    made_at = at.astimezone(UTC).isoformat(timespec="seconds")
    origin = Origin(roadmap.pk, 0, made_at, get_language() or "")
    period = current_period(roadmap.programme, on=on)
    titled = Titled(str(roadmap.cluster), label(period) if period else "")
    content = written(list(standings(roadmap, on=on).values()), origin, titled)
    return Workbook(f"reports-{slugify(roadmap.cluster.slug)}-{on.isoformat()}.xlsx", content)


def written(rows: Sequence[Standing], origin: Origin, titled: Titled | None = None) -> bytes:
    """An xlsx with a row for each milestone. No text in it is a formula or a link."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        _Writer(book).write(rows, origin, titled or Titled())
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        plain: dict[str, Any] = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D1DB"}
        locked = {**plain, "bg_color": GREY, "num_format": "@"}
        self.locked = book.add_format(locked)
        self.locked_day = book.add_format({**locked, "num_format": "dd.mm.yyyy", "align": "left"})
        self.text = book.add_format({**plain, "locked": False, "num_format": "@"})
        self.number = book.add_format({**plain, "locked": False, "num_format": "General"})
        self.day = book.add_format({**plain, "locked": False, "num_format": "dd.mm.yyyy", "align": "left"})
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        self.plan_head = book.add_format({**head, "bg_color": BLUE})
        self.answer_head = book.add_format({**head, "bg_color": GREEN})

    def write(self, rows: Sequence[Standing], origin: Origin, titled: Titled) -> None:
        sheet = self.book.add_worksheet(titled.sheet_name)
        sheet.set_header(titled.print_header)
        self._head(sheet)
        texts = [texts_of(one) for one in rows]
        for number, (one, said) in enumerate(zip(rows, texts, strict=True), start=1):
            sheet.write_string(number, 0, name_of(one), self.locked)
            self._cells(sheet, number, said, is_open=not one.is_with_ministry)
        self._manners(sheet, max(len(rows), 1))
        if rows:
            self._lists(sheet, len(rows))
        packed = [[name_of(one), *chunks_of(one.seen, said)] for one, said in zip(rows, texts, strict=True)]
        self._hidden_copy(packed, origin)

    def _head(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 10, None, {"hidden": True})
        sheet.write_string(0, 0, IDS_HEADING, self.plan_head)
        for at, (key, head) in enumerate(COLUMNS.items(), start=1):
            sheet.set_column(at, at, head.width)
            sheet.write_string(0, at, str(head.heading), self.plan_head if key in PLAN else self.answer_head)
            sheet.write_comment(0, at, str(head.hint), {"x_scale": 1.6})
        sheet.set_row(0, 34)

    def _cells(self, sheet: Any, number: int, said: Mapping[str, str], *, is_open: bool) -> None:
        """The cells of a row; one whose report is with the ministry cannot be filled in."""
        for at, key in enumerate(KEYS, start=1):
            text = said[key][:LONGEST_CELL]
            form = self._format(key) if is_open else self.locked
            if text and key in DATES:
                sheet.write_datetime(number, at, day_in(text), self.day if is_open else self.locked_day)
            elif text and key == "percent":
                sheet.write_number(number, at, int(text), form)
            elif text:
                sheet.write_string(number, at, text, form)
            else:
                sheet.write_blank(number, at, None, form)

    def _format(self, key: str) -> Any:
        if COLUMNS[key].is_locked:
            return self.locked
        return self.day if key in DATES else self.number if key == "percent" else self.text

    def _lists(self, sheet: Any, last: int) -> None:
        """What can be chosen, as drop-down lists; they live on a sheet of their own, for words may hold a comma."""
        lists = self.book.add_worksheet(LISTS_SHEET)
        lists.very_hidden()
        for at, (key, choices) in enumerate(CHOICES.items()):
            for number, (_value, word) in enumerate(choices):
                lists.write_string(number, at, str(word))
            letter = "ABCDEFGH"[at]
            source = f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(choices)}"
            column = KEYS.index(key) + 1
            words = {
                "error_title": _("Choose from the list"),
                "error_message": _("This cell takes a word of its list."),
            }
            sheet.data_validation(1, column, last, column, {"validate": "list", "source": source, **words})
        column = KEYS.index("percent") + 1
        words = {"error_title": _("Percent"), "error_message": _("Enter a number from 0 to 100.")}
        between = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
        sheet.data_validation(1, column, last, column, {**between, **words})

    def _hidden_copy(self, rows: Sequence[Sequence[str]], origin: Origin) -> None:
        sheet = self.book.add_worksheet(HIDDEN_SHEET)
        sheet.very_hidden()
        facts = [MARK, VERSION, str(origin.roadmap), origin.made_at, origin.language, seal(origin, rows)]
        headings = [str(head.heading) for head in COLUMNS.values()]
        for number, texts in enumerate([facts, ["", *headings], *rows]):
            for at, text in enumerate(texts):
                sheet.write_string(number, at, text)

    def _manners(self, sheet: Any, last: int) -> None:
        """Frozen head and names, filter, protection and printing."""
        sheet.freeze_panes(1, KEYS.index("title") + 2)
        sheet.autofilter(0, 0, last, len(KEYS))
        sheet.protect("", FORM_ALLOWED)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")


def day_in(text: str) -> date:
    """The day that a cell of ours says."""
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


def name_of(standing: Standing) -> str:
    """The name by which the workbook knows a row."""
    return f"m{standing.milestone.pk}"
