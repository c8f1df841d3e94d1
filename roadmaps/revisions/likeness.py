"""How alike two titles are, and the figures from which on a likeness means something."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from roadmaps.revisions.patience import Patience
from roadmaps.revisions.wording import words

SURE_LIKENESS = 0.9
DOUBTFUL_LIKENESS = 0.75
# A title of fewer words («Тестирование») stands in many a workstream and names no one milestone.
TELLING_WORDS = 3
STEM = 5
# Among more titles than these only the nearest few are looked at closely: those that share the rarest words.
FEW_TITLES = 30
RAREST_WORDS = 6
COMMON_FROM = 60
NEAREST = 4
# So much of a plan is compared letter by letter, and the rest by the words that are in both.
MOST_LETTERS = 20_000_000

_WORD = re.compile(r"\w+")


def likeness(one: str, other: str, patience: Patience | None = None) -> float:
    """How alike two plain texts are, 0 to 1 (difflib's ratio); 0 at once when they share few words.

    Of long texts it is the share of words that are in both.
    """
    if one == other:
        return 1.0
    first, second = words(one), words(other)
    if not first or not second or len(first & second) * 3 < min(len(first), len(second)):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < DOUBTFUL_LIKENESS or matcher.quick_ratio() < DOUBTFUL_LIKENESS:
        return 0.0
    if not (patience or Patience(MOST_LETTERS)).allows(one, other):
        return SequenceMatcher(None, one.split(), other.split(), autojunk=False).quick_ratio()
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
    return frozenset(
        word if word.isdigit() else word[:STEM] for word in _WORD.findall(text) if len(word) > 2 or word.isdigit()
    )


def figures_of(text: str) -> frozenset[str]:
    """The numbers in a plain text: «участок 1» and «участок 2» are hardly the same."""
    return frozenset(word for word in stems(text) if word.isdigit())


class Titles:
    """Plain titles by any number, to be asked which of them may be alike without comparing each with each."""

    def __init__(self, titles: Mapping[int, str], patience: Patience) -> None:
        self._titles = titles
        self._patience = patience
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, title in titles.items() if len(titles) > FEW_TITLES else ():
            for stem in stems(title):
                self._holders[stem].append(number)

    def near(self, title: str) -> dict[int, float]:
        """The likenesses of titles that are alike, by their numbers; titles with the same figures before all others."""
        candidates = self._candidates(title)
        figures = figures_of(title)
        same = [one for one in candidates if figures and figures_of(self._titles[one]) == figures]
        found = self._alike(title, same)
        return found or self._alike(title, [one for one in candidates if one not in same])

    def _alike(self, title: str, candidates: list[int]) -> dict[int, float]:
        scores = {one: likeness(title, self._titles[one], self._patience) for one in candidates}
        return {one: score for one, score in scores.items() if score >= DOUBTFUL_LIKENESS}

    def _candidates(self, title: str) -> list[int]:
        if len(self._titles) <= FEW_TITLES or not stems(title):
            return list(self._titles)[:FEW_TITLES]
        holders = sorted((self._holders.get(stem, []) for stem in stems(title)), key=len)
        telling = [found for found in holders if 0 < len(found) <= COMMON_FROM] or [holders[0][:COMMON_FROM]]
        shared = Counter(number for found in telling[:RAREST_WORDS] for number in found)
        return [number for number, _count in shared.most_common(NEAREST)]
