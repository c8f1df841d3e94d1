"""Tables that stand beside or under one another on one sheet, each taken for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from roadmaps.reading.cells import Cell, Table
from roadmaps.understanding.heading_words import DATE_FIELDS, fields_of
from roadmaps.understanding.places import area_of
from roadmaps.understanding.tables import FAR, clean, find_layout, is_head_again
from roadmaps.understanding.turning import named_fields, sure_field

LONGEST_HEADING = 80
FEWEST_ROWS = 5
LIKELY = 0.7
TITLE = re.compile(r"дорожн\w+ карт|план\w* мероприят|road ?map|action plan", re.IGNORECASE)


def parts_of(table: Table) -> list[Table]:
    """The plans on one sheet, from left to right and from top to bottom; the table itself when there is but one."""
    if not table.rows or table.roles:
        return [table]
    parts = [lower for part in beside_each_other(table) for lower in under_each_other(part)]
    if len(parts) == 1:
        return [table]
    return [replace(part, place=f"{part.place} ({area_of(part)})") for part in parts]


def beside_each_other(table: Table) -> list[Table]:
    """The table cut at each column where the head of a plan begins again."""
    head = next((row for row in table.rows[:FAR] if is_plain(row) and is_head_again(row)), None)
    if head is None:
        return [table]
    texts = [clean(cell.text) for cell in head]
    cuts = beginnings(table, texts)
    ends = [*cuts[1:], len(texts)]
    parts = list(zip(cuts, ends, strict=True))
    if len(parts) < 2 or not all(named_fields(texts[left:right]) for left, right in parts):
        return [table]
    return [with_columns(table, left, right) for left, right in parts]


def beginnings(table: Table, texts: Sequence[str]) -> list[int]:
    """The columns at which a head begins: behind a blank column before another title, or where it is repeated."""
    titles = [index for index, text in enumerate(texts) if sure_field(text) == "title"]
    cuts = [0]
    for earlier, title in pairwise(titles):
        gaps = [index for index in range(earlier + 1, title) if not texts[index] and is_blank_column(table, index)]
        width = title - earlier
        start = cuts[-1] + width
        if gaps:
            cuts.append(gaps[-1] + 1)
        elif texts[start : start + width] == texts[cuts[-1] : start]:
            cuts.append(start)
    return cuts


def is_blank_column(table: Table, index: int) -> bool:
    return not any(row[index].text and not row[index].is_covered for row in table.rows[:FAR])


def with_columns(table: Table, left: int, right: int) -> Table:
    """Some columns of a table, without the blank ones at their end."""
    while right - left > 1 and is_blank_column(table, right - 1):
        right -= 1
    inside = range(left, right)
    return replace(
        table,
        rows=tuple(row[left:right] for row in table.rows),
        first_column=table.first_column + left,
        column_numbers=table.column_numbers[left:right],
        hidden_columns=frozenset(index - left for index in table.hidden_columns if index in inside),
    )


def under_each_other(table: Table) -> list[Table]:
    """The table cut above each later head of a plan in other words; the same head again only goes on with it."""
    heads = [
        index for index in range(len(table.rows)) if is_under_gap(table, index) and is_head_of_its_own(table, index)
    ]
    cuts = [0]
    head = heads[0] if heads else head_under_gap(table)
    if head and is_table_above(table, head):
        cuts.append(top_of(table, head))
    for earlier, later in pairwise(heads):
        if not is_same(table.rows[heads[0]], table.rows[later]) and later > earlier + 1:
            cuts.append(top_of(table, later))
    if len(cuts) == 1:
        return [table]
    ends = [*cuts[1:], len(table.rows)]
    return [named(with_rows(table, top, bottom)) for top, bottom in zip(cuts, ends, strict=True)]


def head_under_gap(table: Table) -> int:
    """The index of the likeliest head when a blank row stands among the first rows; 0 when none does."""
    is_gapped = any(not any(cell.text for cell in row) for row in table.rows[FEWEST_ROWS:FAR])
    return find_layout(table).head.start if is_gapped else 0


def is_table_above(table: Table, head: int) -> bool:
    """Whether a blank row parts the first known head from another table, whose own head is in foreign words."""
    top = top_of(table, head)
    if not top or any(cell.text for cell in table.rows[top - 1]):
        return False
    return sum(len({cell.text for cell in row if cell.text}) > 2 for row in table.rows[:top]) >= FEWEST_ROWS


def named(part: Table) -> Table:
    """The part with the lone text over its head as its heading, when that is no title of the whole."""
    head = next(
        (index for index, row in enumerate(part.rows) if is_plain(row) and (is_plan_head(row) or is_likely_head(row))),
        0,
    )
    text = next((cell.text for cell in part.rows[head - 1] if cell.text), "") if head else ""
    return replace(part, heading="" if TITLE.search(text) else text)


def is_under_gap(table: Table, index: int) -> bool:
    """Whether a row begins the sheet or stands under a blank row or a lone text."""
    return index == 0 or is_lone(table.rows[index - 1])


def is_head_of_its_own(table: Table, index: int) -> bool:
    """Whether a row is the head of a plan: in well-known words, or in likely ones under a blank row."""
    row = table.rows[index]
    if not is_plain(row):
        return False
    if is_plan_head(row):
        return True
    top = top_of(table, index)
    is_after_blank = top > 0 and not any(cell.text for cell in table.rows[top - 1])
    return is_after_blank and is_likely_head(row)


def is_likely_head(row: Sequence[Cell]) -> bool:
    """Whether all texts but one may be headings, a title's and a date's among them."""
    found = [fields_of((cell.text,))[:1] for cell in row if cell.text]
    names = {best[0][0] for best in found if best and best[0][1] >= LIKELY}
    known = sum(bool(best) and best[0][1] >= LIKELY for best in found)
    return known >= 3 and known >= len(found) - 1 and "title" in names and bool(names & DATE_FIELDS)


def is_lone(row: Sequence[Cell]) -> bool:
    texts = (cell.text for cell in row if cell.text)
    first = next(texts, "")
    return all(text == first for text in texts)


def is_plan_head(row: Sequence[Cell]) -> bool:
    return is_plain(row) and is_head_again(row) and named_fields([cell.text for cell in row]) > 1


def is_plain(row: Sequence[Cell]) -> bool:
    """Whether a row holds short texts alone: cheap to see, before its words are looked at."""
    filled = [cell for cell in row if cell.text]
    return len(filled) > 1 and all(
        isinstance(cell.value, str) and len(cell.text) <= LONGEST_HEADING and not cell.text[0].isdigit()
        for cell in filled
    )


def is_same(head: Sequence[Cell], other: Sequence[Cell]) -> bool:
    pairs = [
        (clean(left.text).casefold(), clean(right.text).casefold()) for left, right in zip(head, other, strict=True)
    ]
    filled = [pair for pair in pairs if any(pair)]
    return sum(left == right for left, right in filled) >= 0.6 * len(filled)


def top_of(table: Table, head: int) -> int:
    """The first of the lone texts over a head: the name of its table."""
    top = head
    while top and is_lone(table.rows[top - 1]) and any(cell.text for cell in table.rows[top - 1]):
        top -= 1
    return top


def with_rows(table: Table, top: int, bottom: int) -> Table:
    """Some rows of a table, without the blank ones at their end; the whole table unchanged."""
    if (top, bottom) == (0, len(table.rows)):
        return table
    while bottom - top > 1 and not any(cell.text for cell in table.rows[bottom - 1]):
        bottom -= 1
    inside = range(top, bottom)
    return replace(
        table,
        rows=table.rows[top:bottom],
        first_row=table.first_row + top,
        row_numbers=table.row_numbers[top:bottom],
        hidden_rows=frozenset(index - top for index in table.hidden_rows if index in inside),
        roles=table.roles[top:bottom],
        levels=table.levels[top:bottom],
    )
