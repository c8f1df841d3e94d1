"""From the rows of a table to the rows of a plan, with everything that is wrong or worth knowing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DateReading
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.dating import Answer, due_of, read_field
from roadmaps.understanding.deliverables import deliverable_of
from roadmaps.understanding.findings import is_plain, of_answer, of_due, of_order
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.row_count import counted
from roadmaps.understanding.row_kinds import code_and_title
from roadmaps.understanding.sections import Under, sections_of
from roadmaps.understanding.source import Source
from roadmaps.understanding.texts import LIMITS, code_of, decimal_of, line_of, people_of, scale_of, text_of

LONGEST_NOTE = 10_000


def read_rows(source: Source) -> tuple[tuple[PlanRow, ...], tuple[Problem, ...]]:
    """The milestones of a table in their order, and all findings in the order of the file."""
    under, empty_sections = sections_of(source.kinds)
    rows: list[PlanRow] = []
    findings: list[Problem] = []
    carried = ""
    for index, kind in counted(sorted(source.kinds.items())):
        if kind.kind == "milestone":
            row, found = read_row(source, index, under[index], carried)
            carried = row.workstream if "workstream" in source.fields.at else ""
            rows.append(row)
            findings.extend(found)
        elif kind.kind == "section":
            carried = ""
            if index in empty_sections:
                findings.append(problem(source.place(index, 0), "workstream", "section_without_rows", kind.text))
        elif kind.kind not in {"empty", "unmarked"}:
            text = kind.text or " · ".join(
                dict.fromkeys(line_of(cell.text) for cell in source.table.rows[index] if cell.text)
            )
            reason = "head" if kind.kind == "numbers" else kind.kind
            findings.append(problem(source.place(index, 0), "", "row_skipped", text, reason=reason))
    return tuple(rows), (*findings, *of_order(source))


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
    weight, budget = number_of(source, index, "weight"), number_of(source, index, "budget")
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
        weight=weight.number,
        budget=budget.number,
        notes=(*notes_of(source, cells, under), *weight.notes, *budget.notes),
    )
    findings = [*code_findings, *of_due(source, index, due), *weight.findings, *budget.findings]
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
    if cell is not None and isinstance(cell.value, date) and cell.text == cell.value.strftime("%d.%m.%Y"):
        code = f"{cell.value.day}.{cell.value.month}"
        place = source.place(index, source.fields.at["code"])
        return code, line_of(title), [problem(place, "code", "assumption", cell.text, read=code, reason="code")]
    return code_of(code), line_of(title), []


def start_of(start: Answer, due: DateReading | None) -> date | None:
    """The day on which the work begins: as its column says, else as the written range of the due date says."""
    if isinstance(start, DateReading) and start.start:
        return start.start
    return due.start if due and (due.is_range or due.end is None) else None


def end_of(answer: Answer) -> date | None:
    return answer.end if isinstance(answer, DateReading) else None


def notes_of(source: Source, cells: Sequence[Cell], under: Under) -> tuple[tuple[str, str], ...]:
    """What stands in the columns that the plan has no field for, under their headings."""
    return (*(("", text) for text in under.inner), *notes_from(source, cells))


def notes_from(source: Source, cells: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    for column in source.noted:
        text = text_of(cells[column.index].text)
        if text:
            yield column.header, text[:LONGEST_NOTE]


@dataclass(frozen=True, slots=True)
class NumberRead:
    """The weight or the budget of a row (in what the file counts in); what is no number is kept as a note."""

    number: Decimal | None = None
    notes: tuple[tuple[str, str], ...] = ()
    findings: tuple[Problem, ...] = ()


NO_NUMBER = NumberRead()
BEYOND = {"weight": Decimal(10) ** 8, "budget": Decimal(10) ** 18}


def number_of(source: Source, index: int, name: str) -> NumberRead:
    """What the cell of a weight or a budget says."""
    text = line_of(source.fields.text(source.table.rows[index], name))
    if not text:
        return NO_NUMBER
    heading = source.heading(source.fields.at[name])
    number = decimal_of(text)
    if number is not None and name == "budget":
        number *= scale_of(text) if scale_of(text) > 1 else scale_of(heading)
    if number is not None and 0 <= number < BEYOND[name]:
        return NumberRead(number)
    reason = "negative" if number is not None and -BEYOND[name] < number < 0 else ""
    found = problem(source.place(index, source.fields.at[name]), name, "number_unread", text, reason=reason)
    return NumberRead(None, ((heading, text),), (found,))


def of_percent(source: Source, index: int) -> Iterator[Problem]:
    cells = source.table.rows[index]
    percent = source.fields.text(cells, "percent")
    if percent and is_out_of_range(source, cells, percent):
        at = source.fields.at["percent"]
        heading = source.heading(at)
        yield problem(source.place(index, at), "percent", "percent_out_of_range", percent, column=heading)


def is_out_of_range(source: Source, cells: Sequence[Cell], text: str) -> bool:
    number = decimal_of(text)
    cell = source.fields.cell(cells, "percent")
    if number is None or (cell is not None and isinstance(cell.value, float) and cell.value != cell.value):
        return False
    return not 0 <= number <= 100


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
