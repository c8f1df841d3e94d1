"""Each side of the chain has its own day: on pages, in the inbox, and on the ministry's desk."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from clusters.models import Role
from portal.accounts.models import Person
from portal.inbox import kinds
from portal.inbox.models import Notice
from roadmaps.dashboards.needs import needs_of
from roadmaps.models import ProgressReport, ReportingPeriod
from roadmaps.progress.expecting import expect
from roadmaps.progress.period_standing import standing_of
from roadmaps.progress.periods import review_day
from roadmaps.progress.review import review_page
from roadmaps.reminders.owed import reports_to_review
from roadmaps.reminders.reach import Reach
from tests.factories import assign, make_expected, make_milestone, make_period, make_person
from tests.roadmaps.progress.reports import Scene, make_scene, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
OPENED = datetime(2026, 10, 1, 6, 0, tzinfo=UTC)
DAY = date(2026, 10, 12)
MINISTRY, TARGET = date(2026, 10, 23), 5


@pytest.fixture
def scene() -> Scene:
    return make_scene(baseline_date=date(2027, 12, 31))


@pytest.fixture
def contributor(scene: Scene) -> Person:
    person = make_person(language="en")
    assign(person, Role.CONTRIBUTOR, scene.cluster)
    scene.milestone.responsible_person = person
    scene.milestone.save()
    return person


def period_of(scene: Scene, **fields: object) -> ReportingPeriod:
    period = make_period(scene.milestone.roadmap.programme, **fields)
    make_expected(scene.milestone, period)
    return period


def test_pages_name_the_day_of_the_own_side(scene: Scene, contributor: Person) -> None:
    period_of(scene)
    due = {}
    for person in (contributor, scene.manager, scene.official):
        standing = standing_of(scene.milestone.roadmap, on=DAY, person=person)
        assert standing is not None
        due[person.pk] = (standing.due_date, standing.is_late)
    cluster = (date(2026, 10, 20), False)
    assert due == {
        contributor.pk: (date(2026, 10, 10), True),
        scene.manager.pk: cluster,
        scene.official.pk: cluster,
    }


def test_home_counts_to_the_own_day(scene: Scene, contributor: Person) -> None:
    period_of(scene)
    make_milestone(scene.milestone.roadmap)
    at = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
    days = {person.pk: needs_of(person, on=DAY, at=at)[0].due_date for person in (contributor, scene.manager)}
    assert days == {contributor.pk: date(2026, 10, 10), scene.manager.pk: date(2026, 10, 20)}


def test_opening_tells_each_side_its_day(scene: Scene, contributor: Person) -> None:
    period = make_period(scene.milestone.roadmap.programme)
    expect(period, at=OPENED)
    cluster = scene.cluster.name
    said = {row.person_id: kinds.say(row.kind, row.params).replace("\xa0", " ") for row in Notice.objects.all()}
    assert said == {
        contributor.pk: f"Reporting for Q3 2026 has begun, {cluster}: report on your milestones by 10 Oct 2026",
        scene.manager.pk: f"Reporting for Q3 2026 has begun: {cluster} reports by 20 Oct 2026",
    }


@pytest.mark.parametrize(
    ("sent_on", "ministry_day", "due"),
    [
        # The target of five working days ends first, then the ministry's day does, then it has passed.
        (date(2026, 10, 13), MINISTRY, date(2026, 10, 20)),
        (date(2026, 10, 19), MINISTRY, MINISTRY),
        (date(2026, 10, 22), MINISTRY, MINISTRY),
        (date(2026, 10, 23), MINISTRY, date(2026, 10, 30)),
        (date(2026, 10, 26), MINISTRY, date(2026, 11, 2)),
        (date(2026, 10, 22), None, date(2026, 10, 29)),
    ],
)
def test_ministry_reviews_by_its_day_in_the_chain(
    scene: Scene, sent_on: date, ministry_day: date | None, due: date
) -> None:
    programme = scene.milestone.roadmap.programme
    assert programme.review_target_days == TARGET
    sent_at = datetime(sent_on.year, sent_on.month, sent_on.day, 9, 0, tzinfo=UTC)
    assert review_day(programme, sent_at, ministry_day) == due


def test_official_is_reminded_on_that_day_and_the_queue_marks_the_row_after_it(scene: Scene) -> None:
    period_of(scene, ministry_due_date=MINISTRY)
    report = submitted(scene, at=datetime(2026, 10, 22, 9, 0, tzinfo=UTC))
    assert ProgressReport.objects.get().period is not None
    programme = scene.milestone.roadmap.programme

    assert list(reports_to_review(programme, date(2026, 10, 22), Reach())) == []
    owed = list(reports_to_review(programme, MINISTRY, Reach()))
    assert [(one.person_id, one.report_id, one.due_date) for one in owed] == [(scene.official.pk, report.pk, MINISTRY)]

    marks = [
        review_page(scene.official, now=datetime(2026, 10, day, 12, 0, tzinfo=UTC)).rows[0].is_beyond_target
        for day in (23, 26)
    ]
    assert marks == [False, True]


@pytest.mark.parametrize(("language", "name"), [("ru", "III кв. 2026"), ("en", "Q3 2026")])
def test_period_is_named_in_the_readers_language(scene: Scene, language: str, name: str) -> None:
    expect(make_period(scene.milestone.roadmap.programme), at=OPENED)
    row = Notice.objects.get(person=scene.manager)
    with translation.override(language):
        assert name in kinds.say(row.kind, row.params).replace("\xa0", " ")
