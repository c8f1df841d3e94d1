"""How a roadmap has reported period after period: what was heard of, what of it in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from portal.shell.numbers import percent
from roadmaps.models import ReportingPeriod, Roadmap
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import PeriodCount, counts

PERIODS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class PeriodRate:
    """The reports of one roadmap for one period."""

    period: ReportingPeriod
    count: PeriodCount

    @property
    def label(self) -> str:
        return label(self.period)

    @property
    def heard_share(self) -> str:
        return percent(self.count.heard_share)

    @property
    def on_time_share(self) -> str:
        return percent(self.count.on_time_share)


@dataclass(frozen=True, slots=True)
class Trend:
    """The last periods whose reports are due and for which any was expected, the oldest first."""

    rates: tuple[PeriodRate, ...] = ()

    @property
    def headline(self) -> str:
        """What the last two periods say beside each other; "" before there are two."""
        if len(self.rates) < 2:
            return ""
        before, last = self.rates[-2:]
        said = {"now": last.heard_share, "then": before.heard_share, "period": before.label}
        if said["now"] == said["then"]:
            return _("As many reports came as for %(period)s: %(now)s") % said
        if last.count.heard_share > before.count.heard_share:
            return _("More reports came than for %(period)s: %(now)s after %(then)s") % said
        return _("Fewer reports came than for %(period)s: %(now)s after %(then)s") % said


def trends_of(roadmaps: Iterable[Roadmap], on: date) -> dict[int, Trend]:
    """How each of the roadmaps has reported, as at a day. Two queries, however many roadmaps."""
    shown = list(roadmaps)
    due = due_periods({roadmap.programme_id for roadmap in shown}, on)
    found = counts(
        [period for periods in due.values() for period in periods], on=on, roadmaps=[one.pk for one in shown]
    )
    return {
        roadmap.pk: Trend(
            tuple(
                PeriodRate(period, found[period.pk, roadmap.pk])
                for period in due.get(roadmap.programme_id, ())
                if (period.pk, roadmap.pk) in found
            )
        )
        for roadmap in shown
    }


def due_periods(programmes: set[int], on: date) -> dict[int, list[ReportingPeriod]]:
    """By programme the last periods by whose day the cluster had to report, the oldest first."""
    found: dict[int, list[ReportingPeriod]] = {}
    passed = ReportingPeriod.objects.filter(programme__in=programmes, cluster_due_date__lt=on)
    for period in passed.select_related("programme").order_by("-cluster_due_date", "-pk"):
        periods = found.setdefault(period.programme_id, [])
        if len(periods) < PERIODS_SHOWN:
            periods.insert(0, period)
    return found
