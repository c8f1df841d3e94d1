"""Rows of the reporting grid: which are shown, what takes a draft away, help asked for, texts that wait."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Route, expect

from roadmaps.models import ProgressReport, Request
from roadmaps.progress import actions
from roadmaps.progress.answers import ReportAnswers
from tests.journeys.cast import MORNING, make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.grids import cell, field, paste, saved, type_text
from tests.journeys.report_grids import COMMENT, FORECAST, HELP, PERCENT, STATE, opened, with_milestones

pytestmark = pytest.mark.usefixtures("morning")
BEGUN = ReportAnswers("in_progress", 10, comment="Begun.")
WORDS = {"en": "The press is ordered.", "ru": "Пресс заказан."}
BLOCKS = {
    "en": "In progress\t40 %\tQ4 2026\nDone\t\t\t10 Nov",
    "ru": "В работе\t40 %\tIV кв. 2026\nвыполнено\t\t\t10 ноя",
}


@pytest.mark.parametrize("language", WORDS)
def test_undone_cell_leaves_no_trace(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language)
    rows = with_milestones(cast, 2)
    page = opened(as_person(cast.manager), cast)
    note = page.locator(f"#row-{rows[0].pk} .grid-note")

    cell(page, 0, COMMENT).click()
    type_text(page, WORDS[language])
    page.keyboard.press("Enter")
    saved(page)
    expect(note).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(note).to_have_count(0)
    expect(page.locator(".is-saved")).to_have_count(0)
    assert ProgressReport.objects.count() == 0
    page.keyboard.press("Control+y")
    expect(note).to_have_count(1)
    saved(page)
    assert ProgressReport.objects.get().comment == WORDS[language]


@pytest.mark.parametrize("language", BLOCKS)
def test_block_in_the_persons_words_goes_and_comes_back(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language)
    with_milestones(cast, 3)
    page = opened(as_person(cast.manager), cast)

    cell(page, 0, STATE).click()
    paste(page, BLOCKS[language])
    saved(page)
    reports = ProgressReport.objects.order_by("milestone").values_list("state", "percent")
    assert list(reports) == [("in_progress", 40), ("done", 100)]
    cell(page, 0, STATE).focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".grid-note")).to_have_count(0)
    assert ProgressReport.objects.count() == 0


@pytest.mark.parametrize("language", ["en", "ru"])
def test_chosen_drafts_are_discarded_after_a_question(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language)
    rows = with_milestones(cast, 4)
    for row in rows[:3]:
        actions.save_draft(row, BEGUN, by=cast.manager, at=MORNING)
    page = opened(as_person(cast.manager), cast)
    discard = page.locator("button[name=do][value=discard]")

    cell(page, 0, STATE).click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+Space")
    discard.click()
    page.locator("#discard button[value=no]").click()
    expect(page.locator("#discard")).to_be_hidden()
    assert ProgressReport.objects.count() == 3
    discard.click()
    page.locator("#discard button[value=yes]").click()
    expect(page.locator(".notice-success")).to_be_visible()
    assert [report.milestone for report in ProgressReport.objects.all()] == [rows[2]]
    expect(page.locator(".grid-note")).to_have_count(1)


def test_phone_without_scripts_is_asked_on_a_page(as_person: AsPerson, fits: object) -> None:
    cast = make_cast()
    rows = with_milestones(cast, 2)
    actions.save_draft(rows[0], BEGUN, by=cast.manager, at=MORNING)
    page = as_person(cast.manager, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto(f"/r/{cast.roadmap.pk}/reports/grid/?show=changed")

    page.locator(f"#row-{rows[0].pk} input[name=rows]").check()
    page.get_by_role("button", name="Discard drafts of chosen rows").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Discard 1 draft?")
    page.wait_for_load_state()  # the words are there before the styles are
    fits(page)  # type: ignore[operator]
    assert ProgressReport.objects.count() == 1
    page.get_by_role("button", name="Discard", exact=True).click()
    expect(page.get_by_text("No row of this kind")).to_be_visible()
    assert ProgressReport.objects.count() == 0


def test_changes_of_a_returned_report_are_discarded_in_its_form(as_person: AsPerson, axe: object) -> None:
    cast = make_cast()
    row = with_milestones(cast, 2)[0]
    sent = actions.save_draft(row, ReportAnswers("in_progress", 10), by=cast.manager, at=MORNING)
    actions.submit(sent, by=cast.manager, at=MORNING)
    actions.return_(sent, reason="Which press?", by=cast.official, at=MORNING)
    actions.save_draft(row, ReportAnswers("in_progress", 80), by=cast.manager, at=MORNING)
    page = as_person(cast.manager)
    page.goto(f"/m/{row.pk}/report/?from=grid")

    axe(page)  # type: ignore[operator]
    page.get_by_role("button", name="Discard my changes").click()
    page.locator("#discard button[value=yes]").click()
    expect(page.locator(f"#row-{row.pk} .grid-note")).to_have_text("returned")
    expect(field(page, 0, PERCENT)).to_have_value("10")
    assert ProgressReport.objects.get() == sent


@pytest.mark.parametrize("language", ["en", "ru"])
def test_filter_keeps_its_rows_while_they_are_filled_in(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language)
    rows = with_milestones(cast, 4)
    actions.save_draft(rows[0], BEGUN, by=cast.manager, at=MORNING)
    page = opened(as_person(cast.manager), cast)
    counts = page.locator(".grid-show .count")

    page.locator(".grid-show a[href$='show=left']").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    expect(page.locator("table[role=grid]")).to_be_visible()
    cell(page, 0, PERCENT).click()
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    saved(page)
    expect(counts).to_have_text(["4", "2", "2", "0"])
    expect(page.locator("[data-row]")).to_have_count(3)
    page.locator("button[name=do][value=send]").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.locator(".grid-show a[href$='show=changed']").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    assert ProgressReport.objects.get(status="submitted").milestone == rows[1]


def test_help_is_asked_for_from_a_row(as_person: AsPerson) -> None:
    cast = make_cast()
    rows = with_milestones(cast, 2)
    page = opened(as_person(cast.manager), cast)

    cell(page, 1, HELP).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask for help")
    page.get_by_label("What do you need?").fill("Customs papers for the second press")
    page.locator("[name=category]").first.check()
    page.get_by_role("button", name="Send the request").click()
    expect(cell(page, 1, HELP)).to_contain_text("asked for on")
    assert Request.objects.get().milestone == rows[1]
    cell(page, 1, HELP).locator("a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Last promise")


def test_text_that_was_refused_is_not_left_behind_unasked(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 2)
    page = opened(as_person(cast.manager), cast)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    cell(page, 0, FORECAST).click()
    page.keyboard.type("some day")
    page.keyboard.press("Enter")
    expect(cell(page, 0, FORECAST)).to_contain_text("is not a date")
    page.locator(".grid-show a").first.click(no_wait_after=True)
    expect(field(page, 0, FORECAST)).to_have_value("some day")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    page.locator("button[name=do][value=send]").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("is not a date")
    assert asked == ["beforeunload"]


def test_text_typed_before_the_script_has_come_is_kept(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 2)
    page = as_person(cast.manager)
    held: list[Route] = []
    page.route("**/grid-save*.js", lambda route: held.append(route))
    page.goto(f"/r/{cast.roadmap.pk}/reports/grid/", wait_until="commit")

    field(page, 0, PERCENT).fill("20")
    field(page, 0, COMMENT).focus()
    page.keyboard.type("Begun ")
    for route in held:
        route.continue_()
    expect(page.locator("table[role=grid]")).to_be_visible()
    page.keyboard.type("early.")
    page.keyboard.press("Enter")
    saved(page)
    report = ProgressReport.objects.get()
    assert (report.percent, report.comment) == (20, "Begun early.")


def test_phone_shows_what_is_saved_beside_the_cards(as_person: AsPerson, axe: object) -> None:
    cast = make_cast()
    with_milestones(cast, 6)
    page = as_person(cast.manager, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(f"/r/{cast.roadmap.pk}/reports/grid/")
    expect(page.locator("table[role=grid]")).to_be_visible()

    page.locator("[data-row]").nth(4).locator(".grid-fold").tap()
    field(page, 4, STATE).select_option("in_progress")
    saved(page)
    field(page, 4, PERCENT).tap()
    page.keyboard.type("5")  # the nought that stood there goes
    field(page, 4, COMMENT).tap()
    saved(page)
    expect(field(page, 4, PERCENT)).to_have_value("5")
    expect(page.locator(".is-saved")).to_have_count(2)
    expect(page.locator("[data-grid-state]")).to_be_in_viewport()
    assert ProgressReport.objects.get().percent == 5
    axe(page)  # type: ignore[operator]
