"""The words of dates, Russian and English, as parts of patterns."""

from __future__ import annotations

import re
import unicodedata

MONTH_WORDS: tuple[str, ...] = (
    r"січ(?:ен[ья]|ня)|янв(?:ар[а-я]*)?|jan(?:uary|uar)?",
    r"лют(?:ий|ого)|фев(?:р(?:ал[а-я]*)?)?|feb(?:ruary|ruar)?",
    r"берез(?:ень|ня)|мар(?:т[а-я]*)?|mar(?:ch)?|märz",
    r"квіт(?:ень|ня)|апр(?:ел[а-я]*)?|apr(?:il)?",
    r"трав(?:ень|ня)|ма[йяею]|маем|may|mai",
    r"черв(?:ень|ня)|июн[а-я]*|june?|juni",
    r"лип(?:ень|ня)|июл[а-я]*|july?|juli",
    r"серп(?:ень|ня)|авг(?:уст[а-я]*)?|aug(?:ust)?",
    r"верес(?:ень|ня)|сент?(?:ябр[а-я]*)?|sept?(?:ember)?",
    r"жовт(?:ень|ня)|окт(?:ябр[а-я]*)?|oct(?:ober)?|okt(?:ober)?",
    r"листопада?|ноя(?:б(?:р[а-я]*)?)?|nov(?:ember)?",
    r"груд(?:ень|ня)|дек(?:абр[а-я]*)?|dec(?:ember)?|dez(?:ember)?",
)
LETTER = r"[^\W\d_]"
# The first letters of the months, June and July in every usual way.
LETTERS_OF_MONTHS = ("яфмамииасонд", "яфмамиюасонд", "яфмамюиасонд", "яфмамююасонд", "jfmamjjasond")
MONTH = rf"(?<![^\W\d_])(?P<month>{'|'.join(MONTH_WORDS)})(?!{LETTER})"
ENGLISH_MONTH = (
    r"(?<![^\W\d_])(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    rf"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!{LETTER})"
)
words_of = re.compile(r"\w+").findall
MONTHS_RU: list[str] = words_of(
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
)
MONTHS_OF_RU: list[str] = words_of(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
MONTHS_EN: list[str] = words_of(
    "January February March April May June July August September October November December",
)
FULL_MONTHS = [*MONTHS_RU, *MONTHS_OF_RU, *(word.casefold() for word in MONTHS_EN)]
MONTH_MATCHERS = tuple(re.compile(rf"(?:{words})\Z", re.IGNORECASE) for words in MONTH_WORDS)

# Typists write Roman numbers with whatever looks alike: l, 1, |, Cyrillic І and У, П for II, Ш for III.
ROMAN = r"(?:[i1lіӏ|!][vуѵy]|[i1lіӏ|!]{1,4}|п|ш)"
ORDINAL = r"(?:\s?-?\s?(?:ый|ой|ий|ое|го|ом|ем|ая|ую|ья|ьем|ей|й|м|х|е|я|st|nd|rd|th))?"
NUMBER_WORDS = r"перв[а-я]+|втор[а-я]+|трет[а-я]+|четв[её]рт[а-я]+|first|second|third|fourth|last|последн[а-я]+"
# Atomic groups: a list of numbers that leads nowhere must not be tried in every way of cutting it.
PART_NUMBER = rf"(?:{NUMBER_WORDS}|(?>{ROMAN}|[2-4])(?>{ORDINAL}))"
AND = r"\s*(?:-|,|и|&|and|to|по|/|;)\s*"

YEAR_WORD = r"(?:г\.?\s?г(?!\w)\.?|г(?!\w)\.?|год[а-я]*(?!\w)\.?|(?:року|рік|роки|років)(?!\w)|y(?!\w)\.?|year(?!\w))"
UNITS = r"(?:кв|пол|дн|день|дня|мес|нед|этап|шт|ед|чел|числ|%|час|h\b|q\b)"
TAIL = (
    r"(?:[\s,.:;(]{0,3}(?:[-/]\s?)?(?:of\s|in\s|в\s|года\s|(?P<counted>fy\s?))?\s?['’`]?"
    r"(?P<year>(?:19|20|21)\d\d(?!\d)|\d\d(?![\d%])(?!\s?[.:/]?\s?\d(?!\d?:\d\d))(?!-\d\d[.-])"
    rf"(?!\s*{UNITS})(?!\s*(?:{'|'.join(MONTH_WORDS)})(?!{LETTER})))"
    r"(?:\s?/\s?(?P<pair>\d{4}|\d\d)(?![\d./]))?"
    rf"(?:\s*{YEAR_WORD})?)?"
)
# "IV квартал 2017-2020 гг." promises the same quarter of each year.
YEARS_AFTER = r"(?:\s*(?:-|,|и|по)\s*(?P<to_year>20\d\d)\s*(?:г\.?\s?г\.?|год[ыоа][а-я]*))?"

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−⁃﹣－"), "-")
QUOTES = dict.fromkeys(map(ord, '«»"“”„‟'), " ")


# A match begins at a word's first letter: a cell of thirty thousand letters is walked through once.
HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-[^\S\n]*\n\s*([^\W\d_]+)")
FOOTNOTE = re.compile(r"<\d{1,2}>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*+")


# Has that shape already, as most texts have: plain letters and marks, single spaces and none before a mark.
NORMAL = re.compile(r"(?![\s\S]*(?:  | [.,;:]|--|\.\.\.))(?! )[0-9A-Za-zА-Яа-я .,;:()/%-]*(?<! )")


def normalise(text: str) -> str:
    """One shape for matching: compatible letters, one kind of dash and space, no quotation marks."""
    return text if NORMAL.fullmatch(text) else normalised(text)


def normalised(text: str) -> str:
    plain = unicodedata.normalize("NFKC", FOOTNOTE.sub(" ", text)).translate(DASHES).translate(QUOTES)
    plain = plain.replace("ё", "е").replace("Ё", "Е").replace("\xad", "").replace("_", " ")
    plain = re.sub(r"\s+", " ", HYPHENATED.sub(joined_word, plain))
    plain = re.sub(r"\s+([,.;:])", r"\1", plain)
    plain = re.sub(r"(?<=\d)\s?(?:\.{3,}|÷)\s?(?=\d)", " - ", plain)
    return re.sub(r"-{2,}", "-", plain).strip()


def joined_word(match: re.Match[str]) -> str:
    """A word that a line end cut in two; «март-» and «апрель» stay a range."""
    return match[0] if month_number(match[1]) else match[1] + match[2]


def month_number(word: str) -> int:
    """1-12 of a month's name or abbreviation; 0 of any other word."""
    plain = word.strip(". ").casefold()
    return next((number for number, matcher in enumerate(MONTH_MATCHERS, 1) if matcher.match(plain)), 0)


LAST = 9
NUMERALS = (
    (1, ("перв", "first")),
    (2, ("втор", "second")),
    (3, ("трет", "third")),
    (4, ("четв", "fourth")),
    (LAST, ("послед", "last")),
)


def numeral(text: str) -> tuple[int, bool]:
    """The number 1-4 that a numeral means, and whether it had to be read through look-alike letters.

    «Последний» is LAST, whatever number that is; 0 is no number.
    """
    word = text.strip().casefold()
    for number, beginnings in NUMERALS:
        if word.startswith(beginnings):
            return number, False
    plain = re.sub(rf"{ORDINAL}\Z", "", word)
    if plain in {"1", "2", "3", "4"}:
        return int(plain), False
    if plain in {"п", "ш"}:
        return (2 if plain == "п" else 3), True
    roman = re.sub(r"[1lіӏ|!]", "i", plain).translate(str.maketrans("уѵy", "vvv"))
    value = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "iiii": 4}.get(roman, 0)
    return value, roman != plain
