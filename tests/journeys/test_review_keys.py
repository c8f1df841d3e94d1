"""An official works through the queue by keyboard alone, in both languages and layouts, and never loses the place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from roadmaps.models import DiscussionMessage, ProgressReport
from roadmaps.progress import actions
from roadmaps.terms import ReportStatus
from tests.factories import make_milestone, make_official
from tests.journeys.cast import MORNING, Cast, make_cast
from tests.journeys.conftest import AsPerson
from tests.roadmaps.progress.reports import done, going_on

MOST_KEYS = 45
SAYS = {"en": "Accepted: 1.1 Milestone 1. 19 reports are left.", "ru": "Принято: 1.1 Milestone 1. Осталось 19 отчётов."}


def wait_for_review(cast: Cast, count: int, **answers: object) -> list[ProgressReport]:
    """So many ordinary reports, the first sent first."""
    reports = []
    for number in range(1, count + 1):
        milestone = make_milestone(cast.roadmap, code=f"1.{number}", title=f"Milestone {number}")
        sent = MORNING - timedelta(days=3) + timedelta(minutes=number)
        report = actions.save_draft(milestone, going_on(**answers), by=cast.manager, at=sent)
        actions.submit(report, by=cast.manager, at=sent)
        reports.append(report)
    return reports


def row(page: Page, report: ProgressReport) -> Locator:
    return page.locator(f"[data-row='{report.pk}'] > a")


def status_of(report: ProgressReport) -> str:
    return ProgressReport.objects.values_list("status", flat=True).get(pk=report.pk)


class Keys:
    """Presses keys, counts them, and looks after each that the focus is on the page still."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1
        assert self.page.evaluate("document.activeElement !== document.body"), f"no focus after {key}"

    def to_the_list(self) -> None:
        """By the skip link and Tab to the first row."""
        self.press("Tab")
        self.press("Enter")
        while not self.page.evaluate("document.activeElement.matches('[data-row] > a')"):
            self.press("Tab")


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_twenty_ordinary_reports_are_reviewed_in_few_keys(as_person: AsPerson, language: str) -> None:
    cast = make_cast(official_language=language)
    reports = wait_for_review(cast, 20)
    page = as_person(cast.official)
    page.goto("/review/")
    keys = Keys(page)
    keys.to_the_list()

    for left, report in zip(range(19, -1, -1), reports, strict=True):
        expect(row(page, report)).to_be_focused()
        keys.press("a")
        expect(page.locator("[data-row]")).to_have_count(left)
        if left == 19:
            expect(page.locator("[data-review-said]")).to_have_text(SAYS[language])
            expect(page.locator(".header-nav .count")).to_have_text("19")

    assert keys.count <= MOST_KEYS
    assert set(ProgressReport.objects.values_list("status", flat=True)) == {ReportStatus.ACCEPTED}
    keys.press("z")
    expect(row(page, reports[-1])).to_be_focused()
    assert status_of(reports[-1]) == ReportStatus.SUBMITTED


@pytest.mark.usefixtures("morning")
def test_keys_follow_their_place_and_what_is_doubtful_is_asked(as_person: AsPerson) -> None:
    cast = make_cast(official_language="ru")
    far = {"forecast_date": date(2027, 3, 1), "slip_reason": "Late", "slip_category": "partner"}
    doubtful, second = *wait_for_review(cast, 1, **far), *wait_for_review(cast, 1)
    page = as_person(cast.official)
    page.goto("/review/")
    row(page, doubtful).focus()

    page.keyboard.press("ArrowDown")
    expect(row(page, second)).to_be_focused()
    page.keyboard.press("KeyK")
    expect(row(page, doubtful)).to_be_focused()
    page.keyboard.press("KeyA")
    expect(page.locator(".review-ask")).to_contain_text("60")
    page.keyboard.press("Escape")
    expect(page.locator(".review-ask")).to_have_count(0)
    assert status_of(doubtful) == ReportStatus.SUBMITTED
    page.keyboard.press("KeyA")
    page.keyboard.press("Enter")
    expect(row(page, doubtful)).to_have_count(0)
    assert status_of(doubtful) == ReportStatus.ACCEPTED


