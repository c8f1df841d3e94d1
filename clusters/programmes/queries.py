"""What the pages of programmes show: each with the days of the period that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clusters.models import Programme
from clusters.rhythm import Days, Span, days_of, spans


@dataclass(frozen=True, slots=True)
class NextPeriod:
    """The first period that has not ended on the day, and its days as the settings have them."""

    span: Span
    days: Days


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    programme: Programme
    next_period: NextPeriod | None


def next_period(programme: Programme, *, on: date) -> NextPeriod | None:
    """None when the programme's last period has ended, or its list of days holds no later one."""
    span = next((span for span in spans(programme) if span.ends_on >= on), None)
    return NextPeriod(span, days_of(span, programme)) if span else None


def programmes(at: datetime) -> Sequence[ProgrammeRow]:
    """All programmes, in the order of names."""
    return [ProgrammeRow(one, next_period(one, on=one.day_of(at))) for one in Programme.objects.all()]
