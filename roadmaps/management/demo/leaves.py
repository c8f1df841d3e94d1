"""Leaves of the demo: one official is away and another stands in; a manager's leave is still to come."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from clusters.deputies import actions
from portal.inbox import preferences
from portal.inbox.models import Notice, Pace
from roadmaps.management.demo.calendar import ZONE, Course
from roadmaps.management.demo.people import People

# Absent, deputy; first and last day, counted from today. All was said in the evening before.
LEAVES = (
    ("sedov", "official", -1, 9),
    ("manager.ru", "contributor", 14, 27),
)
# Letters of what is older than this were read long ago.
LETTERS_WAIT = timedelta(days=1)


def take_leave(course: Course, people: People) -> None:
    """Name the deputies; the leave that has begun begins at once."""
    at = datetime.combine(course.before(1), time(18), ZONE)
    for absent, deputy, first, last in LEAVES:
        person = people.by_name[absent]
        actions.name(
            person,
            people.by_name[deputy],
            starts_on=course.today + timedelta(days=first),
            ends_on=course.today + timedelta(days=last),
            by=person,
            at=at,
        )


def choose_letters(course: Course, people: People) -> None:
    """One official reads the clusters' own ratings once a week; what happened before today has been written."""
    today = datetime.combine(course.today, time(8), ZONE)
    preferences.choose(people.by_name["official"].pk, {"own_ratings": Pace.WEEKLY}, at=today)
    Notice.objects.filter(created_at__lt=today - LETTERS_WAIT).exclude(waits_for="").update(waits_for="")
