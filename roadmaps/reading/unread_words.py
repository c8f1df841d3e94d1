"""Why a phrase could not be read as a date, and what to do, in words; keys are the kinds of `dates.Unread`."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_A_DATE = _("“%(found)s” is not a date. Enter a day, a month, a quarter or a year, or leave it undated.")
WHY_UNREAD: dict[str, str | Promise] = {
    "no_such_day": _("“%(found)s”: the calendar has no such day. Correct the date."),
    "no_such_month": _("“%(found)s”: there is no such month. Correct the date."),
    "no_year": _("“%(found)s” names no year. Add the year."),
    "out_of_range": _("“%(found)s” lies outside the years 2000 to 2100. Correct the date."),
    "end_before_start": _("“%(found)s” ends before it begins. Correct one of the two dates."),
    "fiscal_year": _("“%(found)s” names a fiscal year, and the programme counts calendar years. Enter a date."),
}
END_BEFORE_START = _("the due date %(found)s lies before the start %(start)s. Correct one of them.")


def why_unread(kind: str, found: str) -> str:
    """The sentence about a phrase that is no date, in the reader's language."""
    return str(WHY_UNREAD.get(kind, NOT_A_DATE)) % {"found": found}
