from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from clusters.models import Region
from portal.accounts.models import Person
from roadmaps.dashboards.filters import PortfolioFilters, PortfolioState
from roadmaps.dashboards.portfolio import overseen_by, rows_of
from roadmaps.dashboards.portfolio_page import ROWS_A_PAGE, summary
from roadmaps.models import Roadmap
from roadmaps.terms import Confidence, Health, ReportStatus, RevisionStatus
from tests.factories import (
    TODAY,
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
from tests.roadmaps.assessing.ratings import make_rating
from tests.roadmaps.dashboards.records import ago, make_report, make_revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Person:
    return make_person()


@pytest.fixture
def official() -> Person:
    return make_official()


def in_trouble(name: str, author: Person, overdue: int = 2) -> Roadmap:
    roadmap = make_roadmap(make_cluster(name))
    make_revision(roadmap, author, RevisionStatus.APPROVED)
    for number in range(overdue):
        make_milestone(roadmap, baseline_date=date(2026, 7, 1 + number))
    waiting = make_milestone(roadmap, baseline_date=date(2027, 3, 1))
    make_report(waiting, author, ReportStatus.SUBMITTED)
    return roadmap


def calm(name: str) -> Roadmap:
    roadmap = make_roadmap(make_cluster(name))
    make_milestone(roadmap, baseline_date=date(2027, 6, 30))
    return roadmap


def test_rows_come_by_attention_then_by_the_alphabet(author: Person) -> None:
    roadmaps = [calm("Ёлки"), calm("Жигули"), in_trouble("Янтарь", author), calm("Енисей")]

    rows = rows_of(roadmaps, TODAY)

    assert [row.roadmap.cluster.name for row in rows] == ["Янтарь", "Енисей", "Ёлки", "Жигули"]


def test_row_holds_the_worst_milestone_and_what_waits(author: Person) -> None:
    roadmap = in_trouble("Янтарь", author)

    (row,) = rows_of([roadmap], TODAY)

    assert row.worst is not None
    assert (row.worst.health, row.worst.slip_days, row.worst.overdue_days) == (Health.OVERDUE, 137, 137)
    assert row.worst.url == roadmap.milestones.order_by("baseline_date")[0].get_absolute_url()
    assert row.attention.words == ("2 overdue, worst by 137\xa0days", "1 report waits for review")
    assert (row.last_report_on, row.oldest_waiting_on) == (date(2026, 11, 13), date(2026, 11, 13))


def test_worst_milestone_without_overdue_ones_is_a_late_forecast() -> None:
    roadmap = calm("Обь")
    make_milestone(roadmap, baseline_date=date(2026, 11, 20))
    late = make_milestone(roadmap, baseline_date=date(2027, 1, 31), forecast_date=date(2027, 3, 2))

    (row,) = rows_of([roadmap], TODAY)

    assert row.worst is not None
    assert (row.worst.url, row.worst.slip_days, row.worst.overdue_days) == (late.get_absolute_url(), 30, None)


def test_calm_roadmap_has_no_worst_milestone() -> None:
    (row,) = rows_of([calm("Обь")], TODAY)

    assert row.worst is None


def test_roadmap_never_in_force_owes_no_report() -> None:
    (row,) = rows_of([make_roadmap()], TODAY)

    assert row.standing.missing_days is None
    assert row.attention.words == ("no roadmap in force yet",)


@pytest.mark.parametrize("number", [1, 3, 50])
def test_portfolio_takes_thirteen_queries_for_any_number_of_clusters(
    number: int, author: Person, official: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for step in range(number):
        roadmap = in_trouble(f"Кластер {step}", author)
        make_expected(roadmap.milestones.all()[0], make_period(roadmap.programme))

    with django_assert_num_queries(13):
        found = summary(official, PortfolioFilters(), on=TODAY)

    assert found.page.paginator.count == number


def test_cards_add_up_all_rows(author: Person, official: Person) -> None:
    in_trouble("Янтарь", author)
    roadmap = in_trouble("Обь", author, overdue=1)
    make_revision(roadmap, author, RevisionStatus.SUBMITTED, number=2, submitted_at=ago(9))
    make_milestone(roadmap, baseline_date=date(2026, 12, 1), is_key=True)

    cards = summary(official, PortfolioFilters(), on=TODAY).cards

    assert (cards.overdue, cards.silent, cards.waiting, cards.ahead, cards.ahead_key) == (3, 0, 3, 1, 1)
    # Friday the 6th of November to Sunday the 15th: five working days lie after it.
    assert cards.oldest_wait == 5


def test_filters_narrow_rows_and_keep_the_choices(author: Person, official: Person) -> None:
    altai = Region.objects.create(name="Алтайский край")
    programme = make_programme(name="Пилот")
    wanted = make_roadmap(make_cluster("Обь", region=altai), programme)
    in_trouble("Янтарь", author)

    by_region = summary(official, PortfolioFilters(region=altai.pk), on=TODAY)
    by_programme = summary(official, PortfolioFilters(programme=programme.pk), on=TODAY)

    assert [row.roadmap for row in by_region.page] == [wanted]
    assert [row.roadmap for row in by_programme.page] == [wanted]
    assert len(by_region.bar.regions) == 2
    assert [option.label for option in by_region.bar.regions if option.is_chosen] == ["Алтайский край"]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (PortfolioState.OVERDUE, ["Янтарь"]),
        (PortfolioState.WAITING, ["Янтарь"]),
        (PortfolioState.SOON, ["Обь"]),
        (PortfolioState.SILENT, []),
        (None, ["Янтарь", "Обь"]),
    ],
)
def test_state_filter_keeps_the_rows_of_which_it_is_true(
    state: PortfolioState | None, names: list[str], author: Person, official: Person
) -> None:
    in_trouble("Янтарь", author)
    make_milestone(calm("Обь"), baseline_date=date(2026, 12, 1))

    found = summary(official, PortfolioFilters(state=state), on=TODAY)

    assert [row.roadmap.cluster.name for row in found.page] == names


