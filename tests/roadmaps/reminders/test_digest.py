"""What a digest says of periods, read for all of its lines at once."""

from __future__ import annotations

from typing import Any

import pytest

from portal.accounts.models import Person
from roadmaps.models import Reminder, Roadmap
from roadmaps.reminders.contents import Contents
from roadmaps.reminders.digest import context_of
from roadmaps.terms import ReminderStep
from tests.factories import NOW, make_cluster, make_expected, make_milestone, make_period, make_person, make_roadmap

pytestmark = pytest.mark.django_db


def remind(person: Person, reason: str) -> Roadmap:
    """Of a period that still expects two reports on a roadmap of its own programme."""
    roadmap = make_roadmap(make_cluster())
    period = make_period(roadmap.programme)
    for _number in range(2):
        make_expected(make_milestone(roadmap), period)
    Reminder.objects.create(
        person=person,
        kind=ReminderStep.REPORT_MISSING,
        subject=f"period:{period.pk}:{roadmap.pk}",
        period=period,
        roadmap=roadmap,
        due_date=period.cluster_due_date,
        step_days=1,
        raised_on=NOW.date(),
        reason=reason,
    )
    return roadmap


def letter(person: Person) -> dict[str, Any]:
    rows = list(Reminder.objects.filter(person=person).for_letter())
    return context_of(person, Contents(rows, []), at=NOW)


def titles(person: Person) -> list[str]:
    return [line.title for group in letter(person)["groups"] for part in group.parts for line in part.lines]


def test_who_answers_for_the_whole_reads_what_is_left() -> None:
    person = make_person(language="en")
    remind(person, "manager")
    remind(person, "responsible")
    assert titles(person) == ["Report for Q3\xa02026: 2 milestones left", "Report for Q3\xa02026"]


def test_subject_of_a_single_line_says_what_is_left() -> None:
    person = make_person(language="en")
    remind(person, "manager")
    assert letter(person)["subject"] == "Report for Q3\xa02026: 2 milestones left, 20\xa0Oct\xa02026"


def test_letter_takes_the_same_queries_however_many_lines(django_assert_max_num_queries: Any) -> None:
    person = make_person(language="en")
    counts = []
    for _time in range(2):
        remind(person, "manager")
        remind(person, "manager")
        with django_assert_max_num_queries(10) as queries:
            assert len(titles(person)) == 2 * (len(counts) + 1)
        counts.append(len(queries))
    assert counts[0] == counts[1]
