"""Which comes first in 07/08/2018, decided for a whole column by its evidence and never by one cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

SLASHED = re.compile(r"(?:(?<=\d{4}-)|(?<![\d./-]))(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")

# «15-18/09/2027» counts days before the slash.
DAYS_SLASHED = re.compile(r"(?<![\d./-])\d{1,2}\s?-\s?\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])")


class DayOrder(StrEnum):
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


DAY_FIRST = DayOrder.DAY_FIRST
MONTH_FIRST = DayOrder.MONTH_FIRST


def evidence(values: Iterable[object]) -> set[DayOrder | None]:
    """What the slashed dates of a column prove; None stands for those that could be read both ways."""
    found: set[DayOrder | None] = set()
    for value in values:
        if isinstance(value, str) and "-" in value and DAYS_SLASHED.search(value):
            found.add(DAY_FIRST)
        for match in SLASHED.finditer(value) if isinstance(value, str) else ():
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second > 0:
                found.add(DAY_FIRST)
            elif second > 12 >= first > 0:
                found.add(MONTH_FIRST)
            elif first != second:
                found.add(None)
    return found


def decide_order(values: Iterable[object]) -> DayOrder | None:
    """The order of day and month in a column; None when its slashed dates leave it open.

    A component above 12 decides. Dotted dates are always day first and prove nothing about slashes.
    Without slashed dates there is nothing to decide, and the answer is day first.
    """
    found = evidence(values)
    decided = found - {None}
    if len(decided) == 1:
        return decided.pop()
    return None if found else DAY_FIRST


def is_mixed(values: Collection[object]) -> bool:
    """Whether a program read part of a column by its own order: real dates whose days could all be months (two or
    more), beside texts of dates that have a day above 12."""
    days = [value for value in values if isinstance(value, date)]
    if len(days) < 2 or any(day.day > 12 for day in days) or all(day.day == day.month for day in days):
        return False
    return bool(evidence(value for value in values if isinstance(value, str)) - {None})
