"""From the file that a manager has to a plan in force, over the ministry's desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from roadmaps.models import Milestone
from tests.journeys.cast import make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.workbooks import twelve_rows
from tests.samples import sample

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REASON = "Name the supplier in 1.2"
STAGES = [
    "Краткого описания протокола",
    "Детальное описание протокола.",
    "Черновое документирование существующего кода.",
    "Переработка или написание нового кода",
    "Разработка документации",
]


def bring(page: Page, file: Path | FilePayload) -> None:
    """From the home page: open the upload page and choose the file, which is read at once."""
    page.goto("/")
    page.locator(".todo a[href$='/upload/']").click()
    page.wait_for_url("**/upload/")
    with page.expect_file_chooser() as chooser:
        page.locator(".file-choose").click()
    chooser.value.set_files(file)
    page.wait_for_url(lambda url: not url.endswith("/upload/"), timeout=30_000)


def open_waiting_plan(page: Page) -> None:
    page.goto("/")
    page.locator(".todo a[href*='/revisions/']").click()


@pytest.mark.usefixtures("morning")
def test_word_document_of_strangers_becomes_the_plan(as_person: AsPerson) -> None:
    cast = make_cast(manager_language="ru", official_language="ru")
    manager, official = as_person(cast.manager), as_person(cast.official)

    bring(manager, sample("radiorouting/Дорожная карта.docx"))
    manager.locator("button[name=continue]").click()
    expect(manager.locator(".stat-number").first).to_have_text("5")
    manager.locator("form[action$='/submit/'] .btn-primary").click()
    expect(manager.locator("form[action$='/submit/']")).to_have_count(0)

    open_waiting_plan(official)
    official.locator("form[action$='/approve/'] .btn-primary").click()

    expect(official.locator("form[action$='/approve/']")).to_have_count(0)
    manager.goto(cast.roadmap.get_absolute_url() + "?view=table")
    shown = manager.locator("main").inner_text()
    assert [title for title in STAGES if title not in shown] == []
    assert list(Milestone.objects.values_list("baseline_date", "wording").distinct().order_by("wording")) == [
        (None, "1 месяц"),
        (None, "2 месяца"),
    ]


@pytest.mark.usefixtures("morning")
def test_workbook_is_mended_compared_returned_corrected_and_approved(as_person: AsPerson) -> None:
    cast = make_cast()
    manager, official = as_person(cast.manager), as_person(cast.official)

    bring(manager, {"name": "План 2026–28.xlsx", "mimeType": XLSX, "buffer": twelve_rows()})
    expect(manager.locator("main")).to_contain_text("12 milestones in 2 workstreams")
    expect(manager.locator(".plan-bar-words")).to_contain_text("3 problems to mend")
    manager.get_by_role("button", name="Continue").click()
    expect(manager.locator(".plan-bar-words")).to_contain_text("3 problems to mend")
    manager.get_by_role("button", name="Apply all 2 suggestions").click()
    expect(manager.locator(".plan-bar-words")).to_contain_text("1 problem to mend")
    manager.locator("#problem-missing_title + ul input").fill("Передача образцов")
    manager.get_by_role("button", name="Read the corrected cells").first.click()
    expect(manager.locator(".plan-bar-words")).to_contain_text("Nothing has to be mended")
    manager.get_by_role("button", name="Continue").click()

    expect(manager.locator(".stat").first).to_have_text("12 new")
    manager.get_by_role("button", name="Send for approval").click()
    expect(manager.locator("main")).to_contain_text("With the ministry")

    open_waiting_plan(official)
    official.get_by_text("Return with a reason").click()
    official.get_by_label("What has to be changed").fill(REASON)
    official.get_by_role("button", name="Return", exact=True).click()
    expect(official.locator("main")).to_contain_text(REASON)
    assert Milestone.objects.count() == 0

    manager.goto("/")
    expect(manager.locator("q")).to_have_text(REASON)
    manager.locator(".todo a[href*='/revisions/']").click()
    manager.get_by_role("button", name="Correct the plan").click()
    manager.get_by_label("Comment").fill("The supplier is named in the contract")
    manager.get_by_role("button", name="Send for approval").click()

    open_waiting_plan(official)
    expect(official.locator("main")).to_contain_text("The supplier is named in the contract")
    official.get_by_role("button", name="Approve all").click()
    expect(official.locator("main")).to_contain_text("In force since")

    manager.goto(cast.roadmap.get_absolute_url() + "?view=table")
    due = {
        row.locator("th a").inner_text(): row.locator("[data-label=Approved]").inner_text().replace("\xa0", " ")
        for row in manager.locator(".milestone-table tbody tr").all()
    }
    assert len(due) == 12
    assert due["Закупка оборудования"] == "Q2 2027"
    assert due["Монтаж пилотной линии"] == "30 Nov 2026"
    assert due["Пуск пилотной линии"] == "Dec 2027"
    assert due["Обучение операторов"] == "1 Jul 2027"
    assert due["Передача образцов"] == "30 Apr 2027"
    assert due["Первая поставка"] == "2028"
    assert Milestone.objects.get(title="Аттестация операторов").code == "1.6"
