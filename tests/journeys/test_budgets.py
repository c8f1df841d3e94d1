"""What a first visit costs, in bytes as they travel: compressed, fonts and scripts included."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Page, Response

from tests.factories import make_milestone
from tests.journeys.cast import make_cast
from tests.journeys.conftest import AsPerson

FIRST_VISIT_BYTES = 200 * 1024
OWN_SCRIPT_BYTES = 20 * 1024


def visited(page: Page, address: str) -> dict[str, int]:
    """What the browser fetches for the page: address → bytes, compressed as in production."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    return {response.url: weight(response) for response in responses if response.status == 200}


def weight(response: Response) -> int:
    body = response.body()
    return len(body) if response.url.endswith(".woff2") else len(gzip.compress(body))


@pytest.mark.usefixtures("morning")
@pytest.mark.parametrize("address", ["/", "/portfolio/", "/r/"])
def test_first_visit_is_light(as_person: AsPerson, address: str) -> None:
    cast = make_cast(official_language="ru")
    make_milestone(cast.roadmap)
    page = as_person(cast.official)

    costs = visited(page, cast.roadmap.get_absolute_url() if address == "/r/" else address)

    own_scripts = {url: size for url, size in costs.items() if "/static/js/" in url}
    assert sum(costs.values()) <= FIRST_VISIT_BYTES, sorted(costs.items(), key=lambda pair: -pair[1])[:8]
    assert sum(own_scripts.values()) <= OWN_SCRIPT_BYTES
