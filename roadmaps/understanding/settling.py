"""A column as understood, and what only all columns together can tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from roadmaps.understanding.contents import Contents
from roadmaps.understanding.heading_words import fields_of

SURE = 0.8
ORIGINAL = re.compile(r"первоначальн|исходн|(?:original|initial)(?! baseline)")
DAY_DONE = re.compile(r"(?:дата (?:исполнения|выполнения|завершения)|date (?:of completion|completed|done))\W*$")
AMENDED = re.compile(r"в ред\b|в редакции|с учетом измен|действующ|as amended|amended|current")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as understood: `field` "" means not imported; `confidence` is 0 to 1.

    `rival` is the heading of another column that could be the same field; `holds` is the kind of its cells in a word.
    """

    index: int
    header: str
    field: str
    confidence: float
    is_chosen: bool = False
    rival: str = ""
    holds: str = ""

    @property
    def is_sure(self) -> bool:
        return self.is_chosen or self.confidence >= SURE


def settle(columns: Sequence[Column], contents: Sequence[Contents]) -> list[Column]:
    """What only the whole row of columns can tell."""
    settled = list(columns)
    if not any(column.field == "title" for column in settled):
        settled = with_title(settled, contents)
    settled = with_second_deliverables(with_groups(with_sure_title(settled), contents))
    settled = with_lone_start(without_helpers(settled), contents)
    settled = with_days_done(with_terms_in_force(with_begin_and_end(settled, contents)), contents)
    return with_lone_dates(with_years_and_quarters(without_late_workstreams(settled)), contents)


def with_begin_and_end(columns: list[Column], contents: Sequence[Contents]) -> list[Column]:
    """Two columns of dates under one «Срок», or under heads that nobody knows: the earlier left one is the beginning,
    the right one the end; to be checked by a person."""
    for left, right in pairwise(columns):
        before, after = contents[left.index].median_day, contents[right.index].median_day
        is_unknown = not fields_of((left.header,)) and not fields_of((right.header,))
        is_pair = left.field == "due" and right.field == "notes" and (left.header == right.header or is_unknown)
        if is_pair and not (left.is_chosen or right.is_chosen) and 0 < before < after:
            changed = {left.index: "start", right.index: "due"}
            return [
                replace(column, field=changed[column.index], confidence=0.75, rival="")
                if column.index in changed
                else column
                for column in columns
            ]
    return columns


def without_helpers(columns: list[Column]) -> list[Column]:
    """Years and quarters without a heading beside a column of terms are somebody's formulas, no dates of their own."""
    if not any(column.field in {"due", "baseline"} and column.header for column in columns):
        return columns
    return [
        replace(column, field="", confidence=0.85)
        if column.field in {"year", "quarter", "month"} and not column.header and not column.is_chosen
        else column
        for column in columns
    ]


def with_lone_start(columns: list[Column], contents: Sequence[Contents]) -> list[Column]:
    """The only date of a table is what was promised, though it is headed as a beginning; to be checked by a person."""
    others = {"due", "baseline", "forecast", "duration", "quarter", "month", "year"}
    has_others = any(column.field in others or contents[column.index].ticks >= 0.5 for column in columns)
    start = next((column for column in columns if column.field == "start"), None)
    if start is None or has_others or start.is_chosen or contents[start.index].dated < 0.5:
        return columns
    return [replace(column, field="due", confidence=0.65) if column is start else column for column in columns]


def with_terms_in_force(columns: list[Column]) -> list[Column]:
    """Of an original and a present term the present one counts; of a baseline and a finish the baseline does.

    «Срок (первоначальный)» beside «Срок (в ред. от 12.03.2026)» is history; a program's finish beside its baseline
    is the forecast.
    """
    fields = {column.field: column for column in columns}
    baseline, due = fields.get("baseline"), fields.get("due")
    if baseline is None or due is None or baseline.is_chosen or due.is_chosen:
        return columns
    if ORIGINAL.search(baseline.header.casefold()) or AMENDED.search(due.header.casefold()):
        return [replace(column, field="notes", confidence=0.8) if column is baseline else column for column in columns]
    if "forecast" in fields:
        return columns
    return [replace(column, field="forecast", confidence=0.85) if column is due else column for column in columns]


def with_days_done(columns: list[Column], contents: Sequence[Contents]) -> list[Column]:
    """«Дата исполнения» beside «Срок исполнения» is the day on which it was done."""
    fields = {column.field for column in columns}
    done = next(
        (
            column
            for column in columns
            if column.field == "notes"
            and not column.is_chosen
            and DAY_DONE.match(column.header.casefold())
            and contents[column.index].dated >= 0.5
        ),
        None,
    )
    if done is None or "due" not in fields or "actual" in fields:
        return columns
    return [replace(column, field="actual", confidence=0.75) if column is done else column for column in columns]


