"""How each roadmap has reported: on the last period that is due, and whether it has been heard of since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from portal.shell.numbers import percent
from roadmaps.models import ReportingPeriod, Roadmap
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import PeriodCount, counts


@dataclass(frozen=True, slots=True)
class Reporting:
    """Of one roadmap or of several. `period` is the last one whose reports are due; `missing_days` are counted from
    that day while nothing at all has been heard, None where something has or nothing was expected.
    """

    period: ReportingPeriod | None = None
    count: PeriodCount = field(default_factory=PeriodCount)
    missing_days: int | None = None

    @property
    def period_label(self) -> str:
        return label(self.period) if self.period else ""

    @property
    def is_incomplete(self) -> bool:
        """Was something heard, but not of every milestone?"""
        return 0 < self.count.missing < self.count.expected

    @property
    def heard_words(self) -> str:
        """“9 of 14”"""
        return _("%(heard)s of %(expected)s") % {"heard": self.count.heard, "expected": self.count.expected}

    @property
    def rates(self) -> str:
        """“reported: 64%, on time: 57%”; "" while nothing was expected."""
        if not self.count.expected:
            return ""
        return _("reported: %(heard)s, on time: %(on_time)s") % {
            "heard": percent(self.count.heard_share),
            "on_time": percent(self.count.on_time_share),
        }


def reporting_of(roadmaps: Iterable[Roadmap], on: date) -> dict[int, Reporting]:
    """How each of the roadmaps reported, as at a day. Two queries, however many roadmaps."""
    shown = list(roadmaps)
    due, newest = periods_of({roadmap.programme_id for roadmap in shown}, on)
    wanted = {period.pk: period for period in (*due.values(), *newest.values())}
    found = counts(wanted.values(), on=on, roadmaps=[roadmap.pk for roadmap in shown])
    answer = {}
    for roadmap in shown:
        period, later = due.get(roadmap.programme_id), newest.get(roadmap.programme_id)
        if period is None:
            continue
        count = found.get((period.pk, roadmap.pk), PeriodCount())
        since = found.get((later.pk, roadmap.pk), PeriodCount()) if later else PeriodCount()
        is_silent = count.is_silent and since.heard == 0
        answer[roadmap.pk] = Reporting(period, count, (on - period.cluster_due_date).days if is_silent else None)
    return answer


def periods_of(programmes: set[int], on: date) -> tuple[dict[int, ReportingPeriod], dict[int, ReportingPeriod]]:
    """By programme: the last period whose reports are due, and the one of which reports are taken."""
    due: dict[int, ReportingPeriod] = {}
    newest: dict[int, ReportingPeriod] = {}
    for period in ReportingPeriod.objects.filter(programme__in=programmes).open_on(on).select_related("programme"):
        newest.setdefault(period.programme_id, period)
        if period.cluster_due_date < on:
            due.setdefault(period.programme_id, period)
    return due, newest


def together(several: Iterable[Reporting]) -> Reporting:
    """The counts of several roadmaps as one; the period is named where it is the same for all."""
    found = [one for one in several if one.period is not None]
    total = PeriodCount()
    for one in found:
        total += one.count
    names = {one.period_label for one in found}
    return Reporting(found[0].period if len(names) == 1 else None, total)
