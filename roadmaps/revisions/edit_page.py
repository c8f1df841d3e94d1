"""The page on which a plan is written by hand: a grid of all its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from clusters.policy import Permission
from portal.accounts.models import Person
from portal.shell.grid import Grid, GridCell, GridColumn, GridRow
from portal.shell.grid_post import key_of
from roadmaps.models import Revision, RevisionRow
from roadmaps.revisions.cells import LABELS, problem_of, said_of, text_of
from roadmaps.revisions.editing import Outcome
from roadmaps.revisions.records import row_of
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import RevisionStatus

ROWS_A_PAGE = 100
KINDS = {"workstream": "list", "title": "text", "deliverable": "text", "due": "text", "responsible": "text"}
WIDTHS = {"code": "tiny", "weight": "tiny", "start": "narrow", "title": "wide", "deliverable": "wide"}


@dataclass(frozen=True, slots=True)
class EditPage:
    """The draft, one page of its rows as a grid, and how many there are in all."""

    revision: Revision
    page: Page[RevisionRow]
    grid: Grid

    @property
    def count(self) -> int:
        return self.page.paginator.count


def drafts_for(person: Person) -> QuerySet[Revision]:
    """Drafts that the person may write."""
    drafts = Revision.objects.where(person, Permission.PROPOSE).filter(status=RevisionStatus.DRAFT)
    return drafts.select_related("roadmap__cluster", "roadmap__programme", "upload", "based_on")


def edit_page(revision: Revision, number: str = "") -> EditPage:
    """A page of the draft's rows by its number; any number that there is not gives the nearest. Three queries."""
    rows = RevisionRow.objects.standing().filter(revision=revision).order_by("position", "pk")
    page = Paginator(rows, ROWS_A_PAGE).get_page(number)
    streams = tuple(dict.fromkeys(text for text in rows.values_list("workstream", flat=True) if text))
    columns = tuple(columns_of().values())
    fiscal_start = revision.roadmap.programme.fiscal_start_month
    grid_rows = tuple(
        _grid_row(record, index, columns, fiscal_start) for index, record in enumerate(page, page.start_index())
    )
    return EditPage(revision, page, Grid(columns, grid_rows, (("workstream", streams),)))


def page_with(revision: Revision, pk: int) -> int:
    """The number of the page on which a row stands; the first of one that is gone."""
    rows = RevisionRow.objects.standing().filter(revision=revision).order_by("position", "pk")
    keys = list(rows.values_list("pk", flat=True))
    return keys.index(pk) // ROWS_A_PAGE + 1 if pk in keys else 1


def columns_of() -> Mapping[str, GridColumn]:
    return {
        name: GridColumn(name, str(label), KINDS.get(name, "line"), WIDTHS.get(name, "middle"))
        for name, label in LABELS.items()
    }


def cell_of(row: PlanRow, pk: int, column: GridColumn, fiscal_start: int) -> GridCell:
    return GridCell(
        key=key_of(pk, column.name),
        column=column,
        text=text_of(row, column.name),
        said=said_of(row, column.name),
        problem=problem_of(row, column.name, fiscal_start=fiscal_start),
    )


def answer_of(outcomes: list[Outcome], *, fiscal_start: int) -> list[dict[str, str]]:
    """What became of each typed text, and what the other cells of its row say by now, as the page's script reads it."""
    columns = columns_of()
    answers = []
    for outcome in outcomes:
        asked = outcome.cell
        cell = cell_of(outcome.row or PlanRow(), asked.row, columns[asked.name], fiscal_start)
        answers.append(_answer(cell, outcome.state, outcome.words))
        if asked.name in {"due", "start"} and outcome.row is not None:
            other = columns["start" if asked.name == "due" else "due"]
            answers.append(_answer(cell_of(outcome.row, asked.row, other, fiscal_start), "also"))
    return answers


def _answer(cell: GridCell, state: str, words: str = "") -> dict[str, str]:
    return {
        "key": cell.key,
        "text": cell.text,
        "said": cell.said,
        "problem": words or cell.problem,
        "state": state,
    }


def _grid_row(record: RevisionRow, index: int, columns: tuple[GridColumn, ...], fiscal_start: int) -> GridRow:
    row = row_of(record)
    cells = tuple(cell_of(row, record.pk, column, fiscal_start) for column in columns)
    note = _("proposed to drop") if record.is_dropped else "" if record.milestone_id else _("new")
    return GridRow(str(record.pk), str(index), cells, is_struck=record.is_dropped, note=note)
