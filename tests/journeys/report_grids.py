"""The reporting grid in the browser: its columns, and a roadmap to report on."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page, expect

from roadmaps.models import Milestone
from tests.factories import make_milestone
from tests.journeys.cast import Cast

TITLE, DUE, STATE, PERCENT, FORECAST, ACTUAL, CONFIDENCE, COMMENT, REASON, CATEGORY, EVIDENCE, HELP = range(12)


def with_milestones(cast: Cast, count: int) -> list[Milestone]:
    rows = [make_milestone(cast.roadmap, code=f"1.{number}", title=f"Promise {number}") for number in range(1, count)]
    return [*rows, make_milestone(cast.roadmap, code="2.1", title="Last promise", baseline_date=date(2026, 11, 30))]


def opened(page: Page, cast: Cast) -> Page:
    page.goto(f"/r/{cast.roadmap.pk}/reports/grid/")
    expect(page.locator("table[role=grid]")).to_be_visible()
    return page
