"""An official looks at the portal and is at the worst milestone at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from clusters.models import Role
from roadmaps.models import Milestone, Roadmap
from tests.factories import assign, make_cluster, make_manager, make_milestone, make_roadmap
from tests.journeys.cast import Cast, make_cast
from tests.journeys.conftest import AsPerson

COUNT_CLICKS = "document.addEventListener('click', (event) => event.isTrusted && window.tellOfClick(), true)"


@dataclass
class Clicks:
    count: int = 0

    def of(self, page: Page) -> Page:
        page.context.expose_binding("tellOfClick", lambda _source: self.add())
        page.context.add_init_script(COUNT_CLICKS)
        return page

    def add(self) -> None:
        self.count += 1


def make_bad_news(cast: Cast) -> Milestone:
    """Three roadmaps: one on track, one a little late, one with the worst milestone of all, which is given."""
    make_milestone(cast.roadmap, baseline_date=date(2027, 6, 30))
    make_milestone(one_more_roadmap(cast, "Калужский медтех"), baseline_date=date(2026, 11, 9))
    worst_roadmap = one_more_roadmap(cast, "Северный биофарм")
    make_milestone(worst_roadmap, baseline_date=date(2026, 11, 13))
    return make_milestone(worst_roadmap, code="2.4", title="Лицензия на производство", baseline_date=date(2026, 9, 1))


def one_more_roadmap(cast: Cast, name: str) -> Roadmap:
    cluster = make_cluster(name)
    make_manager(cluster)
    assign(cast.official, Role.OFFICIAL, cluster)
    return make_roadmap(cluster, cast.roadmap.programme)


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize("start", ["/", "/portfolio/"])
def test_worst_milestone_is_at_most_two_clicks_away(as_person: AsPerson, start: str) -> None:
    cast = make_cast(official_language="ru")
    worst = make_bad_news(cast)
    clicks = Clicks()
    page = clicks.of(as_person(cast.official))
    page.goto(start)

    page.locator("main").get_by_role("link", name=worst.title).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(worst.title)
    assert clicks.count <= 2


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize(("start", "names"), [("/", ".off-track-name"), ("/portfolio/", ".portfolio-table tbody th a")])
def test_worst_cluster_stands_first(as_person: AsPerson, start: str, names: str) -> None:
    cast = make_cast(official_language="ru")
    make_bad_news(cast)
    page = as_person(cast.official)

    page.goto(start)

    assert page.locator(names).all_inner_texts()[:2] == ["Северный биофарм", "Калужский медтех"]