@pytest.mark.usefixtures("morning")
def test_peek_return_comment_and_list_of_keys(as_person: AsPerson) -> None:
    cast = make_cast()
    first, second, third = wait_for_review(cast, 3)
    page = as_person(cast.official)
    page.goto("/review/")
    row(page, first).focus()

    page.keyboard.press("j")
    page.keyboard.press("Space")
    expect(page.locator("#sheet-title")).to_have_text("1.2 Milestone 2")
    expect(row(page, second)).to_be_focused()

    page.keyboard.press("c")
    page.keyboard.type("Which press is it?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".review-messages")).to_contain_text("Which press is it?")
    expect(row(page, second)).to_be_focused()
    assert DiscussionMessage.objects.get().report == second

    page.keyboard.press("r")
    page.keyboard.type("jazz")  # letters are letters in the box
    page.keyboard.press("Control+Enter")
    expect(row(page, third)).to_be_focused()
    second.refresh_from_db()
    assert (second.status, second.reason) == (ReportStatus.RETURNED, "jazz")

    page.keyboard.press("z")
    expect(row(page, second)).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(row(page, second)).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#review-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(row(page, second)).to_be_focused()
    assert status_of(second) == ReportStatus.SUBMITTED


@pytest.mark.usefixtures("morning")
def test_selected_are_accepted_together_and_come_back_together(as_person: AsPerson) -> None:
    cast = make_cast()
    first, second, third = wait_for_review(cast, 3)
    page = as_person(cast.official)
    page.goto("/review/")
    row(page, first).focus()

    for key in ("x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-review-count]")).to_have_text("Accept 2")
    page.keyboard.press("Shift+A")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(row(page, third)).to_be_focused()
    expect(page.locator(".undo")).to_contain_text("Accepted: 2 reports.")
    page.keyboard.press("z")
    expect(page.locator("[data-row]")).to_have_count(3)
    assert {status_of(report) for report in (first, second, third)} == {ReportStatus.SUBMITTED}


@pytest.mark.usefixtures("morning")
def test_switched_off_letters_do_nothing(as_person: AsPerson) -> None:
    cast = make_cast()
    cast.official.are_keys_on = False
    cast.official.save()
    (report,) = wait_for_review(cast, 1)
    page = as_person(cast.official)
    page.goto("/review/")
    row(page, report).focus()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(row(page, report)).to_be_focused()
    expect(page.locator("kbd")).to_have_count(0)
    assert status_of(report) == ReportStatus.SUBMITTED


@pytest.mark.usefixtures("morning")
def test_colleague_who_looks_is_named_and_who_came_first_too(as_person: AsPerson) -> None:
    cast = make_cast()
    first, second = wait_for_review(cast, 2)
    colleague = make_official(cast.cluster, full_name="Artem Sedov", language="en")
    one, two = as_person(cast.official), as_person(colleague)
    one.goto("/review/")
    two.goto("/review/")
    expect(two.locator(f"[data-row='{first.pk}'] .review-open")).to_have_text("open: I. Orlova")
    row(one, first).focus()
    one.keyboard.press("a")
    expect(row(one, second)).to_be_focused()
    row(two, first).focus()
    two.keyboard.press("a")
    expect(two.locator(".notice-error")).to_contain_text("I. Orlova has accepted this report already")
    expect(row(two, second)).to_be_focused()


@pytest.mark.usefixtures("morning")
def test_without_scripts_the_same_is_done_by_forms(as_person: AsPerson) -> None:
    cast = make_cast()
    first, second, _third = wait_for_review(cast, 3)
    page = as_person(cast.official, java_script_enabled=False)
    page.goto("/review/?order=cluster")
    for report in (first, second):
        page.locator(f"[data-row='{report.pk}'] input").check()
    page.get_by_role("button", name="Accept the selected").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    page.locator("form[action*='/accept/?'] button", has_text="Accept").last.click()
    expect(page.locator("[data-row]")).to_have_count(2)
    assert "order=cluster" in page.url


def test_accepting_without_proof_is_asked(as_person: AsPerson, morning: None) -> None:
    cast = make_cast()
    cast.roadmap.programme.is_evidence_required = False
    cast.roadmap.programme.save()
    milestone = make_milestone(cast.roadmap, code="1.1", title="Milestone 1")
    report = actions.save_draft(milestone, done(evidence_link=""), by=cast.manager, at=MORNING)
    actions.submit(report, by=cast.manager, at=MORNING)
    page = as_person(cast.official)
    page.goto("/review/")
    row(page, report).focus()
    page.keyboard.press("a")
    expect(page.locator(".review-ask")).to_have_text("Accept without a document that confirms it? Enter: yes, Esc: no.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-undo] button")).to_be_focused()
    assert status_of(report) == ReportStatus.ACCEPTED
