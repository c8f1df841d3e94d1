"""Texts brought to one form, so that the same words written differently are found to be the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_EDGES = " .,;:!?–—-«»\"'“”„"
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "ё": "е", "«": '"', "»": '"', "“": '"', "”": '"'})
# Letters that look alike in both alphabets: a code typed with the other keyboard is the same code.
_LOOKALIKES = str.maketrans("авекмнорстухі", "abekmhopctyxi")


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """The text without differences that nobody sees: case, spaces, dashes, quotes, punctuation at its ends."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    return _SPACES.sub(" ", folded).strip(_EDGES)


def plain_code(code: str) -> str:
    """A number as it is meant: "1.10." and "1.10", Cyrillic "А1" and Latin "A1" are the same."""
    return plain(code).replace(" ", "").translate(_LOOKALIKES)


def words(text: str) -> frozenset[str]:
    """The different words of an already plain text."""
    return frozenset(text.split())
