"""What is said of dates: unread ones, assumed ones, undated wordings, undecided orders, numbers used twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from roadmaps.reading.dates import Unread
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.dating import Answer, Dated, read_cell
from roadmaps.understanding.places import row_index, row_of
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.source import Source
from roadmaps.understanding.terms_in_titles import has_terms_in_titles
from roadmaps.understanding.texts import has_other_letters, same_code

QUIET = frozenset({"", "empty"})


def of_due(source: Source, index: int, due: Dated) -> list[Problem]:
    """Findings of a due date: how it was made, or what is wrong with its cell."""
    if isinstance(due.answer, Unread) or not due.made:
        return of_answer(source, index, due.name, due.answer)
    if due.made in {"columns", "ticks"}:
        return []
    place, heading = cell_of(source, index, due.name)
    read = shown(due.answer.end)
    if due.made == "forecast":
        return [problem(place, "due", "assumption", due.found, read=read, reason="forecast", column=heading)]
    if due.made == "duration":
        return [problem(place, "due", "computed_date", due.found, read=read, column=heading)]
    return of_answer(source, index, due.name, due.answer)


def of_answer(source: Source, index: int, name: str, answer: Answer) -> list[Problem]:
    """Findings of a cell that was read as a date."""
    if is_plain(answer):
        return []
    place, heading = cell_of(source, index, name)
    if isinstance(answer, Unread):
        if name == "actual" and answer.kind == "not_a_date" and not answer.suggestion:
            # What a file says of progress is shown and never put in force: words there stop nobody.
            return [problem(place, name, "undated_wording", answer.wording, column=heading, reason="no_actual")]
        return [
            problem(place, name, "date_unread", answer.wording, answer.suggestion, reason=answer.kind, column=heading)
        ]
    said = {"column": heading, "reason": answer.note}
    if answer.precision == "undated":
        return [problem(place, name, "undated_wording", answer.wording, **said)]
    if answer.is_assumption:
        return [problem(place, name, "assumption", answer.wording, read=shown(answer.end), **said)]
    if answer.note == "repeating":
        return [problem(place, name, "repeating", answer.wording, **said)]
    if answer.precision == "ongoing":
        return [problem(place, name, "ongoing", answer.wording, **said)]
    read = shown(answer.end)
    return [problem(place, name, "partly_read", answer.wording, read=read, rest=answer.rest, column=heading)]


def is_plain(answer: Answer) -> bool:
    """Whether there is nothing to say of a cell's date, as of nearly all; open orders are asked for a whole column."""
    if isinstance(answer, Unread):
        return answer.kind == "ambiguous_day_order"
    if answer.precision == "undated":
        return answer.note in QUIET
    is_told = answer.is_assumption or answer.note == "repeating" or answer.precision == "ongoing" or answer.rest
    return not is_told


def cell_of(source: Source, index: int, name: str) -> tuple[str, str]:
    """The place of a field's cell and the heading of its column."""
    at = source.fields.at.get(name, source.fields.at.get("due"))
    return source.place(index, at), source.heading(at)


