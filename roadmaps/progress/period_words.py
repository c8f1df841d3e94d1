"""How a period is called: “Q3 2026”, “October 2026”, “1 Feb 2026 – 15 Mar 2026”."""

from __future__ import annotations

from babel.dates import format_date

from clusters.models import Rhythm
from portal.shell.dates import ROMAN, current_language, day, joined, locale_of
from roadmaps.models import ReportingPeriod


def label(period: ReportingPeriod, language: str | None = None) -> str:
    """The period's name; a quarter of a financial year that begins in another month says both years: “Q2 2026/27”.

    Reads the period's programme.
    """
    language = language or current_language()
    match period.rhythm:
        case Rhythm.MONTHLY:
            return joined(format_date(period.ends_on, "LLLL y", locale=locale_of(language)))
        case Rhythm.QUARTERLY:
            return quarter(period, language)
        case _:
            return f"{day(period.starts_on, language)} – {day(period.ends_on, language)}"


def quarter(period: ReportingPeriod, language: str) -> str:
    first, last = period.programme.fiscal_start_month, period.ends_on
    number = (last.month - first) % 12 // 3
    begun = last.year if last.month >= first else last.year - 1
    year = str(begun) if first == 1 else f"{begun}/{(begun + 1) % 100:02d}"
    return joined(f"{ROMAN[number]} кв. {year}" if language == "ru" else f"Q{number + 1} {year}")
