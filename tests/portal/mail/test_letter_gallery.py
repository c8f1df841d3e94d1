"""The gallery of letters."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.mail import specimens
from tests.clients import signed_in
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_gallery_lists_every_letter_in_every_language() -> None:
    page = signed_in(make_person(language="en")).get(reverse("letter_specimens")).content.decode()

    every = [*specimens.every(), *specimens.of_kinds()]
    wanted = [reverse("letter_specimen", args=[one.slug, language]) for one in every for language in ("ru", "en")]
    assert [address for address in wanted if f'href="{address}"' not in page] == []


def test_letter_is_shown_as_text_and_in_a_sandbox() -> None:
    client = signed_in(make_person(language="en"))

    page = client.get(reverse("letter_specimen", args=["reminders-cluster", "en"]))
    drawn = client.get(reverse("letter_specimen_html", args=["reminders-cluster", "en"]))

    assert "Answer without signing in" in page.content.decode()
    assert "<table" in drawn.content.decode()
    assert "sandbox" in drawn["Content-Security-Policy"]
    assert "allow-scripts" not in drawn["Content-Security-Policy"]


@pytest.mark.parametrize(("slug", "language"), [("no-such", "en"), ("reminders-cluster", "fr")])
def test_unknown_letter_is_not_there(slug: str, language: str) -> None:
    client = signed_in(make_person())

    assert client.get(reverse("letter_specimen", args=[slug, language])).status_code == 404
