from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from roadmaps.charts.timeline import Shape
from roadmaps.dashboards.filters import RoadmapFilters
from roadmaps.dashboards.roadmap_page import RoadmapPage, roadmap_page
from roadmaps.models import Milestone, Roadmap, Workstream
from roadmaps.terms import Health, ProgressState, RevisionStatus
from tests.factories import (
    NOW,
    TODAY,
    make_expected,
    make_manager,
    make_milestone,
    make_official,
    make_period,
    make_roadmap,
)
from tests.roadmaps.dashboards.records import make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap()


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster)


def page_for(person: Person, roadmap: Roadmap, page: str = "1", **filters: Any) -> RoadmapPage:
    return roadmap_page(roadmap, person, RoadmapFilters(**filters), on=TODAY, page=page)


def titles(page: RoadmapPage) -> list[str]:
    return [row.milestone.title for row in page.page]


def plan(roadmap: Roadmap) -> dict[str, Milestone]:
    """Five milestones of two workstreams, one for each question that is asked of them."""
    second = Workstream.objects.create(roadmap=roadmap, title="Certification", position=2)
    return {
        "line": make_milestone(
            roadmap,
            title="Line",
            baseline_date=date(2026, 6, 30),
            state=ProgressState.DONE,
            actual_date=date(2026, 6, 24),
        ),
        "press": make_milestone(
            roadmap,
            title="Press",
            baseline_date=date(2026, 9, 30),
            forecast_date=date(2026, 12, 15),
            is_key=True,
            responsible="Петрова А. С.",
        ),
        "output": make_milestone(
            roadmap,
            title="Output",
            baseline_date=date(2027, 2, 28),
            forecast_date=date(2027, 4, 15),
            responsible="Иванов И. И.",
        ),
        "iso": make_milestone(roadmap, title="ISO", workstream=second, baseline_date=None),
        "hall": make_milestone(
            roadmap, title="Hall", workstream=second, baseline_date=date(2026, 10, 1), cancelled_at=NOW
        ),
    }


def test_page_says_where_the_roadmap_stands(roadmap: Roadmap, manager: Person) -> None:
    plan(roadmap)

    page = page_for(manager, roadmap)

    assert page.lead == "2 of 4 milestones should be done by now; 1 done. 1 is overdue, by 46\xa0days."


def test_timeline_groups_dated_rows_by_workstream_and_puts_the_rest_aside(roadmap: Roadmap, manager: Person) -> None:
    plan(roadmap)

    page = page_for(manager, roadmap)

    assert [(group.title, group.overdue) for group in page.groups] == [("Production", 1)]
    assert [drawn.row.milestone.title for drawn in page.groups[0].rows] == ["Line", "Press", "Output"]
    assert [row.milestone.title for row in page.undated] == ["ISO"]
    assert [row.milestone.title for row in page.dropped] == ["Hall"]


def test_timeline_draws_what_happened_to_each_date(roadmap: Roadmap, manager: Person) -> None:
    plan(roadmap)

    drawn = page_for(manager, roadmap).groups[0].rows

    assert [[mark.shape for mark in each.drawing.marks] for each in drawn] == [
        [Shape.APPROVED, Shape.ACTUAL],
        [Shape.APPROVED, Shape.OVERDUE, Shape.FORECAST],
        [Shape.APPROVED, Shape.FORECAST],
    ]
    assert [each.row.slip_days for each in drawn] == [-6, 76, 46]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["Line", "Press", "Output", "ISO", "Hall"]),
        ({"state": Health.OVERDUE}, ["Press"]),
        ({"state": "off_track"}, ["Press", "Output"]),
        ({"state": "open"}, ["Press", "Output", "ISO"]),
        ({"state": "undated"}, ["ISO"]),
        ({"state": Health.CANCELLED}, ["Hall"]),
        ({"key": True}, ["Press"]),
        ({"responsible": "Иванов И. И."}, ["Output"]),
        ({"due": "2026-3"}, ["Press"]),
        ({"due": "2027-1"}, ["Output"]),
        ({"q": "ПЕТРОВА"}, ["Press"]),
        ({"q": "press"}, ["Press"]),
        ({"q": "nothing like it"}, []),
        ({"sort": "due"}, ["Line", "Press", "Hall", "Output", "ISO"]),
        ({"sort": "slip"}, ["Press", "Output", "ISO", "Hall", "Line"]),
        ({"sort": "state"}, ["Press", "Output", "ISO", "Hall", "Line"]),
    ],
)
def test_filters_find_and_order_rows(
    filters: dict[str, Any], found: list[str], roadmap: Roadmap, manager: Person
) -> None:
    plan(roadmap)

    assert titles(page_for(manager, roadmap, **filters)) == found


