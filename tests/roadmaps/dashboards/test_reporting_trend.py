"""How a roadmap has reported period after period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from clusters.models import Programme
from roadmaps.dashboards.reporting_trend import PERIODS_SHOWN, Trend, trends_of
from roadmaps.models import ReportingPeriod, Roadmap
from tests.factories import TODAY, make_expected, make_milestone, make_period, make_programme, make_roadmap

pytestmark = pytest.mark.django_db

FIRST_END = date(2024, 12, 31)


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def make_quarter(programme: Programme, number: int) -> ReportingPeriod:
    """One of a row of periods of ninety days, the cluster's day twenty days after its end."""
    ends_on = FIRST_END + timedelta(days=90 * number)
    return make_period(
        programme,
        starts_on=ends_on - timedelta(days=89),
        ends_on=ends_on,
        opens_on=ends_on + timedelta(days=1),
        cluster_due_date=ends_on + timedelta(days=20),
        contributor_due_date=None,
        ministry_due_date=None,
    )


def reported(roadmap: Roadmap, period: ReportingPeriod, *late_by: int | None) -> None:
    """An expected report for each number: by how many days it missed the day, None when it has not come."""
    for days in late_by:
        heard_on = None if days is None else period.cluster_due_date + timedelta(days=days)
        make_expected(make_milestone(roadmap), period, heard_on=heard_on)


def trend_of(roadmap: Roadmap, on: date = TODAY) -> Trend:
    return trends_of([roadmap], on)[roadmap.pk]


def test_rates_of_each_period_stand_in_order(programme: Programme) -> None:
    roadmap = make_roadmap(programme=programme)
    reported(roadmap, make_quarter(programme, 2), 0, 0, 5, None)
    reported(roadmap, make_quarter(programme, 1), 0, None)

    found = trend_of(roadmap)

    assert [(rate.heard_share, rate.on_time_share) for rate in found.rates] == [("50%", "50%"), ("75%", "50%")]


@pytest.mark.parametrize(
    ("before", "last", "headline"),
    [
        ((0, None), (0, 0), "More reports came than for {}: 100% after 50%"),
        ((0, 0), (0, None), "Fewer reports came than for {}: 50% after 100%"),
        ((0, None), (3, None), "As many reports came as for {}: 50%"),
    ],
)
def test_headline_says_what_has_changed(
    before: tuple[int | None, ...], last: tuple[int | None, ...], headline: str, programme: Programme
) -> None:
    roadmap = make_roadmap(programme=programme)
    reported(roadmap, make_quarter(programme, 1), *before)
    reported(roadmap, make_quarter(programme, 2), *last)

    found = trend_of(roadmap)

    assert found.headline == headline.format(found.rates[0].label)


def test_one_period_makes_no_trend(programme: Programme) -> None:
    roadmap = make_roadmap(programme=programme)
    reported(roadmap, make_quarter(programme, 1), 0)
    make_quarter(programme, 2)

    assert trend_of(roadmap).headline == ""


def test_period_counts_once_its_day_has_passed(programme: Programme) -> None:
    roadmap = make_roadmap(programme=programme)
    period = make_quarter(programme, 1)
    reported(roadmap, period, 0)

    assert [len(trend_of(roadmap, period.cluster_due_date + timedelta(days=days)).rates) for days in (0, 1)] == [0, 1]


def test_as_at_a_day_what_came_later_is_not_known(programme: Programme) -> None:
    roadmap = make_roadmap(programme=programme)
    period = make_quarter(programme, 1)
    reported(roadmap, period, 0, 10)

    found = trend_of(roadmap, period.cluster_due_date + timedelta(days=9))

    assert [rate.heard_share for rate in found.rates] == ["50%"]


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_depend_on_the_number_of_roadmaps(
    number: int, programme: Programme, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    periods = [make_quarter(programme, number) for number in range(PERIODS_SHOWN + 1)]
    roadmaps = [make_roadmap(programme=programme) for _ in range(number)]
    for roadmap in roadmaps:
        for period in periods:
            reported(roadmap, period, 0)

    with django_assert_num_queries(2):
        found = trends_of(roadmaps, TODAY)
        labels = [[rate.label for rate in trend.rates] for trend in found.values()]

    assert [len(names) for names in labels] == [PERIODS_SHOWN] * number
