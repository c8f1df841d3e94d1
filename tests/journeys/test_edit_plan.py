"""A plan written by hand in the browser: keys, blocks from Excel, undo, conflicts, rows that come and go."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from portal.shell.grid_post import PostedCell
from roadmaps.models import Milestone, Revision, RevisionRow
from roadmaps.revisions import actions, editing
from tests.journeys.cast import MORNING, Cast, make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.grids import cell, copied, field, paste, saved
from tests.roadmaps.revisions.plans import plan

pytestmark = pytest.mark.usefixtures("morning")
CODE, STREAM, TITLE, DELIVERABLE, START, DUE, RESPONSIBLE, WEIGHT = range(8)


def with_plan(cast: Cast, count: int = 4) -> Revision:
    """A plan in force, and a draft of it to be written by hand."""
    first = actions.start_draft(cast.roadmap, plan(count), by=cast.manager, at=MORNING)
    actions.submit(first, by=cast.manager, at=MORNING)
    actions.approve(first, by=cast.official, at=MORNING)
    return editing.edit_plan(cast.roadmap, by=cast.manager, at=MORNING)


def opened(page: Page, draft: Revision) -> Page:
    page.goto(f"/revisions/{draft.pk}/edit/")
    expect(page.locator("table[role=grid]")).to_be_visible()
    return page


def test_cells_are_written_with_keys_and_saved(as_person: AsPerson) -> None:
    cast = make_cast()
    page = opened(as_person(cast.manager), with_plan(cast))

    cell(page, 0, TITLE).click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(cell(page, 1, DELIVERABLE)).to_be_focused()
    page.keyboard.type("Act of delivery")
    page.keyboard.press("Enter")
    expect(cell(page, 2, DELIVERABLE)).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type("Not this")
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    expect(cell(page, 2, CODE)).to_be_focused()
    page.keyboard.press("Control+End")
    expect(cell(page, 3, WEIGHT)).to_be_focused()
    cell(page, 3, DUE).click()
    page.keyboard.type("Q4 27")
    page.keyboard.press("Tab")
    expect(cell(page, 3, RESPONSIBLE)).to_be_focused()
    saved(page)

    expect(cell(page, 3, DUE).locator("[data-said]")).to_have_text("Q4 2027")
    rows = RevisionRow.objects.filter(revision__status="draft").order_by("position")
    assert [row.deliverable for row in rows] == ["", "Act of delivery", "", ""]
    assert [(row.due_date and row.due_date.isoformat(), row.precision) for row in rows][3] == ("2027-12-31", "quarter")
    assert [row.milestone_id for row in rows] == list(Milestone.objects.values_list("pk", flat=True).order_by("pk"))


def test_enter_in_a_cell_with_a_list_keeps_the_text_and_makes_no_row(as_person: AsPerson) -> None:
    cast = make_cast()
    draft = with_plan(cast)
    page = opened(as_person(cast.manager), draft)
    count = draft.rows.count()

    cell(page, 1, STREAM).click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+A")
    page.keyboard.type("Skills of tomorrow")
    page.keyboard.press("Enter")

    expect(cell(page, 2, STREAM)).to_be_focused()
    saved(page)
    assert draft.rows.count() == count
    assert draft.rows.order_by("position")[1].workstream == "Skills of tomorrow"


def test_block_goes_to_and_from_a_spreadsheet_and_is_undone(as_person: AsPerson) -> None:
    cast = make_cast()
    page = opened(as_person(cast.manager), with_plan(cast))

    cell(page, 1, TITLE).click()
    paste(page, 'Проект\t"Отчёт\nи ""акт"""\r\nМонтаж\tАкт\r\n')
    saved(page)
    assert field(page, 1, DELIVERABLE).input_value() == 'Отчёт\nи "акт"'
    assert field(page, 2, TITLE).input_value() == "Монтаж"

    cell(page, 1, TITLE).click()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    assert copied(page) == 'Проект\t"Отчёт\nи ""акт"""\nМонтаж\tАкт'

    page.keyboard.press("Delete")
    expect(cell(page, 1, TITLE).locator("[data-why]")).to_have_text("Name the milestone, or remove the row.")
    page.keyboard.press("Control+z")
    expect(cell(page, 1, TITLE).locator("[data-why]")).to_have_count(0)
    page.keyboard.press("Control+z")
    saved(page)
    assert field(page, 1, TITLE).input_value() == "Measure number 2"
    page.keyboard.press("Control+y")
    saved(page)

    titles = RevisionRow.objects.filter(revision__status="draft").order_by("position").values_list("title", flat=True)
    expect(page.locator("[data-grid-status]")).to_have_text("Done again")
    assert list(titles) == ["Measure number 1", "Проект", "Монтаж", "Measure number 4"]


