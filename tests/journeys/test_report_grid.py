"""Reporting on a whole roadmap in the grid: keys, lists, blocks from Excel, undo, two at once, a line that is down."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from portal.shell.grid_post import PostedCell
from roadmaps.models import ProgressReport, RevisionRow
from roadmaps.progress import actions
from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.grid_actions import write_cells
from roadmaps.revisions import actions as revisions
from roadmaps.terms import ReportStatus
from tests.factories import make_manager
from tests.journeys.cast import MORNING, make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.grids import cell, copied, field, paste, saved
from tests.journeys.report_grids import (
    ACTUAL,
    COMMENT,
    CONFIDENCE,
    EVIDENCE,
    FORECAST,
    PERCENT,
    STATE,
    TITLE,
    opened,
    with_milestones,
)
from tests.roadmaps.revisions.plans import plan

pytestmark = pytest.mark.usefixtures("morning")


def test_list_of_choices_is_worked_with_keys(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 3)
    page = opened(as_person(cast.manager), cast)

    cell(page, 0, STATE).click()
    page.keyboard.press("F2")
    expect(field(page, 0, STATE)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(cell(page, 0, STATE)).to_be_focused()
    assert field(page, 0, STATE).input_value() == "not_started"
    page.keyboard.press("i")
    page.keyboard.press("Enter")
    expect(cell(page, 1, STATE)).to_be_focused()
    saved(page)
    assert ProgressReport.objects.get().state == "in_progress"
    page.keyboard.press("Home")
    expect(cell(page, 1, TITLE)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".grid-table :focus")).to_have_count(0)


def test_block_from_a_spreadsheet_is_read_by_words(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 3)
    page = opened(as_person(cast.manager), cast)

    cell(page, 0, STATE).click()
    paste(page, 'In progress\t40%\tQ4 2026\t\tAt risk\t"First line\nsecond ""line"""\r\nin progress\t55\t20.12.26\r\n')
    saved(page)
    assert list(ProgressReport.objects.order_by("pk").values_list("percent", "forecast_date", "comment")) == [
        (40, date(2026, 12, 31), 'First line\nsecond "line"'),
        (55, date(2026, 12, 20), ""),
    ]
    cell(page, 0, STATE).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    assert copied(page) == "In progress\t40\nIn progress\t55"

    cell(page, 2, STATE).click()
    paste(page, "Nearly there")
    expect(page.locator("[data-grid-status]")).to_contain_text("was left out")


def test_undo_brings_back_what_followed(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 2)
    page = opened(as_person(cast.manager), cast)

    cell(page, 0, FORECAST).click()
    page.keyboard.type("20.12.2026")
    page.keyboard.press("Enter")
    saved(page)
    cell(page, 0, ACTUAL).click()
    page.keyboard.type("10.11.2026")
    page.keyboard.press("Enter")
    expect(field(page, 0, STATE)).to_have_value("done")
    expect(field(page, 0, FORECAST)).to_have_value("")
    saved(page)
    page.keyboard.press("Control+z")
    expect(field(page, 0, FORECAST)).to_have_value("20.12.2026")
    saved(page)
    report = ProgressReport.objects.get()
    assert (report.state, report.percent, report.actual_date) == ("not_started", 0, None)
    page.keyboard.press("Control+y")
    expect(field(page, 0, STATE)).to_have_value("done")
    saved(page)
    report.refresh_from_db()
    assert (report.state, report.actual_date, report.forecast_date) == ("done", date(2026, 11, 10), None)


def test_text_that_came_first_is_settled(as_person: AsPerson) -> None:
    cast = make_cast()
    milestone = with_milestones(cast, 2)[0]
    page = opened(as_person(cast.manager), cast)

    colleague = make_manager(cast.cluster, full_name="Anna Ivanova")
    theirs = PostedCell(milestone.pk, "confidence", "at_risk", "on_track")
    write_cells(cast.roadmap, [theirs], by=colleague, at=MORNING)
    cell(page, 0, CONFIDENCE).click()
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    expect(cell(page, 0, CONFIDENCE)).to_contain_text("A. Ivanova changed this row meanwhile.")
    expect(cell(page, 0, CONFIDENCE).locator("q")).to_have_text("At risk")
    assert ProgressReport.objects.get().confidence == "at_risk"
    page.get_by_role("button", name="Keep mine").click()
    saved(page)
    assert ProgressReport.objects.get().confidence == "critical"


