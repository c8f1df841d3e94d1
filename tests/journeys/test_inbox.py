"""A person goes through the inbox: opens, puts aside by keys and in bulk, takes back, and wants no more news."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from portal.accounts.models import Person
from portal.inbox.models import NoticeMute
from roadmaps.discussion.actions import write
from roadmaps.models import Request
from roadmaps.requests import actions
from roadmaps.terms import RequestKind
from tests.factories import make_milestone
from tests.journeys.cast import Cast, make_cast
from tests.journeys.conftest import AsPerson

pytestmark = [pytest.mark.usefixtures("morning"), pytest.mark.parametrize("language", ["ru", "en"])]
INFORMATION = "/inbox/?shelf=information"


def told(language: str, count: int) -> Cast:
    """The manager is told of a message on each of so many milestones."""
    cast = make_cast(manager_language=language, official_language=language)
    for number in range(1, count + 1):
        milestone = make_milestone(cast.roadmap, code=f"1.{number}", title=f"Press {number}")
        write(milestone, text=f"Word {number}.", by=cast.official, at=timezone.now())
    return cast


def asked_for_papers(cast: Cast) -> Request:
    category = cast.roadmap.programme.request_categories[0]
    return actions.ask(
        cast.roadmap, kind=RequestKind.HELP, need="Papers", category=category, by=cast.manager, at=timezone.now()
    )


def rows(page: Page) -> Locator:
    return page.locator("[data-inbox-row]")


def entered(as_person: AsPerson, person: Person, address: str = INFORMATION) -> Page:
    page = as_person(person)
    page.goto(address)
    return page


def press(page: Page, row: Locator, key: str) -> None:
    with page.expect_navigation():
        row.locator("input[name=rows]").press(key)


def test_keys_put_a_line_aside_mute_it_and_take_it_back(as_person: AsPerson, language: str) -> None:
    cast = told(language, 3)
    page = entered(as_person, cast.manager)
    expect(rows(page)).to_have_count(3)

    press(page, rows(page).first, "KeyE")
    expect(rows(page)).to_have_count(2)
    with page.expect_navigation():
        page.locator("form[action='/inbox/undo/'] button").click()
    expect(rows(page)).to_have_count(3)

    press(page, rows(page).first, "KeyM")
    expect(rows(page)).to_have_count(2)
    assert NoticeMute.objects.filter(person=cast.manager).count() == 1


def test_chosen_lines_are_put_aside_together_and_the_button_says_how_many(as_person: AsPerson, language: str) -> None:
    cast = told(language, 3)
    page = entered(as_person, cast.manager)

    for row in (0, 2):
        rows(page).nth(row).locator("input[name=rows]").check()
    button = page.locator("[data-inbox-chosen]")
    expect(button).to_contain_text("2")
    with page.expect_navigation():
        button.click()

    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Word 2.")


def test_opened_line_is_read_and_can_be_made_unread(as_person: AsPerson, language: str) -> None:
    cast = told(language, 0)
    actions.take(asked_for_papers(cast), by=cast.official, at=timezone.now())
    page = entered(as_person, cast.manager)
    expect(page.locator(".is-unread")).to_have_count(1)

    with page.expect_navigation():
        rows(page).locator("[data-inbox-open]").click()
    page.goto(INFORMATION)
    expect(page.locator(".is-unread")).to_have_count(0)
    press(page, rows(page).first, "KeyU")

    expect(page.locator(".is-unread")).to_have_count(1)


def test_line_is_done_by_itself_when_the_work_is_done(as_person: AsPerson, language: str) -> None:
    cast = told(language, 0)
    asked = asked_for_papers(cast)
    page = entered(as_person, cast.official, "/inbox/")
    expect(rows(page)).to_contain_text("Papers")

    page.goto(asked.get_absolute_url())
    form = page.locator("form[action$='/answer/']")
    form.locator("textarea").first.fill("They are on their way.")
    with page.expect_navigation():
        form.locator("button[type=submit]").click()

    page.goto("/inbox/")
    expect(rows(page)).to_have_count(0)
    page.goto("/inbox/?shelf=done")
    expect(rows(page)).to_contain_text("Papers")
