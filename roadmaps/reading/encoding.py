"""Which letters the bytes of a text file stand for: mark, then UTF-8, then the likeliest old table."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC_TABLES = ("cp1251", "koi8-r", "cp866")
_COMMON_LETTERS = frozenset("оеаинтсрвлкмдпу")
_SAMPLE = 256 * 1024
_MIXED_PAIR = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_FOREIGN_PAIR = re.compile(rb"[\x80-\xff]{2}")


def guess_encoding(data: bytes) -> str:
    """Return the name of the encoding that `data` is most likely written in."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = wide_encoding(data[:4096])
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest_table(data[:_SAMPLE])
    return "utf-8"


def wide_encoding(head: bytes) -> str:
    """Return the UTF-16 order that `head` is written in, or "" when it is no UTF-16."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = head[start::2]
        # Latin letters and digits have 0 as their high byte, Russian ones have 4.
        if 0 in high and (high.count(0) + high.count(4)) * 10 >= len(high) * 8:
            return name
    return ""


def _likeliest_table(sample: bytes) -> str:
    # In Western text a letter beyond ASCII stands alone among Latin ones.
    mixed = len(_MIXED_PAIR.findall(sample))
    if mixed > len(_FOREIGN_PAIR.findall(sample)):
        return "cp1252"
    return max(_CYRILLIC_TABLES, key=lambda name: _likeness(sample.decode(name, "replace")))


def _likeness(text: str) -> float:
    """Share of the commonest lower-case Russian letters, less that of box-drawing characters."""
    foreign = [letter for letter in text if letter > "\x7f"]
    common = sum(letter in _COMMON_LETTERS for letter in foreign)
    boxes = sum("\u2500" <= letter <= "\u259f" for letter in foreign)
    return (common - boxes) / max(len(foreign), 1)
