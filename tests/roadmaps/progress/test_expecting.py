"""The clock makes periods and what they expect; reports are heard, or not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from clusters.chain import CLUSTER_MANAGER, Link, as_json
from clusters.models import Programme, Rhythm
from roadmaps.models import ExpectedReport, Milestone, ProgressReport, ReportingPeriod
from roadmaps.progress import actions, undoing
from roadmaps.progress.expecting import keep_periods
from roadmaps.progress.periods import PeriodCount, counts, current_period, next_period
from roadmaps.terms import ProgressState, ReportStatus
from tests.factories import NOW, make_cluster, make_milestone, make_programme, make_roadmap
from tests.roadmaps.progress.period_records import DUE, OPENING, heard_on, morning, open_period
from tests.roadmaps.progress.reports import Scene, accepted, drafted, make_scene, returned, submitted

pytestmark = pytest.mark.django_db


def programme_of(scene: Scene) -> Programme:
    return scene.milestone.roadmap.programme


def count_of(scene: Scene, period: ReportingPeriod, *, on: date = DUE) -> PeriodCount:
    return counts([period], on=on)[period.pk, scene.milestone.roadmap_id]


def test_period_that_opens_expects_a_report_on_each_open_promise() -> None:
    scene = make_scene()
    roadmap = scene.milestone.roadmap
    make_milestone(roadmap, state=ProgressState.DONE, actual_date=date(2026, 5, 1))
    make_milestone(roadmap, state=ProgressState.WILL_NOT_BE_DONE)
    make_milestone(roadmap, cancelled_at=NOW - timedelta(days=90))
    make_milestone(make_roadmap(make_cluster(is_archived=True), roadmap.programme))
    make_milestone()

    period = open_period(roadmap.programme)

    assert list(period.expected.values_list("milestone", "roadmap", "heard_on")) == [
        (scene.milestone.pk, roadmap.pk, None)
    ]


def test_clock_may_ring_often_and_from_two_places() -> None:
    programme = programme_of(make_scene())

    opened = [keep_periods(programme, on=OPENING, at=morning(OPENING)) for _ring in range(3)]

    assert opened == [7, 0, 0]
    assert ExpectedReport.objects.count() == 1


def test_period_does_not_open_before_its_day() -> None:
    programme = programme_of(make_scene())
    open_period(programme, on=date(2026, 7, 1))

    assert keep_periods(programme, on=date(2026, 9, 30), at=morning(date(2026, 9, 30))) == 0
    assert keep_periods(programme, on=OPENING, at=morning(OPENING)) == 1


def test_periods_overtaken_while_the_clock_stood_expect_nothing() -> None:
    programme = programme_of(make_scene())
    open_period(programme, on=date(2026, 1, 1))

    period = open_period(programme, on=OPENING)

    expecting = ReportingPeriod.objects.filter(expected__isnull=False).values_list("ends_on", flat=True)
    assert list(expecting) == [date(2025, 12, 31), period.ends_on]
    assert not ReportingPeriod.objects.filter(opens_on__lte=OPENING, opened_at__isnull=True).exists()


def test_reports_that_came_before_the_clock_are_counted() -> None:
    scene = make_scene()
    done_since = make_milestone(scene.milestone.roadmap)
    finished = Scene(scene.cluster, done_since, scene.manager, scene.official)
    early = submitted(scene, at=morning(date(2026, 10, 3)))
    accepted(finished, at=morning(date(2026, 10, 4)))
    Milestone.objects.filter(pk=done_since.pk).update(state=ProgressState.DONE, actual_date=OPENING)

    period = open_period(programme_of(scene), on=date(2026, 10, 7))

    early.refresh_from_db()
    assert early.period == period
    assert (heard_on(scene.milestone), heard_on(done_since)) == (date(2026, 10, 3), date(2026, 10, 4))


def test_what_lay_with_the_ministry_at_the_opening_is_not_asked_for_again() -> None:
    scene = make_scene()
    submitted(scene, at=morning(date(2026, 9, 30)))

    assert not open_period(programme_of(scene)).expected.exists()


def test_what_is_expected_stays_when_the_plan_changes() -> None:
    scene = make_scene()
    period = open_period(programme_of(scene))
    make_milestone(scene.milestone.roadmap)
    Milestone.objects.filter(pk=scene.milestone.pk).update(cancelled_at=morning(DUE) + timedelta(days=1))

    keep_periods(programme_of(scene), on=date(2026, 11, 1), at=morning(date(2026, 11, 1)))

    assert count_of(scene, period) == PeriodCount(expected=1, heard=0, on_time=0)


@pytest.mark.parametrize(("hour", "expected"), [(20, 0), (21, 1)])
def test_what_is_dropped_by_the_day_of_the_report_is_excused_by_the_programmes_clock(hour: int, expected: int) -> None:
    """Midnight in Moscow is nine in the evening of UTC."""
    scene = make_scene()
    period = open_period(programme_of(scene))
    dropped_at = datetime(2026, 10, 20, hour, 30, tzinfo=UTC)
    Milestone.objects.filter(pk=scene.milestone.pk).update(cancelled_at=dropped_at)

    found = counts([period], on=date(2026, 11, 1))

    assert sum(count.expected for count in found.values()) == expected


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Europe/Moscow", datetime(2026, 10, 20, 20, 59, tzinfo=UTC), date(2026, 10, 20)),
        ("Europe/Moscow", datetime(2026, 10, 20, 21, 0, tzinfo=UTC), date(2026, 10, 21)),
        ("Asia/Kamchatka", datetime(2026, 10, 20, 12, 0, tzinfo=UTC), date(2026, 10, 21)),
        ("Europe/Kaliningrad", datetime(2026, 10, 20, 21, 59, tzinfo=UTC), date(2026, 10, 20)),
    ],
)
def test_day_of_a_report_is_the_programmes(zone: str, moment: datetime, day: date) -> None:
    scene = make_scene()
    Programme.objects.update(time_zone=zone)
    scene.milestone.roadmap.programme.refresh_from_db()
    period = open_period(programme_of(scene))

    submitted(scene, at=moment)

    assert heard_on(scene.milestone) == day
    assert count_of(scene, period, on=day).on_time == int(day <= DUE)


def test_report_belongs_to_the_period_open_on_its_day() -> None:
    scene = make_scene()
    programme = programme_of(scene)
    second = open_period(programme, on=date(2026, 7, 1))
    before = submitted(scene, at=morning(date(2026, 9, 30)))
    actions.accept(before, by=scene.official, at=morning(date(2026, 9, 30)))
    third = open_period(programme)
    after = submitted(scene, at=morning(OPENING))

    assert (before.period, after.period) == (second, third)


def test_nothing_changed_is_heard() -> None:
    scene = make_scene()
    open_period(programme_of(scene))

    actions.repeat(scene.milestone, by=scene.manager, at=morning(OPENING))

    assert heard_on(scene.milestone) == OPENING


def withdrawn(scene: Scene, *, at: datetime) -> ProgressReport:
    report = submitted(scene, at=at)
    actions.withdraw(report, by=scene.manager, at=at)
    return report


def returned_and_undone(scene: Scene, *, at: datetime) -> ProgressReport:
    report = returned(scene, at=at)
    undoing.undo(report, by=scene.official, at=at + timedelta(seconds=5))
    return report


def reopened(scene: Scene, *, at: datetime) -> ProgressReport:
    return undoing.reopen(accepted(scene, at=at), reason="Look again.", by=scene.official, at=at)


@pytest.mark.parametrize(
    ("make", "status", "is_heard"),
    [
        (drafted, ReportStatus.DRAFT, False),
        (submitted, ReportStatus.SUBMITTED, True),
        (accepted, ReportStatus.ACCEPTED, True),
        (returned, ReportStatus.RETURNED, False),
        (withdrawn, ReportStatus.WITHDRAWN, False),
        (returned_and_undone, ReportStatus.SUBMITTED, True),
        (reopened, ReportStatus.SUBMITTED, True),
    ],
)
def test_only_a_report_that_stands_is_heard(
    make: Callable[..., ProgressReport], status: ReportStatus, is_heard: bool
) -> None:
    scene = make_scene()
    period = open_period(programme_of(scene))

    report = make(scene, at=morning(OPENING))

    report.refresh_from_db()
    assert report.status == status
    assert heard_on(scene.milestone) == (OPENING if is_heard else None)
    assert count_of(scene, period).missing == int(not is_heard)


def test_returned_report_is_late_when_it_comes_back_late() -> None:
    scene = make_scene()
    period = open_period(programme_of(scene))
    returned(scene, at=morning(DUE))
    submitted(scene, at=morning(DUE + timedelta(days=2)))

    late = DUE + timedelta(days=2)
    assert count_of(scene, period, on=DUE) == PeriodCount(expected=1, heard=0, on_time=0)
    assert count_of(scene, period, on=late) == PeriodCount(expected=1, heard=1, on_time=0)


def test_second_report_that_is_returned_takes_nothing_back() -> None:
    scene = make_scene()
    open_period(programme_of(scene))
    accepted(scene, at=morning(OPENING))
    returned(scene, at=morning(DUE))

    assert heard_on(scene.milestone) == OPENING


def test_counts_are_as_at_the_day_asked_for() -> None:
    scene = make_scene()
    period = open_period(programme_of(scene))
    submitted(scene, at=morning(date(2026, 10, 12)))

    assert [count_of(scene, period, on=date(2026, 10, day)).heard for day in (11, 12, 13)] == [0, 1, 1]


def test_new_rhythm_begins_after_the_period_that_is_open() -> None:
    programme = programme_of(make_scene())
    open_period(programme)
    keep_periods(programme, on=date(2026, 10, 5), at=NOW)
    programme.rhythm, programme.chain = Rhythm.MONTHLY, as_json((Link(CLUSTER_MANAGER, 5),))
    programme.save()

    keep_periods(programme, on=date(2026, 10, 6), at=NOW)

    later = ReportingPeriod.objects.filter(ends_on__gt=date(2026, 6, 30)).order_by("ends_on")
    assert [(one.starts_on, one.ends_on, one.cluster_due_date) for one in later] == [
        (date(2026, 7, 1), date(2026, 9, 30), DUE),
        (date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 5)),
    ]


def test_present_and_next_period() -> None:
    programme = make_programme()
    keep_periods(programme, on=date(2026, 11, 15), at=NOW)

    now, coming = current_period(programme, on=date(2026, 11, 15)), next_period(programme, on=date(2026, 11, 15))

    assert (now and now.ends_on, coming and coming.ends_on) == (date(2026, 9, 30), date(2026, 12, 31))
    assert current_period(programme, on=date(2025, 3, 31)) is None
