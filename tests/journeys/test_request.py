"""A cluster asks for help and gets it in the end; five clusters ask the same and are answered once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from portal.accounts.models import Person
from roadmaps.models import Request, Roadmap
from roadmaps.requests import actions
from roadmaps.terms import RequestKind, RequestStatus
from tests.factories import make_cluster, make_manager, make_milestone, make_official, make_roadmap
from tests.journeys.cast import MORNING, make_cast
from tests.journeys.conftest import AsPerson

LANGUAGES = pytest.mark.parametrize("language", ["ru", "en"])
NEED = "Customs papers for the second press"


@LANGUAGES
@pytest.mark.usefixtures("morning")
def test_help_is_asked_for_asked_back_answered_reopened_and_rated(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language, official_language=language)
    milestone = make_milestone(cast.roadmap, code="1.7", title="Second press", baseline_date=date(2027, 3, 31))
    manager, official = as_person(cast.manager), as_person(cast.official)

    manager.goto(milestone.get_absolute_url())
    manager.locator(f"a[href^='/m/{milestone.pk}/requests/new/']").first.click()
    manager.locator("[name=need]").fill(NEED)
    manager.locator("[name=category]").first.check()
    manager.locator("main form [type=submit]").last.click()
    expect(manager.locator("h1")).to_have_text(NEED)
    asked = Request.objects.get()

    official.goto("/requests/")
    official.get_by_role("link", name=NEED).click()
    press(official, "take")
    say(official, "ask-back", "Which customs office?")
    manager.reload()
    say(manager, "reply", "Barnaul.")
    official.reload()
    say(official, "answer", "Apply by form 7.")
    manager.reload()
    expect(manager.locator(".request-answer")).to_contain_text("Apply by form 7.")
    say(manager, "reopen", "Form 7 is no longer taken.")
    official.reload()
    say(official, "answer", "Form 9 is, and Ms Li expects you.")
    manager.reload()
    press(manager, "resolve")
    manager.locator("button[name=was_in_time][value=yes]").click()
    manager.locator("button[name=has_helped][value=yes]").click()
    expect(manager.locator("button[name=has_helped][value=yes]")).to_have_attribute("aria-pressed", "true")

    asked.refresh_from_db()
    assert (asked.status, asked.was_in_time, asked.has_helped) == (RequestStatus.RESOLVED, True, True)
    manager.goto(milestone.get_absolute_url())
    expect(manager.locator("main")).to_contain_text(NEED)


@LANGUAGES
@pytest.mark.usefixtures("morning")
def test_five_clusters_that_ask_the_same_are_answered_once(as_person: AsPerson, language: str) -> None:
    official = make_official(full_name="Irina Orlova", language=language)
    for number in range(5):
        cluster = make_cluster(f"Cluster {number}")
        manager = make_manager(cluster, email=f"m{number}@clusters.example")
        ask(make_roadmap(cluster), manager)
    page = as_person(official)

    page.goto("/requests/")
    for tick in page.locator("input[name=requests]").all():
        tick.check()
    page.get_by_role(
        "button", name={"ru": "Ответить на выбранные", "en": "Answer the chosen together"}[language]
    ).click()
    page.locator("main textarea").first.fill("The duty is waived until July 2027.")
    page.get_by_role("button", name={"ru": "Отправить ответ", "en": "Send the answer"}[language]).click()
    page.wait_for_url("**/requests/")

    assert set(Request.objects.values_list("status", "answer")) == {
        (RequestStatus.ANSWERED, "The duty is waived until July 2027.")
    }


@LANGUAGES
@pytest.mark.usefixtures("morning")
def test_question_of_the_ministry_that_is_late_waits_for_the_cluster(as_person: AsPerson, language: str) -> None:
    cast = make_cast(manager_language=language, official_language=language)
    question = ask(cast.roadmap, cast.official, kind=RequestKind.INFORMATION, days_ago=30)
    manager = as_person(cast.manager)

    manager.goto("/")
    expect(manager.locator(".todo")).to_contain_text(NEED)
    manager.goto("/requests/")
    manager.get_by_role("link", name=NEED).click()
    expect(manager.locator(".request-state")).to_contain_text({"ru": "срок прошёл", "en": "late"}[language])
    say(manager, "answer", "Forty-two.")

    question.refresh_from_db()
    assert question.status == RequestStatus.ANSWERED


def ask(roadmap: Roadmap, by: Person, *, kind: str = RequestKind.HELP, days_ago: int = 2) -> Request:
    category = roadmap.programme.request_category_choices[0][0]
    return actions.ask(roadmap, kind=kind, need=NEED, category=category, by=by, at=MORNING - timedelta(days=days_ago))


def press(page: Page, deed: str) -> None:
    page.locator(f"form[action$='/{deed}/'] button[type=submit]").click()
    page.wait_for_load_state()


def say(page: Page, deed: str, words: str) -> None:
    """Make a move that takes words; its form may have to be opened first."""
    form = page.locator(f"form[action$='/{deed}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    form.locator("textarea").first.fill(words)
    form.locator("button[type=submit]").click()
    page.wait_for_load_state()
