"""Letters that look like other letters or like digits, put right where a date is meant.

Typists mix alphabets without seeing it: «сeнтябрь» with a Latin e, «31.О7.2026» with a letter for the zero.
"""

from __future__ import annotations

import re

from roadmaps.reading.vocabulary import MONTH_WORDS, month_number

# Letters that look alike in both alphabets, small and capital.
TO_CYRILLIC = str.maketrans("aceopxykmthbACEOPXYKMTHB", "асеорхукмтнвАСЕОРХУКМТНВ")
TO_LATIN = str.maketrans("асеорхукмтнвіАСЕОРХУКМТНВІ", "aceopxykmthbiACEOPXYKMTHBI")
TO_DIGITS = str.maketrans("ОоOoЗзlIІі|бS", "0000331111165")
LIKE = "ОоOoЗзlIІі|бS"

RUSSIAN = re.compile(
    r"квартал\w*|кв|полугод\w*|год\w*|декад\w*|недел\w*|нед|числ\w*|срок\w*|конц\w|конец", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2,}")
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яіӏ]", re.IGNORECASE)

PART = rf"[\d{LIKE}]"
DOTTED = re.compile(
    rf"(?:(?<!\w){PART}{{1,2}}|(?<![\d.,/-])\d{PART}?)\s?[.,/-]\s?{PART}{{1,2}}\s?[.,/-]\s?(?:{PART}{{4}}|{PART}{{2}})"
    r"(?![\d]|[^\W\d_гт])"
)
YEAR = re.compile(r"(?<![\d.,])(?<![^\W\d_])2[0ОоOo][\dОоOolIЗз]{2}(?![\dа-яёa-z]{2})", re.IGNORECASE)
DAY = re.compile(
    rf"(?<!\w)(?:[1-3][ОоOolIЗзб]|[ЗзОоOolI]\d|[Зз][ОоOolI])(?=\s?(?:{'|'.join(MONTH_WORDS)})(?![^\W\d_]))",
    re.IGNORECASE,
)
YEAR_LETTER = re.compile(r"(?<=\d{4})(\s?)r(?=\.?(?:\W|$))")


def with_words_right(text: str) -> str:
    """The text with words of two alphabets in the one that makes a word of a date; the meaning stays the same."""
    return YEAR_LETTER.sub(r"\1г", WORD.sub(put_word_right, text))


def put_word_right(match: re.Match[str]) -> str:
    word = match[0]
    if not LATIN.search(word):
        return word
    as_russian = word.translate(TO_CYRILLIC)
    is_russian = not LATIN.search(as_russian) and (RUSSIAN.fullmatch(as_russian) or month_number(as_russian))
    if is_russian and not month_number(word):
        return as_russian
    if CYRILLIC.search(word) and month_number(as_latin := word.translate(TO_LATIN)):
        return as_latin
    return word


def with_digits_right(text: str) -> str:
    """The text with letters in the place of a date's digits read as those digits: a typing error, to be told."""
    for pattern in (DOTTED, YEAR, DAY):
        text = pattern.sub(put_digits_right, text)
    return text


def put_digits_right(match: re.Match[str]) -> str:
    found = match[0]
    is_number = sum(character.isdigit() for character in found) * 2 >= sum(character.isalnum() for character in found)
    return found.translate(TO_DIGITS) if is_number or found[0] in "Зз" else found
