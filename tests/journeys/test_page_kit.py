"""The page kit in a real browser: readable for everybody, in both languages, in both themes, on every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_person
from tests.journeys.conftest import AsPerson

Look = Callable[[Page], None]


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_gallery_hinders_nobody(
    as_person: AsPerson, axe: Look, fits: Look, language: str, theme: str, width: int
) -> None:
    page = as_person(make_person(language=language, theme=theme), viewport={"width": width, "height": 900})

    page.goto("/ui/")

    axe(page)
    fits(page)


DRAWN = """() => [...document.querySelectorAll("body, main *")].map((element) => {
  element.checked = true;
  const style = getComputedStyle(element);
  const names = ["color", "backgroundColor", "backgroundImage", "borderTopColor", "boxShadow", "fill", "stroke"];
  const said = [element.localName, element.id, element.getAttribute("class"), ...names.map((name) => style[name])];
  return said.join(" | ");
})"""


def test_theme_of_the_device_draws_as_the_chosen_one(as_person: AsPerson) -> None:
    chosen = as_person(make_person(theme="dark"), color_scheme="light")
    chosen.goto("/ui/")
    device = as_person(make_person(theme="system"), color_scheme="dark")
    device.goto("/ui/")

    drawn = device.evaluate(DRAWN)
    assert "rgb(16, 21, 28)" in drawn[0]
    assert [line for line in zip(chosen.evaluate(DRAWN), drawn, strict=True) if line[0] != line[1]] == []


def test_menu_closes_by_escape_and_gives_the_focus_back(as_person: AsPerson) -> None:
    page = as_person(make_person(language="en"), viewport={"width": 360, "height": 740})
    page.goto("/ui/")
    menu = page.locator(".header-small")

    menu.locator("summary").click()
    expect(menu.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")

    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_menu_and_language_work_without_scripts(as_person: AsPerson) -> None:
    page = as_person(make_person(language="ru"), viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto("/ui/")

    page.locator(".header-small summary").click()
    page.locator(".header-small button[value=en]").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/ui/")


def test_link_of_the_error_summary_goes_to_the_field(as_person: AsPerson) -> None:
    page = as_person(make_person(language="en"))
    page.goto("/ui/#form_wrong")

    page.locator("[data-error-summary] a[href='#wrong_title']").click()

    expect(page.locator("#wrong_title")).to_be_focused()


def test_focus_is_never_hidden_by_the_header(as_person: AsPerson) -> None:
    page = as_person(make_person(language="en"), viewport={"width": 1366, "height": 700})
    page.goto("/ui/")

    page.evaluate("document.querySelector('#filter-words').focus()")
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        # The page may still be scrolling to what has the focus: it must come clear of the header, and soon.
        page.wait_for_function(
            "document.activeElement.getBoundingClientRect().top"
            " >= document.querySelector('.site-header').getBoundingClientRect().bottom",
            timeout=3000,
        )
