"""A manager answers a reminder on the phone, from the letter itself, without signing in."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from portal.mail.models import Message
from roadmaps.models import Milestone, ProgressReport
from roadmaps.tasks import raise_reminders
from roadmaps.terms import ProgressState, ReportStatus
from tests.factories import make_milestone, make_png
from tests.journeys.cast import make_cast
from tests.journeys.conftest import AsPerson, choose

pytestmark = pytest.mark.usefixtures("morning", "portal_url")
PHONE = {"width": 360, "height": 740}
MOST_SECONDS = 60
WORDS = {
    "en": (
        "It is done",
        "Documents that confirm it",
        "Send the answer",
        "Thank you",
        "This link does not work any more",
    ),
    "ru": ("Выполнено", "Подтверждающие документы", "Отправить ответ", "Спасибо", "Эта ссылка больше не действует"),
}


@pytest.fixture
def milestone() -> Milestone:
    return overdue("en")


def overdue(language: str) -> Milestone:
    """A milestone that is overdue since Thursday, of which its manager has a letter in that language."""
    roadmap = make_cast(manager_language=language).roadmap
    milestone = make_milestone(roadmap, code="1.7", title="Second press", baseline_date=date(2026, 11, 12))
    raise_reminders.apply()
    return milestone


def link_in_letter() -> str:
    """The address that the letter offers for an answer."""
    (address,) = set(re.findall(r"http\S+/a/\S+/", Message.objects.get().text))
    return address


@pytest.mark.parametrize("language", ["ru", "en"])
def test_done_with_its_proof_takes_three_presses_and_no_password(
    as_person: AsPerson, axe: Callable[[Page], None], language: str
) -> None:
    done, documents, send, thanks, used = WORDS[language]
    milestone = overdue(language)
    phone, begun = as_person(viewport=PHONE, locale=language), time.monotonic()

    phone.goto(link_in_letter())  # the first press, in the mail program
    choose(phone, done)
    axe(phone)
    phone.get_by_label(documents, exact=True).set_input_files(
        {"name": "Act.png", "mimeType": "image/png", "buffer": make_png()}
    )
    phone.get_by_role("button", name=send).click()

    expect(phone.get_by_role("heading", level=1)).to_have_text(thanks)
    assert time.monotonic() - begun < MOST_SECONDS
    report = ProgressReport.objects.get(milestone=milestone)
    assert (report.status, report.state) == (ReportStatus.SUBMITTED, ProgressState.DONE)
    assert report.evidence.get().name == "Act.png"
    assert [cookie["name"] for cookie in phone.context.cookies()] == ["csrf"], "nobody is signed in"

    phone.goto(link_in_letter())
    expect(phone.get_by_role("heading", level=1)).to_have_text(used)


def test_new_date_is_answered_without_scripts(as_person: AsPerson, milestone: Milestone) -> None:
    phone = as_person(viewport=PHONE, locale="en-GB", java_script_enabled=False)

    phone.goto(link_in_letter())
    choose(phone, "It will be done later")
    phone.get_by_label("When do you expect it done?").fill("2026-12-20")
    phone.get_by_role("button", name="Send the answer").click()
    expect(phone.locator("main")).to_contain_text("say why")

    phone.get_by_label("Why is it later than approved?").fill("The supplier is late")
    phone.get_by_label("Kind of reason").select_option("partner")
    phone.get_by_role("button", name="Send the answer").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert ProgressReport.objects.get(milestone=milestone).forecast_date == date(2026, 12, 20)


def test_nothing_is_wider_than_the_phone(as_person: AsPerson, milestone: Milestone) -> None:
    phone = as_person(viewport=PHONE, locale="en-GB")
    phone.goto(link_in_letter())

    for word in ("It is done", "It will be done later", "We need help", "Nothing has changed"):
        choose(phone, word)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
