from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from roadmaps.dashboards.cluster_home import LONGEST_LIST, ClusterHome, cluster_home
from roadmaps.dashboards.official_home import OfficialHome, official_home
from roadmaps.models import BaselineMove, Request, Roadmap
from roadmaps.terms import Confidence, ProgressState, ReportStatus, RequestKind, RequestStatus, RevisionStatus
from tests.factories import (
    NOW,
    TODAY,
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
from tests.roadmaps.dashboards.records import ago, make_report, make_revision
from tests.roadmaps.requests.scenes import in_state, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap(make_cluster("Композиты Алтая"))


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster)


def of_cluster(person: Person) -> ClusterHome:
    return cluster_home(person, on=TODAY, at=NOW)


def of_official(person: Person) -> OfficialHome:
    return official_home(person, on=TODAY, at=NOW, since=ago(3))


def test_cluster_home_shows_seven_needs_and_counts_the_rest(roadmap: Roadmap, manager: Person) -> None:
    for _step in range(LONGEST_LIST + 2):
        make_milestone(roadmap, baseline_date=date(2026, 9, 30))

    home = of_cluster(manager)

    assert (len(home.needs), home.more) == (7, 2)
    assert home.lead == "9 things need you."


def test_calm_cluster_home_names_the_next_due_date(roadmap: Roadmap, manager: Person) -> None:
    make_milestone(roadmap, baseline_date=date(2027, 9, 30))
    nearest = make_milestone(roadmap, baseline_date=date(2027, 3, 31))

    home = of_cluster(manager)

    assert home.lead == "Nothing is needed from you now."
    assert home.next_due is not None
    assert (home.next_due.url, home.next_due.due_date) == (nearest.get_absolute_url(), date(2027, 3, 31))


def test_cluster_home_counts_what_was_done_this_week(roadmap: Roadmap, manager: Person) -> None:
    for days in (1, 2, 8):
        milestone = make_milestone(roadmap, baseline_date=date(2027, 3, 31))
        make_report(milestone, manager, ReportStatus.ACCEPTED, submitted_at=ago(days), reviewed_at=ago(days - 1))
    make_revision(roadmap, manager, RevisionStatus.SUBMITTED, submitted_at=ago(3))

    assert of_cluster(manager).done == ("2 reports sent", "3 reports accepted", "1 revision sent")


def test_home_does_not_count_what_was_taken_back_as_done(roadmap: Roadmap, manager: Person) -> None:
    make_report(make_milestone(roadmap), manager, ReportStatus.WITHDRAWN, submitted_at=ago(1))
    assert of_cluster(manager).done == ()


def test_cluster_home_tells_how_long_the_ministry_has_had_something(roadmap: Roadmap, manager: Person) -> None:
    milestone = make_milestone(roadmap, baseline_date=date(2027, 3, 31), code="1.7", title="Second press")
    make_report(milestone, manager, ReportStatus.SUBMITTED, submitted_at=ago(9))
    make_revision(roadmap, manager, RevisionStatus.SUBMITTED, number=5, submitted_at=ago(5))

    home = of_cluster(manager)

    assert [(paper.title, paper.sentence) for paper in home.waiting] == [
        ("1.7 Second press", "waiting for 5 working days"),
        (f"Revision 5 · {roadmap.cluster.name}", "waiting for 3 working days"),
    ]


def test_cluster_home_names_the_help_that_the_ministry_owes() -> None:
    scene = make_scene()
    for status in (RequestStatus.OPEN, RequestStatus.TAKEN, RequestStatus.ASKED_BACK, RequestStatus.ANSWERED):
        in_state(status, scene)
    in_state(RequestStatus.OPEN, scene, RequestKind.INFORMATION)
    owed = Request.objects.filter(kind=RequestKind.HELP, status__in=[RequestStatus.OPEN, RequestStatus.TAKEN])

    for person in (scene.manager, scene.contributor):
        assert [paper.url for paper in of_cluster(person).waiting] == [each.get_absolute_url() for each in owed]
    assert {paper.sentence for paper in of_cluster(scene.manager).waiting} == {"An answer is due by 20\xa0Nov\xa02026."}


@pytest.mark.parametrize("number", [1, 3])
def test_cluster_home_takes_as_many_queries_for_three_roadmaps_as_for_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_person()
    for _step in range(number):
        cluster = make_cluster()
        person.assignments.create(role="cluster_manager", cluster=cluster)
        roadmap = make_roadmap(cluster)
        for day in (1, 5):
            make_milestone(roadmap, baseline_date=date(2026, 12, day))
            make_report(make_milestone(roadmap, baseline_date=date(2026, 9, day)), person, ReportStatus.SUBMITTED)
        make_expected(roadmap.milestones.all()[0], make_period(roadmap.programme))

    with django_assert_num_queries(19):
        home = of_cluster(person)

    assert (len(home.cards), len(home.needs) + home.more, len(home.waiting)) == (number, 3 * number, 2 * number)


