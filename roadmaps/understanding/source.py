"""A table made ready for reading: its head, its columns, its kinds of rows, its calendar."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.dates import DayOrder
from roadmaps.reading.day_order import evidence, is_mixed
from roadmaps.reading.spans import Span
from roadmaps.understanding.bare_rows import with_bare_sections
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.columns import map_columns
from roadmaps.understanding.contents import contents_of
from roadmaps.understanding.context_years import section_terms, section_years, year_in
from roadmaps.understanding.dating import Calendar, unit_of
from roadmaps.understanding.dittos import with_dittos
from roadmaps.understanding.heading_words import DATE_FIELDS
from roadmaps.understanding.other_tables import beginning_of_other
from roadmaps.understanding.period_columns import PeriodColumns, period_columns
from roadmaps.understanding.period_heads import amount_columns
from roadmaps.understanding.places import place_of
from roadmaps.understanding.plan_roles import kinds_by_role, layout_by_role
from roadmaps.understanding.row_fields import Fields, RowKind
from roadmaps.understanding.row_kinds import kinds_of
from roadmaps.understanding.sections import with_first_section
from roadmaps.understanding.settling import Column
from roadmaps.understanding.summed_rows import with_summed_sections
from roadmaps.understanding.tables import Layout, find_layout, is_column_numbers, is_head_again
from roadmaps.understanding.wrapping import unwrapped

NO_MARKS = PeriodColumns()
NOTED = frozenset({"notes", "percent", "duration", "previous_forecast"})
QUARTER_HEAD = re.compile(r"квартал|(?<!\w)кв\.|quarter", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A table with everything that its rows are read by; `number` counts the document's tables from 1."""

    table: Table
    number: int
    layout: Layout
    columns: tuple[Column, ...]
    fields: Fields
    kinds: Mapping[int, RowKind]
    calendar: Calendar

    # Asked for each row and settled once: the columns that the plan has no field for, and those that tell together
    # what is delivered.
    noted: tuple[Column, ...] = field(init=False, repr=False, compare=False)
    delivered: tuple[Column, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "noted", tuple(filter(self._is_noted, self.columns)))
        delivered = tuple(column for column in self.columns if column.field == "deliverable")
        object.__setattr__(self, "delivered", delivered)

    def _is_noted(self, column: Column) -> bool:
        is_second = column.field not in {"", "deliverable"} and self.fields.at.get(column.field) != column.index
        return column.field in NOTED or is_second

    def place(self, row: int, column: int | None) -> str:
        return place_of(self.table, self.number, row, column or 0)

    def heading(self, column: int | None) -> str:
        return "" if column is None else self.columns[column].header


def source_of(table: Table, number: int, choices: Choices) -> Source:
    """Make a table ready, with the person's choices on top of what is found; another one under it is left out."""
    table = with_dittos(corrected(table, number, choices.corrections))
    whole = whole_source(table, number, choices)
    if table.roles:
        return whole
    if (better := unwrapped(table, whole.fields, whole.kinds)) is not table:
        table, whole = better, whole_source(better, number, choices)
    other = beginning_of_other(table, whole.fields, whole.kinds, whole.calendar)
    if other is None:
        return whole
    at, name = other
    source = whole_source(replace(table, rows=table.rows[:at]), number, choices)
    return replace(source, table=table, kinds={**source.kinds, at: RowKind("other", name)})


def whole_source(table: Table, number: int, choices: Choices) -> Source:
    """A table made ready with all its rows."""
    layout = layout_by_role(table) if table.roles else find_layout(table, head_row_of(table, choices))
    heads = layout.heads or ((),) * (len(table.rows[0]) if table.rows else 0)
    full = rows_with_more(table, layout)
    contents = [contents_of([row[index] for row in full]) for index in range(len(heads))]
    columns = map_columns(heads, contents, choices.mapping)
    fields = fields_of_columns(columns)
    kinds = kinds_by_role(table, fields, choices.scope) if table.roles else kinds_of(table, layout, fields)
    if not table.roles:
        kinds = with_summed_sections(table, with_bare_sections(table, kinds, columns, fields), fields)
        kinds = with_first_section(table, layout, kinds)
    marks = period_columns(
        table, layout, columns, kinds, choices.fiscal_start, choices.year or year_around(table, layout)
    )
    if any(columns[index].field for index in marks.indexes):
        columns = without_fields(columns, marks.indexes)
        fields = fields_of_columns(columns)
        kinds = kinds_of(table, layout, fields)
    calendar = calendar_of(table, layout, columns, kinds, choices, marks)
    return Source(table, number, layout, columns, fields, kinds, calendar)


def without_fields(columns: Sequence[Column], indexes: Collection[int]) -> tuple[Column, ...]:
    """The columns of which those that stand for periods are no fields of their own."""
    return tuple(replace(column, field="", confidence=0.9) if column.index in indexes else column for column in columns)


def head_row_of(table: Table, choices: Choices) -> int | None:
    """The index of the row in which the person says that the head begins."""
    numbers = map(table.row_number, range(len(table.rows)))
    return next((index for index, number in enumerate(numbers) if number == choices.header_row), None)


def corrected(table: Table, number: int, corrections: Mapping[str, str]) -> Table:
    """The table with a person's new texts in it."""
    if not corrections:
        return table
    rows = tuple(
        tuple(
            Cell(text, text) if (text := corrections.get(place_of(table, number, row, column))) is not None else cell
            for column, cell in enumerate(cells)
        )
        for row, cells in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def rows_with_more(table: Table, layout: Layout) -> Sequence[Sequence[Cell]]:
    """Rows that can tell what columns hold: no headings of sections, no repeated heads."""
    least = 2 if len(layout.heads) > 2 else 1
    return [
        row
        for index, row in enumerate(table.rows[layout.first_row :])
        if says_several(row, least) and not is_column_numbers(row) and not (index < 3 and is_head_again(row))
    ]


def says_several(row: Sequence[Cell], least: int) -> bool:
    """Whether a row holds so many different texts; nearly all rows show it in their first cells."""
    texts: set[str] = set()
    for cell in row:
        if cell.text:
            texts.add(cell.text)
            if len(texts) >= least:
                return True
    return False


def fields_of_columns(columns: Sequence[Column]) -> Fields:
    at: dict[str, int] = {}
    for column in columns:
        if column.field and column.field != "notes":
            at.setdefault(column.field, column.index)
    return Fields(at)


def calendar_of(
    table: Table,
    layout: Layout,
    columns: Sequence[Column],
    kinds: Mapping[int, RowKind],
    choices: Choices,
    marks: PeriodColumns = NO_MARKS,
) -> Calendar:
    dates = [column.index for column in columns if column.field in DATE_FIELDS]
    rows = [index for index, kind in kinds.items() if kind.kind == "milestone"]
    # A row of examples («e.g. 31/03/2026») tells the order as well.
    found = {column: evidence([table.rows[row][column].value for row in kinds]) for column in dates}
    proven = set().union(*(orders - {None} for orders in found.values())) if found else set()
    orders = {column: order_of(found[column], proven, choices.order) for column in dates}
    common = choices.year or year_around(table, layout)
    years = {column.index: year for column in columns if (year := year_in(column.header) or common)}
    duration = next((column.header for column in columns if column.field == "duration"), "")
    if "due" in {column.field for column in columns}:
        marks = NO_MARKS
    unit = unit_of(duration)
    has_dates = bool(dates or marks.indexes or {"quarter", "month", "year"} & {column.field for column in columns})
    return Calendar(
        orders,
        years,
        choices.fiscal_start,
        unit,
        ticks=marks.spans,
        named_ticks=marks.names,
        section_terms={} if has_dates else section_terms(kinds, choices.fiscal_start),
        amounts={} if has_dates else amounts_of(table, columns, rows, choices.fiscal_start, common),
        quartered=frozenset(at for at in dates if QUARTER_HEAD.search(columns[at].header)),
        doubtful=frozenset(at for at in dates if is_mixed([table.rows[row][at].value for row in rows])),
        section_years=section_years(kinds, {row: " ".join(table.rows[row][at].text for at in dates) for row in rows}),
    )


def amounts_of(
    table: Table, columns: Sequence[Column], rows: Sequence[int], fiscal_start: int, year: int | None
) -> dict[int, Span]:
    """Columns of years or quarters that hold sums: the last one with money is when the work ends."""
    heads = {column.index: column.header for column in columns if column.field in {"", "notes", "budget"}}
    texts = {index: [table.rows[row][index].text for row in rows] for index in heads}
    return amount_columns(heads, texts, fiscal_start, year)


def order_of(found: set[DayOrder | None], proven: set[DayOrder | None], chosen: DayOrder | None) -> DayOrder | None:
    """A column's order: as chosen, as it proves itself, else as the other columns of the same table prove."""
    if chosen is not None:
        return chosen
    own = found - {None}
    if len(own) == 1:
        return next(iter(own))
    if not found:
        return DayOrder.DAY_FIRST
    return next(iter(proven)) if len(proven) == 1 and not own else None


def year_around(table: Table, layout: Layout) -> int | None:
    """The one year that the table's heading or the lines above it name («План мероприятий на 2018 год»)."""
    above = [cell.text for row in table.rows[: layout.head.start] for cell in row if cell.text and not cell.is_covered]
    return year_in("; ".join([table.heading, table.place if table.is_sheet else "", *above]))
