"""Counts the numbers that Word shows before paragraphs of a list and never stores as text.

Rules of ECMA-376 part 1, 17.9: lists that share an abstract definition share one count,
a level starts anew after a higher one, and a list may override the start of a level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element

from roadmaps.reading.list_numerals import numeral

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_WITHOUT_NUMBER = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how its number is written, when it starts anew."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    is_legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One list of the document (w:num): its shared count and the starts of its own."""

    shared: str
    levels: dict[int, _Level]
    own_starts: dict[int, int]


class ListNumbering:
    """The counts of one document; ask `label` once for each paragraph, in order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._styles = _styles_by_id(styles)
        self._lists = _lists(numbering, self._styles)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: _Element) -> str:
        """Return the number shown before the paragraph, such as "2.1."; "" when there is none."""
        number, depth = self._list_of(paragraph)
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        count = self._advance(number, found, depth)
        level = found.levels[depth]
        if level.form in _WITHOUT_NUMBER:
            return ""
        return _PLACEHOLDER.sub(lambda mark: _written(mark, found, count, level), level.pattern)

    def _list_of(self, paragraph: _Element) -> tuple[str, int]:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        number = _value(properties, "w:numPr/w:numId")
        depth = _value(properties, "w:numPr/w:ilvl")
        if number:
            return number, _whole(depth, 0)
        style = _value(properties, "w:pStyle")
        number, depth_of_style = _list_of_style(self._styles, style)
        if number in self._lists and not depth:
            depth_of_style = _depth_of_style(self._lists[number], style, depth_of_style)
        return number, _whole(depth, depth_of_style)

    def _advance(self, number: str, found: _List, depth: int) -> list[int | None]:
        count = self._counts.setdefault(found.shared, [None] * _LEVELS)
        before = count[depth]
        is_own_start = depth in found.own_starts and (number, depth) not in self._begun
        self._begun.add((number, depth))
        if before is None or is_own_start:
            count[depth] = found.own_starts.get(depth, found.levels[depth].start)
        else:
            count[depth] = before + 1
        for deeper in range(depth + 1, _LEVELS):
            level = found.levels.get(deeper, _Level())
            limit = deeper if level.restarts_after is None else level.restarts_after
            if depth < limit:
                count[deeper] = None
        return count


def _written(mark: re.Match[str], found: _List, count: list[int | None], shown_at: _Level) -> str:
    depth = int(mark[1]) - 1
    level = found.levels.get(depth, _Level())
    value = count[depth]
    if value is None:
        value = found.own_starts.get(depth, level.start)
    return numeral(value, "decimal" if shown_at.is_legal else level.form)


def _lists(numbering: _Element | None, styles: dict[str, _Element]) -> dict[str, _List]:
    if numbering is None:
        return {}
    shared = {element.get(qn("w:abstractNumId"), ""): element for element in numbering.findall(qn("w:abstractNum"))}
    numbers = {element.get(qn("w:numId"), ""): element for element in numbering.findall(qn("w:num"))}
    return {number: _list(element, shared, numbers, styles) for number, element in numbers.items()}


def _list(
    element: _Element,
    shared: dict[str, _Element],
    numbers: dict[str, _Element],
    styles: dict[str, _Element],
) -> _List:
    key = _value(element, "w:abstractNumId")
    definition = shared.get(key)
    link = _value(definition, "w:numStyleLink") if definition is not None else ""
    if link:
        linked = numbers.get(_list_of_style(styles, link)[0])
        key = _value(linked, "w:abstractNumId") if linked is not None else key
        definition = shared.get(key)
    levels = _levels(definition) if definition is not None else {}
    own_starts = {}
    for override in element.findall(qn("w:lvlOverride")):
        levels.update(_levels(override))
        start = _value(override, "w:startOverride")
        if start:
            own_starts[_whole(override.get(qn("w:ilvl"), ""), 0)] = _whole(start, 1)
    return _List(key, levels, own_starts)


def _levels(parent: _Element) -> dict[int, _Level]:
    levels = {}
    for element in parent.findall(qn("w:lvl")):
        restart = _value(element, "w:lvlRestart")
        levels[_whole(element.get(qn("w:ilvl"), ""), 0)] = _Level(
            start=_whole(_value(element, "w:start"), 0),
            form=_value(element, "w:numFmt") or "decimal",
            pattern=_value(element, "w:lvlText"),
            restarts_after=_whole(restart, 0) if restart else None,
            is_legal=element.find(qn("w:isLgl")) is not None,
            style=_value(element, "w:pStyle"),
        )
    return levels


def _styles_by_id(styles: _Element | None) -> dict[str, _Element]:
    if styles is None:
        return {}
    return {style.get(qn("w:styleId"), ""): style for style in styles.findall(qn("w:style"))}


def _list_of_style(styles: dict[str, _Element], name: str) -> tuple[str, int]:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        number = _value(styles[name], "w:pPr/w:numPr/w:numId")
        if number:
            return number, _whole(_value(styles[name], "w:pPr/w:numPr/w:ilvl"), 0)
        name = _value(styles[name], "w:basedOn")
    return "", 0


def _depth_of_style(found: _List, style: str, otherwise: int) -> int:
    for depth, level in found.levels.items():
        if style and level.style == style:
            return depth
    return otherwise


def _value(parent: _Element, path: str) -> str:
    steps = "/".join(qn(step) for step in path.split("/"))
    found = parent.find(steps)
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise
