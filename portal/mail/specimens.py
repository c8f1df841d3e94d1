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

    `reply_address` is where answers join a discussion; `kind` is named of those that differ in their sentence alone.
    """

    slug: str
    name: str | Promise
    template: str
    context: Callable[[Addressee], Mapping[str, Any]]
    contact: Contact | None = None
    reply_address: str = ""
    kind: str = ""


_specimens: dict[str, Specimen] = {}


def register(*specimens: Specimen) -> None:
    _specimens.update({specimen.slug: specimen for specimen in specimens})


def every() -> list[Specimen]:
    """One specimen for each template, by their slugs."""
    return [_specimens[slug] for slug in sorted(_specimens) if not _specimens[slug].kind]


def of_kinds() -> list[Specimen]:
    """One for each kind of row of the inbox, by the kinds: one template, and a sentence of each kind."""
    return sorted((one for one in _specimens.values() if one.kind), key=lambda one: one.kind)


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


def subject(specimen: Specimen, language: str) -> str:
    """The letter's subject in a language: a list of all letters needs no more."""
    to = reader(language)
    with translation.override(language), timezone.override(settings.TIME_ZONE):
        return outbox.subject_of(specimen.template, {"person": to, **specimen.context(to)})


def write(specimen: Specimen, language: str) -> Letter:
    """The letter in a language."""
    to = reader(language)
    with translation.override(language), timezone.override(settings.TIME_ZONE):
        said = specimen.context(to)
    address, contact = specimen.reply_address, specimen.contact
    about = Correspondence("", contact, address, True) if address else correspondence(to, contact=contact)
    return outbox.render(specimen.template, to=to, context=said, about=about)
