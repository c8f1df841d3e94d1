"""Every page, in both languages and themes, wide and narrow: nothing refused, cut, inline or unreadable."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Response
from pytest_django.live_server_helper import LiveServer

from portal.accounts.models import Person
from tests.journeys.conftest import AXE_OPTIONS, AsPerson
from tests.journeys.pages import VISITOR, Demo, Stop, every_stop, make_demo

HERE = Path(__file__).parent
STRUCTURE, OVERFLOW, CUT = (
    (HERE / name).read_text(encoding="utf-8") for name in ("structure.js", "overflow.js", "cut.js")
)
WIDE, NARROW = 1366, 360
NARROWEST = 320  # as at 400 % on a wide screen
HTML_BYTES = 40 * 1024
COLOURS = ["color-contrast", "link-in-text-block"]
# Colours do not depend on the language and everything else does not depend on the theme, so that in Russian all is
# looked at in light, and in English all but the colours, and these in dark.
CHECKS = {
    "ru": {"light": AXE_OPTIONS},
    "en": {
        "light": AXE_OPTIONS | {"rules": {rule: {"enabled": False} for rule in COLOURS}},
        "dark": {"resultTypes": ["violations"], "runOnly": COLOURS},
    },
}
AXE = """(options) => axe.run(document, { ...options, preload: false }).then((result) =>
  result.violations.flatMap((violation) => violation.nodes.slice(0, 3).map((node) =>
    `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}`)))"""


class Walk:
    """One browser window for each person; what is wrong on the way is noted."""

    def __init__(self, as_person: AsPerson, demo: Demo, faults: list[str]) -> None:
        self.as_person, self.demo, self.faults = as_person, demo, faults
        self.windows: dict[str, Page] = {}

    def window(self, role: str) -> Page:
        if role not in self.windows:
            self.windows[role] = self.as_person(
                None if role == VISITOR else self.demo.persons[role], reduced_motion="reduce"
            )
            self.windows[role].set_default_timeout(30_000)
        return self.windows[role]

    def look(self, stop: Stop, language: str) -> list[str]:
        """Everything that is wrong with one page, each line with the page's name."""
        page = self.window(stop.role)
        page.set_viewport_size({"width": WIDE, "height": 800})
        response = page.goto(stop.address)
        assert response is not None
        found = [*self.of_the_answer(response, stop, language), *page.evaluate(STRUCTURE), *self.shown(page, language)]
        found += self.faults
        self.faults.clear()
        return [f"{stop.name} as {stop.role}, {language}, {stop.address}: {line}" for line in found]

    def of_the_answer(self, response: Response, stop: Stop, language: str) -> Iterator[str]:
        if response.status != stop.status:
            yield f"answers {response.status}"
        body = response.body()
        if f'<html lang="{language}"'.encode() not in body[:200]:
            yield "speaks another language"
        if len(gzip.compress(body)) > HTML_BYTES:
            yield f"weighs {len(gzip.compress(body))} bytes"

    def shown(self, page: Page, language: str) -> Iterator[str]:
        page.evaluate(AXE_SCRIPT)
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 800})
            yield from (f"{width} px: {line}" for line in page.evaluate(OVERFLOW) + page.evaluate(CUT))
            for theme, options in CHECKS[language].items():
                page.emulate_media(color_scheme=theme)
                yield from (f"{width} px, {theme}: {line}" for line in page.evaluate(AXE, options))
        page.set_viewport_size({"width": NARROWEST, "height": 800})
        yield from (f"{NARROWEST} px: {line}" for line in page.evaluate(OVERFLOW) + page.evaluate(CUT))


@pytest.mark.usefixtures("morning")
def test_every_page_is_sound(as_person: AsPerson, live_server: LiveServer, faults: list[str]) -> None:
    demo = make_demo()
    walk = Walk(as_person, demo, faults)

    found = []
    for language in ("ru", "en"):
        Person.objects.update(language=language)
        cookie = {"name": "language", "value": language, "url": live_server.url}
        walk.window(VISITOR).context.add_cookies([cookie])
        found += [line for stop in every_stop(demo) for line in walk.look(stop, language)]

    assert not found, "\n".join(found)
