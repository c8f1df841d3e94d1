"""What the XML of a sheet says beside the values: hidden rows, styles, errors, missing results.

Searched with expressions, not parsed: parsing a sheet a second time would cost more than reading it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from roadmaps.reading.limits import MAX_COLUMNS

type_of_address = tuple[int, int]

_START = rb"<(?:\w+:)?"
_ROW = re.compile(_START + rb"row\s([^<>]*)>")
_COLUMN = re.compile(_START + rb"col\s([^<>]*)>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_ATTRIBUTE = re.compile(rb"""\b(r|min|max|s|t)\s*=\s*["']([^"']*)["']""")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FAILED = re.compile(
    _START
    + rb"""c\s(?=[^<>]*\bt\s*=\s*["']e["'])([^<>]*)>"""
    + rb"(?:\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,20})<"
)
# A formula whose result is an empty text has t="str": that one has been calculated.
_UNCALCULATED = re.compile(
    _START
    + rb"""c\s(?![^<>]*\bt\s*=\s*["']str["'])([^<>]*[^<>/])>\s*"""
    + rb"<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    + rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</)"
)


@dataclass(slots=True)
class SheetMarks:
    """Marks by 0-based row and column of the sheet."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styles: dict[type_of_address, int] = field(default_factory=dict)
    errors: dict[type_of_address, str] = field(default_factory=dict)
    uncalculated: set[type_of_address] = field(default_factory=set)


def marks_of(xml: bytes, styles: Collection[int]) -> SheetMarks:
    """Collect the marks of one sheet; `styles` are the numbers of those that change what is shown."""
    marks = SheetMarks()
    if b"hidden" in xml:
        marks.hidden_rows = set(_hidden_rows(xml))
        marks.hidden_columns = set(_hidden_columns(xml))
    if styles:
        for attributes in _styled(styles).findall(xml):
            _note(marks.styles, attributes)
    # Most sheets have neither errors nor formulas, and a look for the letters costs next to nothing.
    if b'"e"' in xml or b"'e'" in xml:
        marks.errors = dict(_errors(xml))
    if b"<f" in xml or b":f" in xml:
        marks.uncalculated = set(_uncalculated(xml))
    return marks


def coloured(xml: bytes, colours: Mapping[int, str]) -> dict[type_of_address, str]:
    """The colours of the cells of a sheet, blank ones too, by 0-based row and column."""
    found = {}
    numbers = b"|".join(str(number).encode() for number in sorted(colours))
    pattern = re.compile(_START + rb"""c\s(?=[^<>]*\bs\s*=\s*["'](?:""" + numbers + rb""")["'])([^<>]*)>""")
    for raw in pattern.findall(xml) if numbers else ():
        attributes = _attributes(raw)
        address = _address(attributes)
        if address:
            found[address] = colours[int(attributes["s"])]
    return found


def _errors(xml: bytes) -> Iterator[tuple[type_of_address, str]]:
    for raw, text in _FAILED.findall(xml):
        address = _address(_attributes(raw))
        if address:
            yield address, text.decode("utf-8", "replace")


def _uncalculated(xml: bytes) -> Iterator[type_of_address]:
    for raw in _UNCALCULATED.findall(xml):
        address = _address(_attributes(raw))
        if address:
            yield address


def _styled(styles: Collection[int]) -> re.Pattern[bytes]:
    numbers = b"|".join(str(number).encode() for number in sorted(styles))
    return re.compile(_START + rb"""c\s(?=[^<>]*\bs\s*=\s*["'](?:""" + numbers + rb""")["'])([^<>]*[^<>/])>""")


def _note(styles: dict[type_of_address, int], raw: bytes) -> None:
    attributes = _attributes(raw)
    address = _address(attributes)
    if address and attributes.get("t", "n") in ("n", "d"):
        styles[address] = int(attributes["s"])


def _attributes(raw: bytes) -> dict[str, str]:
    return {name.decode("ascii"): value.decode("ascii", "replace") for name, value in _ATTRIBUTE.findall(raw)}


def _address(attributes: dict[str, str]) -> type_of_address | None:
    match = _ADDRESS.fullmatch(attributes.get("r", ""))
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _hidden_rows(xml: bytes) -> Iterator[int]:
    for raw in _ROW.findall(xml):
        number = _attributes(raw).get("r", "") if _HIDDEN.search(raw) else ""
        if number.isdecimal():
            yield int(number) - 1


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for raw in _COLUMN.findall(xml):
        attributes = _attributes(raw) if _HIDDEN.search(raw) else {}
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            yield from range(int(first) - 1, min(int(last), MAX_COLUMNS))
