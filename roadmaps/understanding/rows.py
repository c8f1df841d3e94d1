"""From the rows of a table to the rows of a plan, with everything that is wrong or worth knowing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DateReading
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.dating import Answer, due_of, read_field
from roadmaps.understanding.deliverables import deliverable_of
from roadmaps.understanding.findings import is_plain, of_answer, of_due, of_order
from roadmaps.understanding.plain_rows import plain_rows
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.row_count import counted
from roadmaps.understanding.row_kinds import code_and_title
from roadmaps.understanding.row_values import (
    LONGEST_NOTE,
    NO_NUMBER,
    NumberRead,
    end_of,
    is_number_as_date,
    is_out_of_range,
    number_in,
    start_of,
)
from roadmaps.understanding.sections import Under, sections_of
from roadmaps.understanding.source import Source
from roadmaps.understanding.texts import LIMITS, code_of, line_of, people_of, text_of


def read_rows(source: Source) -> tuple[tuple[PlanRow, ...], tuple[Problem, ...]]:
    """The milestones of a table in their order, and all findings in the order of the file."""
    under, empty_sections = sections_of(source.kinds)
    streams = workstreams_of(source, under)
    plain = dict(
        zip(streams, plain_rows(source, list(streams), under, [one.name for one in streams.values()]), strict=True)
    )
    rows: list[PlanRow] = []
    findings: list[Problem] = []
    for index, kind in counted(sorted(source.kinds.items())):
        if kind.kind == "milestone":
            row = plain[index]
            if row is None:
                row, found = read_row(source, index, under[index], streams[index].carried)
                findings.extend(found)
            rows.append(row)
        elif kind.kind == "section":
            if index in empty_sections:
                findings.append(problem(source.place(index, 0), "workstream", "section_without_rows", kind.text))
        elif kind.kind not in {"empty", "unmarked"}:
            text = kind.text or " · ".join(
                dict.fromkeys(line_of(cell.text) for cell in source.table.rows[index] if cell.text)
            )
            reason = "head" if kind.kind == "numbers" else kind.kind
            findings.append(problem(source.place(index, 0), "", "row_skipped", text, reason=reason))
    return tuple(rows), (*findings, *of_order(source))


@dataclass(frozen=True, slots=True)
class Stream:
    """The workstream of a row, and that of the row above, with which a blank cell goes on."""

    name: str
    carried: str


def workstreams_of(source: Source, under: Mapping[int, Under]) -> dict[int, Stream]:
    """The workstream of each milestone, by its row."""
    has_column = "workstream" in source.fields.at
    found = {}
    carried = ""
    for index, kind in sorted(source.kinds.items()):
        if kind.kind == "milestone":
            told = line_of(source.fields.text(source.table.rows[index], "workstream")) if has_column else ""
            name = told or under[index].workstream or carried
            found[index] = Stream(name, carried)
            carried = name[: LIMITS["workstream"]] if has_column else ""
        elif kind.kind == "section":
            carried = ""
    return found


def read_row(source: Source, index: int, under: Under, carried: str) -> tuple[PlanRow, list[Problem]]:
    """One milestone. Nothing is guessed in silence: what is assumed or left unread is among the findings.

    `carried` is the workstream of the row above, which a blank cell of the workstreams' column goes on with.
    """
    cells = source.table.rows[index]
    fields, calendar = source.fields, source.calendar.at_row(index)
    code, title, code_findings = naming(source, index)
    due = due_of(cells, fields, calendar)
    dates = {name: read_field(cells, fields, calendar, name) for name in ("start", "forecast", "actual")}
    reading = due.answer if isinstance(due.answer, DateReading) else None
    numbers = {name: number_of(source, index, name) for name in ("weight", "budget")}
    row = PlanRow(
        place=source.place(index, fields.at.get("title")),
        code=code,
        workstream=line_of(fields.text(cells, "workstream")) or under.workstream or carried,
        title=title,
        deliverable=deliverable_of(source.delivered, cells),
        responsible=people_of(raw(cells, source, "responsible")),
        start_date=start_of(dates["start"], reading),
        due_date=reading.end if reading else None,
        precision=reading.precision if reading else "undated",
        wording=due.answer.wording[: LIMITS["wording"]],
        is_assumption=bool(reading and reading.is_assumption),
        forecast_date=end_of(dates["forecast"]),
        actual_date=end_of(dates["actual"]),
        external_id=line_of(fields.text(cells, "external_id"))[:200],
        state_wording=line_of(fields.text(cells, "status"))[:500],
        weight=numbers["weight"].number,
        budget=numbers["budget"].number,
        notes=(*notes_of(source, cells, under), *notes_of_numbers(source, numbers)),
    )
    findings = [*code_findings, *of_due(source, index, due), *of_numbers(source, index, numbers)]
    findings += of_percent(source, index)
    findings += [*of_other_dates(source, index, dates), *of_whole_row(source, index, row)]
    return shortened(source, index, row, findings), findings


def of_other_dates(source: Source, index: int, dates: Mapping[str, Answer]) -> Iterator[Problem]:
    """Findings of the other dates; a cell merged with that of the due date has been told already."""
    cells = source.table.rows[index]
    for name, answer in dates.items():
        if not is_plain(answer) and raw(cells, source, name) != raw(cells, source, "due"):
            yield from of_answer(source, index, name, answer)


def raw(cells: Sequence[Cell], source: Source, name: str) -> str:
    cell = source.fields.cell(cells, name)
    return cell.text if cell else ""


def naming(source: Source, index: int) -> tuple[str, str, list[Problem]]:
    """The row's number and title; a number that a program turned into a date is put back."""
    cells = source.table.rows[index]
    cell = source.fields.cell(cells, "code")
    code, title = code_and_title(cells, source.fields)
    if cell is not None and isinstance(cell.value, date) and is_number_as_date(cell):
        code = f"{cell.value.day}.{cell.value.month}"
        place = source.place(index, source.fields.at["code"])
        return code, line_of(title), [problem(place, "code", "assumption", cell.text, read=code, reason="code")]
    return code_of(code), line_of(title), []


