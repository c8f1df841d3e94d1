"""Who has reported on the last period, who is silent, and since when."""

from __future__ import annotations

from datetime import date

import pytest

from clusters.models import Programme
from roadmaps.dashboards.cluster_home import cluster_home
from roadmaps.dashboards.filters import PortfolioFilters, PortfolioState
from roadmaps.dashboards.needs import Urgency, needs_of
from roadmaps.dashboards.official_home import official_home
from roadmaps.dashboards.portfolio_page import summary
from roadmaps.dashboards.reporting import reporting_of, together
from roadmaps.models import Roadmap
from roadmaps.progress.periods import PeriodCount
from tests.factories import (
    NOW,
    TODAY,
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

ON_TIME, LATE = date(2026, 10, 20), date(2026, 10, 21)


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_period(programme)
    return programme


def reported(programme: Programme, *heard_on: date | None, name: str = "") -> Roadmap:
    """A roadmap with one expected report for each of the days; None for one that has not come."""
    roadmap = make_roadmap(make_cluster(name), programme)
    for day in heard_on:
        make_expected(make_milestone(roadmap), programme.periods.get(), heard_on=day)
    return roadmap


def test_rates_stand_side_by_side(programme: Programme) -> None:
    roadmap = reported(programme, ON_TIME, ON_TIME, LATE, None)

    found = reporting_of([roadmap], TODAY)[roadmap.pk]

    assert (found.count.heard_share, found.count.on_time_share) == (0.75, 0.5)
    assert (found.period_label, found.heard_words, found.missing_days) == ("Q3\xa02026", "3 of 4", None)
    assert found.rates == "reported: 75%, on time: 50%"


def test_silence_is_counted_from_the_day_of_the_report(programme: Programme) -> None:
    silent, partial, nothing = reported(programme, None, None), reported(programme, LATE, None), reported(programme)

    found = reporting_of([silent, partial, nothing], TODAY)

    assert [found[roadmap.pk].missing_days for roadmap in (silent, partial, nothing)] == [26, None, None]
    assert [found[roadmap.pk].is_incomplete for roadmap in (silent, partial, nothing)] == [False, True, False]


@pytest.mark.parametrize(("day", "missing"), [(19, None), (20, None), (21, 1), (22, 2)])
def test_nobody_is_silent_before_the_day_has_passed(day: int, missing: int | None, programme: Programme) -> None:
    roadmap = reported(programme, None)

    found = reporting_of([roadmap], date(2026, 10, day))

    assert (found[roadmap.pk].missing_days if roadmap.pk in found else None) == missing


def test_word_in_the_period_that_opened_since_ends_the_silence(programme: Programme) -> None:
    roadmap = reported(programme, None)
    later = make_period(
        programme,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2027, 1, 1),
        cluster_due_date=date(2027, 1, 20),
    )
    expected = make_expected(roadmap.milestones.get(), later)
    on = date(2027, 1, 10)
    before = reporting_of([roadmap], on)[roadmap.pk]
    expected.heard_on = date(2027, 1, 9)
    expected.save()

    after = reporting_of([roadmap], on)[roadmap.pk]

    assert (before.missing_days, after.missing_days) == (82, None)
    assert after.count == PeriodCount(expected=1, heard=0, on_time=0)


def test_programme_is_the_sum_of_its_roadmaps(programme: Programme) -> None:
    roadmaps = [reported(programme, ON_TIME, None), reported(programme, LATE)]

    total = together(reporting_of(roadmaps, TODAY).values())

    assert total.count == PeriodCount(expected=3, heard=2, on_time=1)
    assert total.period_label == "Q3\xa02026"


def test_sum_over_periods_of_different_names_names_none(programme: Programme) -> None:
    other = make_programme(fiscal_start_month=4)
    make_period(other)

    total = together(reporting_of([reported(programme, None), reported(other, None)], TODAY).values())

    assert (total.period_label, total.count.expected) == ("", 2)


@pytest.mark.parametrize(
    ("state", "names"), [(PortfolioState.SILENT, ["Silent"]), (PortfolioState.INCOMPLETE, ["Partial"])]
)
def test_portfolio_lists_who_is_silent_and_who_reported_in_part(
    state: PortfolioState, names: list[str], programme: Programme
) -> None:
    reported(programme, None, name="Silent")
    reported(programme, ON_TIME, None, name="Partial")
    reported(programme, ON_TIME, name="Whole")

    found = summary(make_official(), PortfolioFilters(state=state), on=TODAY)

    assert [row.roadmap.cluster.name for row in found.page] == names
    assert (found.cards.silent, found.cards.incomplete) == (1, 1)
    assert found.cards.reporting.rates == "reported: 50%, on time: 50%"


def test_home_says_how_many_are_left(programme: Programme) -> None:
    roadmap = reported(programme, ON_TIME, None, None)
    manager = make_manager(roadmap.cluster)

    needs = [need for need in needs_of(manager, on=TODAY, at=NOW) if need.urgency == Urgency.PERIOD_REPORT]

    assert [(need.sentence, need.is_late) for need in needs] == [("Q3\xa02026: Report on 3 milestones", True)]
    assert needs[0].note == "1 reported, 2 left; due 20\xa0Oct\xa02026, 26\xa0days\xa0ago"


def test_home_that_needs_nothing_says_when_the_next_report_is_due(programme: Programme) -> None:
    roadmap = reported(programme, ON_TIME)
    make_period(
        programme,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
        opens_on=date(2027, 1, 1),
        cluster_due_date=date(2027, 1, 20),
        opened_at=None,
    )
    roadmap.milestones.update(baseline_date=date(2027, 12, 31))

    home = cluster_home(make_manager(roadmap.cluster), on=TODAY, at=NOW)

    assert (home.needs, home.next_report) == ((), "Next report: for Q4\xa02026, by 20\xa0Jan\xa02027.")


def test_home_of_an_official_says_who_is_silent(programme: Programme) -> None:
    reported(programme, None)
    reported(programme, ON_TIME)

    home = official_home(make_official(), on=TODAY, at=NOW, since=NOW)

    assert (home.silent, home.reporting.rates) == (1, "reported: 50%, on time: 50%")


def test_home_of_a_contributor_counts_the_own_milestones(programme: Programme) -> None:
    roadmap = reported(programme, ON_TIME, None, None)
    person = make_person()
    assign(person, "contributor", roadmap.cluster)
    roadmap.milestones.update(responsible_person=make_person())
    first = roadmap.expected_reports.filter(heard_on__isnull=True)[0].milestone
    roadmap.milestones.filter(pk=first.pk).update(responsible_person=person)

    needs = [need for need in needs_of(person, on=TODAY, at=NOW) if need.urgency == Urgency.PERIOD_REPORT]

    assert [need.sentence for need in needs] == ["Q3\xa02026: Report on 1 milestone"]


def test_home_is_silent_when_everything_is_reported(programme: Programme) -> None:
    roadmap = reported(programme, ON_TIME, LATE)

    needs = needs_of(make_manager(roadmap.cluster), on=TODAY, at=NOW)

    assert [need for need in needs if need.urgency == Urgency.PERIOD_REPORT] == []
