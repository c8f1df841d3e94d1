"""Who in the portal is meant by the name of a responsible person in a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from portal.accounts.models import Person
from roadmaps.revisions.wording import plain

_PARTS = re.compile(r"[\w-]+")


def find_person(written: str, persons: Sequence[Person]) -> Person | None:
    """The one person whose e-mail or name stands there (full, or surname with initials); None if none or several."""
    if not written:
        return None
    text = plain(written)
    spoken = _PARTS.findall(text)
    named = [person for person in persons if person.email in text or _is_named(person.full_name, spoken)]
    return named[0] if len(named) == 1 else None


def _is_named(full_name: str, spoken: list[str]) -> bool:
    """Whether two or more words of the name follow each other there, given names perhaps as initials."""
    name = _PARTS.findall(plain(full_name))
    if len(name) < 2:
        return False
    return any(_fits(name, spoken[start : start + len(name)]) for start in range(len(spoken))) or any(
        _fits(name[:1] + name[-1:], spoken[start : start + 2]) for start in range(len(spoken))
    )


def _fits(name: list[str], window: list[str]) -> bool:
    """Each word of the window is another word of the name or its initial, and one of them is whole."""
    if len(window) != len(name):
        return False
    left = list(name)
    whole = 0
    for word in sorted(window, key=len, reverse=True):
        fitting = next((one for one in left if one == word or (len(word) == 1 and one.startswith(word))), None)
        if fitting is None:
            return False
        whole += fitting == word
        left.remove(fitting)
    return whole > 0
