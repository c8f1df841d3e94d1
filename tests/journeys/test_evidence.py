"""A manager adds documents to a report, by choosing and by dropping them; the official looks at them and takes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from roadmaps.models import Evidence, Milestone
from roadmaps.terms import ReportStatus
from tests.factories import make_milestone, make_png
from tests.journeys.cast import Cast, make_cast
from tests.journeys.conftest import AsPerson, choose
from tests.roadmaps.progress.documents import PDF_PAGE

pytestmark = pytest.mark.usefixtures("morning")
FORM = ".report-questions form"
DROP = """([zone, name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: "application/pdf" }));
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def milestone_of(cast: Cast) -> Milestone:
    return make_milestone(cast.roadmap, code="1.7", title="Second press", baseline_date=date(2026, 11, 12))


def open_form(page: Page, milestone: Milestone) -> None:
    page.goto(f"/m/{milestone.pk}/report/")
    choose(page, "Done")


def choose_files(page: Page, *names: str) -> None:
    made = [
        {"name": name, "mimeType": "", "buffer": make_png() if name.endswith("png") else PDF_PAGE} for name in names
    ]
    page.locator("input[type=file]").set_input_files(made)


def test_two_files_survive_a_mistake_and_reach_the_official(
    as_person: AsPerson, axe: Callable[[Page], None], fits: Callable[[Page], None]
) -> None:
    cast = make_cast()
    milestone = milestone_of(cast)
    manager, official = as_person(cast.manager), as_person(cast.official)

    open_form(manager, milestone)
    choose_files(manager, "photo.png")
    zone = manager.locator("[data-file-drop]").element_handle()
    manager.evaluate(DROP, [zone, "act.pdf", PDF_PAGE.decode()])
    expect(manager.locator("[data-file-chosen]")).to_have_text("photo.png, act.pdf")
    manager.locator(f"{FORM} button[value='1']", has_text="Submit").click()

    expect(manager.locator(".error-summary")).to_contain_text("Enter the day on which it was done.")
    expect(manager.locator(".evidence-kept .evidence-chip")).to_have_count(2)
    axe(manager)
    fits(manager)
    manager.get_by_label("On which day was it done?").fill("2026-11-10")
    manager.get_by_label("Remove photo.png").check()
    manager.locator(f"{FORM} button[value='1']", has_text="Submit").click()
    expect(manager.locator("main")).to_contain_text("With the ministry")

    official.goto("/review/")
    chips = official.locator(".evidence-chip")
    expect(chips).to_have_count(1)
    expect(chips).to_contain_text("not checked for viruses")
    axe(official)
    with official.expect_download() as taken:
        chips.locator(".evidence-name").click()
    assert taken.value.suggested_filename == "act.pdf"
    assert Path(taken.value.path()).read_bytes() == PDF_PAGE
    with official.context.expect_page() as shown:
        chips.locator(".evidence-view").click()
    expect(shown.value.locator("img")).to_be_visible()
    assert Evidence.objects.get().report.status == ReportStatus.SUBMITTED


def test_files_are_added_without_scripts(as_person: AsPerson) -> None:
    cast = make_cast()
    milestone = milestone_of(cast)
    page = as_person(cast.manager, java_script_enabled=False)

    open_form(page, milestone)
    choose_files(page, "act.pdf", "photo.png")
    page.get_by_role("button", name="Save draft").click()
    page.goto(f"/m/{milestone.pk}/report/")

    expect(page.locator(".evidence-kept .evidence-name")).to_have_text(["act.pdf", "photo.png"])


@pytest.mark.parametrize("width", [360, 1280])
def test_form_with_evidence_fits(as_person: AsPerson, fits: Callable[[Page], None], width: int) -> None:
    cast = make_cast(manager_language="ru")
    milestone = milestone_of(cast)
    page = as_person(cast.manager, viewport={"width": width, "height": 800})
    page.goto(f"/m/{milestone.pk}/report/")
    choose_files(page, f"{'Акт-о-вводе-в-эксплуатацию' * 4}.pdf")
    page.locator(f"{FORM} button[name=keep]").click()
    page.wait_for_url("**/m/*/*#report-*")
    fits(page)
    page.goto(f"/m/{milestone.pk}/report/")
    fits(page)
