"""A roadmap's report for a period, as something that a reminder is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from roadmaps.models import ReportingPeriod, Roadmap
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import counts


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """`left` counts the milestones of which nothing has been heard; None where that is not to be said."""

    period: ReportingPeriod
    roadmap: Roadmap
    left: int | None = None

    def __str__(self) -> str:
        """“Report for Q3 2026: 5 milestones left”"""
        name = _("Report for %(period)s") % {"period": label(self.period)}
        if self.left is None:
            return name
        left = ngettext("%(count)s milestone left", "%(count)s milestones left", self.left) % {"count": self.left}
        return f"{name}: {left}"

    def get_absolute_url(self) -> str:
        """The roadmap, which everybody who is told may see."""
        return self.roadmap.get_absolute_url()

    def path_for(self, reason: str) -> str:
        """Where who is told in that capacity goes on: the cluster's people to their reports."""
        return self.get_absolute_url() if reason == "curator" else reverse("reports", args=[self.roadmap.pk])


def period_reports(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], PeriodReport]:
    """The subjects of these (period, roadmap) keys with what is left of them; three queries for all."""
    keys = set(pairs)
    if not keys:
        return {}
    periods = ReportingPeriod.objects.select_related("programme").in_bulk({period for period, _roadmap in keys})
    roadmaps = Roadmap.objects.select_related("cluster", "programme").in_bulk({roadmap for _period, roadmap in keys})
    found = counts(periods.values(), on=date.max, roadmaps=list(roadmaps))
    return {
        (period, roadmap): PeriodReport(
            periods[period], roadmaps[roadmap], found[period, roadmap].missing if (period, roadmap) in found else 0
        )
        for period, roadmap in keys
    }
