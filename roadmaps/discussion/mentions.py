"""Who is named in a message: an @ before a name or an address, as somebody typed it. Pure but for the persons given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portal.accounts.models import Person

MOST_NAMED = 20
_SIGN = re.compile(r"(?<![\w@])@(?=\w)")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """A person and the words that name the person, without the sign."""

    person: Person
    wording: str


def named_in(text: str, persons: Iterable[Person]) -> list[Named]:
    """The persons whom the text names, each once, in its order; the longest name that fits counts.

    A name that two persons bear names nobody: then the full name or the address has to be written.
    """
    names = names_of(persons)
    found: dict[int, Named] = {}
    for sign in _SIGN.finditer(text):
        said = longest(text[sign.end() :], names)
        bearers = names.get(said, []) if said else []
        if len(bearers) == 1 and len(found) < MOST_NAMED:
            found.setdefault(bearers[0].pk, Named(bearers[0], text[sign.end() : sign.end() + len(said)]))
    return list(found.values())


def names_of(persons: Iterable[Person]) -> dict[str, list[Person]]:
    """Every way to name each person, in small letters, with who bears it."""
    names: dict[str, list[Person]] = {}
    for person in persons:
        initials = person.short_name
        for name in {person.full_name, initials, initials.replace(". ", "."), person.email}:
            if name.strip():
                names.setdefault(_SPACES.sub(" ", name.strip()).casefold(), []).append(person)
    return names


def longest(text: str, names: Iterable[str]) -> str:
    """The longest of the names that the text begins with, up to the end of a word; "" without one."""
    begun = text.casefold()
    fitting = [name for name in names if begun.startswith(name) and not begun[len(name) : len(name) + 1].isalnum()]
    return max(fitting, key=len, default="")
