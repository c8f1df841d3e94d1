"""What a spreadsheet shows for a value, as far as its number format tells (ECMA-376 18.8.31).

The decimal sign is a full stop and thousands are set apart by spaces, whatever the reader's locale.
A full date is always written 01.07.2026, because one column may mix its formats.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

type_of_shown = float | date
type_of_writer = Callable[[type_of_shown], str]

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    16: "d-mmm",
    17: "mmm-yy",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<part>y+|m+|d+|h+|s+|general|am/pm|[0#?.,]+|%|@|e[+-])|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURES = ("0", "#", "?")
_DIGITS = frozenset("0#?.,")
_LARGEST_WRITTEN_OUT = 1e15


@dataclass(frozen=True, slots=True)
class _Token:
    """One piece of a format: a part that stands for something, or text shown as it is."""

    part: str = ""
    text: str = ""


def writer(code: str) -> type_of_writer | None:
    """Return what writes values in the format `code`, None where `plain` shows the same.

    The writer raises ValueError for a value that the format does not fit.
    """
    sections = [_tokens(section) for section in _sections(code)]
    parts = {token.part[0] for token in sections[0] if token.part}
    if parts & set("ymd") and not parts & set("hs0#"):
        return _date_writer(sections[0], parts & set("ymd"))
    # Fractions and telephone numbers are written in several groups of figures.
    if any(sum(token.part[:1] in _FIGURES for token in section) > 1 for section in sections):
        return None
    if any(token.part[:1] in ("h", "s", "e", "a") for section in sections for token in section):
        return None
    has_text = any(token.text for token in sections[0])
    if has_text or "%" in parts or parts & _DIGITS:
        return lambda value: _number(value, sections)
    return None


def plain(value: float | date) -> str:
    """Write a number or date as a cell without a format of its own shows it."""
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return f"{value:%d.%m.}{value.year:04d} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.}{value.year:04d}"
    if float(value).is_integer() and abs(value) < _LARGEST_WRITTEN_OUT:
        return str(int(value))
    return f"{value:.11g}"


def _sections(code: str) -> list[str]:
    """Split a format into its sections for positive, negative and zero."""
    return re.findall(r'(?:"[^"]*"?|\\.|[^;"\\])+', code)[:3] or ["General"]


def _tokens(section: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(section):
        if match["part"]:
            tokens.append(_Token(part=match["part"].lower()))
        elif match["bracket"] is not None:
            # [$₽-419] shows a sign; colours, conditions and locales show nothing.
            sign = re.match(r"\$([^-]+)", match["bracket"])
            tokens.append(_Token(text=sign[1] if sign else ""))
        elif match["space"] is None:
            tokens.append(_Token(text=match["quoted"] or match["escaped"] or match["literal"] or ""))
    return tokens


def _date_writer(tokens: list[_Token], parts: set[str]) -> type_of_writer | None:
    if parts >= set("ymd") or parts in ({"d"}, {"m"}):
        return None
    has_names = any(token.part.startswith(("mmm", "ddd")) for token in tokens)
    if has_names and parts == set("dm"):
        # Excel turns a typed 2.10 into 2 October shown as 2-Oct: give back what was typed.
        return lambda value: f"{_date(value).day}.{_date(value).month}"
    if has_names and parts == set("my"):
        return lambda value: f"{_date(value).month:02d}.{_date(value).year}"
    if has_names:
        return None
    return lambda value: "".join(_date_part(token, _date(value)) for token in tokens).strip()


def _date(value: type_of_shown) -> date:
    if not isinstance(value, date):
        raise ValueError("not a date")
    return value


def _date_part(token: _Token, value: date) -> str:
    if not token.part:
        return token.text
    # A year of two figures is written out: 10.26 could be a code or a day.
    numbers = {"d": value.day, "m": value.month, "y": value.year}
    number = numbers.get(token.part[0])
    if number is None:
        return token.part
    return f"{number:0{min(len(token.part), 2)}d}"


def _number(value: type_of_shown, sections: list[list[_Token]]) -> str:
    if isinstance(value, date):
        raise ValueError("not a number")
    number = Decimal(repr(float(value)))
    if not number.is_finite() or abs(number) >= Decimal(_LARGEST_WRITTEN_OUT):
        raise ValueError("too large to write out")
    section = sections[0]
    sign = "-" if number < 0 else ""
    if number < 0 and len(sections) > 1:
        section, sign = sections[1], ""
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    number = abs(number)
    if any(token.part == "%" for token in section):
        number *= 100
    shown = "".join(_number_part(token, number) for token in section)
    return (sign + shown).strip()


def _number_part(token: _Token, number: Decimal) -> str:
    if token.part == "general":
        return plain(float(number))
    if token.part[:1] in _DIGITS and token.part:
        return _digits(token.part, number)
    return token.part or token.text


def _digits(pattern: str, number: Decimal) -> str:
    scaled, _, fraction = pattern.rstrip(",").partition(".")
    thousands = len(pattern) - len(pattern.rstrip(","))
    number /= Decimal(1000) ** thousands
    places = sum(sign in "0#?" for sign in fraction)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    before, _, after = f"{rounded:f}".partition(".")
    needed = scaled.count("0")
    before = before.zfill(needed) if needed or before != "0" else ""
    if "," in scaled:
        before = f"{int(before or 0):,}".replace(",", " ")
    optional = len(fraction) - len(fraction.rstrip("#?"))
    kept = len(after) - optional
    after = after[:kept] + after[kept:].rstrip("0")
    return f"{before}.{after}" if after else before
