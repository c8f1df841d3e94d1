"""The page that shows what was found in a file: its table, its columns, its problems, its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.shell.grid import Grid
from roadmaps.importing.check_grid import FileCell, grid_of
from roadmaps.importing.check_lines import ProblemGroup, ProblemLine, grouped
from roadmaps.importing.check_offers import Offer, is_offered, letters_of, offers_of
from roadmaps.importing.kept import NOTHING_FOUND, kept_problems
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import Revision, Upload
from roadmaps.revisions.queries import rows_of
from roadmaps.understanding.fields import FIELDS
from roadmaps.understanding.verdict import REASONS


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
    order: str = ""

    @property
    def sureness(self) -> str:
        """How sure the portal is of the column, in words."""
        if self.is_chosen:
            return _("your choice")
        if not self.field:
            return _("not needed")
        return _("sure") if self.is_sure else _("please check")


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
    is_order_open: bool
    letters: str
    offers: tuple[Offer, ...]
    repeating: frozenset[str]
    problems: tuple[ProblemGroup, ...]
    notes: tuple[ProblemGroup, ...]
    grid: Grid
    cells: Mapping[str, FileCell]
    rows_count: int

    @cached_property
    def mendable(self) -> tuple[ProblemLine, ...]:
        """The shown problems of cells: each line has a field of the form."""
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
        return sum(line.count for line in self.mendable if line.suggestion)

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
    notes = [problem for problem in problems if problem.severity != "problem"]
    planned = [row for row in rows_of(upload.revision) if not row.is_carried]
    made = MadeChoices.from_json(upload.choices)
    grid, cells = grid_of(planned, kept["columns"], wrong)
    return CheckPage(
        upload=upload,
        revision=upload.revision,
        found=_found(kept, len(planned)),
        verdict=str(REASONS[kept["verdict"]]),
        table=kept["table"],
        tables=tuple(TableLine(index, table["place"], table["rows"]) for index, table in enumerate(kept["tables"])),
        columns=tuple(_column(column) for column in kept["columns"]),
        order=made.order or next((column.get("order") or "" for column in kept["columns"] if column.get("order")), ""),
        is_order_open=bool(kept.get("is_order_open")),
        letters=letters_of(notes),
        offers=offers_of(kept["offers"], made, notes),
        repeating=frozenset(kept["offers"].get("repeating", ())),
        problems=grouped(wrong),
        notes=grouped(note for note in notes if not is_offered(note, kept["offers"])),
        grid=grid,
        cells=cells,
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
