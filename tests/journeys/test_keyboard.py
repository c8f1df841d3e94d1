"""Signing in, reporting and sending with the keyboard alone, and always seeing where one is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from roadmaps.terms import ReportStatus
from tests.factories import make_milestone
from tests.journeys.cast import PASSWORD, make_cast
from tests.journeys.conftest import AsPerson

FAULT_OF_FOCUS = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")
STEPS_AT_MOST = 60


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, looking at every stop on the way."""
    for _step in range(STEPS_AT_MOST):
        page.keyboard.press("Tab")
        fault = page.evaluate(FAULT_OF_FOCUS)
        assert fault == ""
        if target.evaluate("(element) => element === document.activeElement"):
            return
    pytest.fail(f"{STEPS_AT_MOST} presses of Tab do not reach {target}")


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize(("width", "theme"), [(1366, "light"), (360, "dark")])
def test_report_is_sent_without_a_mouse(as_person: AsPerson, width: int, theme: str) -> None:
    cast = make_cast()
    cast.manager.theme = theme
    cast.manager.save()
    milestone = make_milestone(cast.roadmap, code="1.7", title="Second press", baseline_date=date(2026, 11, 30))
    page = as_person(viewport={"width": width, "height": 740}, locale="en-GB", reduced_motion="reduce")

    page.goto("/")
    tab_to(page, page.locator("input[name=login]"))
    page.keyboard.type(cast.manager.email)
    tab_to(page, page.locator("input[name=password]"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url("/")

    tab_to(page, page.get_by_role("link", name="Report on 1.7 Second press"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Report progress")

    tab_to(page, page.locator("input[name=state]").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="In progress")).to_be_checked()
    tab_to(page, page.get_by_label("How much is done, in percent?"))
    page.keyboard.type("60")
    tab_to(page, page.get_by_label("What was done, what comes next?"))
    page.keyboard.type("The press is on its foundation.")
    tab_to(page, page.get_by_role("radio", name="On track"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Submit report"))
    page.keyboard.press("Enter")

    expect(page.locator(".notice-success")).to_contain_text("The report is with the ministry.")
    report = milestone.reports.get()
    assert (report.status, report.percent) == (ReportStatus.SUBMITTED, 60)