def shown(day: date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else ""


def of_order(source: Source) -> list[Problem]:
    """One question for each column whose order of day and month nothing decides."""
    findings = []
    for column, order in source.calendar.orders.items():
        if order is not None:
            continue
        open_cells = [
            (index, answer)
            for index, kind in source.kinds.items()
            if kind.kind == "milestone"
            and isinstance(answer := read_cell(source.table.rows[index][column], column, source.calendar), Unread)
            and answer.kind == "ambiguous_day_order"
        ]
        if open_cells:
            index, answer = open_cells[0]
            first, second = (*map(shown, answer.candidates), "", "")[:2]
            findings.append(
                problem(
                    source.place(index, column),
                    source.columns[column].field,
                    "ambiguous_day_order",
                    answer.wording,
                    first=first,
                    second=second,
                    count=len(open_cells),
                    column=source.heading(column),
                )
            )
    return findings


def of_plan(source: Source, rows: Sequence[PlanRow]) -> list[Problem]:
    """Findings that only all rows together show."""
    return [
        *of_codes(source, rows),
        *of_missing_dates(source, rows),
        *of_columns(source),
        *of_pairs(source, rows),
        *of_titles(source, rows),
    ]


def of_titles(source: Source, rows: Sequence[PlanRow]) -> list[Problem]:
    """One note when the due dates were found in the titles."""
    told = [row for row in rows if row.wording]
    if not told or not has_terms_in_titles(source):
        return []
    first = told[0]
    heading = source.heading(source.fields.at.get("title"))
    read = shown(first.due_date) or first.wording
    return [problem(first.place, "due", "terms_in_titles", first.wording, column=heading, count=len(told), read=read)]


def of_codes(source: Source, rows: Sequence[PlanRow]) -> list[Problem]:
    """A number that stands twice in one workstream is a problem; numbers that begin anew in each are a note."""
    seen: dict[tuple[str, str], PlanRow] = {}
    anywhere: dict[str, PlanRow] = {}
    taken = {same_code(row.code) for row in rows if row.code}
    findings: list[Problem] = []
    repeated: PlanRow | None = None
    for row in rows:
        code = same_code(row.code)
        if not code:
            continue
        earlier = seen.setdefault((row.workstream, code), row)
        if earlier is not row and is_shared(source, row):
            repeated = repeated or row
        elif earlier is not row:
            place, heading = cell_of(source, index_of(source, row), "code")
            suggestion = next_free(row.code, taken)
            taken.add(same_code(suggestion))
            other = row_of(earlier.place) or 0
            said: dict[str, str | int] = {"column": heading, "other": other}
            if has_other_letters(row.code, earlier.code):
                said["reason"] = "lookalike"
            findings.append(problem(place, "code", "duplicate_code", row.code, suggestion, **said))
        elif anywhere.setdefault(code, row) is not row:
            repeated = repeated or row
    if repeated is not None:
        place, heading = cell_of(source, index_of(source, repeated), "code")
        findings.append(problem(place, "code", "repeated_code", repeated.code, column=heading))
    return findings


def is_shared(source: Source, row: PlanRow) -> bool:
    """Whether one number is merged over several rows, each a milestone of its own."""
    at = source.fields.at.get("code")
    return at is not None and source.table.rows[index_of(source, row)][at].is_covered


def index_of(source: Source, row: PlanRow) -> int:
    return row_index(source.table, row.place)


def next_free(code: str, taken: Iterable[str]) -> str:
    """The next number of the same kind that no row has: 2.4 becomes 2.5; "" of a code without a number."""
    match = re.fullmatch(r"(.*?)(\d+)", code)
    if match is None:
        return ""
    used = set(taken)
    number = int(match[2])
    while same_code(candidate := f"{match[1]}{number:0{len(match[2])}}") in used:
        number += 1
    return candidate


def of_missing_dates(source: Source, rows: Sequence[PlanRow]) -> list[Problem]:
    """One sentence, however many dates are missing."""
    silent = [row for row in rows if row.precision == "undated" and not row.wording]
    if not silent:
        return []
    at = source.fields.at.get("due", source.fields.at.get("baseline"))
    if len(silent) == len(rows):
        place = source.place(source.layout.head.start, at) if source.layout.head else ""
        return [problem(place, "due", "missing_dates_all", column=source.heading(at), count=len(rows))]
    place = source.place(index_of(source, silent[0]), at)
    return [problem(place, "due", "missing_dates", column=source.heading(at), count=len(silent))]


def of_columns(source: Source) -> list[Problem]:
    """Columns with something in them that are not imported."""
    head = source.layout.head.start if source.layout.head else source.layout.first_row
    milestones = [index for index, kind in source.kinds.items() if kind.kind == "milestone"]
    return [
        problem(source.place(head, column.index), "", "not_imported_column", column.header, column=column.header)
        for column in source.columns
        if not column.field and any(len(source.table.rows[index][column.index].text) > 2 for index in milestones)
    ]


def of_pairs(source: Source, rows: Sequence[PlanRow]) -> list[Problem]:
    """One note when due dates are made of two columns, or of marks under periods."""
    names = [name for name in ("quarter", "month") if name in source.fields.at]
    made = [row for row in rows if row.due_date]
    if source.calendar.ticks and made:
        first = min(source.calendar.ticks)
        place = source.place(index_of(source, made[0]), first)
        return [problem(place, "due", "computed_date", made[0].wording, read=shown(made[0].due_date))]
    if not names or "year" not in source.fields.at or not made:
        return []
    place, heading = cell_of(source, index_of(source, made[0]), names[0])
    year = source.heading(source.fields.at["year"])
    return [
        problem(
            place, "due", "computed_date", made[0].wording, read=shown(made[0].due_date), column=f"{heading} + {year}"
        )
    ]
