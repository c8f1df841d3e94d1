from __future__ import annotations

from roadmaps.dashboards.filters import PortfolioFilters, PortfolioState, RoadmapFilters, choices


def test_portfolio_filters_are_read_from_the_address() -> None:
    found = PortfolioFilters.read({"region": "3", "programme": "7", "state": "overdue", "mine": "1"})

    assert found == PortfolioFilters(region=3, programme=7, state=PortfolioState.OVERDUE, mine=True)
    assert found.is_set


def test_portfolio_filters_leave_out_what_they_do_not_understand() -> None:
    found = PortfolioFilters.read({"region": "-1", "programme": "99999999999999999", "state": "<b>", "mine": "yes"})

    assert found == PortfolioFilters()
    assert not found.is_set


def test_roadmap_filters_are_read_from_the_address() -> None:
    found = RoadmapFilters.read(
        {"view": "table", "ws": "3", "state": "off_track", "key": "1", "due": "2026-4", "q": " Пресс ", "sort": "slip"}
    )

    assert found == RoadmapFilters("table", 3, "off_track", "", True, "2026-4", "Пресс", "slip")
    assert found.is_set


def test_roadmap_filters_leave_out_what_they_do_not_understand() -> None:
    found = RoadmapFilters.read({"view": "grid", "ws": "x", "state": "nice", "due": "2026", "sort": "colour"})

    assert found == RoadmapFilters()
    assert not found.is_set


def test_view_and_order_hide_nothing() -> None:
    assert not RoadmapFilters(view="table", sort="due").is_set


def test_chosen_option_is_marked() -> None:
    assert [option.is_chosen for option in choices([(1, "one"), (2, "two")], 2)] == [False, True]
