"""Names in the order of the alphabet, which databases do not share for Cyrillic."""

from __future__ import annotations

import re


def alphabet_key(name: str) -> str:
    """Sort by this: letter case does not count, and ё stands right after е."""
    return name.casefold().replace("ё", "е\uffff")


def code_key(code: str) -> tuple[tuple[int, int, str], ...]:
    """Sort codes by this: «1.10» after «1.9», numbers before words."""
    parts = re.findall(r"\d+|[^\W\d_]+", code)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, alphabet_key(part)) for part in parts)
