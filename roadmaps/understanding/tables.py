"""Find the head of a table, whatever stands around it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.dates import DateReading, read_date
from roadmaps.reading.phrases import is_empty
from roadmaps.understanding.contents import contents_of
from roadmaps.understanding.heading_words import fields_of
from roadmaps.understanding.period_heads import period_of

FAR = 150
DEEPEST = 3
FEWEST_ON_AXIS = 3
LONGEST_HEADING = 180
DIGIT = re.compile(r"\d")
ALPHABETS = ("абвгдежзиклмн", "abcdefghijklmn")
CODED = re.compile(r"\s*(?:\d+(?:\.\d+)*[.)]?|[IVX]{1,5}[.)])\s*")
WEIGHTS = {
    "title": 3.0,
    "due": 3.0,
    "baseline": 2.5,
    "forecast": 2.0,
    "quarter": 2.0,
    "start": 1.5,
    "responsible": 1.5,
    "deliverable": 1.5,
    "code": 1.2,
    "year": 1.0,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the head stands (row indexes) and what it says: for each column its texts from upper to lower row."""

    head: range
    heads: tuple[tuple[str, ...], ...]
    score: float = 0.0

    @property
    def first_row(self) -> int:
        """The index of the first row under the head."""
        return self.head.stop


def find_layout(table: Table, head_row: int | None = None) -> Layout:
    """The most telling head of one to three rows; `head_row` (an index) is where the person says it begins."""
    rows = table.rows
    starts = [head_row] if head_row is not None else range(min(len(rows), FAR))
    best: Layout | None = None
    for start in starts:
        for depth in range(1, DEEPEST + 1):
            block = rows[start : start + depth]
            if len(block) < depth or not is_head_like(block, is_chosen=head_row is not None):
                break
            if is_torn(rows, start, start + depth, is_chosen=head_row is not None):
                continue
            layout = layout_of(rows, start, depth)
            if best is None or layout.score > best.score:
                best = layout
    if best is not None and (best.score >= 2.5 or head_row is not None):
        return best
    return foreign_head(table) or best or Layout(range(0), ((),) * width_of(rows))


def is_torn(rows: Sequence[Sequence[Cell]], start: int, stop: int, *, is_chosen: bool) -> bool:
    """Whether a merged cell reaches into the block from above or out of it below."""
    if not is_chosen and start and is_merged_down(rows[start - 1], rows[start]):
        return True
    return stop < len(rows) and is_merged_down(rows[stop - 1], rows[stop])


