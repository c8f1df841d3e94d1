"""Which rows under a head are milestones, and what the others are: sections, totals, repeated heads, signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, takewhile

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.phrases import is_empty
from roadmaps.understanding.plain_kinds import plain_milestones, words_of
from roadmaps.understanding.row_fields import Fields, Kind, RowKind, own_texts
from roadmaps.understanding.row_words import (
    AFTER,
    CODE,
    DROPPED,
    FACT,
    FILLER,
    MONEY_SOURCE,
    ROMAN,
    SECTION,
    TOTAL,
    is_example,
    section_name,
)
from roadmaps.understanding.tables import Layout, clean, is_column_numbers, is_head_again

OWN_CODE = re.compile(r"(\d+(?:\.\d+)+)[.)]?\s+|(\d+)[.)]\s+")
OTHER_TEXT = frozenset(
    {"deliverable", "responsible", "due", "start", "quarter", "month", "year", "baseline", "forecast", "actual"}
)


MILESTONE = RowKind("milestone")


def kinds_of(table: Table, layout: Layout, fields: Fields) -> dict[int, RowKind]:
    """The kind of each row under the head, by its index."""
    rows = range(layout.first_row, len(table.rows))
    plain = plain_milestones(table, rows, fields, layout)
    kinds = {
        index: MILESTONE if is_plain else kind_of(table.rows, index, fields, layout)
        for index, is_plain in zip(rows, plain, strict=True)
    }
    kinds = after_the_table(table, kinds, fields)
    kinds = outlined_sections(table, kinds, fields) if "level" in fields.at else numbered_sections(table, kinds, fields)
    return lone_titles(table, kinds, fields)


def kind_of(rows: Sequence[Sequence[Cell]], index: int, fields: Fields, layout: Layout) -> RowKind:
    row = rows[index]
    texts = own_texts(row)
    if all(map(is_empty, texts)):
        return RowKind("filler" if texts else "empty", " ".join(texts))
    if is_column_numbers(row):
        return RowKind("numbers")
    # The head in other words can only follow it; on later pages it is repeated word for word.
    if is_same_as_head(row, texts, layout) or (index < layout.first_row + 3 and is_head_again(row)):
        return RowKind("head")
    if all(FILLER.fullmatch(text) for text in texts) or is_example(texts):
        return RowKind("filler", " ".join(texts))
    title = fields.text(row, "title")
    if TOTAL.match(title) or TOTAL.match(texts[0]):
        return RowKind("total", texts[0])
    if MONEY_SOURCE.fullmatch(title or texts[0]) or (
        is_repeated_above(rows, index, fields) and has_money_source(row, fields)
    ):
        return RowKind("money_source", title or texts[0])
    if DROPPED.match(title):
        return RowKind("after", " · ".join(texts))
    if len(texts) == 1:
        return lone_text(row, texts[0], fields)
    if not title and AFTER.match(texts[0]):
        return RowKind("after", " · ".join(texts))
    if is_continuation(rows, index, fields):
        kind: Kind = "section" if fields.text(row, "workstream") else "continuation"
        return RowKind(kind, " · ".join(texts))
    return RowKind("milestone")


def is_same_as_head(row: Sequence[Cell], texts: Sequence[str], layout: Layout) -> bool:
    """Whether most cells of a row say what the head says above them; `texts` are the different ones of the row."""
    if words_of(layout.heads).isdisjoint(texts):
        return False
    pairs = [(clean(cell.text), head) for cell, head in zip(row, layout.heads, strict=False) if cell.text]
    same = sum(text in head for text, head in pairs)
    return len(pairs) >= 2 and same >= max(2, 0.6 * len(pairs))


def is_repeated_above(rows: Sequence[Sequence[Cell]], index: int, fields: Fields) -> bool:
    """Whether the title reaches down from the row above by a merge."""
    cell = fields.cell(rows[index], "title")
    above = fields.cell(rows[index - 1], "title") if index else None
    if cell is None or above is None or not cell.is_covered:
        return False
    return clean(cell.text) == clean(above.text)


def has_money_source(row: Sequence[Cell], fields: Fields) -> bool:
    return any(MONEY_SOURCE.fullmatch(cell.text) or TOTAL.match(cell.text) for cell in row if cell.text)


def lone_text(row: Sequence[Cell], text: str, fields: Fields) -> RowKind:
    """A row with one text: a section heading, a note after the table, or a bare title (decided later)."""
    if len(text) > 400 or AFTER.match(text):
        return RowKind("after", text)
    holders = [index for index, cell in enumerate(row) if cell.text.strip()]
    is_merged = len(holders) > 1
    if not is_merged and holders[0] not in {
        fields.at.get("title"),
        fields.at.get("code"),
        fields.at.get("workstream"),
        0,
    }:
        return RowKind("continuation", text)
    if not is_merged and holders[0] == fields.at.get("code") and CODE.fullmatch(text):
        return RowKind("continuation", text)
    return RowKind("section", *section_name(text))


def is_continuation(rows: Sequence[Sequence[Cell]], index: int, fields: Fields) -> bool:
    """Whether a row only goes on with the one above: a merged title with the same date, or words without a title."""
    row = rows[index]
    if is_repeated_above(rows, index, fields):
        dates = [name for name in ("due", "quarter", "month", "year", "baseline") if name in fields.at]
        own = [cell for name in dates if (cell := fields.cell(row, name)) and cell.text and not cell.is_covered]
        return not own or any(FACT.fullmatch(cell.text.strip()) for cell in row if cell.text)
    if fields.text(row, "title") or fields.text(row, "code"):
        return False
    if any(FACT.fullmatch(cell.text.strip()) for cell in row if cell.text):
        return True
    return not any(
        fields.text(row, name) for name in ("due", "start", "baseline", "forecast", "quarter", "deliverable")
    )


def after_the_table(table: Table, kinds: dict[int, RowKind], fields: Fields) -> dict[int, RowKind]:
    """Signatures and notes under the last milestone are no sections, and neither is what stands under them."""
    dated = ("due", "start", "quarter", "month", "year", "baseline", "forecast", "deliverable", "code", "duration")
    last = next(
        (
            index
            for index in sorted(kinds, reverse=True)
            if kinds[index].kind == "milestone"
            and fields.text(table.rows[index], "title")
            and any(fields.text(table.rows[index], name) for name in dated)
        ),
        max(kinds, default=0),
    )
    changed = dict(kinds)
    has_ended = False
    for index in sorted(index for index in kinds if index > last):
        kind = kinds[index]
        if kind.kind not in {"milestone", "continuation", "after"}:
            continue
        texts = own_texts(table.rows[index])
        has_ended = has_ended or kind.kind == "after" or bool(AFTER.match(next(iter(texts), "")))
        if has_ended and kind.kind != "after":
            changed[index] = RowKind("after", " · ".join(texts))
    return changed


def outlined_sections(table: Table, kinds: dict[int, RowKind], fields: Fields) -> dict[int, RowKind]:
    """A row sums up those under it when the next one lies deeper in the outline; its dates are roll-ups."""
    levels = {
        index: int(text)
        for index, kind in kinds.items()
        if kind.kind == "milestone" and (text := fields.text(table.rows[index], "level")).isdecimal()
    }
    changed = dict(kinds)
    for index, below in pairwise(levels):
        if levels[below] > levels[index]:
            _, title = code_and_title(table.rows[index], fields)
            changed[index] = RowKind("section", title, level=levels[index])
    return changed


def numbered_sections(table: Table, kinds: dict[int, RowKind], fields: Fields) -> dict[int, RowKind]:
    """A row with a number and a title alone heads the rows whose numbers begin with its own."""
    indexes = [index for index, kind in kinds.items() if kind.kind == "milestone"]
    rows = [table.rows[index] for index in indexes]
    titles = fields.texts(rows, "title")
    named = dict(zip(indexes, map(split, fields.texts(rows, "code"), titles), strict=True))
    codes = {index: code for index, (code, _) in named.items()}
    full = {indexes[number] for number in described_rows(rows, titles, fields)}
    depths = Counter(code.count(".") for index, code in codes.items() if code and index in full)
    usual = max(set(depths), key=lambda depth: depths[depth]) if depths else 0
    changed = dict(kinds)
    for at, index in enumerate(indexes):
        row = table.rows[index]
        code, title = named[index]
        following = codes[indexes[at + 1]] if at + 1 < len(indexes) else ""
        is_parent = bool(code) and following.startswith(f"{code}.")
        if is_parent and (index not in full or is_roll_up(table, indexes, at, codes, fields)):
            changed[index] = RowKind("section", title, code)
        elif (
            index not in full
            and title
            and (
                ROMAN.fullmatch(fields.text(row, "code"))
                or SECTION.match(title)
                or (code and depths and code.count(".") < usual)
            )
        ):
            changed[index] = RowKind("section", title, code or fields.text(row, "code").strip(".) "))
    return changed


def code_and_title(row: Sequence[Cell], fields: Fields) -> tuple[str, str]:
    """The row's number (from its own column, else from before the title) and its title without it."""
    return split(fields.text(row, "code"), fields.text(row, "title"))