def test_line_that_is_down_loses_nothing(as_person: AsPerson, faults: list[str]) -> None:
    cast = make_cast()
    with_milestones(cast, 2)
    page = opened(as_person(cast.manager), cast)

    page.context.set_offline(True)
    cell(page, 0, COMMENT).click()
    page.keyboard.type("Written on the train.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-grid-state]")).to_contain_text("no connection")
    expect(page.locator(".is-waiting")).to_have_count(1)
    page.get_by_role("button", name="Submit reports").click()
    expect(page.locator(".is-waiting")).to_have_count(1)
    page.context.set_offline(False)
    saved(page)
    assert ProgressReport.objects.get().comment == "Written on the train."
    faults[:] = [fault for fault in faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def test_what_is_missing_leads_to_its_cell(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 3)
    page = opened(as_person(cast.manager), cast)

    cell(page, 0, STATE).click()
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    cell(page, 1, PERCENT).click()
    page.keyboard.type("50")
    page.keyboard.press("Enter")
    saved(page)
    expect(cell(page, 0, ACTUAL)).to_contain_text("Enter the day on which it was done.")
    page.get_by_role("button", name="Submit reports").click()
    expect(page.get_by_text("1 report is with the ministry.")).to_be_visible()
    expect(page.locator("[data-error-summary]")).to_contain_text("Add the document that confirms it")
    page.get_by_role("link", name="Enter the day on which it was done.").first.click()
    expect(cell(page, 0, ACTUAL)).to_be_focused()
    page.keyboard.type("10.11.2026")
    page.keyboard.press("Enter")
    saved(page)
    cell(page, 0, EVIDENCE).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Report progress")


def test_nothing_has_changed_in_chosen_rows(as_person: AsPerson) -> None:
    cast = make_cast()
    rows = with_milestones(cast, 4)
    page = opened(as_person(cast.manager), cast)

    cell(page, 1, TITLE).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.locator("[data-row] input[type=checkbox]:checked")).to_have_count(2)
    page.get_by_role("button", name="No change in chosen rows").click()
    expect(page.get_by_text("Sent for 2 milestones: nothing has changed.")).to_be_visible()
    reports = ProgressReport.objects.order_by("milestone")
    assert [(rows.index(report.milestone), report.is_unchanged) for report in reports] == [(1, True), (2, True)]


def test_late_forecast_becomes_a_proposed_date(as_person: AsPerson) -> None:
    cast = make_cast()
    first = revisions.start_draft(cast.roadmap, plan(2), by=cast.manager, at=MORNING)
    revisions.submit(first, by=cast.manager, at=MORNING)
    revisions.approve(first, by=cast.official, at=MORNING)
    page = opened(as_person(cast.manager), cast)

    cell(page, 0, FORECAST).click()
    page.keyboard.type("+45")
    page.keyboard.press("Enter")
    saved(page)
    page.get_by_text("1 forecast is later than approved").click()
    page.get_by_role("button", name="Propose as the new date").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit the plan")
    report = ProgressReport.objects.get()
    row = RevisionRow.objects.get(revision__status="draft", milestone=report.milestone)
    assert (row.due_date, report.status) == (report.forecast_date, ReportStatus.DRAFT)


def test_grid_works_without_scripts(as_person: AsPerson) -> None:
    cast = make_cast()
    rows = with_milestones(cast, 3)
    answers = ReportAnswers("in_progress", 10, date(2026, 12, 1), comment="Begun.")
    actions.save_draft(rows[1], answers, by=cast.manager, at=MORNING)
    page = as_person(cast.manager, java_script_enabled=False)
    page.goto(f"/r/{cast.roadmap.pk}/reports/grid/")

    field(page, 0, PERCENT).fill("30")
    field(page, 2, FORECAST).fill("some day")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".error-summary")).to_contain_text("“some day” is not a date.")
    expect(field(page, 2, FORECAST)).to_have_value("some day")
    assert list(ProgressReport.objects.order_by("milestone").values_list("percent", flat=True)) == [30, 10]
    field(page, 2, FORECAST).fill("25 ноя")
    page.get_by_role("button", name="Submit reports").click()
    expect(page.get_by_text("3 reports are with the ministry.")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 360])
def test_grid_hinders_nobody(as_person: AsPerson, axe: object, fits: object, width: int) -> None:
    cast = make_cast()
    rows = with_milestones(cast, 3)
    actions.save_draft(rows[0], ReportAnswers("done"), by=cast.manager, at=MORNING)
    late = ReportAnswers("in_progress", 10, date(2027, 3, 1))
    actions.submit(
        actions.save_draft(rows[1], ReportAnswers("in_progress", 10), by=cast.manager, at=MORNING),
        by=cast.manager,
        at=MORNING,
    )
    actions.save_draft(rows[2], late, by=cast.manager, at=MORNING)
    page = opened(as_person(cast.manager, viewport={"width": width, "height": 800}), cast)
    cell(page, 0, STATE).click()
    page.evaluate("scrollTo(0, 0)")  # the page's head covers half of what it meets

    axe(page)  # type: ignore[operator]
    fits(page)  # type: ignore[operator]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_phone_folds_what_nobody_has_begun(as_person: AsPerson, *, has_scripts: bool) -> None:
    cast = make_cast()
    rows = with_milestones(cast, 2)
    actions.save_draft(rows[0], ReportAnswers("in_progress", 10), by=cast.manager, at=MORNING)
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    page = as_person(cast.manager, java_script_enabled=has_scripts, **phone)
    page.goto(f"/r/{cast.roadmap.pk}/reports/grid/")

    expect(field(page, 0, COMMENT)).to_be_visible()
    expect(field(page, 1, STATE)).to_be_visible()
    expect(field(page, 1, COMMENT)).to_be_hidden()
    page.get_by_text("All answers, 2.1").click()
    field(page, 1, COMMENT).fill("Begun.")
    if has_scripts:
        field(page, 1, STATE).select_option("in_progress")
        expect(page.locator(f"#row-{rows[1].pk} .grid-note")).to_have_text("draft")
        expect(page.get_by_text("All answers, 2.1")).to_be_visible()
