"""Who sees what of reminders: officials those of their own clusters, and nobody else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clusters.models import Role
from roadmaps.models import Roadmap
from roadmaps.reminders import actions
from tests.factories import (
    assign,
    make_admin,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_programme,
    make_roadmap,
)

MORNING = datetime(2026, 11, 13, 7, 0, tzinfo=UTC)  # Friday, 10:00 in Moscow
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _friday(time_machine) -> None:
    time_machine.move_to(MORNING, tick=False)


@pytest.fixture
def altai() -> Roadmap:
    return make_roadmap(make_cluster("Композиты Алтая"), make_programme())


@pytest.fixture
def tomsk(altai) -> Roadmap:
    return make_roadmap(make_cluster("Томские материалы"), altai.programme)


def page(client: Client, person, **query: str):
    client.force_login(person)
    return client.get(reverse("reminders"), query)


def run(roadmap: Roadmap) -> None:
    actions.raise_due(roadmap.programme, on=MORNING.date(), at=MORNING)
    actions.compose(at=MORNING)


def test_official_sees_who_is_written_to_on_the_next_working_day_and_why(client, altai) -> None:
    official = make_official(altai.cluster, language="en")
    manager = make_manager(altai.cluster)
    make_milestone(altai, code="1.7", title="Second press", baseline_date=date(2026, 11, 23))

    answer = page(client, official)

    assert answer.context["on"] == date(2026, 11, 16)  # after the weekend
    (entry,) = answer.context["expected"].people
    (line,) = entry.lines
    assert (entry.person, entry.more) == (manager, 0)
    assert (line.heading, line.title, line.cluster, line.due_date, line.reason) == (
        "Due soon",
        "1.7 Second press",
        "Композиты Алтая",
        date(2026, 11, 23),
        "manages the cluster",
    )
    assert "1.7 Second press" in answer.content.decode()


def test_official_sees_neither_lines_nor_letters_of_other_clusters(client, altai, tomsk) -> None:
    """Not even how many of them there are in a letter to somebody who works for both."""
    official = make_official(altai.cluster, language="en")
    manager = make_manager(altai.cluster, full_name="Ольга Ким")
    assign(manager, Role.CLUSTER_MANAGER, tomsk.cluster)
    make_manager(tomsk.cluster, full_name="Артём Дроздов")
    make_milestone(altai, title="Press", baseline_date=date(2026, 11, 10))
    make_milestone(tomsk, title="Coating", baseline_date=date(2026, 11, 10))

    before = page(client, official)
    run(altai)
    after = page(client, official)

    assert [entry.person for entry in before.context["expected"].people] == [manager]
    assert [(letter.person, letter.subject) for letter in after.context["sent"]] == [(manager, "Overdue: 1")]
    for answer in (before, after):
        said = answer.content.decode()
        assert "Coating" not in said
        assert "Дроздов" not in said
        assert "Томские материалы" not in said


def test_what_has_been_told_is_expected_no_more(client, altai) -> None:
    official = make_official(altai.cluster)
    make_manager(altai.cluster)
    make_milestone(altai, baseline_date=date(2026, 11, 10))
    run(altai)

    answer = page(client, official)

    assert (answer.context["expected"].people, len(answer.context["sent"])) == ([], 1)


def test_analyst_sees_all_clusters(client, altai, tomsk) -> None:
    analyst = make_person()
    assign(analyst, Role.ANALYST)
    for roadmap in (altai, tomsk):
        make_manager(roadmap.cluster)
        make_milestone(roadmap, baseline_date=date(2026, 11, 10))

    assert len(page(client, analyst).context["expected"].people) == 2


@pytest.mark.parametrize("make", [lambda cluster: make_manager(cluster), lambda cluster: make_admin()])
def test_managers_and_admins_are_refused(client, altai, make) -> None:
    assert page(client, make(altai.cluster)).status_code == 403


def test_long_letter_is_cut_as_the_letter_itself_is(client, altai) -> None:
    official = make_official(altai.cluster, language="en")
    make_manager(altai.cluster)
    for _number in range(32):
        make_milestone(altai, baseline_date=date(2026, 11, 10))

    answer = page(client, official)

    (entry,) = answer.context["expected"].people
    assert (len(entry.lines), entry.more) == (30, 2)
    assert "And 2 more lines in the same letter." in answer.content.decode()


def test_people_come_in_pages(client, altai) -> None:
    official = make_official(altai.cluster)
    make_milestone(altai, baseline_date=date(2026, 11, 10))
    for number in range(21):
        make_manager(altai.cluster, full_name=f"Person {number:02}")

    second = page(client, official, page="2")

    assert [entry.person.full_name for entry in second.context["expected"].people] == ["Person 20"]


def test_number_of_queries_does_not_grow_with_the_lines(client, altai) -> None:
    official = make_official(altai.cluster)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(client, official)
        return len(captured)

    def add() -> None:
        make_manager(altai.cluster)
        make_milestone(altai, baseline_date=date(2026, 11, 10))
        run(altai)
        make_milestone(altai, baseline_date=date(2026, 11, 10))

    add()
    queries()
    few = queries()
    add()
    add()
    assert queries() == few