def is_merged_down(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    return any(
        below.is_covered and below.text and below.text == above.text and not is_from_left(lower, index)
        for index, (above, below) in enumerate(zip(upper, lower, strict=True))
    )


def is_from_left(row: Sequence[Cell], index: int) -> bool:
    return index > 0 and row[index - 1].text == row[index].text


def width_of(rows: Sequence[Sequence[Cell]]) -> int:
    return len(rows[0]) if rows else 0


def layout_of(rows: Sequence[Sequence[Cell]], start: int, depth: int) -> Layout:
    heads = heads_of(rows[start : start + depth])
    fields: dict[str, float] = {}
    for head in heads:
        for field, sure in fields_of(head)[:1]:
            if field and sure >= 0.55:
                fields[field] = max(fields.get(field, 0.0), sure)
    told = sum(WEIGHTS.get(field, 0.7) * sure for field, sure in fields.items())
    finer = {head for head in heads if len(head) > 1 and period_of(head)}
    named = sum(head in finer or bool(fields_of(head)) for head in heads) / max(1, sum(map(bool, heads)))
    return Layout(range(start, start + depth), heads, round(told + named + 0.5 * bool(finer) - 0.1 * (depth - 1), 3))


def heads_of(block: Sequence[Sequence[Cell]]) -> tuple[tuple[str, ...], ...]:
    """For each column the different texts above it; a group's text reaches over the blanks beside it."""
    heads: list[tuple[str, ...]] = []
    carried = ""
    for column in range(width_of(block)):
        texts = [clean(row[column].text) for row in block]
        carried = texts[0] or (carried if len(block) > 1 and any(texts[1:]) else "")
        if not texts[0] and carried and len(block) > 1:
            texts[0] = carried
        heads.append(tuple(dict.fromkeys(text for text in texts if text)))
    return tuple(heads)


@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """The text in one line; the same cells are asked about again and again while their row is looked at."""
    return " ".join(text.split())


def is_head_like(block: Sequence[Sequence[Cell]], *, is_chosen: bool) -> bool:
    """Whether rows can be a head: short different texts, no dates, no numbered rows; lower rows fill groups."""
    first = block[0]
    if not is_chosen and len(distinct(first)) < 2:
        return False
    if not is_chosen and any(is_milestone_like(row) for row in block):
        return False
    return all(is_sub_head(upper, lower) for upper, lower in itertools.pairwise(block))


def distinct(row: Sequence[Cell]) -> set[str]:
    return {clean(cell.text) for cell in row if cell.text}


def is_milestone_like(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell.text]
    days = [cell.value for cell in filled if isinstance(cell.value, date)]
    if any(len(cell.text) > LONGEST_HEADING for cell in filled) or 0 < len(days) < FEWEST_ON_AXIS:
        return True
    if any(earlier >= later for earlier, later in itertools.pairwise(days)):
        return True  # no axis of a chart
    if is_numbered(row, filled):
        return True
    headings = without_axis(filled)
    if days_stored(headings):
        return True
    if is_column_numbers(row):
        return True
    dated = sum(is_dated(cell.text) for cell in headings)
    if dated > len(headings) / 2 or (dated and not any(fields_of((cell.text,)) for cell in headings)):
        return True
    return is_numbered(row, headings)


def is_numbered(row: Sequence[Cell], headings: Sequence[Cell]) -> bool:
    """Whether a row begins with a number and says what at most one heading says."""
    is_coded = bool(headings) and bool(CODED.fullmatch(headings[0].text)) and headings[0] is row[0]
    return is_coded and sum(bool(fields_of((cell.text,))) for cell in headings) < 2


def without_axis(filled: Sequence[Cell]) -> Sequence[Cell]:
    """The headings of a row without the growing dates of a chart («1 июня», «1 кв. 2027»…) that stand beside them."""
    ends = [(cell, day_on_axis(cell)) for cell in filled]
    named = [cell for cell, day in ends if day is None]
    days = [day for _, day in ends if day is not None]
    if len(days) < FEWEST_ON_AXIS or any(earlier >= later for earlier, later in itertools.pairwise(days)):
        return filled
    is_head = len(named) >= 2 and sum(bool(fields_of((cell.text,))) for cell in named) >= 0.6 * len(named)
    return named if is_head else filled


def days_stored(cells: Sequence[Cell]) -> int:
    """How many cells hold a date as programs store it."""
    return sum(isinstance(cell.value, date) for cell in cells)


def day_on_axis(cell: Cell) -> date | None:
    """The day that a cell of a chart's axis stands for: its date, or the end of the period that it names."""
    if isinstance(cell.value, date):
        return cell.value
    if not is_dated(cell.text):
        return None
    reading = read_date(cell.text)
    return reading.end if isinstance(reading, DateReading) and reading.precision != "day" else None


def is_dated(text: str) -> bool:
    """Whether a text is a date and no heading that names a year («Срок, 2018 год», «2018»)."""
    if len(text) > 60 or not DIGIT.search(text) or re.fullmatch(r"\s*20\d\d\s*(?:г\.?|год)?\s*", text):
        return False
    reading = read_date(text)
    return isinstance(reading, DateReading) and reading.end is not None and not reading.rest


def is_sub_head(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the lower row divides groups of the upper one (or says the same head in other words)."""
    new = [index for index, cell in enumerate(lower) if cell.text and clean(cell.text) != clean(upper[index].text)]
    if not new:
        return False
    if is_head_again(lower):
        return True
    return all(is_in_group(upper, index) for index in new) and len(new) <= len(lower)


def is_in_group(upper: Sequence[Cell], index: int) -> bool:
    """Whether the upper cell spans several columns, or is the blank that a group leaves in a file without merges."""
    cell = upper[index]
    if not cell.text:
        return True
    beside = [upper[at] for at in (index - 1, index + 1) if 0 <= at < len(upper)]
    return any(clean(other.text) == clean(cell.text) or not other.text for other in beside)


def is_head_again(row: Sequence[Cell]) -> bool:
    """Whether most cells of a row are headings: the head repeated on a new page, or said in other words."""
    filled = [cell for cell in row if cell.text and not cell.is_covered]
    if len(filled) < 2 or any(len(cell.text) > 80 for cell in filled):
        return False
    named = sum(any(sure >= 0.85 for _, sure in fields_of((cell.text,))) for cell in filled)
    return named >= max(2, 0.6 * len(filled))


def is_column_numbers(row: Sequence[Cell]) -> bool:
    """A row that only counts the columns: 1 2 3 …, also А Б 1 2."""
    first = next((cell.text for cell in row if cell.text), "").strip(" .()")
    if not (first.isdigit() or len(first) == 1):
        return False
    counted = [index for index, cell in enumerate(row) if cell.text and not cell.is_covered]
    # Numbers that begin further right count months or weeks under a heading, not the columns.
    if not counted or counted[0] > 1:
        return False
    texts = [row[index].text.strip(" .()") for index in counted]
    if len(texts) > 2 and any("".join(texts).casefold() == letters[: len(texts)] for letters in ALPHABETS):
        return True
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 10]
    if len(numbers) < 3 or len(numbers) < len(texts) - 2:
        return False
    if any(len(text) > 5 for text in texts):
        return False
    return all(0 < later - earlier <= 3 for earlier, later in itertools.pairwise(numbers)) and numbers[0] <= 3


def foreign_head(table: Table) -> Layout | None:
    """A head in words that nobody here knows: the first full row of short texts above rows of another kind."""
    for index, row in enumerate(table.rows[:30]):
        filled = [cell for cell in row if cell.text and not is_empty(cell.text)]
        if len(distinct(row)) < max(2, len(row) * 0.5) or len(distinct(row)) < len(filled):
            continue
        if is_milestone_like(row) or any(isinstance(cell.value, float) or len(cell.text) > 60 for cell in filled):
            return None
        below = table.rows[index + 1 : index + 40]
        if below and not looks_alike(row, below):
            return Layout(range(index, index + 1), heads_of([row]), 1.0)
        return None
    return None


def looks_alike(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row is of the same kind as those under it, so that it is no head."""
    for index, cell in enumerate(row):
        under = contents_of([other[index] for other in below])
        own = contents_of([cell])
        kinds = (
            (under.dated, own.dated), (under.numbers, own.numbers), (under.codes, own.codes), (under.years, own.years),
            (under.quarters, own.quarters),
        )  # fmt: skip
        if any(share >= 0.7 and mine == 0 for share, mine in kinds):
            return False
        if under.filled >= 3 and under.length > 3 * max(own.length, 4):
            return False
    return True
