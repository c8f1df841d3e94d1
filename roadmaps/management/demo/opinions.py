"""What both sides think of a demo roadmap, quarter by quarter. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from roadmaps.management.demo.calendar import Course
from roadmaps.management.demo.clusters import Fortune
from roadmaps.terms import Confidence, Side

GOOD, DOUBT, ALARM = Confidence.ON_TRACK, Confidence.AT_RISK, Confidence.CRITICAL
QUARTER_DAYS = 91
# The ministry's word in six quarters up to the present one; None: nothing was said.
MINISTRY: dict[Fortune, tuple[Confidence | None, ...]] = {
    Fortune.EXEMPLARY: (GOOD, None, GOOD, GOOD, None, GOOD),
    Fortune.AVERAGE: (GOOD, GOOD, DOUBT, DOUBT, GOOD, GOOD),
    Fortune.SLIPPING: (GOOD, GOOD, GOOD, DOUBT, DOUBT, DOUBT),
    Fortune.TROUBLED: (GOOD, DOUBT, DOUBT, DOUBT, ALARM, ALARM),
    Fortune.SILENT: (GOOD, GOOD, None, DOUBT, None, None),
}
# The cluster's own: rosier, and seldomer.
CLUSTER: dict[Fortune, tuple[Confidence | None, ...]] = {
    Fortune.EXEMPLARY: (None, GOOD, None, GOOD, None, GOOD),
    Fortune.AVERAGE: (GOOD, None, GOOD, DOUBT, None, GOOD),
    Fortune.SLIPPING: (None, GOOD, None, GOOD, DOUBT, None),
    Fortune.TROUBLED: (GOOD, None, GOOD, DOUBT, None, DOUBT),
    Fortune.SILENT: (GOOD, None, None, None, None, None),
}
# Of this one the ministry has said nothing.
UNRATED = "tomsk-materials"
DAYS_BEFORE = {Side.MINISTRY: 9, Side.CLUSTER: 16}


@dataclass(frozen=True, slots=True)
class Opinion:
    on: date
    side: Side
    value: Confidence


def opinions(slug: str, fortune: Fortune, course: Course, chance: Random) -> list[Opinion]:
    """Every judgement of one roadmap, both sides, in the order of time."""
    found = []
    for side, words in ((Side.MINISTRY, MINISTRY[fortune]), (Side.CLUSTER, CLUSTER[fortune])):
        for quarters_ago, said in enumerate(reversed(words)):
            if said is None or (slug == UNRATED and side == Side.MINISTRY):
                continue
            days = QUARTER_DAYS * quarters_ago + DAYS_BEFORE[side] + chance.randint(0, 5)
            found.append(Opinion(course.today - timedelta(days=days), side, said))
    return sorted(found, key=lambda opinion: opinion.on)
