"""The page of the reporting grid: its cells, what waits beside them, and what the page's script hears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell import dates
from portal.shell.excerpts import shortened
from portal.shell.grid import Grid, GridCell, GridColumn, GridRow
from portal.shell.grid_post import PostedCell, key_of, seen_by
from roadmaps.models import Milestone, ReportingPeriod, Roadmap
from roadmaps.progress.grid_actions import Outcome
from roadmaps.progress.grid_cells import CHOICES, EVIDENCE, LABELS, NAMES, cell_of_field, text_of
from roadmaps.progress.grid_filter import Asked, Show, Tab, page_of, rows_asked, tabs_of
from roadmaps.progress.grid_lines import Line, lines_of, rows_for
from roadmaps.progress.notices import short_label
from roadmaps.progress.periods import heard_by_milestone

ROWS_A_PAGE = 100
LAST_WORDS = 90
HELP = "help"
WIDTHS = {"percent": "tiny", "forecast": "narrow", "actual": "narrow", "comment": "wide", "reason": "wide"}
TEXTS = ("comment", "reason")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a draft lacks: the milestone, the sentence, and the element of the page where it is to be mended."""

    milestone: str
    message: str
    target: str


@dataclass(frozen=True, slots=True)
class LateForecast:
    """A draft whose forecast lies so many days beyond the approved date."""

    pk: int
    milestone: str
    forecast: date
    days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the reporting is: numbers of milestones, what is missing, and which forecasts are late."""

    ready: int
    lacking: int
    with_ministry: int
    untouched: int
    missing: tuple[Missing, ...]
    late: tuple[LateForecast, ...]


@dataclass(frozen=True, slots=True)
class GridPage:
    """One page of the rows; `seen` are what hidden fields keep of each row (its milestone's pk): the texts shown.

    `problems` are all that keeps rows from being sent: texts that were not taken, then what is missing. `drafts` are
    the keys of the rows that have a draft.
    """

    roadmap: Roadmap
    show: Show
    tabs: tuple[Tab, ...]
    page: Page[Milestone]
    grid: Grid
    seen: tuple[tuple[int, str], ...]
    standing: Standing
    drafts: frozenset[str]
    problems: tuple[Missing, ...] = ()


def grid_page(
    roadmap: Roadmap,
    *,
    on: date,
    asked: Asked,
    left: Iterable[Outcome] = (),
    period: ReportingPeriod | None = None,
) -> GridPage:
    """A page by its number; any that there is not gives the nearest. Eight queries at most, however many rows.

    `left` are texts that were not taken: they stay in their cells, with the reason. Rows that the period still
    expects a report on say so.
    """
    heard = heard_by_milestone(roadmap, period) if period else {}
    expected = {pk for pk, day in heard.items() if day is None}
    page = page_of(rows_asked(roadmap, asked, period), asked, ROWS_A_PAGE)
    lines = lines_of(rows_for(roadmap).filter(pk__in=[row.pk for row in page]), on=on)
    columns = columns_of()
    typed = {outcome.cell.key: outcome for outcome in left}
    standing = standing_of(lines)
    rows = tuple(_row(line, index, columns, typed, expected) for index, line in enumerate(lines, page.start_index()))
    seen = tuple((line.milestone.pk, seen_by(line.texts)) for line in lines if not line.is_with_ministry)
    return GridPage(
        roadmap=roadmap,
        show=asked.show,
        tabs=tabs_of(roadmap, asked.show, period),
        page=page,
        grid=Grid(tuple(columns.values()), rows, is_folding=True),
        seen=seen,
        standing=standing,
        drafts=frozenset(str(line.milestone.pk) for line in lines if line.is_draft),
        problems=(*_not_taken(lines, typed.values()), *standing.missing),
    )


def columns_of() -> dict[str, GridColumn]:
    answers = {
        name: GridColumn(name, str(LABELS[name]), _kind(name), WIDTHS.get(name, "middle"), CHOICES.get(name, ()))
        for name in NAMES
    }
    return {
        "title": GridColumn("title", _("Milestone"), "text", "wide"),
        "due": GridColumn("due", _("Approved date"), "text", "date"),
        **answers,
        EVIDENCE: GridColumn(EVIDENCE, _("Evidence")),
        HELP: GridColumn(HELP, _("Help")),
    }


def standing_of(lines: Iterable[Line]) -> Standing:
    """How far the reporting of these rows is."""
    drafts = [line for line in lines if line.is_draft]
    return Standing(
        ready=sum(line.is_ready for line in drafts),
        lacking=sum(not line.is_ready for line in drafts),
        with_ministry=sum(line.is_with_ministry for line in lines),
        untouched=sum(line.report is None for line in lines),
        missing=tuple(missing for line in drafts for missing in _missing(line)),
        late=tuple(_late(line) for line in drafts if line.is_late),
    )


def answer_of(page: GridPage, cells: Iterable[PostedCell], outcomes: Iterable[Outcome]) -> list[dict[str, str]]:
    """What became of each text, and what every other cell of its row says by now, as the page's script reads it."""
    became = {outcome.cell.key: outcome for outcome in outcomes}
    touched = {str(cell.row) for cell in cells}
    asked = {cell.key for cell in cells}
    shown = {row.key: row.cells for row in page.grid.rows if row.key in touched}
    answers = []
    for cell in (cell for cells_of_row in shown.values() for cell in cells_of_row):
        state = "saved" if cell.key in asked else "also"
        words = ""
        if cell.key in became:
            state, words = became[cell.key].state, became[cell.key].words
        answers.append(_answer(cell.key, cell.text, cell.said, words or cell.problem, state))
    gone = [outcome for outcome in outcomes if str(outcome.cell.row) not in shown]
    return [*answers, *(_answer(one.cell.key, one.cell.was or "", "", one.words, one.state) for one in gone)]


def notes_of(page: GridPage, cells: Iterable[PostedCell]) -> list[dict[str, str | bool]]:
    """What stands by the names of the rows that were written in, as the page's script reads it."""
    touched = [row for row in page.grid.rows if row.key in {str(cell.row) for cell in cells}]
    return [{"row": row.key, "note": row.note, "is_draft": row.key in page.drafts} for row in touched]


def _answer(key: str, text: str, said: str, problem: str, state: str) -> dict[str, str]:
    return {"key": key, "text": text, "said": said, "problem": problem, "state": state}


def _kind(name: str) -> str:
    return "select" if name in CHOICES else "text" if name in TEXTS else "line"


def _row(
    line: Line, index: int, columns: Mapping[str, GridColumn], typed: Mapping[str, Outcome], expected: set[int]
) -> GridRow:
    milestone = line.milestone
    is_fixed = line.is_with_ministry
    cells = [
        GridCell(key_of(milestone.pk, "title"), columns["title"], milestone.title, is_fixed=True),
        _due_cell(line, columns["due"]),
        *(_cell(line, columns[name], typed.get(key_of(milestone.pk, name)), is_fixed=is_fixed) for name in NAMES),
        _evidence_cell(line, columns[EVIDENCE]),
        _help_cell(line, columns[HELP]),
    ]
    return GridRow(
        str(milestone.pk),
        milestone.code or str(index),
        tuple(cells),
        note=_note(line, expected),
        is_open=not is_fixed,
        is_unfolded=line.is_draft or line.is_returned or any(cell.problem for cell in cells),
    )


def _note(line: Line, expected: set[int]) -> str:
    if line.is_with_ministry:
        return _("with the ministry")
    if line.is_draft:
        return _("draft")
    if line.is_returned:
        return _("returned")
    return _("to be reported") if line.milestone.pk in expected else ""


def _due_cell(line: Line, column: GridColumn) -> GridCell:
    milestone, today = line.milestone, line.calendar.today
    day = milestone.baseline_date
    said = dates.relative(day, today) if day is not None and day < today else ""
    text = dates.due(day, milestone.precision)
    return GridCell(key_of(milestone.pk, "due"), column, text, said, is_fixed=True)


def _cell(line: Line, column: GridColumn, left: Outcome | None, *, is_fixed: bool) -> GridCell:
    key, name = key_of(line.milestone.pk, column.name), column.name
    text, problem = text_of(line.answers, name), line.problem(name)
    if left is not None:
        there = _("It says “%(text)s” now.") % {"text": text} if left.state == "conflict" else ""
        text, problem = left.cell.text, f"{left.words} {there}".strip()
    return GridCell(key, column, text, _said(line, name), problem, is_fixed=is_fixed)


def _said(line: Line, name: str) -> str:
    """The words of last time, while there are no new ones."""
    if name != "comment" or line.answers.comment or not line.last_words:
        return ""
    return _("Last time: %(words)s") % {"words": shortened(line.last_words, LAST_WORDS)}


def _evidence_cell(line: Line, column: GridColumn) -> GridCell:
    pk, count = line.milestone.pk, len(line.evidence)
    words = ngettext("%(count)d document", "%(count)d documents", count) % {"count": count}
    if line.is_with_ministry:
        return GridCell(key_of(pk, EVIDENCE), column, words if count else "–", is_fixed=True)
    href = f"{reverse('report_edit', args=[pk])}?from=grid#id_documents"
    text = words if count else _("Add")
    return GridCell(key_of(pk, EVIDENCE), column, text, problem=line.problem(EVIDENCE), is_fixed=True, href=href)


def _help_cell(line: Line, column: GridColumn) -> GridCell:
    """Where help is asked for; while it is asked for, where the request stands."""
    milestone = line.milestone
    href, text = f"{reverse('request_ask_on', args=[milestone.pk])}?from=grid", _("Ask for help")
    if milestone.help_asked_since:
        day = dates.day(milestone.roadmap.programme.day_of(milestone.help_asked_since))
        href, text = f"{milestone.get_absolute_url()}?show=requests", _("asked for on %(day)s") % {"day": day}
    return GridCell(key_of(milestone.pk, HELP), column, text, is_fixed=True, href=href)


def _missing(line: Line) -> Iterable[Missing]:
    for gap in line.gaps:
        target = f"at-{key_of(line.milestone.pk, cell_of_field(gap.field))}"
        yield Missing(short_label(line.milestone), gap.message, target)


def _not_taken(lines: Iterable[Line], left: Iterable[Outcome]) -> Iterable[Missing]:
    labels = {line.milestone.pk: short_label(line.milestone) for line in lines}
    for outcome in left:
        yield Missing(labels.get(outcome.cell.row, ""), outcome.words, f"at-{outcome.cell.key}")


def _late(line: Line) -> LateForecast:
    forecast, baseline = line.answers.forecast_date, line.calendar.baseline
    if forecast is None or baseline is None:
        raise ValueError("a late forecast has both dates")
    return LateForecast(line.milestone.pk, short_label(line.milestone), forecast, (forecast - baseline).days)
