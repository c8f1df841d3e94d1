"""Whether the words in which a date was written say more than the date that stands beside them."""

from __future__ import annotations

import re
from datetime import date

from portal.shell.dates import due
from roadmaps.revisions.wording import plain

WORD = re.compile(r"\w+")
QUARTER = "кв"
OF_YEARS = frozenset({"г", "год", "года"})
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
# Months are told apart by this many letters, in both languages and in every case.
LETTERS = 3


def beside(wording: str, due_date: date | None, precision: str, *, is_assumption: bool = False) -> str:
    """The wording when it says more than the date as pages show it, else ""; always when something was assumed.

    "IV квартал 2028 г." beside "IV кв. 2028" says nothing more, "до конца IV квартала 2028" does.
    """
    return "" if not is_assumption and says_no_more(wording, due_date, precision) else wording


def says_no_more(wording: str, due_date: date | None, precision: str) -> bool:
    """Whether a wording says just what pages show of a date; never of a date that is not there."""
    return due_date is not None and _essence(wording) == _essence(due(due_date, precision))


def _essence(text: str) -> tuple[str, ...]:
    """The words without the ways to shorten them, "4 кв. 2028" for "IV квартал 2028 г."."""
    words = WORD.findall(plain(text).replace("й", "и"))
    return tuple(_short(word) for word in words if word not in OF_YEARS)


def _short(word: str) -> str:
    if word in ROMAN:
        return ROMAN[word]
    if word.isdigit():
        return word
    return QUARTER if word.startswith(QUARTER) else word[:LETTERS]
