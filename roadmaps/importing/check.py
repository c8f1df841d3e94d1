"""The page that shows what was found in a file: its table, its columns, its problems, its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.importing.fields import FIELDS
from roadmaps.importing.headlines import headline_of
from roadmaps.importing.kept import NOTHING_FOUND, kept_problems
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.places import in_words
from roadmaps.importing.problems import Problem
from roadmaps.importing.verdict import REASONS
from roadmaps.models import Revision, Upload
from roadmaps.revisions.queries import PlannedRow, rows_of

ROWS_SHOWN = 50
LINES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class TableLine:
    """One of the file's tables; `rows` counts all of its rows."""

    index: int
    place: str
    rows: int


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column as the portal understands it; `field` is "" when it is not imported."""

    index: int
    letter: str
    header: str
    field: str
    samples: tuple[str, ...]
    read: int
    unread: int
    is_sure: bool
    is_chosen: bool

    @property
    def sureness(self) -> str:
        """How sure the portal is of the column, in words."""
        if self.is_chosen:
            return _("your choice")
        if not self.field:
            return _("not needed")
        return _("sure") if self.is_sure else _("please check")


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem: where, what was found, what the portal suggests, and the sentence that says what to do."""

    place: str
    found: str
    suggestion: str
    message: str
    is_mendable: bool
    may_be_empty: bool


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems that are mended in the same way; `more` are not shown."""

    kind: str
    heading: str
    count: int
    lines: tuple[ProblemLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview."""

    place: str
    code: str
    workstream: str
    title: str
    due_date: date | None
    precision: str
    wording: str
    is_assumption: bool
    responsible: str
    has_problem: bool


@dataclass(frozen=True)
class CheckPage:
    """Everything of the checking page; `table` is the index of the one that was read."""

    upload: Upload
    revision: Revision
    found: str
    verdict: str
    table: int | None
    tables: tuple[TableLine, ...]
    columns: tuple[ColumnLine, ...]
    order: str
    problems: tuple[ProblemGroup, ...]
    notes: tuple[ProblemGroup, ...]
    rows: tuple[ShownRow, ...]
    rows_count: int

    @cached_property
    def mendable(self) -> tuple[ProblemLine, ...]:
        """The shown problems of single cells: each has a field of the form."""
        lines = {line.place: line for group in self.problems for line in group.lines if line.is_mendable}
        return tuple(lines.values())

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a column may be, as it is offered."""
        return [(name, str(label)) for name, label in FIELDS.items()]

    @property
    def used(self) -> tuple[ColumnLine, ...]:
        """The columns that become something."""
        return tuple(column for column in self.columns if column.field)

    @property
    def unused(self) -> tuple[ColumnLine, ...]:
        """The columns that are not imported."""
        return tuple(column for column in self.columns if not column.field)

    @property
    def suggestions_count(self) -> int:
        return sum(bool(line.suggestion) for line in self.mendable)

    @property
    def problems_count(self) -> int:
        return self.upload.open_problems

    @property
    def notes_count(self) -> int:
        return sum(group.count for group in self.notes)


def check_page(upload: Upload) -> CheckPage:
    """What was found, from what was kept when the file was read: the file itself is not opened. One query."""
    kept = NOTHING_FOUND | upload.summary
    problems = kept_problems(upload.problems)
    wrong = [problem for problem in problems if problem.severity == "problem"]
    planned = [row for row in rows_of(upload.revision) if not row.is_carried]
    return CheckPage(
        upload=upload,
        revision=upload.revision,
        found=_found(kept, len(planned)),
        verdict=str(REASONS[kept["verdict"]]),
        table=kept["table"],
        tables=tuple(TableLine(index, table["place"], table["rows"]) for index, table in enumerate(kept["tables"])),
        columns=tuple(_column(column) for column in kept["columns"]),
        order=MadeChoices.from_json(upload.choices).order,
        problems=_grouped(wrong),
        notes=_grouped([problem for problem in problems if problem.severity != "problem"]),
        rows=_shown(planned, {problem.place for problem in wrong}),
        rows_count=len(planned),
    )


def _found(kept: dict[str, Any], count: int) -> str:
    """Where the plan stands in the file and how large it is, in one sentence."""
    if not count:
        return _("No milestone has been found yet.")
    milestones = ngettext("%(count)s milestone", "%(count)s milestones", count) % {"count": count}
    streams = kept["workstreams"]
    if streams:
        milestones += " " + ngettext("in %(count)s workstream", "in %(count)s workstreams", streams) % {
            "count": streams
        }
    return _("Found: “%(place)s”, rows %(first)s–%(last)s, %(milestones)s.") % {**kept, "milestones": milestones}


def _column(kept: dict[str, Any]) -> ColumnLine:
    return ColumnLine(**{**kept, "samples": tuple(kept["samples"])})


def _grouped(problems: list[Problem]) -> tuple[ProblemGroup, ...]:
    """Problems of one kind together, in the order in which the kinds first appear."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.kind, []).append(problem)
    return tuple(
        ProblemGroup(
            kind=kind,
            heading=headline_of(kind),
            count=len(found),
            lines=tuple(_line(problem) for problem in found[:LINES_SHOWN]),
            more=max(0, len(found) - LINES_SHOWN),
        )
        for kind, found in kinds.items()
    )


def _line(problem: Problem) -> ProblemLine:
    is_mendable = problem.severity == "problem" and bool(problem.place) and problem.kind != "ambiguous_day_order"
    return ProblemLine(
        place=problem.place,
        found=problem.found,
        suggestion=problem.suggestion,
        message=problem.message,
        is_mendable=is_mendable,
        may_be_empty=is_mendable and problem.kind != "missing_title",
    )


def _shown(planned: list[PlannedRow], wrong: set[str]) -> tuple[ShownRow, ...]:
    """The first rows, and all those in which something is to be mended."""
    wrong_rows = {in_words(place) for place in wrong}
    shown = []
    for index, one in enumerate(planned):
        row = one.row
        place = in_words(row.place)
        has_problem = place in wrong_rows
        if index < ROWS_SHOWN or has_problem:
            shown.append(
                ShownRow(
                    place=place,
                    code=row.code,
                    workstream=row.workstream,
                    title=row.title,
                    due_date=row.due_date,
                    precision=row.precision,
                    wording=row.wording,
                    is_assumption=row.is_assumption,
                    responsible=row.responsible,
                    has_problem=has_problem,
                )
            )
    return tuple(shown)
