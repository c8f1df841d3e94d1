"""Where a roadmap stands in the period of which reports are taken: how many are left, and by when for each side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clusters.models import Cluster
from clusters.policy import Permission, Viewer, can
from portal.shell import dates
from roadmaps.models import ReportingPeriod, Roadmap
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import PeriodCount, counts, current_period, next_period

SIDES: dict[str, Promise] = {
    "contributor": gettext_lazy("Contributors report"),
    "cluster": gettext_lazy("The cluster reports"),
    "ministry": gettext_lazy("The ministry has reviewed"),
}


@dataclass(frozen=True, slots=True)
class DueDay:
    """By when one side has done its part; `days` are left to it, negative when it has passed."""

    side: str
    on: date
    days: int

    @property
    def words(self) -> Promise:
        return SIDES[self.side]


@dataclass(frozen=True, slots=True)
class Standing:
    """One roadmap in one period, on a day, with the eyes of one side: its day is the one that counts."""

    period: ReportingPeriod
    count: PeriodCount
    on: date
    days: tuple[DueDay, ...]
    next_period: ReportingPeriod | None = None
    side: str = "cluster"

    @property
    def label(self) -> str:
        return label(self.period)

    @property
    def due_date(self) -> date:
        return self.period.due_date_of(self.side)

    @property
    def days_left(self) -> int:
        """Until the side's day; negative when it has passed."""
        return (self.due_date - self.on).days

    @property
    def is_late(self) -> bool:
        return self.count.missing > 0 and self.days_left < 0

    @property
    def left_words(self) -> str:
        """“9 reported, 5 left”, or that everything is there."""
        if not self.count.expected:
            return _("Nothing is expected for this period.")
        if not self.count.missing:
            return ngettext(
                "Reported on %(count)s milestone: everything is there.",
                "Reported on all %(count)s milestones: everything is there.",
                self.count.expected,
            ) % {"count": self.count.expected}
        return _("%(heard)s reported, %(missing)s left") % {"heard": self.count.heard, "missing": self.count.missing}

    @property
    def due_words(self) -> str:
        """“due 20 Oct 2026, in 5 days”"""
        day, relative = dates.day(self.due_date), dates.relative(self.due_date, self.on)
        return _("due %(day)s, %(relative)s") % {"day": day, "relative": relative}

    @property
    def next_words(self) -> str:
        """“Next: Q4 2026, due 20 Jan 2027”; "" when none is planned."""
        if self.next_period is None:
            return ""
        day = dates.day(self.next_period.due_date_of(self.side))
        return _("Next: %(period)s, due %(day)s") % {"period": label(self.next_period), "day": day}


def side_of(person: Viewer, cluster: Cluster) -> str:
    """Whose day in the chain the person keeps: who speaks for no more than own milestones reports to the managers."""
    is_contributor = can(person, Permission.REPORT, cluster) and not can(person, Permission.PROPOSE, cluster)
    return "contributor" if is_contributor else "cluster"


def standing_of(roadmap: Roadmap, *, on: date, person: Viewer | None = None) -> Standing | None:
    """Where the roadmap stands in the present period for that person; None before the first opened. Three queries."""
    period = current_period(roadmap.programme, on=on)
    if period is None:
        return None
    count = counts([period], on=on, roadmaps=[roadmap.pk]).get((period.pk, roadmap.pk), PeriodCount())
    side = side_of(person, roadmap.cluster) if person else "cluster"
    return Standing(period, count, on, due_days(period, on), next_period(roadmap.programme, on=on), side)


def due_days(period: ReportingPeriod, on: date) -> tuple[DueDay, ...]:
    """The days of the sides that have one, in the order of the chain."""
    found = {
        "contributor": period.contributor_due_date,
        "cluster": period.cluster_due_date,
        "ministry": period.ministry_due_date,
    }
    return tuple(DueDay(side, day, (day - on).days) for side, day in found.items() if day is not None)
