"""What the text of a cell of the form means as an answer; what cannot be read says why and what to do. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from roadmaps.errors import Refusal
from roadmaps.progress.answers import LONGEST_COMMENT, LONGEST_REASON
from roadmaps.progress.evidence import Address
from roadmaps.progress.evidence_fields import address
from roadmaps.progress.workbook_form import CHOICES
from roadmaps.reading.dates import DateReading, Unread, read_date
from roadmaps.reading.unread_words import why_unread

SHOWN = 60
PERCENT = re.compile(r"(\d{1,3})(?:[.,]0+)?\s?%?")
MUST_BE_CHOSEN = ("state", "confidence")


class CellUnread(Refusal):
    """The text of a cell means no answer."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts of cells; `fiscal_start` is the month in which the programme's year begins."""

    fiscal_start: int = 1

    def value(self, key: str, text: str) -> Any:
        """What the text of a column of answers means. Raises CellUnread."""
        if key in CHOICES:
            return chosen(key, text)
        if key in ("forecast_date", "actual_date"):
            return self.day(text)
        return TAKING[key](text)

    def day(self, text: str) -> date | None:
        """The day that a phrase means; of an interval its last one."""
        if not text:
            return None
        reading = read_date(text, fiscal_start=self.fiscal_start)
        if isinstance(reading, DateReading) and reading.end is not None:
            return reading.end
        raise CellUnread(why_unread(reading.kind if isinstance(reading, Unread) else "", text[:SHOWN]))


def chosen(key: str, text: str) -> str:
    """The value that a word stands for, in whatever language of the portal it is written."""
    if not text and key not in MUST_BE_CHOSEN:
        return ""
    value = words_of(key).get(text.casefold())
    if value is None:
        offered = ", ".join(f"“{label}”" for _value, label in CHOICES[key])
        found = _("“%(found)s” is not in the list.") % {"found": text[:SHOWN]} if text else _("The cell is empty.")
        raise CellUnread(" ".join([found, _("Choose one of: %(offered)s.") % {"offered": offered}]))
    return value


@lru_cache(maxsize=8)
def words_of(key: str) -> Mapping[str, str]:
    """The values of a list by their words, in every language."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {str(label).casefold(): value for value, label in CHOICES[key]}
    return found


def percent(text: str) -> int:
    if not text:
        return 0
    match = PERCENT.fullmatch(text)
    if match is None or int(match[1]) > 100:
        raise CellUnread(_("“%(found)s” is not a whole number from 0 to 100.") % {"found": text[:SHOWN]})
    return int(match[1])


def links(text: str) -> tuple[Address, ...]:
    """The addresses in a cell, one in a line."""
    try:
        return tuple(dict.fromkeys(address(line) for line in text.splitlines() if line.strip()))
    except ValidationError as fault:
        raise CellUnread(" ".join(fault.messages)) from fault


def limited(most: int) -> Callable[[str], str]:
    def take(text: str) -> str:
        if len(text) > most:
            raise CellUnread(
                _("The text has %(length)s characters, %(limit)s are the most. Shorten it.")
                % {"length": len(text), "limit": most}
            )
        return text

    return take


TAKING: Mapping[str, Callable[[str], Any]] = {
    "percent": percent,
    "comment": limited(LONGEST_COMMENT),
    "slip_reason": limited(LONGEST_REASON),
    "evidence_link": links,
}