def test_official_home_lists_decisions_longest_waiting_first(roadmap: Roadmap, manager: Person) -> None:
    official = make_official()
    first = make_milestone(roadmap, baseline_date=date(2027, 3, 31), code="1.1", title="Line")
    second = make_milestone(roadmap, baseline_date=date(2027, 3, 31), code="1.2", title="Press")
    make_report(first, manager, ReportStatus.SUBMITTED, submitted_at=ago(2))
    make_report(second, manager, ReportStatus.SUBMITTED, submitted_at=ago(12))
    make_revision(roadmap, manager, RevisionStatus.SUBMITTED, number=2, submitted_at=ago(9))

    home = of_official(official)

    assert home.lead == "3 things need you."
    assert [(decision.sentence, decision.waited_days) for decision in home.decisions] == [
        ("Review the report on 1.2 Press", 7),
        ("Approve revision No. 2 of the roadmap", 5),
        ("Review the report on 1.1 Line", 0),
    ]


def test_official_is_not_asked_to_review_what_they_wrote(roadmap: Roadmap) -> None:
    official = make_official()
    make_report(make_milestone(roadmap), official, ReportStatus.SUBMITTED)

    assert of_official(official).decisions == ()


def test_official_home_has_one_primary_button(client: Client, roadmap: Roadmap, manager: Person) -> None:
    """With a report to review it is that which begins the review, without one the first thing that waits."""
    scene = make_scene()
    in_state(RequestStatus.OPEN, scene)
    client.force_login(make_official())

    without_report = client.get(reverse("home")).content.decode()
    make_report(make_milestone(roadmap), manager, ReportStatus.SUBMITTED)
    with_report = client.get(reverse("home")).content.decode()

    assert [page.count("btn-primary") for page in (without_report, with_report)] == [1, 1]
    begin = 'btn-primary" href="' + reverse("review")
    assert [begin in page for page in (without_report, with_report)] == [False, True]


def test_official_home_names_the_worst_cluster(roadmap: Roadmap) -> None:
    make_milestone(roadmap, baseline_date=date(2026, 9, 30))
    make_milestone(make_roadmap(make_cluster("Обь")), baseline_date=date(2027, 9, 30))

    home = of_official(make_official())

    assert home.lead == "Nothing is needed from you now. Worst: Композиты Алтая."
    assert [row.roadmap.cluster.name for row in home.off_track] == ["Композиты Алтая"]


def test_official_home_tells_what_happened_since_the_last_visit(roadmap: Roadmap, manager: Person) -> None:
    official = make_official(roadmap.cluster)
    revision = make_revision(roadmap, manager, RevisionStatus.APPROVED)
    milestone = make_milestone(roadmap, baseline_date=date(2027, 3, 31))
    for days, new in ((1, date(2027, 3, 31)), (2, date(2027, 1, 31)), (4, date(2028, 1, 1))):
        BaselineMove.objects.create(
            milestone=milestone, revision=revision, old_date=date(2026, 12, 31), new_date=new, at=ago(days)
        )
    make_report(milestone, manager, ReportStatus.ACCEPTED, submitted_at=ago(5), reviewed_at=ago(1))
    other = make_milestone(make_roadmap(), state=ProgressState.IN_PROGRESS)
    make_report(other, manager, ReportStatus.SUBMITTED, submitted_at=ago(1))

    news = of_official(official).news

    assert news.sentences == ("2 dates moved", "1 report accepted")
    assert [move.days for move in news.moves] == [90, 31]


@pytest.mark.parametrize("number", [1, 3])
def test_official_home_takes_as_many_queries_for_three_roadmaps_as_for_one(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    official, author = make_official(), make_person()
    for _step in range(number):
        roadmap = make_roadmap()
        make_report(make_milestone(roadmap, baseline_date=date(2026, 12, 1)), author, ReportStatus.SUBMITTED)
        make_expected(make_milestone(roadmap, baseline_date=date(2026, 9, 1)), make_period(roadmap.programme))

    with django_assert_num_queries(16):
        home = of_official(official)

    assert (len(home.decisions), len(home.off_track), len(home.agenda)) == (number, number, number)


def test_cluster_home_tells_where_the_rating_and_the_facts_differ(roadmap: Roadmap, manager: Person) -> None:
    for _step in range(3):
        make_milestone(roadmap, baseline_date=date(2026, 9, 30))
    make_rating(roadmap, Confidence.ON_TRACK)

    (card,) = of_cluster(manager).cards

    assert (card.judged.value, card.contradiction, card.can_rate) == ("on_track", "rated on track, but 3 overdue", True)
