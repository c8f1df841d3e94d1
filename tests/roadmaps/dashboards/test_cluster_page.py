from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from clusters.models import Role
from roadmaps.dashboards.cluster_page import cluster_page, people_of
from roadmaps.terms import Confidence, Side
from tests.factories import (
    TODAY,
    assign,
    make_cluster,
    make_expected,
    make_manager,
    make_milestone,
    make_official,
    make_period,
    make_person,
    make_roadmap,
)
from tests.roadmaps.assessing.ratings import make_rating

pytestmark = pytest.mark.django_db


def test_cluster_page_adds_up_its_roadmaps_and_lists_what_comes_next() -> None:
    cluster = make_cluster()
    first, second = make_roadmap(cluster), make_roadmap(cluster)
    make_milestone(first, baseline_date=date(2026, 9, 30))
    later = make_milestone(first, baseline_date=date(2028, 1, 31))
    sooner = make_milestone(second, baseline_date=date(2027, 1, 31))

    page = cluster_page(cluster, make_official(), on=TODAY)

    assert page.lead == "1 of 3 milestones should be done by now; 0 done. 1 is overdue, by 46\xa0days."
    assert [entry.url for entry in page.next] == [sooner.get_absolute_url(), later.get_absolute_url()]
    assert [card.row.roadmap for card in page.cards] == [first, second]


def test_attention_is_shown_to_those_who_see_the_portfolio() -> None:
    cluster = make_cluster()

    assert cluster_page(cluster, make_official(cluster), on=TODAY).shows_attention
    assert not cluster_page(cluster, make_manager(cluster), on=TODAY).shows_attention


def test_people_are_those_of_the_cluster_who_may_enter() -> None:
    cluster = make_cluster()
    manager, curator = make_manager(cluster), make_official(cluster)
    make_manager(make_cluster())
    make_manager(cluster, is_active=False)
    make_manager(cluster, joined_at=None)
    make_official()
    contributor = make_person()
    assign(contributor, Role.CONTRIBUTOR, cluster)

    assert people_of(cluster) == {
        Role.CLUSTER_MANAGER: (manager,),
        Role.CONTRIBUTOR: (contributor,),
        Role.OFFICIAL: (curator,),
    }


def test_officials_of_all_clusters_stand_in_for_a_missing_curator() -> None:
    cluster = make_cluster()
    official = make_official()

    assert people_of(cluster)[Role.OFFICIAL] == (official,)


@pytest.mark.parametrize("number", [1, 3])
def test_cluster_page_takes_as_many_queries_for_three_roadmaps_as_for_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cluster, official = make_cluster(), make_official()
    for _step in range(number):
        roadmap = make_roadmap(cluster)
        make_expected(make_milestone(roadmap), make_period(roadmap.programme))
        make_rating(roadmap, Confidence.AT_RISK)

    with django_assert_num_queries(17):
        page = cluster_page(cluster, official, on=TODAY)

    assert len(page.cards) == number


def test_both_sides_are_told_where_a_rating_and_the_facts_differ() -> None:
    cluster = make_cluster()
    roadmap = make_roadmap(cluster)
    for _step in range(2):
        make_milestone(roadmap, baseline_date=date(2026, 9, 30))
    make_rating(roadmap, Confidence.ON_TRACK)
    make_rating(roadmap, Confidence.CRITICAL, side=Side.CLUSTER)

    for person in (make_manager(cluster), make_official(cluster)):
        page = cluster_page(cluster, person, on=TODAY)
        (card,) = page.cards
        assert card.row.standing.contradiction == "rated on track, but 2 overdue"
        assert card.confidence.standing.own == "critical"
        assert page.can_rate
