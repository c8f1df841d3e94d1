"""A manager says that a milestone is done, an official asks for the proof, gets it and agrees."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from roadmaps.terms import ProgressState
from tests.factories import make_milestone
from tests.journeys.cast import make_cast
from tests.journeys.conftest import AsPerson, choose

PROOF = "https://altai.example/acts/17.pdf"
REASON = "Attach the act of commissioning"
SAID: Mapping[str, Mapping[str, Any]] = {
    "en": {
        "report": "Report on 1.7 Second press",
        "fix": "Fix the returned report on 1.7 Second press",
        "sent": "The report is with the ministry.",
        "day": "On which day was it done?",
        "words": "What was done, what comes next?",
        "links": "Links to documents that confirm it",
        "submit": "Submit report",
        "waits": "With the ministry",
        "done": "Done",
        "history": ["Report", "Returned", "Report", "Accepted"],
    },
    "ru": {
        "report": "Отчитайтесь: 1.7 Second press",
        "fix": "Исправьте возвращённый отчёт: 1.7 Second press",
        "sent": "Отчёт отправлен на проверку.",
        "day": "Когда выполнено?",
        "words": "Что сделано, что дальше?",
        "links": "Ссылки на подтверждающие документы",
        "submit": "Отправить отчёт",
        "waits": "На проверке",
        "done": "Выполнено",
        "history": ["Отчёт", "Возвращено", "Отчёт", "Принято"],
    },
}


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize(("language", "official_language"), [("en", "ru"), ("ru", "en")])
def test_report_is_returned_mended_and_accepted(as_person: AsPerson, language: str, official_language: str) -> None:
    said = SAID[language]
    cast = make_cast(manager_language=language, official_language=official_language)
    milestone = make_milestone(cast.roadmap, code="1.7", title="Second press", baseline_date=date(2026, 11, 12))
    manager, official = as_person(cast.manager), as_person(cast.official)

    manager.goto("/")
    manager.get_by_role("link", name=said["report"]).click()
    say_done(manager, said, "The press runs since Tuesday.")
    expect(manager.locator(".notice-success")).to_contain_text(said["sent"])

    official.goto("/")
    official.locator(".todo a.btn").click()
    official.locator(".decide-return summary").click()
    official.locator("textarea[name=words]").fill(REASON)
    official.locator("form[action$='/return/'] button[type=submit]").click()
    expect(official.locator(".review-row")).to_have_count(0)

    manager.goto("/")
    expect(manager.locator("q")).to_have_text(REASON)
    manager.get_by_role("link", name=said["fix"]).click()
    expect(manager.locator("main")).to_contain_text(REASON)
    manager.get_by_label(said["links"]).fill(PROOF)
    manager.get_by_role("button", name=said["submit"]).click()
    expect(manager.locator("main")).to_contain_text(said["waits"])

    official.goto("/review/")
    official.locator(".review-row a").click()
    expect(official.locator(f"a[href='{PROOF}']")).to_be_visible()
    official.locator("form[action$='/accept/'] button[type=submit]").click()
    expect(official.locator(".review-row")).to_have_count(0)

    manager.goto(milestone.get_absolute_url())
    assert manager.locator(".thread-kind").all_inner_texts() == said["history"]
    expect(manager.locator(".thread-returned")).to_contain_text("Orlova")
    expect(manager.locator(".thread-returned")).to_contain_text(REASON)
    expect(manager.locator(".milestone-state")).to_contain_text(said["done"])
    milestone.refresh_from_db()
    assert (milestone.state, milestone.actual_date) == (ProgressState.DONE, date(2026, 11, 10))


def say_done(page: Page, said: Mapping[str, Any], words: str) -> None:
    choose(page, said["done"])
    page.get_by_label(said["day"]).fill("2026-11-10")
    page.get_by_label(said["words"]).fill(words)
    page.get_by_label(said["links"]).fill("https://altai.example/photo.jpg")
    page.get_by_role("button", name=said["submit"]).click()