def notes_of(source: Source, cells: Sequence[Cell], under: Under) -> tuple[tuple[str, str], ...]:
    """What stands in the columns that the plan has no field for, under their headings."""
    return (*(("", text) for text in under.inner), *notes_from(source, cells))


def notes_from(source: Source, cells: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    for column in source.noted:
        text = text_of(cells[column.index].text)
        if text:
            yield column.header, text[:LONGEST_NOTE]


def number_of(source: Source, index: int, name: str) -> NumberRead:
    """What the cell of a weight or a budget says."""
    at = source.fields.at.get(name)
    return NO_NUMBER if at is None else number_in(source.table.rows[index][at], name, source.heading(at))


def notes_of_numbers(source: Source, numbers: Mapping[str, NumberRead]) -> Iterator[tuple[str, str]]:
    """What is no number is kept as a note, under the heading of its column."""
    for name, found in numbers.items():
        if found.unread:
            yield source.heading(source.fields.at[name]), found.unread


def of_numbers(source: Source, index: int, numbers: Mapping[str, NumberRead]) -> Iterator[Problem]:
    for name, found in numbers.items():
        if found.unread:
            place = source.place(index, source.fields.at[name])
            yield problem(place, name, "number_unread", found.unread, reason=found.reason)


def of_percent(source: Source, index: int) -> Iterator[Problem]:
    cells = source.table.rows[index]
    percent = source.fields.text(cells, "percent")
    at = source.fields.at.get("percent", 0)
    if percent and is_out_of_range(cells[at]):
        heading = source.heading(at)
        yield problem(source.place(index, at), "percent", "percent_out_of_range", percent, column=heading)


def of_whole_row(source: Source, index: int, row: PlanRow) -> list[Problem]:
    findings: list[Problem] = []
    if not row.title:
        place = source.place(index, source.fields.at.get("title"))
        if not is_uncalculated(source, index, "title"):
            findings.append(problem(place, "title", "missing_title"))
    if row.start_date and row.due_date and row.due_date < row.start_date:
        at = source.fields.at.get("due", source.fields.at.get("baseline"))
        findings.append(
            problem(
                source.place(index, at),
                "due",
                "end_before_start",
                row.wording,
                start=row.start_date.strftime("%d.%m.%Y"),
                column=source.heading(at),
            )
        )
    findings += uncalculated(source, index)
    if index in source.table.hidden_rows:
        findings.append(problem(source.place(index, source.fields.at.get("title")), "", "hidden_row"))
    return findings


def is_uncalculated(source: Source, index: int, name: str) -> bool:
    cell = source.fields.cell(source.table.rows[index], name)
    return cell is not None and cell.is_uncalculated


def uncalculated(source: Source, index: int) -> Iterator[Problem]:
    for column in source.columns:
        if column.field and source.table.rows[index][column.index].is_uncalculated:
            yield problem(source.place(index, column.index), column.field, "uncalculated_formula", column=column.header)


def shortened(source: Source, index: int, row: PlanRow, findings: list[Problem]) -> PlanRow:
    """The row cut to the lengths that the plan keeps; each cut is a problem of its cell."""
    for name in ("code", "title", "deliverable", "responsible", "workstream"):
        text, limit = getattr(row, name), LIMITS[name]
        if len(text) > limit:
            at = source.fields.at.get(name)
            findings.append(
                problem(
                    source.place(index, at),
                    name,
                    "too_long",
                    text,
                    length=len(text),
                    limit=limit,
                    column=source.heading(at),
                )
            )
            row = replace(row, **{name: text[:limit]})
    return row
