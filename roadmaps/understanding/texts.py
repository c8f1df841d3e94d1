"""Texts of cells as the plan keeps them: without HTML, in one line where one is meant; numbers and per cents."""

from __future__ import annotations

import html
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from roadmaps.reading.lookalikes import TO_LATIN
from roadmaps.reading.phrases import is_empty

TAG = re.compile(r"</?(?:[a-z][a-z0-9]*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
BLOCK_END = re.compile(r"(?:</(?:p|div|li|tr|h\d)>|<br\s*/?>)", re.IGNORECASE)
LIMITS = {"code": 60, "title": 2000, "deliverable": 4000, "responsible": 500, "workstream": 500, "wording": 300}
LIMITS |= {"external_id": 200, "status": 500}
NUMBER = re.compile(r"\s*(?:[$€£₽~≈]\s*)?([+-]?\d[\d\s']*(?:[.,]\d+)*)(?![\d.,]*[eEеЕ][+-]?\d)")
PLAIN_CODE = re.compile(r"[0-9]+(?:\.[0-9]+)*")
PLAIN_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,9})?")
DIGIT = re.compile(r"\d")
# What parts thousands, and numbers in which commas or dots do: 1,500,000.50 and 1.500,50.
APART = re.compile(r"[\s']")
ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
GERMAN = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+")
LETTER = re.compile(r"[^\W\d_]")


def text_of(text: str) -> str:
    """The text without HTML tags, with its lines kept; "" of dashes and «н/д»."""
    if is_empty(text):
        return ""
    return text.strip() if is_simple(text) else tidied(text)


@lru_cache(maxsize=20_000)
def tidied(text: str) -> str:
    """A text with tags, lines or spaces to spare without them."""
    if TAG.search(text):
        text = html.unescape(TAG.sub("", BLOCK_END.sub("\n", text)))
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def is_simple(text: str) -> bool:
    """Whether a text has one line, no tags and single spaces, as nearly all have: nothing is to be done then."""
    return text.isprintable() and "<" not in text and "  " not in text


def line_of(text: str) -> str:
    """The text in one line."""
    if is_simple(text):
        return "" if is_empty(text) else text.strip()
    return " ".join(text_of(text).split())


@lru_cache(maxsize=20_000)
def people_of(text: str) -> str:
    """Names that stand in lines of their own, in one line."""
    lines = [line for line in text_of(text).split("\n") if line]
    joined = ""
    for line in lines:
        is_new = joined and joined[-1] not in ",;:-(" and line[:1].isupper()
        joined += ("; " if is_new else " " if joined else "") + line
    return joined


def code_of(text: str) -> str:
    """A number of a row: no dot at its end, no spaces."""
    if PLAIN_CODE.fullmatch(text):
        return text
    line = line_of(text).strip()
    return line.rstrip(".").strip() if "(" in line else line.rstrip(".)").strip()


@lru_cache(maxsize=50_000)
def same_code(code: str) -> str:
    """A number for comparing: one case, no spaces, Cyrillic letters as the Latin ones they look like."""
    return folded_code(code).translate(TO_LATIN)


def folded_code(code: str) -> str:
    """A number without differences that nobody sees: case, spaces, dots at its end; each letter in its alphabet."""
    return re.sub(r"[\s.]+$|\s+", "", unicodedata.normalize("NFKC", code).casefold())


def has_other_letters(code: str, other: str) -> bool:
    """Whether two numbers look the same and are not: a letter of one is Cyrillic, of the other Latin."""
    return same_code(code) == same_code(other) and folded_code(code) != folded_code(other)


def decimal_of(text: str) -> Decimal | None:
    """The number in a text such as «1 500,5 тыс. руб.» (without its unit); None of two numbers and of 1e30."""
    if PLAIN_NUMBER.fullmatch(text):
        return Decimal(text)
    match = NUMBER.match(text)
    if match is None or len(match[1]) > 24 or DIGIT.search(text, match.end()):
        return None
    digits = APART.sub("", match[1])
    if "," in digits and ENGLISH.fullmatch(digits) and ("." in digits or digits.count(",") > 1):
        digits = digits.replace(",", "")
    elif ("," in digits and GERMAN.fullmatch(digits)) or digits.count(".") > 1:
        digits = digits.replace(".", "")
    try:
        return Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None


@lru_cache(maxsize=20_000)
def scale_of(text: str) -> int:
    """By how much «тыс.» or «млн» multiplies a sum of money."""
    if text.isascii() and PLAIN_NUMBER.fullmatch(text):
        return 1
    if LETTER.search(text) is None and "'000" not in text:
        return 1
    plain = text.casefold()
    if re.search(r"млрд|миллиард|\bbn\b|billion", plain):
        return 1_000_000_000
    if re.search(r"млн|миллион|\bmn\b|million", plain):
        return 1_000_000
    return 1000 if re.search(r"тыс|thousand|\bk\b|'000", plain) else 1
