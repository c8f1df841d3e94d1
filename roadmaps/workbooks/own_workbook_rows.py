"""Reads the rows of a workbook that the portal wrote: a cell that nobody touched means what it meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from roadmaps.reading.cells import Cell
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.findings import of_order
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.row_fields import RowKind
from roadmaps.understanding.rows import read_row
from roadmaps.understanding.sections import Under
from roadmaps.understanding.settling import Column
from roadmaps.understanding.source import Source, calendar_of, corrected, fields_of_columns
from roadmaps.understanding.tables import Layout
from roadmaps.workbooks.own_workbook import OwnWorkbook, Written
from roadmaps.workbooks.own_workbook_form import FIELDS_OF_KEY, NOTE, milestone_in

MILESTONE, EMPTY = RowKind("milestone"), RowKind("empty")


def own_source(own: OwnWorkbook, choices: Choices) -> OwnSource:
    """The plan's sheet with columns that are known; what a person chose about one stands above that."""
    number = own.table + 1
    table = corrected(own.document.tables[own.table], number, choices.corrections)
    columns = tuple(_column(own, index, cell, choices) for index, cell in enumerate(table.rows[own.head]))
    layout = Layout(range(own.head, own.head + 1), tuple((column.header,) for column in columns), 1.0)
    shown = [column.index for column in columns if column.index != own.ids]
    kinds = {
        index: MILESTONE if any(table.rows[index][at].text for at in shown) else EMPTY
        for index in range(layout.first_row, len(table.rows))
    }
    calendar = calendar_of(table, layout, columns, kinds, choices)
    source = Source(table, number, layout, columns, fields_of_columns(columns), kinds, calendar)
    return OwnSource(own, source, choices.roadmap)


def _column(own: OwnWorkbook, index: int, head: Cell, choices: Choices) -> Column:
    at = own.columns[index]
    field = "" if index == own.ids else "notes" if at is None else own.ours[at].key
    field = "notes" if field == NOTE else field
    header = own.ours[at].note or own.ours[at].heading if at is not None else head.text
    if index in choices.mapping:
        return Column(index, header, choices.mapping[index], 1.0, is_chosen=True)
    return Column(index, header, field, 1.0)


