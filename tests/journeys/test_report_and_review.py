"""A manager says that a milestone is done, an official asks for the proof, gets it and agrees."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from roadmaps.terms import ProgressState
from tests.factories import make_milestone
from tests.journeys.cast import make_cast
from tests.journeys.conftest import AsPerson, choose

PROOF = "https://altai.example/acts/17.pdf"
REASON = "Attach the act of commissioning"


@pytest.mark.usefixtures("morning")
def test_report_is_returned_mended_and_accepted(as_person: AsPerson) -> None:
    cast = make_cast(official_language="ru")
    milestone = make_milestone(cast.roadmap, code="1.7", title="Second press", baseline_date=date(2026, 11, 12))
    manager, official = as_person(cast.manager), as_person(cast.official)

    manager.goto("/")
    manager.get_by_role("link", name="Report on 1.7 Second press").click()
    say_done(manager, "The press runs since Tuesday.")
    expect(manager.get_by_role("status")).to_contain_text("The report is with the ministry.")

    official.goto("/")
    official.locator(".todo a.btn").click()
    official.locator(".decide-return summary").click()
    official.locator("textarea[name=words]").fill(REASON)
    official.locator("form[action$='/return/'] button[type=submit]").click()
    expect(official.locator(".review-row")).to_have_count(0)

    manager.goto("/")
    expect(manager.locator("q")).to_have_text(REASON)
    manager.get_by_role("link", name="Fix the returned report on 1.7 Second press").click()
    expect(manager.locator("main")).to_contain_text(REASON)
    manager.get_by_label("Links to documents that confirm it").fill(PROOF)
    manager.get_by_role("button", name="Submit report").click()
    expect(manager.locator("main")).to_contain_text("With the ministry")

    official.goto("/review/")
    official.locator(".review-row a").click()
    expect(official.locator(f"a[href='{PROOF}']")).to_be_visible()
    official.locator("form[action$='/accept/'] button[type=submit]").click()
    expect(official.locator(".review-row")).to_have_count(0)

    manager.goto(milestone.get_absolute_url())
    assert manager.locator(".thread-kind").all_inner_texts() == ["Report", "Returned", "Report", "Accepted"]
    expect(manager.locator(".thread-returned")).to_contain_text("Orlova")
    expect(manager.locator(".thread-returned")).to_contain_text(REASON)
    expect(manager.locator(".milestone-state")).to_contain_text("Done")
    milestone.refresh_from_db()
    assert (milestone.state, milestone.actual_date) == (ProgressState.DONE, date(2026, 11, 10))


def say_done(page: Page, words: str) -> None:
    choose(page, "Done")
    page.get_by_label("On which day was it done?").fill("2026-11-10")
    page.get_by_label("What was done, what comes next?").fill(words)
    page.get_by_label("Links to documents that confirm it").fill("https://altai.example/photo.jpg")
    page.get_by_role("button", name="Submit report").click()
