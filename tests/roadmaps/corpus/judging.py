"""Compares what was read from a file with what a careful person reads in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from roadmaps.reading.document import read
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.plan_reading import PlanReading, read_plan
from tests.roadmaps.corpus.expected import Case, Due, Expected
from tests.roadmaps.corpus.measures import EN, RU

DATE_FIELDS = {"due", "start", "duration", "quarter", "month", "year", "baseline", "forecast", "actual"}
PEOPLE_DIFFER = {
    *("merged-terms", "dittos", "no-head", "tracker-export", "msproject-russian"),
    *("csv-pipes-koi8", "csv-cp1251", "pandas-csv", "shifted-cells"),
}
WHOLE_COLUMN = "*"
FURTHER_TEXT = 60  # a title may keep a number, a kind ("Контрольная точка 1") or a tail before or behind it


@dataclass
class Judgement:
    """How one file was read; each list holds sentences for a person."""

    case: Case
    columns: int = 0
    columns_wrong: list[str] = field(default_factory=list)
    dates: int = 0
    dates_wrong: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    codes_wrong: list[str] = field(default_factory=list)
    workstreams_wrong: list[str] = field(default_factory=list)
    people_wrong: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    verdict: str = ""

    @property
    def faults(self) -> list[str]:
        """What must never happen: milestones lost or invented, wrong dates without a mark, a wrong verdict."""
        found = [f"lost: {text}" for text in self.lost] + [f"invented: {text}" for text in self.invented]
        found += [f"wrong date without a mark: {text}" for text in self.unmarked]
        return found + ([self.verdict] if self.verdict else [])


def judge(case: Case) -> Judgement:
    """Read the file of a case and compare."""
    found = Judgement(case)
    reading = read_plan(read(case.content, case.file_name))
    if reading.verdict.is_roadmap != case.is_roadmap:
        found.verdict = f"verdict: {'a roadmap' if reading.verdict.is_roadmap else 'no roadmap'} ({reading.verdict})"
    if not case.is_roadmap:
        return found
    _columns(case, reading, found)
    _rows(case, reading, found)
    return found


def _plain(text: object) -> str:
    return re.sub(r"\s+", " ", str(text)).strip().casefold()


def _columns(case: Case, reading: PlanReading, found: Judgement) -> None:
    left = [(_plain(column.header), column.letter, _plain(column.field or "")) for column in reading.columns]
    exact_first = sorted(case.columns.items(), key=lambda pair: not any(head == _plain(pair[0]) for head, _, _ in left))
    for heading, right in exact_first:
        found.columns += 1
        fields = {"" if one == "notes" else one for one in ([right] if isinstance(right, str) else right)}
        match = _column(heading, left)
        if match is None:
            if "" not in fields:
                found.columns_wrong.append(f"«{heading}» → {right}: no such column; read: {[one[0] for one in left]}")
            continue
        left.remove(match)
        if ("" if match[2] == "notes" else match[2]) not in fields:
            found.columns_wrong.append(f"«{heading}» ({match[1]}) → {right}, read as «{match[2] or 'not imported'}»")


def _column(heading: str, left: list[tuple[str, str, str]]) -> tuple[str, str, str] | None:
    if heading.startswith("@"):
        return next((one for one in left if one[1] == heading[1:]), None)
    parts = [_plain(part) for part in heading.split(" / ")]
    whole = [one for one in left if one[0] == " / ".join(parts) or one[0] == parts[-1]]
    last = [one for one in left if one[0].endswith(parts[-1]) and all(part in one[0] for part in parts)]
    any_place = [one for one in left if all(part in one[0] for part in parts)]
    return next(iter(whole + last + any_place), None)


def _rows(case: Case, reading: PlanReading, found: Judgement) -> None:
    left = list(reading.rows)
    pairs: list[tuple[Expected, PlanRow]] = []
    waiting = list(case.milestones)
    for rule in (_same_all, _same_code, _same_title, _like_title):
        for expected in list(waiting):
            row = next((row for row in left if rule(expected, row)), None)
            if row is not None:
                pairs.append((expected, row))
                left.remove(row)
                waiting.remove(expected)
    found.lost = [f"«{expected.title}» ({expected.code or 'no code'})" for expected in waiting]
    found.dates += len(case.milestones)
    found.dates_wrong += [f"«{expected.title}»: milestone lost" for expected in waiting]
    optional = [_plain(title) for title in case.optional]
    found.invented = [
        f"{row.place}: «{row.title}» ({row.code})"
        for row in left
        if not any(title == _plain(row.title) or _plain(row.title).endswith(title) for title in optional)
    ]
    marks = {_line(problem.place) for problem in reading.problems if problem.field in DATE_FIELDS}
    if any(column.is_order_open or column.rival for column in reading.columns if column.field in DATE_FIELDS):
        marks.add(WHOLE_COLUMN)  # one question for the whole column stands for a mark on each of its cells
    for expected, row in pairs:
        _pair(expected, row, marks, found)
    _people(case, pairs, found)
    places = {_line(row.place) for _, row in pairs}
    doubtful = {
        _line(row.place) for expected, row in pairs if any(one.day is None or one.needs_mark for one in expected.dues)
    }
    found.needless = [
        f"{problem.place}: {problem.kind} «{problem.found}»"
        for problem in reading.problems
        if str(problem.severity) == "problem" and _line(problem.place) in places - doubtful
    ]


OWNERS = {measure.title: measure.owner for measure in (*RU, *EN)}


def _people(case: Case, pairs: Iterable[tuple[Expected, PlanRow]], found: Judgement) -> None:
    """Look whether the people beside the measures of the stock came along; a case may word them otherwise."""
    if "responsible" not in case.columns.values() or case.name in PEOPLE_DIFFER:
        return
    for expected, row in pairs:
        owner = OWNERS.get(expected.title)
        if owner and not all(word in _plain(row.responsible) for word in _plain(owner).split()):
            found.people_wrong.append(f"{row.place} «{expected.title}»: expected «{owner}», read «{row.responsible}»")


def _titles(expected: Expected) -> Iterable[str]:
    return map(_plain, (expected.title, *expected.titles))


def _same_all(expected: Expected, row: PlanRow) -> bool:
    return _same_code(expected, row) and any(_is_due(one, row) for one in expected.dues)


def _same_code(expected: Expected, row: PlanRow) -> bool:
    return _same_title(expected, row) and (expected.code is None or _code(row.code) == _code(expected.code))


def _same_title(expected: Expected, row: PlanRow) -> bool:
    return _plain(row.title) in _titles(expected)


def _like_title(expected: Expected, row: PlanRow) -> bool:
    read_title = _plain(row.title)
    return any(title in read_title and len(read_title) <= len(title) + FURTHER_TEXT for title in _titles(expected))


def _code(code: str) -> str:
    return _plain(code).rstrip(".)")


def _line(place: str) -> str:
    """Return the row of a place: "B12" → "12", "T1R5C2" → "T1R5", "План!B12" → "План!12"."""
    if not re.search(r"\d", place):
        return WHOLE_COLUMN
    return re.sub(r"C\d+$", "", place) if re.match(r"T\d+R\d+", place) else re.sub(r"[A-Z]+(?=\d+$)", "", place)


def _is_due(one: Due, row: PlanRow) -> bool:
    if one.day is None:
        wanted = one.precision if one.precision != "problem" else "undated"
        return str(row.precision) == wanted and (row.due_date is None or wanted == "ongoing")
    return str(row.due_date) == one.day and str(row.precision) == one.precision


def _pair(expected: Expected, row: PlanRow, marks: set[str], found: Judgement) -> None:
    is_marked = bool(row.is_assumption or row.notes or marks & {_line(row.place), WHOLE_COLUMN})
    right = [one for one in expected.dues if _is_due(one, row)]
    said = f"{row.place} «{expected.title}» wording «{row.wording}»"
    read_as = f"{row.due_date} {row.precision}{' marked' if is_marked else ''}"
    wanted = " or ".join(
        f"{one.day or ''} {one.precision}{' with a mark' if one.needs_mark else ''}" for one in expected.dues
    )
    if not right or all((one.needs_mark or one.precision == "problem") and not is_marked for one in right):
        found.dates_wrong.append(f"{said}: expected {wanted}, read {read_as}")
        plain = {one.day for one in expected.dues if not one.needs_mark and one.precision != "problem"}
        if not is_marked and (str(row.due_date) if row.due_date else None) not in plain:
            found.unmarked.append(f"{said}: expected {wanted}, read {read_as}")
    if expected.code is not None and _code(row.code) != _code(expected.code):
        found.codes_wrong.append(f"{row.place} «{expected.title}»: expected «{expected.code}», read «{row.code}»")
    if expected.workstream is not None and _bare(expected.workstream) not in _bare(row.workstream):
        found.workstreams_wrong.append(
            f"{row.place} «{expected.title}»: expected «{expected.workstream}», read «{row.workstream}»"
        )


def _bare(text: str) -> str:
    return re.sub(r"^(раздел|направление|этап)?\s*[ivx\d.]*[.):]?\s+", "", _plain(text)).strip(" .:")
