"""A session ends while a report is being written: nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories import make_milestone
from tests.journeys.cast import PASSWORD, make_cast
from tests.journeys.conftest import AsPerson, choose

WORDS = "The press is on its way."


@pytest.mark.usefixtures("morning")
def test_what_was_written_is_back_after_signing_in_anew(as_person: AsPerson) -> None:
    cast = make_cast()
    milestone = make_milestone(cast.roadmap, code="1.7", title="Second press", baseline_date=date(2026, 11, 12))
    page = as_person(cast.manager)
    page.goto(f"/m/{milestone.pk}/report/")
    choose(page, "In progress")
    page.get_by_label("What was done, what comes next?").fill(WORDS)
    page.context.clear_cookies(name="session")

    page.get_by_role("button", name="Submit report").click()
    page.fill("input[name=login]", cast.manager.email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").click()

    expect(page.get_by_role("status").first).to_contain_text("what you had entered is back")
    expect(page.get_by_label("What was done, what comes next?")).to_have_value(WORDS)
    expect(page.get_by_label("In progress")).to_be_checked()
    assert not milestone.reports.exists()

    page.goto("/")
    page.goto(f"/m/{milestone.pk}/report/")
    expect(page.get_by_label("What was done, what comes next?")).to_have_value("")
