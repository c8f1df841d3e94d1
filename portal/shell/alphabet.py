"""Names in the order of the alphabet, which databases do not share for Cyrillic."""

from __future__ import annotations


def alphabet_key(name: str) -> str:
    """Sort by this: letter case does not count, and ё stands right after е."""
    return name.casefold().replace("ё", "е\uffff")
