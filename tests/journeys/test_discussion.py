"""Two people talk on a milestone: what one sends the other sees without a press, and what is typed is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from portal.inbox.models import Notice
from portal.mail import inbound_mailbox
from roadmaps.discussion.actions import write
from roadmaps.models import DiscussionMessage, Milestone
from tests.factories import make_milestone, make_png
from tests.journeys.cast import Cast, make_cast
from tests.journeys.conftest import AsPerson
from tests.portal.mail.imap_server import Mailbox
from tests.portal.mail.replies import reply_of

pytestmark = pytest.mark.usefixtures("morning")
LOOKS_EVERY = 31_000  # milliseconds; a little more than the page waits between two looks
LANGUAGES = pytest.mark.parametrize("language", ["ru", "en"])


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A real IMAP server from which answers to letters are fetched."""
    server = Mailbox()
    server.start()
    settings.INBOUND_MAIL_URL, settings.REPLY_ADDRESS = server.url, "reply+*@portal.example"
    yield server
    server.stop()


def scene(language: str) -> tuple[Cast, Milestone]:
    cast = make_cast(manager_language=language, official_language=language)
    return cast, make_milestone(cast.roadmap, code="1.7", title="Second press")


def opened(page: Page, milestone: Milestone) -> Page:
    """The milestone's page, whose clock the test turns."""
    page.clock.install()
    page.goto(milestone.get_absolute_url())
    return page


def send(page: Page, text: str) -> None:
    field = page.locator("#talk-text")
    field.fill(text)
    with page.expect_navigation():
        page.locator("#talk button[type=submit]").click()


@LANGUAGES
def test_message_appears_on_the_other_side_without_reloading(as_person: AsPerson, language: str) -> None:
    cast, milestone = scene(language)
    manager, official = opened(as_person(cast.manager), milestone), as_person(cast.official)
    manager.locator("#talk-text").fill("Half a sentence")
    official.goto(milestone.get_absolute_url())

    official.locator(".talk-files summary").click()
    official.locator("#talk-documents").set_input_files(
        {"name": "Act.png", "mimeType": "image/png", "buffer": make_png()}
    )
    send(official, "**When** will the act be there?\n\n- by mail\n- by hand")
    manager.clock.run_for(LOOKS_EVERY)

    line = manager.locator("[data-message]")
    expect(line.locator("strong")).to_have_text("When")
    expect(line.locator("li", has_text="by hand")).to_be_visible()
    expect(line.locator(".evidence-chip")).to_contain_text("Act.png")
    expect(manager.locator("[data-thread-said]")).to_have_text(
        {"ru": "1 новое сообщение", "en": "1 new message"}[language]
    )
    expect(manager.locator("#talk-text")).to_have_value("Half a sentence")

    line.locator("[data-quote]").click()
    expect(manager.locator("[data-quoted]")).to_be_visible()
    send(manager, "On Friday.")
    expect(manager.locator("[data-message]").last.locator("blockquote")).to_contain_text("When will the act be there?")


@LANGUAGES
def test_draft_survives_leaving_and_is_there_on_another_device(as_person: AsPerson, language: str) -> None:
    cast, milestone = scene(language)
    desk = as_person(cast.manager)
    desk.goto(milestone.get_absolute_url())

    desk.locator("#talk-text").fill("The supplier wrote that")
    desk.goto("/")
    phone = as_person(cast.manager, viewport={"width": 360, "height": 740})
    phone.goto(milestone.get_absolute_url())

    expect(phone.locator("#talk-text")).to_have_value("The supplier wrote that")
    expect(phone.locator("[data-draft-said]")).to_have_text(
        {"ru": "Это ваш черновик: он не отправлен.", "en": "This is your draft: it has not been sent."}[language]
    )
    send(phone, "The supplier wrote that it is ready.")
    expect(phone.locator("#talk-text")).to_have_value("")


@LANGUAGES
def test_after_an_at_sign_those_are_offered_who_may_see_it(as_person: AsPerson, language: str) -> None:
    cast, milestone = scene(language)
    manager, official = as_person(cast.manager), as_person(cast.official)
    manager.goto(milestone.get_absolute_url())

    field = manager.locator("#talk-text")
    field.focus()
    manager.keyboard.insert_text("Ask @Orl")
    expect(manager.locator("[data-name-list] [role=option]")).to_have_count(1)
    field.press("Enter")
    expect(manager.locator("[data-name-list]")).to_be_hidden()
    send(manager, f"{field.input_value()}: is it enough?")

    assert Notice.objects.get(person=cast.official).kind == "message.named"
    official.goto("/inbox/")
    row = official.locator("[data-inbox-row]")
    expect(row).to_contain_text("is it enough?")
    with official.expect_navigation():
        row.locator("[data-inbox-open]").click()
    expect(official.locator("[data-message]").last).to_be_in_viewport()


@LANGUAGES
def test_note_of_the_ministry_never_comes_to_the_clusters_page(as_person: AsPerson, language: str) -> None:
    cast, milestone = scene(language)
    manager, official = opened(as_person(cast.manager), milestone), as_person(cast.official)
    official.goto(milestone.get_absolute_url())

    official.locator("#talk-note").check()
    send(official, "They will not make it.")
    expect(official.locator(".thread-note")).to_contain_text(
        {"ru": "только министерство", "en": "ministry only"}[language]
    )
    write(milestone, text="Hello.", by=cast.official, at=timezone.now())
    manager.clock.run_for(LOOKS_EVERY)

    expect(manager.locator("[data-message]")).to_have_count(1)
    expect(manager.locator("[data-message]")).to_contain_text("Hello.")
    expect(manager.locator("#talk-note")).to_have_count(0)
    assert "They will not make it." not in manager.content()


@LANGUAGES
def test_answer_by_mail_comes_into_the_open_page(as_person: AsPerson, mailbox: Mailbox, language: str) -> None:
    cast, milestone = scene(language)
    write(milestone, text="When will the act be there?", by=cast.official, at=timezone.now() - timedelta(hours=1))
    official = opened(as_person(cast.official), milestone)
    expect(official.locator("[data-message]")).to_have_count(1)

    mailbox.receive(bytes(reply_of(cast.manager, milestone, "В пятницу.\n\n> When will the act be there?\n")))
    assert inbound_mailbox.fetch(at=timezone.now()) == 1
    official.clock.run_for(LOOKS_EVERY)

    answer = official.locator("[data-message]").last
    expect(answer).to_contain_text("В пятницу.")
    expect(answer).to_contain_text({"ru": "по почте", "en": "by e-mail"}[language])
    assert DiscussionMessage.objects.get(author=cast.manager).text == "В пятницу."