def without_late_workstreams(columns: list[Column]) -> list[Column]:
    """What only repeats itself and stands after the title is no workstream, when no heading says so."""
    title = next((column.index for column in columns if column.field == "title"), 0)
    return [
        replace(column, field="notes", confidence=0.6)
        if column.field == "workstream" and column.confidence <= 0.4 and column.index > title
        else column
        for column in columns
    ]


def with_title(columns: list[Column], contents: Sequence[Contents]) -> list[Column]:
    """«Направление работ» or «Описание» names the milestones when nothing else does."""
    candidates = [
        column
        for column in columns
        if not column.is_chosen
        and column.field in {"workstream", "deliverable", "notes", ""}
        and contents[column.index].worded >= 0.4
        and contents[column.index].distinct >= 0.5
    ]
    order = {"workstream": 0, "deliverable": 2, "notes": 1, "": 1}
    best = min(
        candidates, key=lambda column: (not names_title(column), order[column.field], column.index), default=None
    )
    if best is None:
        return columns
    if best.field == "deliverable":
        columns = with_other_deliverable(columns)
    confidence = 0.82 if best.field == "workstream" and best.confidence >= 0.8 else 0.6
    return [replace(best, field="title", confidence=confidence) if column is best else column for column in columns]


def names_title(column: Column) -> bool:
    """Whether any part of a heading such as «Deliverable / milestone» names what is promised."""
    return any(
        field == "title" for part in column.header.split("/") for field, sure in fields_of((part,)) if sure >= SURE
    )


def with_other_deliverable(columns: list[Column]) -> list[Column]:
    """Another column that tells results is the deliverable now."""
    other = next(
        (
            column
            for column in columns
            if column.field == "notes" and "deliverable" in dict(fields_of((column.header,)))
        ),
        None,
    )
    return [replace(column, field="deliverable", confidence=0.82) if column is other else column for column in columns]


def with_groups(columns: list[Column], contents: Sequence[Contents]) -> list[Column]:
    """A second column of titles that repeats itself before the first («Commitment» before «Milestone») groups them."""
    title = next((column.index for column in columns if column.field == "title"), 0)
    if any(column.field == "workstream" for column in columns):
        return columns
    groups = [
        column
        for column in columns[:title]
        if column.field == "notes"
        and not column.is_chosen
        and contents[column.index].distinct <= 0.75
        and contents[column.index].worded >= 0.3
        and any(field == "title" and sure >= SURE for field, sure in fields_of((column.header,)))
    ]
    return [
        replace(column, field="workstream", confidence=0.7) if column in groups[:1] else column for column in columns
    ]


def with_second_deliverables(columns: list[Column]) -> list[Column]:
    """«Ожидаемый результат / краткое описание» and «… / значение» tell one deliverable together."""
    first = next((column for column in columns if column.field == "deliverable" and " / " in column.header), None)
    if first is None:
        return columns
    upper = first.header.rpartition(" / ")[0]
    return [
        replace(column, field="deliverable", confidence=max(column.confidence, 0.85))
        if column.field == "notes" and not column.is_chosen and column.header.rpartition(" / ")[0] == upper
        else column
        for column in columns
    ]


def with_sure_title(columns: list[Column]) -> list[Column]:
    """A well-known heading that may name sections as well («Направление работ») is sure when no other names titles."""
    return [
        replace(column, confidence=0.82)
        if column.field == "title"
        and column.confidence < SURE
        and not column.rival
        and any(sure >= SURE for field, sure in fields_of((column.header,)) if field in {"title", "workstream"})
        else column
        for column in columns
    ]


def with_years_and_quarters(columns: list[Column]) -> list[Column]:
    """A column of quarters or months beside one of years makes the date together with it: both are sure."""
    sure = set()
    for left, right in pairwise(columns):
        pair = {left.field, right.field}
        if pair in ({"quarter", "year"}, {"month", "year"}) and max(left.confidence, right.confidence) >= SURE:
            sure |= {left.index, right.index}
    return [
        replace(column, confidence=max(column.confidence, 0.85)) if column.index in sure else column
        for column in columns
    ]


def with_lone_dates(columns: list[Column], contents: Sequence[Contents]) -> list[Column]:
    """The only column of dates, headed «Дата», is the due date for sure."""
    dated = [column for column in columns if contents[column.index].dated >= 0.5 and column.field != ""]
    has_title = any(column.field == "title" and column.is_sure for column in columns)
    if len(dated) != 1 or dated[0].field != "due" or not has_title:
        return columns
    return [
        replace(column, confidence=max(column.confidence, 0.85))
        if column is dated[0] and column.confidence >= 0.7 and not column.rival
        else column
        for column in columns
    ]
