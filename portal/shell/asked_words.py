"""What is looked for, and where it stands in a text. Pure.

Letter case does not count, and ё is е. A word is found within longer words too: «договор» in «договоров».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from portal.shell.invisible import without_invisible

LONGEST = 200  # characters of a question that are looked at
SHORTEST_WORD, LONGEST_WORD, MOST_WORDS = 2, 64, 8
EXCERPT = 170
_AROUND = "«»„“”\"'’()[]{}<>,;:!?….—–-"


@dataclass(frozen=True, slots=True)
class Question:
    """`words` must all be found; `left_out` are too short or too many; `is_cut` says that there was more."""

    words: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text, looked for or not."""

    text: str
    is_found: bool = False


def asked(text: str) -> Question:
    """The words of a question, folded, each once."""
    seen = unicodedata.normalize("NFC", without_invisible(text)).replace("\0", " ")
    told = dict.fromkeys(fold(word.strip(_AROUND)) for word in seen[:LONGEST].split())
    words = [word[:LONGEST_WORD] for word in told if len(word) >= SHORTEST_WORD]
    short = [word for word in told if 0 < len(word) < SHORTEST_WORD]
    return Question(tuple(words[:MOST_WORDS]), (*short, *words[MOST_WORDS:]), len(seen) > LONGEST)


def fold(text: str) -> str:
    """The text without letter case and with е for ё, letter for letter: places in it stay what they are."""
    return "".join(_folded(letter) for letter in text)


def _folded(letter: str) -> str:
    small = letter.lower()
    return ("е" if small == "ё" else small) if len(small) == 1 else letter


def excerpt(text: str, words: Iterable[str], *, length: int = EXCERPT) -> tuple[Piece, ...]:
    """One line of the text around the first of the words, all of them marked; () when none is in it."""
    line = " ".join(text.split())
    places = marked_places(line, words)
    if not places:
        return ()
    start = _word_start(line, max(0, places[0][0] - length // 3))
    end = min(len(line), start + length)
    shown = [(max(begin, start), min(stop, end)) for begin, stop in places if begin < end and stop > start]
    pieces = [Piece("…")] if start else []
    for begin, stop in shown:
        pieces += [Piece(line[start:begin]), Piece(line[begin:stop], is_found=True)]
        start = stop
    pieces += [Piece(line[start:end]), Piece("…" if end < len(line) else "")]
    return tuple(piece for piece in pieces if piece.text)


def marked(text: str, words: Iterable[str]) -> tuple[Piece, ...]:
    """The whole text, the words in it marked."""
    return excerpt(text, words, length=10_000) or (Piece(" ".join(text.split())),)


def marked_places(line: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words stand, in order; what overlaps is one place."""
    folded, places = fold(line), []
    for word in words:
        places += [(found.start(), found.end()) for found in re.finditer(re.escape(word), folded)]
    merged: list[tuple[int, int]] = []
    for begin, stop in sorted(places):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((begin, stop))
    return merged


def _word_start(line: str, place: int) -> int:
    """The beginning of the word after that place, unless the line begins there."""
    space = line.find(" ", place, place + 30) if place else -1
    return space + 1 if space >= 0 else place
