"""Numbers and sizes as people read them, by CLDR: «1 234,5», “1,234.5”, «1,5 МБ»."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from portal.shell.dates import current_language, joined, locale_of

STEP = 1024
UNITS = ("digital-byte", "digital-kilobyte", "digital-megabyte", "digital-gigabyte")


@lru_cache(maxsize=4096)
def _number(value: int | float | Decimal, language: str) -> str:
    return joined(format_decimal(value, locale=locale_of(language)))


def number(value: int | float | Decimal, language: str | None = None) -> str:
    """A number with its thousands apart: «1 234,5»."""
    return _number(value, language or current_language())


def percent(value: float, language: str | None = None) -> str:
    """A share from 0 to 1 as whole per cent: «41 %»."""
    return joined(format_percent(value, locale=locale_of(language or current_language())))


@lru_cache(maxsize=1024)
def _file_size(size: int, language: str) -> str:
    amount, unit = float(size), UNITS[0]
    for unit in UNITS:
        if amount < STEP or unit == UNITS[-1]:
            break
        amount /= STEP
    rounded = round(amount, 1) if 0 < amount < 10 and unit != UNITS[0] else round(amount)
    return joined(format_unit(rounded, unit, "short", locale=locale_of(language)))


def file_size(size: int, language: str | None = None) -> str:
    """A size in bytes in the largest unit that fits: «1,5 МБ»."""
    return _file_size(size, language or current_language())