def test_longer_block_makes_rows_and_a_removed_one_comes_back(as_person: AsPerson) -> None:
    cast = make_cast()
    draft = with_plan(cast, 2)
    page = opened(as_person(cast.manager), draft)

    cell(page, 1, TITLE).click()
    paste(page, "Second\tAct\nThird\tReport\nFourth\tNote")
    expect(page.locator("[data-row]")).to_have_count(4)
    expect(field(page, 3, TITLE)).to_have_value("Fourth")
    saved(page)
    assert list(draft.rows.order_by("position").values_list("title", "deliverable")) == [
        ("Measure number 1", ""),
        ("Second", "Act"),
        ("Third", "Report"),
        ("Fourth", "Note"),
    ]

    cell(page, 2, TITLE).click()
    page.get_by_role("button", name="Propose to drop").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    cell(page, 2, TITLE).focus()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-row]")).to_have_count(4)
    expect(field(page, 2, TITLE)).to_have_value("Third")
    saved(page)
    assert draft.rows.order_by("position")[2].deliverable == "Report"


def test_what_is_no_date_is_told_and_mended(as_person: AsPerson) -> None:
    cast = make_cast()
    draft = with_plan(cast)
    page = opened(as_person(cast.manager), draft)

    cell(page, 0, DUE).click()
    page.keyboard.type("31.11.2027")
    page.keyboard.press("Enter")
    saved(page)
    expect(cell(page, 0, DUE)).to_have_attribute("aria-invalid", "true")
    expect(cell(page, 0, DUE)).to_have_accessible_description(
        "“31.11.2027”: the calendar has no such day. Correct the date."
    )
    page.get_by_role("button", name="Rows with problems only").click()
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    cell(page, 0, DUE).click()
    page.keyboard.type("30.11.2027")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_cell_that_somebody_else_changed_is_settled(as_person: AsPerson) -> None:
    cast = make_cast()
    draft = with_plan(cast)
    page = opened(as_person(cast.manager), draft)
    row = draft.rows.order_by("position")[0]

    editing.write_cells(draft, [PostedCell(row.pk, "title", "Their title")], by=cast.manager, at=MORNING)
    cell(page, 0, TITLE).click()
    page.keyboard.type("My title")
    page.keyboard.press("Enter")
    expect(cell(page, 0, TITLE)).to_contain_text("Somebody changed this cell meanwhile.")
    expect(cell(page, 0, TITLE).locator("q")).to_have_text("Their title")
    row.refresh_from_db()
    assert row.title == "Their title"

    page.get_by_role("button", name="Keep mine").click()
    saved(page)
    row.refresh_from_db()
    assert row.title == "My title"


def test_rows_come_move_and_go_and_the_plan_is_sent(as_person: AsPerson) -> None:
    cast = make_cast()
    draft = with_plan(cast)
    page = opened(as_person(cast.manager), draft)

    cell(page, 0, TITLE).click()
    page.keyboard.type("Renamed beyond likeness")
    page.get_by_role("button", name="Insert below").click()
    expect(page.locator("[data-row]")).to_have_count(5)
    expect(cell(page, 1, TITLE)).to_be_focused()
    page.keyboard.type("Something new")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Down", exact=True).click()
    expect(field(page, 3, TITLE)).to_have_value("Measure number 2")
    cell(page, 4, TITLE).click()
    page.get_by_role("button", name="Propose to drop").click()
    expect(page.locator("tr.is-struck")).to_contain_text("Measure number 4")
    page.get_by_role("link", name="Compare and send").click()

    expect(page.locator(".stat").first).to_have_text("1 new")
    expect(page.locator("main")).to_contain_text("Renamed beyond likeness")
    page.get_by_role("button", name="Send for approval").click()
    draft.refresh_from_db()
    assert draft.status == "submitted"


def test_plan_is_edited_without_scripts(as_person: AsPerson) -> None:
    cast = make_cast()
    draft = with_plan(cast)
    page = as_person(cast.manager, java_script_enabled=False)
    page.goto(f"/revisions/{draft.pk}/edit/")

    field(page, 0, TITLE).fill("Written in a plain form")
    page.get_by_label("2", exact=True).check()
    page.get_by_role("button", name="Insert below").click()

    expect(page.locator("[data-row]")).to_have_count(5)
    assert draft.rows.order_by("position")[0].title == "Written in a plain form"


@pytest.mark.parametrize("width", [1366, 360])
def test_grid_hinders_nobody(as_person: AsPerson, axe: object, fits: object, width: int) -> None:
    cast = make_cast()
    page = opened(as_person(cast.manager, viewport={"width": width, "height": 800}), with_plan(cast))
    cell(page, 0, TITLE).click()

    axe(page)  # type: ignore[operator]
    fits(page)  # type: ignore[operator]
