"""The portal speaks Russian and English, completely."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from portal.shell.translations import collect, faults, read_catalogue
from tests.house.sources import ROOT

RUSSIAN = ROOT / "locale" / "ru" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def collected() -> Catalog:
    return collect(ROOT)


def test_every_text_has_a_russian_translation(collected: Catalog) -> None:
    found = faults(collected, read_catalogue(RUSSIAN))

    assert found == [], f"{len(found)} faults; `manage.py collect_translations` gathers what is missing"


def test_catalogue_holds_nothing_that_is_shown_no_more(collected: Catalog) -> None:
    shown = {(message.context, message.id) for message in collected if message.id}
    kept = {(message.context, message.id) for message in read_catalogue(RUSSIAN) if message.id}

    assert kept - shown == set()


def test_sources_are_written_in_english(collected: Catalog) -> None:
    cyrillic = [message.id for message in collected if any("а" <= letter <= "я" for letter in str(message.id).lower())]

    assert cyrillic == []


@pytest.mark.parametrize(("count", "form"), [(1, 0), (21, 0), (2, 1), (4, 1), (5, 2), (11, 2), (112, 2)])
def test_russian_counts_in_three_forms(count: int, form: int) -> None:
    plural = next(message for message in read_catalogue(RUSSIAN) if message.pluralizable and message.string[0])

    with override("ru"):
        assert ngettext(*plural.id, count) == plural.string[form]


def test_text_is_shown_in_the_language_asked_for() -> None:
    with override("ru"):
        assert gettext("Cluster manager") == "Менеджер кластера"
    with override("en"):
        assert gettext("Cluster manager") == "Cluster manager"


def letters() -> Iterator[Path]:
    return (ROOT / "templates" / "emails").rglob("*.subject.txt")


def test_every_letter_has_its_three_parts() -> None:
    stems = [path.name.removesuffix(".subject.txt") for path in letters()]
    missing = [
        f"{path.parent.name}/{stem}{ending}"
        for path, stem in zip(letters(), stems, strict=True)
        for ending in (".txt", ".html")
        if not (path.parent / f"{stem}{ending}").exists()
    ]

    assert len(stems) > 0
    assert missing == []


def test_both_languages_are_offered() -> None:
    assert [code for code, _name in settings.LANGUAGES] == ["ru", "en"]
