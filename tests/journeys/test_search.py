"""From anywhere to a milestone by a word of it, with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_milestone
from tests.journeys.cast import Cast, make_cast
from tests.journeys.conftest import AsPerson


@pytest.fixture
def cast(morning: None) -> Cast:
    cast = make_cast()
    make_milestone(cast.roadmap, code="1.7", title="Second press of the ПОДОЛЬСК plant")
    return cast


def press_slash(page: Page) -> None:
    page.locator("h1").click()
    page.keyboard.press("/")


def test_slash_leads_to_search_and_a_word_to_its_milestone(as_person: AsPerson, cast: Cast) -> None:
    page = as_person(cast.manager, viewport={"width": 1366, "height": 800})
    page.goto("/")

    press_slash(page)
    expect(page.locator("#search-words:focus")).to_be_visible()
    page.keyboard.type("подольск")
    page.keyboard.press("Enter")

    expect(page.locator("mark")).to_have_text("ПОДОЛЬСК")
    page.get_by_role("link", name="1.7 Second press of the ПОДОЛЬСК plant").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Second press")


def test_slash_is_left_to_who_writes_and_to_who_switched_keys_off(as_person: AsPerson, cast: Cast) -> None:
    cast.manager.are_keys_on = False
    cast.manager.save()
    page = as_person(cast.manager, viewport={"width": 1366, "height": 800})
    page.goto("/search/")
    page.locator("#search-words").fill("")

    page.keyboard.type("и/или")
    expect(page.locator("#search-words")).to_have_value("и/или")
    page.goto("/")
    press_slash(page)

    expect(page).to_have_url("/")
