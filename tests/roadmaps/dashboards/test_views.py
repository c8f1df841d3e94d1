from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clusters.models import Role
from portal.accounts.models import Person
from roadmaps.models import Roadmap
from roadmaps.terms import ReportStatus
from tests.clients import signed_in
from tests.factories import (
    NOW,
    assign,
    make_admin,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_roadmap,
)
from tests.roadmaps.dashboards.records import make_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_clock")]


@pytest.fixture
def _clock() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def roadmap() -> Roadmap:
    roadmap = make_roadmap()
    make_milestone(roadmap, title="Second press", baseline_date=date(2026, 9, 30))
    make_milestone(roadmap, title="Serial output", baseline_date=date(2026, 12, 1))
    return roadmap


def reading_english(person: Person) -> Client:
    person.language = "en"
    person.save()
    return signed_in(person)


def make_analyst() -> Person:
    person = make_person()
    assign(person, Role.ANALYST)
    return person


def test_home_of_a_manager_lists_what_needs_them(roadmap: Roadmap) -> None:
    page = reading_english(make_manager(roadmap.cluster)).get("/").content.decode()

    assert "2 things need you." in page
    assert "overdue by 46\xa0days" in page


def test_home_of_an_official_lists_decisions_and_what_is_off_track(roadmap: Roadmap) -> None:
    make_report(roadmap.milestones.first(), make_manager(roadmap.cluster), ReportStatus.SUBMITTED)

    page = reading_english(make_official()).get("/").content.decode()

    assert "Review the report on" in page
    assert "1 overdue, by 46\xa0days" in page


def test_home_of_a_person_in_both_offices_shows_both(roadmap: Roadmap) -> None:
    person = make_manager(roadmap.cluster)
    assign(person, Role.OFFICIAL, make_roadmap().cluster)

    response = reading_english(person).get("/")

    assert response.context["cluster"] is not None
    assert response.context["ministry"] is not None


def test_home_sends_the_analyst_to_the_portfolio_and_the_admin_to_people() -> None:
    assert reading_english(make_analyst()).get("/").headers["Location"] == "/portfolio/"
    assert reading_english(make_admin()).get("/").headers["Location"] == "/people/"


def test_home_of_a_person_without_a_role_says_what_to_do() -> None:
    response = reading_english(make_person()).get("/")

    assert response.status_code == 200
    assert "You have no role yet" in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/portfolio/", "/r/1/", "/c/x/"])
def test_pages_ask_a_stranger_to_sign_in(path: str) -> None:
    response = Client().get(path)

    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"?next={path}")


@pytest.mark.parametrize("path", ["/", "/portfolio/", "/r/1/", "/c/x/"])
def test_pages_are_only_read(path: str) -> None:
    assert reading_english(make_official()).post(path).status_code == 405


def test_portfolio_opens_to_officials_and_analysts_alone(roadmap: Roadmap) -> None:
    people = [make_official(), make_analyst(), make_manager(roadmap.cluster), make_admin(), make_person()]

    assert [reading_english(person).get("/portfolio/").status_code for person in people] == [200, 200, 403, 403, 403]


def test_roadmap_and_cluster_of_another_tenant_do_not_exist(roadmap: Roadmap) -> None:
    paths = [roadmap.get_absolute_url(), f"/c/{roadmap.cluster.slug}/"]
    own, other = make_manager(roadmap.cluster), make_manager(make_roadmap().cluster)
    curator_elsewhere, analyst = make_official(make_roadmap().cluster), make_analyst()

    statuses = {
        name: [reading_english(person).get(path).status_code for path in paths]
        for name, person in {
            "own": own,
            "other": other,
            "curator elsewhere": curator_elsewhere,
            "analyst": analyst,
            "admin": make_admin(),
        }.items()
    }

    assert statuses == {
        "own": [200, 200],
        "other": [404, 404],
        "curator elsewhere": [404, 404],
        "analyst": [200, 200],
        "admin": [404, 404],
    }


def test_analyst_finds_no_button_that_changes_anything(roadmap: Roadmap) -> None:
    client = reading_english(make_analyst())

    pages = [client.get(path).content.decode() for path in ("/portfolio/", f"{roadmap.get_absolute_url()}?view=table")]

    assert [re.findall(r'href="[^"]*/(?:report|upload|review)/"', page) for page in pages] == [[], []]


def test_worst_milestone_of_the_first_row_is_one_click_from_the_portfolio(roadmap: Roadmap) -> None:
    make_milestone(make_roadmap(), baseline_date=date(2027, 9, 30))
    worst = roadmap.milestones.get(title="Second press")
    client = reading_english(make_official())

    page = client.get("/portfolio/").content.decode()
    first_row = page.split("<tbody>")[1].split("</tr>")[0]

    assert f'href="{worst.get_absolute_url()}"' in first_row
    assert client.get(worst.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("view", ["timeline", "table"])
def test_roadmap_shows_both_views_by_address(view: str, roadmap: Roadmap) -> None:
    page = reading_english(make_official()).get(f"{roadmap.get_absolute_url()}?view={view}").content.decode()

    assert ("timeline-row" in page) == (view == "timeline")
    assert page.count("Second press") >= 1


def test_filter_that_finds_nothing_offers_to_clear_it(roadmap: Roadmap) -> None:
    page = reading_english(make_official()).get(f"{roadmap.get_absolute_url()}?q=zzz&view=table").content.decode()

    assert "No milestone fits this filter" in page
    assert 'href="?view=table"' in page


def test_coordinates_are_written_with_a_point_in_every_language(roadmap: Roadmap) -> None:
    person = make_official()
    client = reading_english(person)
    Person.objects.filter(pk=person.pk).update(language="ru")

    pages = [client.get(path).content.decode() for path in ("/portfolio/", roadmap.get_absolute_url())]

    assert [re.findall(r'\b(?:x|y|x1|x2|cx|cy)="\d+,\d', page) for page in pages] == [[], []]
    assert all(re.search(r'x1="\d+\.\d+%"', page) for page in pages)


def test_pages_carry_no_inline_style(roadmap: Roadmap) -> None:
    client = reading_english(make_official())
    paths = ["/", "/portfolio/", roadmap.get_absolute_url(), f"/c/{roadmap.cluster.slug}/"]

    assert [client.get(path).content.decode().count('style="') for path in paths] == [0, 0, 0, 0]


@pytest.mark.parametrize("path", ["/", "/portfolio/"])
def test_pages_take_as_many_queries_for_twelve_clusters_as_for_one(path: str) -> None:
    official, author = make_official(), make_person()
    client = reading_english(official)
    taken = []
    for more in (1, 2, 9):
        for _step in range(more):
            roadmap = make_roadmap()
            make_milestone(roadmap, baseline_date=date(2026, 9, 30))
            make_report(make_milestone(roadmap), author, ReportStatus.SUBMITTED)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        taken.append(len(queries))

    assert len(set(taken)) == 1
    assert taken[0] <= 22
