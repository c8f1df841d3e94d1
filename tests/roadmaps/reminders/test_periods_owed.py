"""Who is reminded of the report for a period, on which day, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from clusters.models import Programme
from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.models import ExpectedReport, Milestone, Reminder, ReportingPeriod
from roadmaps.reminders import actions
from roadmaps.reminders.explain import foreseen
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.periods_owed import reports_missing
from roadmaps.reminders.reach import Reach
from roadmaps.terms import ReminderState
from tests.factories import (
    assign,
    make_cluster,
    make_expected,
    make_manager,
    make_milestone,
    make_official,
    make_period,
    make_person,
    make_programme,
    make_roadmap,
)

pytestmark = pytest.mark.django_db
DUE = date(2026, 10, 20)
FAR = date(2027, 12, 31)


@dataclass(frozen=True)
class Scene:
    programme: Programme
    period: ReportingPeriod
    milestones: list[Milestone]
    contributor: Person
    manager: Person
    curator: Person


@pytest.fixture
def scene() -> Scene:
    """A roadmap with two milestones to report on: the contributor answers for one, nobody for the other."""
    cluster, programme = make_cluster("Altai Composites"), make_programme()
    roadmap = make_roadmap(cluster, programme)
    contributor = make_person(full_name="Contributor", language="en")
    assign(contributor, "contributor", cluster)
    milestones = [
        make_milestone(roadmap, baseline_date=FAR, responsible_person=contributor),
        make_milestone(roadmap, baseline_date=FAR),
    ]
    period = make_period(programme)
    for milestone in milestones:
        make_expected(milestone, period)
    manager, curator = make_manager(cluster, language="en"), make_official(cluster, language="en")
    return Scene(programme, period, milestones, contributor, manager, curator)


def told(scene: Scene, day: date) -> dict[str, int]:
    """Who is owed a line on that day, by capacity, with the step."""
    found = reports_missing(scene.programme, day, Reach())
    return {entry.reason: entry.step_days for entry in found}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # The contributor's own day is the 10th, a Saturday; the step of 30 September had passed when the period opened.
        (date(2026, 10, 6), {}),
        (date(2026, 10, 7), {"responsible": -3}),
        # The tenth day before the cluster's 20th is that Saturday: told on the Friday.
        (date(2026, 10, 8), {"responsible": -3}),
        (date(2026, 10, 9), {"responsible": -3, "manager": -10}),
        (date(2026, 10, 12), {"responsible": 2, "manager": -10}),
        (date(2026, 10, 16), {"responsible": 2, "manager": -3}),
        (date(2026, 10, 20), {"responsible": 2, "manager": 0}),
        (date(2026, 10, 22), {"responsible": 2, "manager": 2, "curator": 2}),
        (date(2026, 12, 31), {"responsible": 2, "manager": 2, "curator": 2}),
    ],
)
def test_steps_climb_from_the_cluster_to_the_ministry(day: date, expected: dict[str, int], scene: Scene) -> None:
    assert told(scene, day) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 8), {}),
        (date(2026, 10, 9), {"responsible": -10, "manager": -10}),
        (date(2026, 10, 20), {"responsible": 0, "manager": 0}),
        (date(2026, 10, 22), {"responsible": 2, "manager": 2, "curator": 2}),
    ],
)
def test_contributor_without_a_day_of_the_own_keeps_the_clusters(
    day: date, expected: dict[str, int], scene: Scene
) -> None:
    ReportingPeriod.objects.update(contributor_due_date=None)
    assert told(scene, day) == expected


def test_manager_who_answers_for_a_milestone_keeps_the_clusters_day(scene: Scene) -> None:
    Milestone.objects.update(responsible_person=scene.manager)
    assert told(scene, date(2026, 10, 7)) == {}
    assert told(scene, DUE) == {"manager": 0}


def test_each_side_is_told_of_its_own_day(scene: Scene) -> None:
    owed = reports_missing(scene.programme, date(2026, 10, 9), Reach())
    assert {entry.reason: entry.due_date for entry in owed} == {"responsible": date(2026, 10, 10), "manager": DUE}


def test_manager_is_left_alone_at_first_when_each_milestone_has_somebody(scene: Scene) -> None:
    scene.milestones[1].responsible_person = scene.contributor
    scene.milestones[1].save()

    assert told(scene, date(2026, 10, 9)) == {"responsible": -3}
    assert told(scene, date(2026, 10, 19)) == {"responsible": 2, "manager": -3}


def test_curator_is_told_when_the_cluster_has_nobody(scene: Scene) -> None:
    scene.manager.assignments.all().delete()
    scene.contributor.assignments.all().delete()

    assert told(scene, date(2026, 10, 9)) == {"curator": -10}


def test_nobody_is_told_when_everything_is_heard(scene: Scene) -> None:
    ExpectedReport.objects.update(heard_on=date(2026, 10, 5))

    assert told(scene, DUE) == {}


def test_who_has_reported_is_told_no_more_while_others_are(scene: Scene) -> None:
    ExpectedReport.objects.filter(milestone=scene.milestones[0]).update(heard_on=date(2026, 10, 5))

    assert told(scene, DUE) == {"manager": 0}


def test_what_had_passed_when_the_clock_opened_the_period_is_not_made_up_for(scene: Scene) -> None:
    scene.period.opened_at = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
    scene.period.save()

    assert told(scene, date(2026, 11, 15)) == {}


def test_period_that_the_clock_has_not_opened_tells_nobody(scene: Scene) -> None:
    ReportingPeriod.objects.update(opened_at=None)

    assert told(scene, DUE) == {}


def test_programme_without_steps_tells_nobody(scene: Scene) -> None:
    scene.programme.remind_period_days = []

    assert told(scene, DUE) == {}


def test_next_period_ends_what_is_said_of_this_one(scene: Scene) -> None:
    make_period(
        scene.programme,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2027, 1, 1),
        cluster_due_date=date(2027, 1, 20),
        opened_at=datetime(2027, 1, 1, 6, 0, tzinfo=UTC),
    )

    assert told(scene, date(2027, 1, 2)) == {}


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, 0, tzinfo=UTC)


def test_each_step_is_written_once_and_told_in_one_digest(scene: Scene) -> None:
    for day in (date(2026, 10, 9), date(2026, 10, 9), date(2026, 10, 12), date(2026, 10, 16)):
        actions.raise_due(scene.programme, on=day, at=morning(day))
        actions.compose(at=morning(day))

    rows = Reminder.objects.filter(person=scene.manager).order_by("step_days")
    assert [(row.step_days, row.state, row.kind) for row in rows] == [
        (-10, ReminderState.TOLD, "report_missing"),
        (-3, ReminderState.TOLD, "report_missing"),
    ]
    assert Message.objects.filter(person=scene.manager).count() == 2


def test_letter_says_how_many_are_left_and_leads_to_the_reports(scene: Scene) -> None:
    actions.raise_due(scene.programme, on=DUE, at=morning(DUE))
    actions.compose(at=morning(DUE))

    letter = Message.objects.get(person=scene.manager)
    assert letter.subject.replace("\xa0", " ") == "Report for Q3 2026: 2 milestones left, 20 Oct 2026"
    assert f"/r/{scene.milestones[0].roadmap_id}/reports/" in letter.text


def test_report_that_comes_closes_the_line(scene: Scene) -> None:
    actions.raise_due(scene.programme, on=DUE, at=morning(DUE))
    ExpectedReport.objects.update(heard_on=DUE)

    actions.raise_due(scene.programme, on=DUE, at=morning(DUE))

    assert set(Reminder.objects.values_list("state", flat=True)) == {ReminderState.VOID}


def test_explain_says_it_before(scene: Scene) -> None:
    day = date(2026, 10, 22)

    with translation.override("en"):
        lines = {entry.reason: entry for entry in foreseen({scene.programme: day})}

    assert set(lines) == {"responsible", "manager", "curator"}
    assert lines["curator"].title.replace("\xa0", " ") == "Report for Q3 2026: 2 milestones left"
    assert lines["curator"].url == scene.milestones[0].roadmap.get_absolute_url()


@pytest.mark.parametrize("number", [1, 50])
def test_what_is_owed_takes_as_many_queries_for_fifty_clusters_as_for_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    programme = make_programme()
    period = make_period(programme)
    for _step in range(number):
        roadmap = make_roadmap(make_cluster(), programme)
        make_manager(roadmap.cluster)
        make_expected(make_milestone(roadmap, baseline_date=FAR), period)
    reach = Reach()

    with django_assert_num_queries(2):
        owed = list(reports_missing(programme, DUE + timedelta(days=1), reach))

    assert len(owed) == number
    assert len(list(owed_on(programme, DUE, reach))) == number
