"""A manager takes fourteen milestones along as a workbook, changes five, and sends them within two minutes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from roadmaps.models import Milestone, ProgressReport
from tests.factories import make_milestone
from tests.journeys.cast import TODAY, Cast, make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.workbooks import filled_in

MOST_SECONDS = 120
CHANGED: dict[str, list[dict[str, object]]] = {
    "ru": [
        {"state": "В работе", "percent": 40, "comment": "Пресс заказан."},
        {"state": "Выполнено", "actual_date": date(2026, 11, 10), "evidence_link": "https://altai.example/act.pdf"},
        {"unchanged": "да"},
        {"forecast_date": "I кв. 2027", "slip_reason": "Задержка поставки", "slip_category": "Закупки"},
        {"state": "В работе", "percent": "35 %", "confidence": "Есть риски", "comment": "Ждём решения."},
    ],
    "en": [
        {"state": "In progress", "percent": 40, "comment": "The press is ordered."},
        {"state": "Done", "actual_date": date(2026, 11, 10), "evidence_link": "https://altai.example/act.pdf"},
        {"unchanged": "yes"},
        {"forecast_date": "Q1 2027", "slip_reason": "The supplier is late", "slip_category": "Procurement"},
        {"state": "In progress", "percent": "35 %", "confidence": "At risk", "comment": "We wait for a decision."},
    ],
}


def fourteen(cast: Cast) -> list[Milestone]:
    return [
        make_milestone(
            cast.roadmap, code=f"1.{number}", title=f"Стенд {number}", baseline_date=TODAY + timedelta(days=20 + number)
        )
        for number in range(1, 15)
    ]


def sent_back(page: Page, cast: Cast, rows: list[dict[str, object]], folder: Path) -> Path:
    """Download the workbook, fill its first rows in, and drop it on the page."""
    page.goto(f"/r/{cast.roadmap.pk}/reports/")
    with page.expect_download() as taken:
        page.locator("#workbook").locator("xpath=..").get_by_role("link").click()
    form = folder / taken.value.suggested_filename
    form.write_bytes(filled_in(taken.value.path().read_bytes(), rows))
    upload(page, form)
    return form


def upload(page: Page, form: Path) -> None:
    page.locator("#id_workbook").set_input_files(form)
    page.wait_for_url("**/reports/workbooks/*/")


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize("language", CHANGED)
def test_five_of_fourteen_milestones_are_reported_in_a_workbook(
    as_person: AsPerson, axe: Callable[[Page], None], fits: Callable[[Page], None], tmp_path: Path, language: str
) -> None:
    cast = make_cast(manager_language=language)
    milestones = fourteen(cast)
    page = as_person(cast.manager)
    begun = time.monotonic()

    form = sent_back(page, cast, CHANGED[language], tmp_path)
    assert page.locator(".stat-number").all_inner_texts() == ["5", "0", "0", "0", "9"]
    assert not ProgressReport.objects.exists()
    axe(page)
    fits(page)
    page.locator("main form .btn-primary").click()
    page.wait_for_url(f"**/r/{cast.roadmap.pk}/reports/")
    seconds = time.monotonic() - begun

    assert seconds < MOST_SECONDS
    reports = {report.milestone_id: report for report in ProgressReport.objects.all()}
    said = [(reports[one.pk].status, reports[one.pk].state, reports[one.pk].percent) for one in milestones[:5]]
    assert said == [
        ("submitted", "in_progress", 40),
        ("submitted", "done", 100),
        ("submitted", "not_started", 0),
        ("submitted", "not_started", 0),
        ("submitted", "in_progress", 35),
    ]
    assert len(reports) == 5
    late = reports[milestones[3].pk]
    assert (late.forecast_date, late.slip_category) == (date(2027, 3, 31), "procurement")
    assert reports[milestones[4].pk].confidence == "at_risk"

    upload(page, form)
    expect(page.locator("main form")).to_have_count(0)
    assert page.locator(".stat-number").all_inner_texts() == ["0", "0", "0", "0", "9"]


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize("language", CHANGED)
def test_workbook_on_a_phone_without_scripts(
    as_person: AsPerson, fits: Callable[[Page], None], tmp_path: Path, language: str
) -> None:
    cast = make_cast(manager_language=language)
    fourteen(cast)
    page = as_person(cast.manager, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto(f"/r/{cast.roadmap.pk}/reports/")
    with page.expect_download() as taken:
        page.locator("#workbook").locator("xpath=..").get_by_role("link").click()
    form = tmp_path / "form.xlsx"
    form.write_bytes(filled_in(taken.value.path().read_bytes(), [{"percent": "half"}, *CHANGED[language]]))
    page.locator("#id_workbook").set_input_files(form)
    page.locator("form:has(#id_workbook) button").click()

    assert page.locator(".stat-number").all_inner_texts() == ["5", "0", "1", "0", "8"]
    expect(page.locator(".workbook-problems")).to_contain_text("H2")
    page.locator("main form .btn-primary").click()
    assert ProgressReport.objects.count() == 5