def split(code: str, title: str) -> tuple[str, str]:
    """A row's number and title, of what stands in the columns of both."""
    if match := CODE.fullmatch(code):
        code = match[1]
    if title[:1].isdigit() and (match := OWN_CODE.match(title)):
        own = match[1] or match[2]
        if not code or code == own:
            return own, title[match.end() :].strip()
    return code, title


def described_rows(rows: Sequence[Sequence[Cell]], titles: Sequence[str], fields: Fields) -> set[int]:
    """The rows (counted from 0) that say more of a milestone than its number and title."""
    left: Sequence[int] = range(len(rows))
    for name in OTHER_TEXT & fields.at.keys():
        told = fields.texts([rows[number] for number in left], name)
        left = [number for number, text in zip(left, told, strict=True) if not text or text == titles[number]]
    return set(range(len(rows))).difference(left)


def is_roll_up(table: Table, indexes: Sequence[int], at: int, codes: Mapping[int, str], fields: Fields) -> bool:
    """Whether a numbered parent carries dates alone while the rows under it say who or what as well."""
    described = [name for name in ("responsible", "deliverable") if name in fields.at]
    if not described or any(fields.text(table.rows[indexes[at]], name) for name in described):
        return False
    own = codes[indexes[at]]
    below = takewhile(lambda index: codes[index].startswith(f"{own}."), islice(indexes, at + 1, None))
    told = [any(fields.text(table.rows[index], name) for name in described) for index in below]
    return sum(told) > len(told) / 2


def lone_titles(table: Table, kinds: dict[int, RowKind], fields: Fields) -> dict[int, RowKind]:
    """Bare titles are milestones without a date where most rows are bare, or where workstreams have a column."""
    bare = [
        index
        for index, kind in kinds.items()
        if (kind.kind, kind.code) == ("section", "")
        and sum(bool(cell.text) for cell in table.rows[index]) <= 1  # a text merged across stands in each of its cells
        and not SECTION.match(kind.text)
        and fields.text(table.rows[index], "title")
    ]
    full = sum(kind.kind == "milestone" for kind in kinds.values())
    if "workstream" not in fields.at and len(bare) <= full:
        return kinds
    return {**kinds, **{index: RowKind("milestone") for index in bare}}
