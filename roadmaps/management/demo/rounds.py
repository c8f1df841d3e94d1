"""The last rounds of reporting in the demo: who answered, who answered late, and who said nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zlib import crc32

from clusters.calendar import next_working_day
from clusters.models import Programme
from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.management.demo.calendar import ZONE
from roadmaps.management.demo.clusters import DemoCluster, Fortune
from roadmaps.models import Milestone, ReportingPeriod, Roadmap
from roadmaps.progress import actions as progress
from roadmaps.progress import expecting

ROUNDS = 3
# Of the milestones on which nothing else is reported: the share answered by “nothing has changed”, and that of these
# which came late.
ANSWERED = {
    Fortune.EXEMPLARY: (1.0, 0.0),
    Fortune.AVERAGE: (0.5, 0.1),
    Fortune.SLIPPING: (0.3, 0.4),
    Fortune.TROUBLED: (0.2, 0.6),
    Fortune.SILENT: (0.0, 0.0),
}


def open_periods(programme: Programme, on: date) -> list[ReportingPeriod]:
    """Plan the programme's periods, and give the last that have opened; what they expect is written by cluster."""
    expecting.plan_periods(programme, on=on)
    begun = ReportingPeriod.objects.filter(programme=programme).open_on(on).select_related("programme")
    for period in begun:
        period.opened_at = datetime.combine(period.opens_on, time(0, 5), ZONE)
    ReportingPeriod.objects.bulk_update(begun, ["opened_at"])
    return list(begun[:ROUNDS])


@dataclass(frozen=True)
class Round:
    """One cluster in one period. Nothing happens on the day of making or later."""

    cluster: DemoCluster
    roadmap: Roadmap
    manager: Person
    official: Person
    period: ReportingPeriod

    def moments(self, today: date) -> list[tuple[datetime, bool]]:
        """When milestones are answered: by the day, and (True) after it; before the hours of all other work."""
        days = [(self.period.cluster_due_date - timedelta(days=2), False)]
        days.append((self.period.cluster_due_date + timedelta(days=6), True))
        return [
            (datetime.combine(next_working_day(day), time(8), ZONE), is_late)
            for day, is_late in days
            if day + timedelta(days=3) < today
        ]

    def opening(self) -> datetime:
        return datetime.combine(self.period.opens_on, time(0, 5), ZONE)

    def chance(self) -> Random:
        return Random(crc32(f"{self.cluster.slug} {self.period.ends_on:%Y-%m}".encode()))

    def expect(self, at: datetime) -> None:
        expecting.expect(self.period, at=at, roadmaps=[self.roadmap.pk])

    def answer(self, at: datetime, *, is_late: bool) -> None:
        """Nothing has changed on some of the milestones that are left; an official accepts it at once."""
        chance, (share, late) = self.chance(), ANSWERED[self.cluster.fortune]
        for milestone in self.left():
            luck = chance.random()
            if (share * (1 - late) <= luck < share) if is_late else luck < share * (1 - late):
                self.repeat(milestone, at)

    def left(self) -> list[Milestone]:
        silent = self.period.expected.filter(roadmap=self.roadmap, heard_on__isnull=True).values("milestone")
        found = Milestone.objects.unfinished().filter(pk__in=silent).order_by("pk")
        return list(found.select_related("roadmap__cluster", "roadmap__programme"))

    def repeat(self, milestone: Milestone, at: datetime) -> None:
        try:
            report = progress.repeat(milestone, by=self.manager, at=at)
        except Refusal:
            return  # somebody has begun a report with news
        progress.accept(report, by=self.official, at=at)
