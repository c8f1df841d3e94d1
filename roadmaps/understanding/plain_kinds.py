"""Rows that are milestones at a glance, as nearly all are: the others alone have to be looked at one by one."""

from __future__ import annotations

from functools import lru_cache

from roadmaps.reading.cells import Table
from roadmaps.understanding.row_fields import Fields, said
from roadmaps.understanding.row_words import DROPPED, EXAMPLE, FILLER, MONEY_SOURCE, TOTAL
from roadmaps.understanding.tables import Layout, clean

# What stands beside a title in nearly every row of a plan.
BESIDE = frozenset({"due", "baseline", "responsible", "deliverable"})


def plain_milestones(table: Table, rows: range, fields: Fields, layout: Layout) -> list[bool]:
    """Of each row whether a glance tells that it is a milestone, as it does of nearly all; the others are looked at.

    Each has a title of several letters that begins none of the other kinds, and says something else beside it.
    """
    at = fields.at.get("title")
    beside = [index for name, index in fields.at.items() if name in BESIDE and index != at]
    if at is None or not beside:
        return [False] * len(rows)
    heads = words_of(layout.heads)
    # In the rows right under the head it may be said again in other words.
    near = range(rows.start, min(rows.start + 3, rows.stop))
    plain = [False] * len(near)
    for row in table.rows[near.stop :]:
        cell = row[at]
        first = row[0].text or next((one.text for one in row if one.text), "")
        other = row[beside[0]].text or next((row[index].text for index in beside if row[index].text), "")
        plain.append(
            bool(other)
            and not cell.is_covered
            and other != cell.text
            and is_name(cell.text)
            and first not in heads
            and other not in heads
            and (first == cell.text or is_plain_beginning(first))
            and clean(other) != clean(cell.text)
            and clean(cell.text) not in heads
        )
    return plain


@lru_cache(maxsize=50_000)
def is_name(text: str) -> bool:
    """Whether a title names a milestone and nothing else that stands in a column of titles."""
    title = said(text)
    is_other = TOTAL.match(title) or MONEY_SOURCE.fullmatch(title) or DROPPED.match(title) or EXAMPLE.match(title)
    return len(title) > 5 and not is_other and not FILLER.fullmatch(title)


@lru_cache(maxsize=50_000)
def is_plain_beginning(text: str) -> bool:
    """Whether the first text of a row begins neither a total nor an example."""
    plain = clean(text)
    return plain[:1].isdigit() or not (TOTAL.match(plain) or EXAMPLE.match(plain))


@lru_cache(maxsize=4)
def words_of(heads: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(text for head in heads for text in head)
