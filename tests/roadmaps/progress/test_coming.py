"""What an empty queue says of the reports to come: of whom, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from clusters.models import Role
from roadmaps.progress.coming import Expected, next_expected
from roadmaps.terms import ProgressState
from tests.clients import signed_in
from tests.factories import (
    NOW,
    assign,
    make_cluster,
    make_expected,
    make_milestone,
    make_official,
    make_period,
    make_programme,
    make_roadmap,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
DUE = date(2026, 11, 20)


def test_period_that_lacks_reports_is_named_with_its_clusters() -> None:
    programme = make_programme()
    first, second, elsewhere = (make_milestone(make_roadmap(make_cluster(), programme)) for _ in range(3))
    period = make_period(programme, cluster_due_date=DUE)
    for milestone in (first, second, elsewhere, make_milestone(first.roadmap)):
        make_expected(milestone, period)
    official = make_official(first.roadmap.cluster)
    assign(official, Role.OFFICIAL, second.roadmap.cluster)
    assert next_expected(official, on=date(2026, 11, 15)) == Expected(DUE, 2)


def test_what_was_heard_dropped_or_given_up_is_not_waited_for() -> None:
    programme = make_programme()
    roadmap = make_roadmap(programme=programme)
    period = make_period(programme, cluster_due_date=DUE)
    make_expected(make_milestone(roadmap), period, heard_on=date(2026, 11, 2))
    make_expected(make_milestone(roadmap, cancelled_at=NOW), period)
    make_expected(make_milestone(roadmap, state=ProgressState.WILL_NOT_BE_DONE), period)
    assert next_expected(make_official(roadmap.cluster), on=date(2026, 11, 15)) is None


@pytest.mark.parametrize(("on", "expected"), [(DUE, DUE), (date(2026, 11, 21), date(2027, 1, 20))])
def test_after_the_day_the_next_period_is_named(on: date, expected: date) -> None:
    programme = make_programme()
    milestone = make_milestone(make_roadmap(programme=programme))
    make_expected(milestone, make_period(programme, cluster_due_date=DUE))
    make_period(
        programme,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2027, 1, 1),
        cluster_due_date=date(2027, 1, 20),
        opened_at=None,
    )
    official = make_official(milestone.roadmap.cluster)
    assert next_expected(official, on=on) == Expected(expected, 1)


def test_period_of_a_programme_without_ones_clusters_is_not_named() -> None:
    make_period(make_programme(), opened_at=None, cluster_due_date=DUE)
    assert next_expected(make_official(make_cluster()), on=date(2026, 11, 15)) is None


def test_empty_queue_says_it() -> None:
    programme = make_programme()
    milestone = make_milestone(make_roadmap(programme=programme))
    make_expected(milestone, make_period(programme, cluster_due_date=date(2099, 12, 31)))
    official = make_official(milestone.roadmap.cluster, language="en")
    page = signed_in(official).get("/review/").content.decode()
    assert "The next reports are expected by 31\u00a0Dec\u00a02099, from 1 cluster." in page
