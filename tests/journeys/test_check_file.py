"""A file is mended on the page that shows what was found in it: alike cells at once, in the grid, in few presses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from portal.accounts.models import Person
from roadmaps.importing import actions
from roadmaps.models import RevisionRow, Upload
from tests.journeys.cast import MORNING, make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.test_edit_plan import paste
from tests.journeys.test_file_to_plan import XLSX, bring
from tests.journeys.workbooks import sixty_rows, twelve_rows

pytestmark = pytest.mark.usefixtures("morning")


def opened(page: Page, content: bytes, person: Person) -> Upload:
    roadmap = person.assignments.get().cluster.roadmaps.get()
    upload = actions.receive(roadmap, name="План.xlsx", content=content, by=person, at=MORNING)
    page.goto(f"/uploads/{upload.pk}/")
    return upload


def row_of(place: str) -> RevisionRow:
    return RevisionRow.objects.get(revision__status="draft", place=place)


def test_sixty_rows_with_four_problems_are_sent_in_three_presses_after_the_file(as_person: AsPerson) -> None:
    """Upload, choose and open are the three before."""
    cast = make_cast()
    page = as_person(cast.manager)

    bring(page, {"name": "План.xlsx", "mimeType": XLSX, "buffer": sixty_rows()})
    expect(page.locator(".plan-bar-words")).to_contain_text("4 problems to mend")
    page.get_by_role("button", name="Apply all 4 suggestions").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send for approval").click()

    expect(page.locator("main")).to_contain_text("With the ministry")
    assert cast.roadmap.revisions.get().rows.count() == 60


def test_alike_cells_are_mended_at_once(as_person: AsPerson) -> None:
    cast = make_cast()
    page = as_person(cast.manager)
    opened(page, sixty_rows(), cast.manager)

    expect(
        page.get_by_text("Rows 8, 24, “Срок исполнения”: “31.11.2026”: the calendar has no such day.")
    ).to_be_visible()
    page.get_by_role("button", name="Use 30.11.2026 for all 2 rows").click()
    expect(page.locator(".plan-bar-words")).to_contain_text("2 problems to mend")
    page.get_by_role("button", name="Leave without a date").click()
    expect(page.locator(".plan-bar-words")).to_contain_text("1 problem to mend")

    assert [str(row_of(place).due_date) for place in ("B8", "B24", "B40")] == ["2026-11-30", "2026-11-30", "None"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_cells_are_mended_in_the_grid(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language)
    page = as_person(cast.manager)
    opened(page, twelve_rows(), cast.manager)

    expect(page.locator("[data-row]:visible")).to_have_count(3)
    page.locator("[data-grid-filter]").click()
    expect(page.locator("[data-row]:visible")).to_have_count(12)
    page.locator("[name='cell:B13']").locator("..").click()
    paste(page, "Передача образцов\tАкт")
    page.locator("[name='cell:C7']").locator("..").click()
    page.keyboard.type("30.11.2026")
    page.keyboard.press("Enter")
    page.locator("[name='cell:A10']").locator("..").click()
    page.keyboard.type("1.7")
    page.keyboard.press("Enter")
    page.locator("button[name=continue]").click()

    page.wait_for_url("**/revisions/**")
    assert (row_of("B13").title, row_of("B13").deliverable) == ("Передача образцов", "Акт")
    assert str(row_of("B7").due_date) == "2026-11-30"
    assert row_of("B10").code == "1.7"


def test_order_of_day_and_month_is_changed(as_person: AsPerson) -> None:
    cast = make_cast()
    page = as_person(cast.manager)
    opened(page, twelve_rows(), cast.manager)

    page.get_by_text("Dates are read as DD.MM.YYYY, the day first").click()
    page.get_by_text("month first: 07/08/2026 is 8 July").click()
    page.get_by_role("button", name="Read like this").click()

    expect(page.get_by_text("Dates are read as MM.DD.YYYY, the month first")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 360])
def test_checking_page_hinders_nobody(as_person: AsPerson, axe: object, fits: object, width: int) -> None:
    cast = make_cast()
    page = as_person(cast.manager, viewport={"width": width, "height": 800})
    opened(page, twelve_rows(), cast.manager)

    axe(page)  # type: ignore[operator]
    fits(page)  # type: ignore[operator]
