"""The front door: somebody who has not signed in."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.journeys.conftest import AsPerson


def test_visitor_is_led_to_sign_in(as_person: AsPerson, axe: Callable[[Page], None]) -> None:
    page = as_person()

    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith(f"{reverse('account_login')}?next=/")
    axe(page)


def test_content_policy_refuses_a_script_in_the_page(as_person: AsPerson, faults: list[str]) -> None:
    page = as_person()
    page.goto("/")

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.broken=true>')")
    page.wait_for_function("() => document.images.length > 0")
    page.wait_for_timeout(300)

    assert page.evaluate("window.broken") is None
    assert [fault for fault in faults if fault.startswith("content policy: script-src-attr refused inline")] != []
    faults.clear()


def test_sign_in_page_fits_a_narrow_screen(as_person: AsPerson, fits: Callable[[Page], None]) -> None:
    page = as_person(viewport={"width": 320, "height": 640})

    page.goto("/")

    fits(page)
