"""The page of search."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import Person
from roadmaps.models import Roadmap
from roadmaps.terms import ReportStatus
from tests import factories
from tests.factories import NOW
from tests.roadmaps.searching.records import make_one_of_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    return factories.make_roadmap()


@pytest.fixture
def manager(roadmap: Roadmap, client: Client) -> Person:
    person = factories.make_manager(roadmap.cluster, language="en")
    client.force_login(person)
    return person


def page(client: Client, query: str = "") -> str:
    response = client.get(reverse("search") + query)
    assert response.status_code == 200
    return response.content.decode()


def test_page_shows_what_was_found_with_the_word_marked(client: Client, roadmap: Roadmap, manager: Person) -> None:
    make_one_of_each(roadmap, manager, word="Treasure", report_status=ReportStatus.SUBMITTED, at=NOW)

    shown = page(client, "?q=treasure")

    assert shown.count("<mark>Treasure</mark>") >= 8
    assert 'value="treasure"' in shown


@pytest.mark.parametrize(
    "kind", ["milestones", "messages", "requests", "evidence", "attachments", "uploads", "revisions"]
)
def test_page_of_one_noun_shows_it_alone(client: Client, roadmap: Roadmap, manager: Person, kind: str) -> None:
    make_one_of_each(roadmap, manager, word="Treasure", report_status=ReportStatus.SUBMITTED, at=NOW)

    shown = page(client, f"?q=treasure&kind={kind}")

    assert (shown.count('class="find"'), shown.count('class="card-plain search-group"')) == (1, 1)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?q=",
        "?q=a",
        "?q=%25%5F%5C%27",
        "?q=" + "x" * 5000,
        "?q=" + "x+" * 2000,
        "?q=treasure&kind=nothing&before=x",
        "?q=treasure&before=99999999999999999999",
        "?q=treasure&kind=milestones&before=-1",
        "?q=%F0%9F%92%A3&q=two",
        "?q=%ED%A0%80",
    ],
)
def test_strange_questions_get_a_page(client: Client, manager: Person, query: str) -> None:
    assert "<h1>" in page(client, query)


def test_nul_is_refused(client: Client, manager: Person) -> None:
    assert client.get(reverse("search") + "?q=%00").status_code == 400


def test_words_of_the_question_are_escaped(client: Client, manager: Person) -> None:
    assert "<script>alert" not in page(client, "?q=<script>alert(1)</script>")


def test_header_leads_to_search_who_can_find_something(client: Client, manager: Person) -> None:
    assert "header-search" in page(client)

    client.force_login(factories.make_admin(language="en"))
    assert "header-search" not in page(client)
