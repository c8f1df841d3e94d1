"""From a programme's rhythm to its periods and their days. Pure: no database, no clock.

Quarters follow the financial year, months the calendar, a list of days is the ministry's own; the first and the last
period are cut to the programme. Days are the programme's calendar days.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from clusters.calendar import working_days_after
from clusters.chain import CLUSTER_MANAGER, CONTRIBUTOR, OFFICIAL, Link, links_of
from clusters.models import Programme, Rhythm

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a period."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Days:
    """From when reports are taken, and by when each side has done its part; None for a side without a day."""

    opens_on: date
    contributor_due_date: date | None
    cluster_due_date: date
    ministry_due_date: date | None


def spans(programme: Programme) -> Iterator[Span]:
    """The programme's periods in order of time."""
    starts_on = programme.starts_on
    for ends_on in period_ends(programme):
        yield Span(starts_on, ends_on)
        starts_on = ends_on + ONE_DAY


def period_ends(programme: Programme) -> Iterator[date]:
    """The last days of the programme's periods, none of them outside the programme."""
    if programme.rhythm == Rhythm.CUSTOM:
        days = sorted({date.fromisoformat(text) for text in programme.custom_period_ends})
        yield from (day for day in days if programme.starts_on <= day <= programme.ends_on)
        return
    end = month_end(programme.starts_on)
    while end < programme.ends_on:
        if programme.rhythm == Rhythm.MONTHLY or closes_quarter(end, programme.fiscal_start_month):
            yield end
        end = month_end(end + ONE_DAY)
    yield programme.ends_on


def month_end(day: date) -> date:
    return day.replace(day=months.monthrange(day.year, day.month)[1])


def closes_quarter(day: date, fiscal_start_month: int) -> bool:
    """Is the day's month the third of a quarter of the financial year?"""
    return (day.month - fiscal_start_month) % 3 == 2


def days_of(span: Span, programme: Programme) -> Days:
    """The days that the programme's chain and reminders give a period.

    It opens the day after its last day, or earlier when the first reminder is told earlier: who reports because of
    a reminder reports on the period that the reminder is about.
    """
    due = {link.side: due_date(span.ends_on, link) for link in links_of(programme.chain)}
    cluster = due[CLUSTER_MANAGER]
    reminded_on = cluster + timedelta(days=min(programme.remind_period_days, default=0))
    return Days(
        opens_on=max(span.starts_on, min(span.ends_on + ONE_DAY, reminded_on)),
        contributor_due_date=due.get(CONTRIBUTOR),
        cluster_due_date=cluster,
        ministry_due_date=due.get(OFFICIAL),
    )


def due_date(ends_on: date, link: Link) -> date:
    """The day of a link of the chain, counted from the period's last day."""
    return working_days_after(ends_on, link.days) if link.working else ends_on + timedelta(days=link.days)
