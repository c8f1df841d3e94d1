import re

import pytest
from django.conf import settings
from django.test import Client

from portal.shell.gallery import HEALTH, PAIRS, SHAPES, SPECIMENS
from roadmaps.terms import Confidence, Health
from tests.factories import make_person

pytestmark = pytest.mark.django_db
TEMPLATES = settings.BASE_DIR / "templates"
SHOWN = "".join(path.read_text() for path in (TEMPLATES / "portal/shell/specimens").glob("*.html"))


@pytest.mark.parametrize("component", sorted(path.name for path in (TEMPLATES / "_components").glob("*.html")))
def test_every_component_stands_in_the_gallery(component: str) -> None:
    assert f'"_components/{component}"' in SHOWN


def test_every_specimen_has_its_template_and_every_template_its_specimen() -> None:
    written = {path.stem for path in (TEMPLATES / "portal/shell/specimens").glob("*.html")}

    assert written == {specimen.slug for specimen in SPECIMENS}


def test_gallery_shows_every_health_and_confidence(client: Client) -> None:
    client.force_login(make_person(language="en"))

    page = client.get("/ui/").content.decode()

    assert set(HEALTH) == set(Health.values)
    for health in Health:
        assert str(health.label) in page
    for confidence in Confidence:
        assert str(confidence.label) in page


@pytest.mark.parametrize("language", ["ru", "en"])
def test_gallery_opens_in_both_languages(client: Client, language: str) -> None:
    client.force_login(make_person(language=language))

    answer = client.get("/ui/")

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_every_mark_used_is_drawn_in_the_sprite(client: Client) -> None:
    client.force_login(make_person())

    page = client.get("/ui/").content.decode()

    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', page))
    used = set(re.findall(r'<use href="#([a-z-]+)"', page))
    assert used - drawn == set()
    assert {f"mark-{shape}" for shape in SHAPES} == drawn


def test_every_pair_of_colours_has_its_swatch() -> None:
    css = (settings.BASE_DIR / "static/css/gallery.css").read_text()

    assert {pair for pair in PAIRS if f".swatch-{pair} " not in css} == set()


def test_pages_hold_no_inline_style_or_handler() -> None:
    faults = [
        f"{path.relative_to(TEMPLATES)}: {found}"
        for path in TEMPLATES.rglob("*.html")
        if "emails" not in path.parts
        for found in re.findall(r"\sstyle=\"|\son[a-z]+=\"|<script>|hx-on", path.read_text())
    ]

    assert faults == []