def test_mine_are_the_clusters_assigned_by_name() -> None:
    own, other = calm("Обь"), calm("Янтарь")
    official = make_official(own.cluster)
    make_official(other.cluster)

    found = summary(official, PortfolioFilters(mine=True), on=TODAY)

    assert found.bar.has_mine
    assert [row.roadmap for row in found.page] == [own]


def test_portfolio_holds_only_what_the_official_oversees() -> None:
    own, other = calm("Обь"), calm("Янтарь")
    official = make_official(own.cluster)

    assert list(overseen_by(official)) == [own]
    assert list(overseen_by(make_manager(other.cluster))) == []


def test_archived_cluster_is_left_out(official: Person) -> None:
    roadmap = calm("Обь")
    roadmap.cluster.is_archived = True
    roadmap.cluster.save()

    assert not summary(official, PortfolioFilters(), on=TODAY).has_roadmaps


def test_rows_are_cut_into_pages_and_numbers_are_not(official: Person) -> None:
    for step in range(ROWS_A_PAGE + 1):
        calm(f"Кластер {step:02}")

    found = summary(official, PortfolioFilters(), on=TODAY, page="2")

    assert len(found.page.object_list) == len(found.heat) == 1
    assert found.counts.total == ROWS_A_PAGE + 1


def test_row_carries_what_the_ministry_says_and_the_rest_is_counted(author: Person, official: Person) -> None:
    make_rating(in_trouble("Янтарь", author), Confidence.CRITICAL, by=official, at=ago(3))
    calm("Обь")

    found = summary(official, PortfolioFilters(), on=TODAY)

    first, second = found.page
    assert first.judgements.ministry is not None
    assert (first.judgements.value, first.judgements.ministry.on) == ("critical", date(2026, 11, 12))
    assert (second.judgements.ministry, found.cards.unrated) == (None, 1)


@pytest.mark.parametrize(
    ("state", "names"),
    [
        (PortfolioState.CRITICAL, ["Обь"]),
        (PortfolioState.CONTRADICTED, ["Янтарь"]),
        (PortfolioState.UNRATED, ["Ангара"]),
    ],
)
def test_filter_on_ratings(state: PortfolioState, names: list[str], author: Person, official: Person) -> None:
    make_rating(in_trouble("Янтарь", author), Confidence.ON_TRACK)
    make_rating(calm("Обь"), Confidence.CRITICAL)
    calm("Ангара")

    found = summary(official, PortfolioFilters(state=state), on=TODAY)

    assert [row.roadmap.cluster.name for row in found.page] == names
