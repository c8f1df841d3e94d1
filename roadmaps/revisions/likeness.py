"""How alike two titles are, and the figures from which on a likeness means something."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from roadmaps.revisions.wording import words

SURE_LIKENESS = 0.9
DOUBTFUL_LIKENESS = 0.75
# A title of fewer words («Тестирование») stands in many a workstream and names no one milestone.
TELLING_WORDS = 3
STEM = 5

_WORD = re.compile(r"\w+")


def likeness(one: str, other: str) -> float:
    """How alike two plain texts are, 0 to 1 (difflib's ratio); 0 at once when they share few words."""
    if one == other:
        return 1.0
    first, second = words(one), words(other)
    if not first or not second or len(first & second) * 3 < min(len(first), len(second)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < DOUBTFUL_LIKENESS or matcher.quick_ratio() < DOUBTFUL_LIKENESS:
        return 0.0
    return matcher.ratio()


def is_about_the_same(one: str, other: str) -> bool:
    """Whether half of the words of the shorter plain text stand in the other, whatever their endings."""
    first, second = stems(one), stems(other)
    return one == other or len(first & second) * 2 >= max(1, min(len(first), len(second)))


def is_telling(title: str) -> bool:
    """Whether a plain title says enough to be known by it wherever it stands."""
    return len(words(title)) >= TELLING_WORDS


@lru_cache(maxsize=50_000)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words, without those too short to mean anything; numbers as they are."""
    return frozenset(word[:STEM] for word in _WORD.findall(text) if len(word) > 2 or word.isdigit())
