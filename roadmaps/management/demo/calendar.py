"""When things happen in the demo: everything hangs on one day, the day on which it is made."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from clusters.calendar import next_working_day

ZONE = ZoneInfo("Europe/Moscow")
HISTORY_DAYS = 548
SILENT_DAYS = 230


@dataclass(frozen=True, slots=True)
class Course:
    """The days between which the demo plays: programme, first approval, and the day of making."""

    today: date

    @property
    def begins(self) -> date:
        return self.today - timedelta(days=HISTORY_DAYS)

    @property
    def programme_start(self) -> date:
        return date(self.begins.year, 1, 1)

    @property
    def programme_end(self) -> date:
        return date(self.begins.year + 2, 12, 31)

    def before(self, days: int) -> date:
        return self.today - timedelta(days=days)


def working_moment(day: date, chance: Random) -> datetime:
    """Some minute of the working hours of that day, or of the next working day."""
    return datetime.combine(
        next_working_day(day), time(chance.randint(9, 16), chance.randint(0, 59), chance.randint(0, 59)), ZONE
    )


def month_end(day: date) -> date:
    return day.replace(day=months.monthrange(day.year, day.month)[1])


def quarter_end(day: date) -> date:
    return month_end(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 3))


def half_year_end(day: date) -> date:
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)
