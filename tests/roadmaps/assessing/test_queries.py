from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roadmaps.assessing.queries import confidence_of, side_of, standing_of
from roadmaps.models import Roadmap
from roadmaps.terms import Confidence, ReportStatus, Side
from tests.factories import (
    NOW,
    TODAY,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_programme,
    make_roadmap,
)
from tests.roadmaps.assessing.ratings import make_rating
from tests.roadmaps.dashboards.records import make_report

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def judged(roadmap: Roadmap) -> tuple[str, str]:
    standing = standing_of([roadmap], TODAY)[roadmap.pk]
    return standing.value, standing.own


def test_last_rating_of_each_side_stands() -> None:
    roadmap = make_roadmap()
    make_rating(roadmap, Confidence.CRITICAL, at=NOW - 9 * DAY)
    make_rating(roadmap, Confidence.AT_RISK, at=NOW - 2 * DAY)
    make_rating(roadmap, Confidence.ON_TRACK, side=Side.CLUSTER, at=NOW - 30 * DAY)

    assert judged(roadmap) == ("at_risk", "on_track")


def test_of_two_ratings_of_one_moment_the_later_written_stands() -> None:
    roadmap = make_roadmap()
    make_rating(roadmap, Confidence.CRITICAL)
    make_rating(roadmap, Confidence.ON_TRACK)

    assert judged(roadmap) == ("on_track", "not_rated")


def test_roadmap_that_nobody_judged_is_left_out() -> None:
    assert standing_of([make_roadmap()], TODAY) == {}


@pytest.mark.parametrize(
    ("zone", "at", "is_known"),
    [
        ("Europe/Moscow", datetime(2026, 11, 15, 20, 59, tzinfo=UTC), True),
        ("Europe/Moscow", datetime(2026, 11, 15, 21, 0, tzinfo=UTC), False),
        ("Asia/Vladivostok", datetime(2026, 11, 15, 13, 59, tzinfo=UTC), True),
        ("Asia/Vladivostok", datetime(2026, 11, 15, 14, 0, tzinfo=UTC), False),
    ],
)
def test_day_ends_in_the_programmes_time_zone(zone: str, at: datetime, is_known: bool) -> None:
    roadmap = make_roadmap(programme=make_programme(time_zone=zone))
    elsewhere = make_roadmap(programme=make_programme(time_zone="UTC"))
    make_rating(roadmap, Confidence.CRITICAL, at=at)

    assert (roadmap.pk in standing_of([roadmap, elsewhere], TODAY)) is is_known


def test_view_tells_what_each_rating_followed() -> None:
    roadmap = make_roadmap()
    make_rating(roadmap, Confidence.AT_RISK, at=NOW - 100 * DAY)
    make_rating(roadmap, Confidence.ON_TRACK, side=Side.CLUSTER, at=NOW - 50 * DAY)
    make_rating(roadmap, Confidence.CRITICAL, at=NOW)

    view = confidence_of([roadmap], TODAY)[roadmap.pk]

    assert [(rating.side, rating.value, rating.before) for rating in view.history] == [
        ("ministry", "critical", "at_risk"),
        ("cluster", "on_track", "not_rated"),
        ("ministry", "at_risk", "not_rated"),
    ]
    assert view.ministry.sentence == "Critical after “at risk”: worse than a quarter ago."
    assert view.cluster.rating is not None
    assert (view.cluster.rating.who, view.cluster.rating.on.isoformat()) == ("О. Ким", "2026-09-26")


def test_reports_speak_by_their_last_word_on_open_milestones() -> None:
    roadmap, author = make_roadmap(), make_person()
    first, second, finished = (
        make_milestone(roadmap),
        make_milestone(roadmap),
        make_milestone(roadmap, state="done", actual_date=TODAY),
    )
    make_report(first, author, ReportStatus.ACCEPTED, confidence="on_track", submitted_at=NOW - 9 * DAY)
    make_report(first, author, ReportStatus.SUBMITTED, confidence="critical", submitted_at=NOW - DAY)
    make_report(second, author, ReportStatus.ACCEPTED, confidence="at_risk")
    make_report(second, author, ReportStatus.RETURNED, confidence="critical", submitted_at=NOW)
    make_report(second, author, ReportStatus.DRAFT, confidence="critical")
    make_report(finished, author, ReportStatus.ACCEPTED, confidence="on_track")

    reported = confidence_of([roadmap], TODAY)[roadmap.pk].reported

    assert reported == "In its last reports on open milestones: critical – 1, at risk – 1."


@pytest.mark.parametrize("number", [1, 50])
def test_queries_do_not_grow_with_roadmaps(number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    programme = make_programme()
    roadmaps = [make_roadmap(programme=programme) for _ in range(number)]
    for roadmap in roadmaps:
        make_rating(roadmap, Confidence.AT_RISK)
        make_rating(roadmap, Confidence.ON_TRACK, side=Side.CLUSTER)

    with django_assert_num_queries(1):
        assert len(standing_of(roadmaps, TODAY)) == number
    with django_assert_num_queries(2):
        assert len(confidence_of(roadmaps, TODAY)) == number


def test_who_speaks_for_the_cluster_does_not_judge_for_the_ministry() -> None:
    cluster = make_cluster()
    manager, official = make_manager(cluster), make_official()
    both = make_manager(cluster)
    both.assignments.create(role="official")

    assert [side_of(person, cluster) for person in (manager, official, both, make_person())] == [
        Side.CLUSTER,
        Side.MINISTRY,
        Side.CLUSTER,
        None,
    ]
