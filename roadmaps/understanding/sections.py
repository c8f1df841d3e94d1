"""Section headings as workstreams: which one each milestone stands under."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from roadmaps.reading.cells import Table
from roadmaps.understanding.row_fields import RowKind
from roadmaps.understanding.row_words import SECTION, section_name
from roadmaps.understanding.tables import Layout

# What names the whole table, where a heading of its first section may stand as well.
TITLE = re.compile(
    r"\bплан|дорожн|перечень|отч[её]т|график|комплекс|road ?map|\bplan\b|schedule|report|20\d\d", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Under:
    """The workstream of a row, and the inner headings between it and the row."""

    workstream: str = ""
    inner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    index: int
    level: int
    text: str


def with_first_section(table: Table, layout: Layout, kinds: dict[int, RowKind]) -> dict[int, RowKind]:
    """The kinds with the heading above the head as a section, where the head stands again under each later one."""
    above = layout.head.start - 1
    heads = [at for at, kind in kinds.items() if kind.kind == "head"] if above >= 0 else []
    if not heads or not all(is_section(kinds.get(at - 1)) for at in heads):
        return kinds
    texts = {text for cell in table.rows[above] if (text := cell.text)}
    text = " ".join(next(iter(texts)).split()) if len(texts) == 1 else ""
    if not text or (TITLE.search(text) and not (SECTION.match(text) or section_name(text)[1])):
        return kinds
    return {above: RowKind("section", *section_name(text)), **kinds}


def is_section(kind: RowKind | None) -> bool:
    return kind is not None and kind.kind == "section"


def level_of(kind: RowKind) -> int:
    """How deep a section lies: as the outline says, else Roman numbers above bare headings above 1 above 1.1."""
    if kind.level is not None:
        return kind.level
    if re.fullmatch(r"[IVX]+", kind.code):
        return 0
    return 2 + kind.code.count(".") if kind.code else 1


def sections_of(kinds: Mapping[int, RowKind]) -> tuple[dict[int, Under], list[int]]:
    """For each milestone's row what it stands under; and the rows of sections that hold no milestone.

    The workstream is the outermost heading, unless there is but one of those: then the next level divides the plan.
    """
    paths: dict[int, tuple[Heading, ...]] = {}
    open_now: tuple[Heading, ...] = ()
    used: set[int] = set()
    for index, kind in sorted(kinds.items()):
        if kind.kind == "section":
            level = level_of(kind)
            open_now = (*(heading for heading in open_now if heading.level < level), Heading(index, level, kind.text))
        elif kind.kind == "milestone":
            if kind.level is not None:
                open_now = tuple(heading for heading in open_now if heading.level < kind.level)
            paths[index] = open_now
            used |= {heading.index for heading in open_now}
    dividing = dividing_level(paths)
    empty = [index for index, kind in kinds.items() if kind.kind == "section" and index not in used]
    return {index: under(path, dividing) for index, path in paths.items()}, empty


def dividing_level(paths: Mapping[int, tuple[Heading, ...]]) -> int:
    """The outermost level with more than one heading in use, else the outermost of all."""
    by_level: dict[int, set[int]] = {}
    for path in paths.values():
        for heading in path:
            by_level.setdefault(heading.level, set()).add(heading.index)
    levels = sorted(by_level)
    return next((level for level in levels if len(by_level[level]) > 1), levels[0] if levels else 0)


def under(path: tuple[Heading, ...], dividing: int) -> Under:
    """What the headings above a row say of it; `dividing` is the level that divides the plan into workstreams."""
    if not path:
        return Under()
    outer = next((heading for heading in path if heading.level >= dividing), path[-1])
    return Under(outer.text, tuple(heading.text for heading in path if heading.level > outer.level))
