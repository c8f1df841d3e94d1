"""A real Chromium that tells on the page: every fault that a person's browser would note fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response
from pytest_django.live_server_helper import LiveServer

from portal.accounts.models import Person
from tests import environment
from tests.journeys.cast import MORNING, PASSWORD

HERE = Path(__file__).parent
TELL_OF_VIOLATIONS = (HERE / "violations.js").read_text(encoding="utf-8")
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}

AsPerson = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys need the browser and real commits."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    if not environment.CHROMIUM:
        pytest.skip("no Chromium: install one (apt-get install chromium) to have the browser journeys walked")
    switches = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"]
    switches += ["disable-component-update", "disable-sync"]
    return {"executable_path": environment.CHROMIUM, "args": [f"--{switch}" for switch in switches]}


@pytest.fixture
def morning() -> Iterator[None]:
    """It is the MORNING of the cast, and the clock goes on from there."""
    with time_machine.travel(MORNING):
        yield


@pytest.fixture
def portal_url(live_server: LiveServer, settings: Any) -> str:
    """The address under which letters link to the portal that the browser walks through."""
    settings.PORTAL_URL = live_server.url
    return live_server.url


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What the browser complained of; a test that provokes a complaint takes it out of the list."""
    noted: list[str] = []
    yield noted
    assert noted == []


@pytest.fixture
def as_person(
    live_server: LiveServer, new_context: Callable[..., BrowserContext], faults: list[str]
) -> Callable[..., Page]:
    """`as_person(person)` gives a page of a browser of its own in which that person has signed in; None: nobody has.

    Further arguments are those of Playwright's `new_context` (viewport, color_scheme, java_script_enabled …).
    """

    def enter(person: Person | None = None, **options: Any) -> Page:
        context = new_context(base_url=live_server.url, **({"locale": "ru-RU"} | options))
        context.set_default_timeout(10_000)
        watch(context, live_server.url, faults)
        if person is not None:
            client = Client()
            client.force_login(person)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    return enter


def sign_in(page: Page, person: Person) -> None:
    """Sign in by hand on the page that asks for it."""
    page.locator("input[name=login]").fill(person.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form", has=page.locator("input[name=password]")).get_by_role("button").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def choose(page: Page, word: str) -> None:
    """Press the card that carries the word."""
    page.locator(".choice label", has=page.get_by_text(word, exact=True)).click()


def watch(context: BrowserContext, url: str, faults: list[str]) -> None:
    """Note refused content, errors of scripts, answers of 500 and more, and anything asked of a foreign host."""

    def on_console(message: ConsoleMessage) -> None:
        is_of_the_page_itself = message.page is not None and message.location.get("url") == message.page.url
        if message.type == "error" and not is_of_the_page_itself:
            faults.append(f"console: {message.text} ({message.location.get('url')})")

    def on_request(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:", "about:")):
            faults.append(f"foreign host: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 500:
            faults.append(f"{response.status}: {response.url}")

    context.expose_binding("tellOfViolation", lambda _source, text: faults.append(f"content policy: {text}"))
    context.add_init_script(TELL_OF_VIOLATIONS)
    context.on("console", on_console)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on("request", on_request)
    context.on("response", on_response)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with a readable list of what hinders people on the page (WCAG 2.2 AA and good practice)."""

    def look(page: Page) -> None:
        violations = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        if violations:
            pytest.fail("\n".join(line for violation in violations for line in lines_of(violation)))

    return look


def lines_of(violation: dict[str, Any]) -> list[str]:
    return [f"{violation['id']}: {violation['help']}: {node['html'][:160]}" for node in violation["nodes"][:5]]


@pytest.fixture(scope="session")
def fits() -> Callable[[Page], None]:
    """`fits(page)` fails when the page scrolls sideways, naming what sticks out."""

    def look(page: Page) -> None:
        assert page.evaluate((HERE / "overflow.js").read_text(encoding="utf-8")) == []

    return look