class OwnSource:
    """The plan's sheet made ready, and the workbook that it belongs to; `roadmap` is the one that it is meant for."""

    def __init__(self, own: OwnWorkbook, source: Source, roadmap: int) -> None:
        self.own, self.source = own, source
        self.is_other_roadmap = roadmap not in (0, own.origin.roadmap)
        # Where each of our columns stands, unless a person gave that column another meaning.
        fields = [column.field for column in self.source.columns]
        self.at = {
            number: index
            for index, number in enumerate(self.own.columns)
            if number is not None and fields[index] == self.own.ours[number].key.replace(NOTE, "notes")
        }
        self.unchanged: set[str] = set()
        self.taken: set[str] = set()
        self.by_name = self._names_by_naming()

    def rows(self) -> tuple[tuple[PlanRow, ...], tuple[Problem, ...]]:
        """The milestones in their order, and what is to be said of the cells that were changed."""
        rows: list[PlanRow] = []
        findings: list[Problem] = []
        if self.is_other_roadmap and self.own.written:
            findings.append(problem("", "", "other_roadmap"))
        for index, kind in sorted(self.source.kinds.items()):
            if kind is MILESTONE:
                row, found = self._row(index)
                rows.append(row)
                findings += found
        return tuple(rows), (*self.unsettled(findings), *of_order(self._with_changed_dates()))

    def unsettled(self, findings: Sequence[Problem]) -> list[Problem]:
        """What is said of cells that were changed: the others stand in the plan already."""
        return [one for one in findings if not self._is_settled(one)]

    def _is_settled(self, found: Problem) -> bool:
        if found.kind == "not_imported_column":
            return found.place == self.source.place(self.own.head, self.own.ids)
        other = re.sub(r"\d+$", str(found.params.get("other", "")), found.place)
        return found.place in self.unchanged and (found.kind != "duplicate_code" or other in self.unchanged)

    def _with_changed_dates(self) -> Source:
        """The sheet with those rows alone in which a date is another one."""
        dated = list(self.source.calendar.orders)
        return replace(
            self.source,
            kinds={
                index: kind
                for index, kind in self.source.kinds.items()
                if any(self.source.place(index, at) not in self.unchanged for at in dated)
            },
        )

    def _row(self, index: int) -> tuple[PlanRow, list[Problem]]:
        cells = self.source.table.rows[index]
        name = self._name(cells)
        written = self.own.written.get(name)
        if written is None:
            return read_row(self.source, index, Under(), "")
        found: list[Problem] = []
        known_id = "" if self.is_other_roadmap else milestone_in(name)
        is_copy = name in self.taken
        if is_copy:
            found.append(problem(self._place(index, "title"), "title", "copied_row", written.row.title))
            known_id = ""
        self.taken.add(name)
        changed = self._changed(cells, written)
        if not is_copy:
            self._settle(index, changed)
        place = self._place(index, "title")
        if not changed:
            return structs.replace(written.row, place=place, known_id=known_id), found
        row, findings = read_row(self.source, index, Under(), "")
        return structs.replace(self._merged(row, written.row, changed, cells), known_id=known_id), [*found, *findings]

    def _settle(self, index: int, changed: set[int]) -> None:
        self.unchanged |= {self.source.place(index, at) for number, at in self.at.items() if number not in changed}

    def _changed(self, cells: Sequence[Cell], written: Written) -> set[int]:
        """Our columns (their numbers) whose cells say something else than was written."""
        changed = {number for number, at in self.at.items() if cells[at].text != written.texts[number]}
        extra = [column.index for column in self.source.columns if self._is_extra(column) and cells[column.index].text]
        # Below zero stand columns that the workbook did not have.
        return changed | {-1 - at for at in extra}

    def _is_extra(self, column: Column) -> bool:
        """A column that the workbook did not have, or that got another meaning, and that becomes something."""
        return bool(column.field) and column.index not in self.at.values()

    def _merged(self, read: PlanRow, written: PlanRow, changed: set[int], cells: Sequence[Cell]) -> PlanRow:
        """The row as it was written with what its changed cells say now."""
        keys = {self.own.ours[number].key for number in changed if number >= 0} - {NOTE}
        keys |= {self.source.columns[-1 - number].field for number in changed if number < 0} & FIELDS_OF_KEY.keys()
        if "due" in keys and not written.start_date:
            keys.add("start")
        names = [name for key in keys for name in FIELDS_OF_KEY[key]]
        row = structs.replace(written, place=read.place, **{name: getattr(read, name) for name in names})
        row = structs.replace(row, forecast_date=read.forecast_date, actual_date=read.actual_date)
        return structs.replace(row, notes=self._notes(written, changed, cells), state_wording=read.state_wording)

    def _notes(self, written: PlanRow, changed: set[int], cells: Sequence[Cell]) -> tuple[tuple[str, str], ...]:
        """The notes in the order in which they stood; emptied ones are gone, new ones follow."""
        texts = {
            (self.own.ours[number].note, self.own.ours[number].nth): cells[self.at[number]].text
            for number in changed
            if number >= 0 and self.own.ours[number].key == NOTE
        }
        seen: dict[str, int] = {}
        notes: list[tuple[str, str]] = []
        for heading, text in written.notes:
            nth = seen.get(heading, 0)
            seen[heading] = nth + 1
            notes.append((heading, texts.pop((heading, nth), text)))
        notes += [(heading, text) for (heading, _nth), text in texts.items()]
        extra = [self.source.columns[-1 - number] for number in sorted(changed, reverse=True) if number < 0]
        notes += [(column.header, cells[column.index].text) for column in extra if column.field == "notes"]
        return tuple((heading, text) for heading, text in notes if text)

    def _name(self, cells: Sequence[Cell]) -> str:
        """The name that the row carries; of a row whose name went astray the one that goes with its naming."""
        name = cells[self.own.ids].text if self.own.ids is not None else ""
        written = self.own.written.get(name)
        naming = self._naming([cells[self.at[at]].text if at in self.at else "" for at in range(len(self.own.ours))])
        if written is not None and self._naming(written.texts) == naming:
            return name
        found = self.by_name.get(naming, "")
        return found if found and found not in self.taken else name

    def _names_by_naming(self) -> dict[tuple[str, ...], str]:
        """Names of rows by number, workstream and title, where just one row is called so."""
        found: dict[tuple[str, ...], str] = {}
        for name, written in self.own.written.items():
            naming = self._naming(written.texts)
            found[naming] = "" if naming in found else name
        return found

    def _naming(self, texts: Sequence[str]) -> tuple[str, ...]:
        wanted = ("code", "workstream", "title")
        return tuple(text for column, text in zip(self.own.ours, texts, strict=True) if column.key in wanted)

    def _place(self, index: int, field: str) -> str:
        return self.source.place(index, self.source.fields.at.get(field))
