"""A row whose date repeats becomes a milestone for each period, where the person asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from roadmaps.reading.dates import DateReading, read_date
from roadmaps.reading.phrases import repeats
from roadmaps.reading.wording import write
from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.findings import shown
from roadmaps.understanding.periods import Period, periods_of
from roadmaps.understanding.places import row_index
from roadmaps.understanding.problems import Problem, problem
from roadmaps.understanding.source import Source
from roadmaps.understanding.texts import LIMITS


@dataclass(frozen=True, slots=True)
class Repeating:
    """A row with a date that repeats: the place of its cell and its periods."""

    place: str
    row: PlanRow
    periods: tuple[Period, ...]


def repeating_rows(source: Source, rows: Sequence[PlanRow], choices: Choices) -> dict[str, Repeating]:
    """Rows that could be split, by their own place: those whose phrase repeats and whose first and last day is known.

    The phrase or the row may say from when to when; else the whole programme is meant.
    """
    found = {}
    again = {wording for wording in {row.wording for row in rows} if repeats(wording)}
    for row in rows:
        if row.wording not in again:
            continue
        reading = read_date(row.wording)
        is_dated = isinstance(reading, DateReading) and reading.start is not None and reading.end is not None
        first = reading.start if is_dated and isinstance(reading, DateReading) else row.start_date or choices.starts_on
        last = reading.end if is_dated and isinstance(reading, DateReading) else choices.ends_on
        periods = periods_of(row.wording, first, last) if first and last else ()
        if periods:
            found[row.place] = Repeating(place_of_due(source, row), row, periods)
    return found


def place_of_due(source: Source, row: PlanRow) -> str:
    index = row_index(source.table, row.place)
    cells = source.table.rows[index]
    name = next((name for name in ("baseline", "due", "start") if source.fields.text(cells, name)), "due")
    return source.place(index, source.fields.at.get(name))


def split_rows(rows: Sequence[PlanRow], found: dict[str, Repeating], chosen: frozenset[str]) -> list[PlanRow]:
    """The rows with a milestone for each period of those whose date's cell was chosen."""
    split: list[PlanRow] = []
    for row in rows:
        repeating = found.get(row.place)
        split += in_periods(repeating) if repeating and repeating.place in chosen else [row]
    return split


def in_periods(repeating: Repeating) -> list[PlanRow]:
    row = repeating.row
    language = "ru" if re.search(r"[а-я]", f"{row.title} {row.wording}", re.IGNORECASE) else "en"
    return [
        replace(
            row,
            code=f"{row.code}/{number}"[: LIMITS["code"]] if row.code else "",
            title=titled(row.title, period, language),
            start_date=max(period.name.start, row.start_date or period.name.start),
            due_date=period.due.end,
            precision=period.due.precision,
            is_assumption=False,
        )
        for number, period in enumerate(repeating.periods, start=1)
    ]


def titled(title: str, period: Period, language: str) -> str:
    """A title with the period behind it; a long title is cut, never the period."""
    name = write(DateReading(period.name.start, period.name.end, period.name.precision), language)
    suffix = f" — {name}"
    return title[: LIMITS["title"] - len(suffix)] + suffix


def findings_of_split(
    findings: Sequence[Problem], found: dict[str, Repeating], chosen: frozenset[str]
) -> list[Problem]:
    """The findings with one note for each row that was split, instead of what was said of its phrase."""
    split = {one.place: one for one in found.values() if one.place in chosen}
    kept = [one for one in findings if one.place not in split or one.severity == "problem" or one.field not in DATED]
    return [*kept, *(of_split(one) for one in split.values())]


DATED = frozenset({"due", "baseline", "start"})


def of_split(one: Repeating) -> Problem:
    read = shown(one.periods[-1].due.end)
    return problem(one.place, "due", "period_milestones", one.row.wording, count=len(one.periods), read=read)