def test_workstream_filter_keeps_its_rows(roadmap: Roadmap, manager: Person) -> None:
    milestones = plan(roadmap)

    assert titles(page_for(manager, roadmap, ws=milestones["iso"].workstream_id)) == ["ISO", "Hall"]


def test_filters_change_neither_the_sentence_nor_the_choices(roadmap: Roadmap, manager: Person) -> None:
    plan(roadmap)

    whole, narrow = page_for(manager, roadmap), page_for(manager, roadmap, q="press")

    assert (narrow.lead, narrow.counts) == (whole.lead, whole.counts)
    assert [option.label for option in narrow.bar.people] == ["Иванов И. И.", "Петрова А. С."]


def test_open_rows_can_be_reported_on_by_the_cluster_alone(roadmap: Roadmap, manager: Person) -> None:
    milestones = plan(roadmap)

    own = page_for(manager, roadmap)
    theirs = page_for(make_official(), roadmap)

    assert [row.report_url for row in own.page] == [
        "",
        f"/m/{milestones['press'].pk}/report/",
        f"/m/{milestones['output'].pk}/report/",
        f"/m/{milestones['iso'].pk}/report/",
        "",
    ]
    assert (own.can_report, own.can_propose) == (True, True)
    assert {row.report_url for row in theirs.page} == {""}
    assert (theirs.can_report, theirs.can_propose) == (False, False)


def test_draft_revision_is_told_to_the_cluster_alone(roadmap: Roadmap, manager: Person) -> None:
    in_force = make_revision(roadmap, manager, RevisionStatus.APPROVED, number=1)
    draft = make_revision(roadmap, manager, RevisionStatus.DRAFT, number=2)

    own, theirs = page_for(manager, roadmap).plan, page_for(make_official(), roadmap).plan

    assert (own.in_force, own.under_way) == (in_force, draft)
    assert (theirs.in_force, theirs.under_way) == (in_force, None)


def test_first_approved_date_is_kept_beside_a_moved_one(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=date(2027, 2, 28), original_baseline_date=date(2026, 11, 30))
    make_milestone(roadmap, baseline_date=date(2027, 2, 28))

    assert [row.was_due for row in page_for(manager, roadmap).page] == [date(2026, 11, 30), None]


def test_roadmap_without_a_plan_is_empty(roadmap: Roadmap, manager: Person) -> None:
    page = page_for(manager, roadmap)

    assert page.is_empty
    assert (page.axis, page.groups) == (None, ())


@pytest.mark.parametrize("number", [1, 3, 60])
def test_page_takes_nine_queries_for_any_number_of_milestones(
    number: int, roadmap: Roadmap, manager: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _step in range(number):
        make_milestone(roadmap, responsible_person=manager)
    make_expected(roadmap.milestones.all()[0], make_period(roadmap.programme))
    fresh = Roadmap.objects.select_related("cluster", "programme").get(pk=roadmap.pk)
    page_for(manager, fresh)

    with django_assert_num_queries(9):
        page = page_for(manager, fresh)

    assert len(titles(page)) == number


def test_milestones_without_a_report_for_the_period_can_be_listed(roadmap: Roadmap, manager: Person) -> None:
    period = make_period(roadmap.programme)
    silent, heard = make_milestone(roadmap), make_milestone(roadmap)
    make_milestone(roadmap)
    make_expected(silent, period)
    make_expected(heard, period, heard_on=date(2026, 10, 12))

    page = page_for(manager, roadmap, state="unheard", view="table")

    assert [row.milestone for row in page.page] == [silent]
    assert page.reporting is not None
    assert page.reporting.left_words == "1 reported, 1 left"
