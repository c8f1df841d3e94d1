"""A file as a plan: a workbook of the portal by what it carries, any other by what it looks like."""

from __future__ import annotations

from dataclasses import replace

from roadmaps.reading.cells import Document
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.columns_found import columns_of
from roadmaps.understanding.findings import of_plan
from roadmaps.understanding.plan_reading import PlanReading, TableFound, header_of, place_in_file, read_plan
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.verdict import Verdict, judge
from roadmaps.workbooks.marked import marked_upload, without_marks
from roadmaps.workbooks.own_workbook import OwnWorkbook, recognise, type_of_seal_check
from roadmaps.workbooks.own_workbook_form import is_signed
from roadmaps.workbooks.own_workbook_rows import own_source


def read_file(
    document: Document, choices: Choices | None = None, is_sealed: type_of_seal_check = is_signed
) -> PlanReading:
    """Read a document as a plan; the portal's own sheets in it are taken for what they are, and for nothing else."""
    choices = choices or Choices()
    marked = marked_upload(document)
    document = without_marks(document)
    own = recognise(document, is_sealed)
    if own is None:
        return replace(read_plan(document, choices), marked=marked)
    if choices.table not in (None, own.table):
        return replace(read_plan(own.document, choices), marked=marked)
    return replace(read_own(own, choices), marked=marked)


def read_own(own: OwnWorkbook, choices: Choices) -> PlanReading:
    """A workbook of the portal: its columns are known, and its untouched cells mean what they meant."""
    made = own_source(own, choices)
    rows, findings = made.rows()
    problems = [*of_age(own, choices), *findings, *made.unsettled(of_plan(made.source, rows))]
    return PlanReading(
        tables=tables_found(own),
        chosen=own.table,
        header=header_of(made.source, rows),
        columns=tuple(column for column in columns_of(made.source) if column.index != own.ids),
        rows=rows,
        problems=tuple(sorted(problems, key=place_in_file)),
        verdict=Verdict(True, 1.0) if rows else judge(made.source),
        origin=own.origin,
    )


def of_age(own: OwnWorkbook, choices: Choices) -> list[Problem]:
    """That the plan was changed since the workbook was made."""
    if own.origin.roadmap != choices.roadmap or not 0 < own.origin.revision < choices.revision:
        return []
    return [problem("", "", "older_workbook", first=own.origin.revision, second=choices.revision)]


def tables_found(own: OwnWorkbook) -> tuple[TableFound, ...]:
    """The visible sheets, of which the plan's is read."""
    return tuple(
        TableFound(
            index=index,
            place=table.place,
            rows=len(table.rows),
            score=float(index == own.table),
            is_chosen=index == own.table,
            is_hidden=table.is_hidden,
            reason="",
        )
        for index, table in enumerate(own.document.tables)
    )
