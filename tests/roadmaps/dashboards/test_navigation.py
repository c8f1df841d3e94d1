from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from clusters.models import Role
from portal.accounts.models import Person
from roadmaps.context import Place, navigation
from roadmaps.terms import ReportStatus, RevisionStatus
from tests.factories import (
    assign,
    make_admin,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_roadmap,
)
from tests.roadmaps.dashboards.records import make_report, make_revision

pytestmark = pytest.mark.django_db


def places(person: Person | AnonymousUser, path: str = "/") -> list[Place]:
    request = RequestFactory().get(path)
    request.user = person
    found: list[Place] = navigation(request)["navigation"]
    return found


def labels(person: Person) -> list[str]:
    return [str(place.label) for place in places(person)]


def test_each_role_finds_its_own_places() -> None:
    roadmap = make_roadmap()
    analyst = make_person()
    assign(analyst, Role.ANALYST)

    assert labels(make_manager(roadmap.cluster)) == ["Home", "Roadmap", "Requests"]
    assert labels(make_official()) == ["Home", "Portfolio", "To review", "Requests", "Reminders"]
    assert labels(analyst) == ["Portfolio", "Requests"]
    assert labels(make_admin()) == ["People", "Settings", "Ledger"]
    assert labels(make_person()) == []


def test_stranger_finds_nothing() -> None:
    assert places(AnonymousUser()) == []


def test_person_of_both_offices_finds_the_places_of_both() -> None:
    person = make_manager(make_roadmap().cluster)
    assign(person, Role.OFFICIAL)

    assert labels(person) == ["Home", "Roadmap", "Portfolio", "To review", "Requests", "Reminders"]


def test_two_roadmaps_are_called_by_their_clusters_and_more_are_left_to_the_home() -> None:
    first, second, third = make_roadmap(), make_roadmap(), make_roadmap()
    person = make_manager(first.cluster)
    assign(person, Role.CLUSTER_MANAGER, second.cluster)

    assert labels(person) == ["Home", first.cluster.name, second.cluster.name, "Requests"]

    assign(person, Role.CLUSTER_MANAGER, third.cluster)
    assert labels(Person.objects.get(pk=person.pk)) == ["Home", "Requests"]


def test_place_one_stands_in_is_current() -> None:
    official = make_official()

    assert [place.is_current for place in places(official, "/portfolio/")] == [False, True, False, False, False]
    assert [place.is_current for place in places(official, "/")] == [True, False, False, False, False]


def test_review_counts_reports_and_revisions_of_ones_own_clusters() -> None:
    roadmap, other, author = make_roadmap(), make_roadmap(), make_person()
    make_report(make_milestone(roadmap), author, ReportStatus.SUBMITTED)
    make_report(make_milestone(roadmap), author, ReportStatus.ACCEPTED)
    make_revision(roadmap, author, RevisionStatus.SUBMITTED)
    make_report(make_milestone(other), author, ReportStatus.SUBMITTED)

    assert [place.count for place in places(make_official(roadmap.cluster))] == [0, 0, 2, 0, 0]
    assert [place.count for place in places(make_official())] == [0, 0, 3, 0, 0]


def test_navigation_takes_three_queries_beside_the_assignments() -> None:
    person = make_manager(make_roadmap().cluster)
    assign(person, Role.OFFICIAL)
    fresh = Person.objects.get(pk=person.pk)

    with CaptureQueriesContext(connection) as queries:
        places(fresh)

    assert len(queries) == 1 + 3
