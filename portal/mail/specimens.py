"""One specimen of every letter, for the gallery and for the tests: registered by the room that writes the letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import Promise

from portal.mail import outbox
from portal.mail.correspondence import Contact, Correspondence, correspondence
from portal.mail.outbox import Letter
from portal.shell.someone import Addressee

T = TypeVar("T")
CURATOR = Contact("Ирина Орлова", "i.orlova@ministry.example", "+7 495 000-00-01")


@dataclass(frozen=True, slots=True)
class Specimen:
    """A letter as somebody could get it. `context(reader)` says what it says, in the language of the moment.

    `reply_address` is where answers join a discussion.
    """

    slug: str
    name: str | Promise
    template: str
    context: Callable[[Addressee], Mapping[str, Any]]
    contact: Contact | None = None
    reply_address: str = ""


_specimens: dict[str, Specimen] = {}


def register(*specimens: Specimen) -> None:
    _specimens.update({specimen.slug: specimen for specimen in specimens})


def every() -> list[Specimen]:
    """All specimens by their slugs."""
    return [_specimens[slug] for slug in sorted(_specimens)]


def find(slug: str) -> Specimen | None:
    return _specimens.get(slug)


def in_language(words: Mapping[str, T]) -> T:
    """Those of the words that are in the language of the moment."""
    return words[(translation.get_language() or settings.LANGUAGE_CODE)[:2]]


def reader(language: str) -> Addressee:
    """Who gets the specimens."""
    return SimpleNamespace(
        pk=0, email="o.kim@cluster.example", full_name="Ольга Ким", language=language, time_zone="Europe/Moscow"
    )


def write(specimen: Specimen, language: str) -> Letter:
    """The letter in a language."""
    to = reader(language)
    with translation.override(language), timezone.override(settings.TIME_ZONE):
        said = specimen.context(to)
    address, contact = specimen.reply_address, specimen.contact
    about = Correspondence("", contact, address, True) if address else correspondence(to, contact=contact)
    return outbox.render(specimen.template, to=to, context=said, about=about)
