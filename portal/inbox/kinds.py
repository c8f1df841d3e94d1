"""How an inbox row reads: one sentence for each kind, registered by the app that writes the kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portal.shell import dates

_sentences: dict[str, str | Promise] = {}


def register(kind: str, sentence: str | Promise) -> None:
    """Say how a kind reads; `sentence` is lazy and holds %(name)s for each of the row's params."""
    _sentences[kind] = sentence


def kinds() -> list[str]:
    """Every registered kind, in alphabetical order."""
    return sorted(_sentences)


def say(kind: str, params: dict[str, Any]) -> str:
    """The sentence in the language of the moment; params named `…_date` (ISO) are written as dates."""
    sentence = _sentences.get(kind)
    if sentence is None:
        return _("Something has changed")
    return str(sentence) % Words({name: written(name, value) for name, value in params.items()})


def written(name: str, value: Any) -> Any:
    """A param as it is read: an ISO date in words, anything else as it is."""
    if name.endswith("_date") and value:
        return dates.day(date.fromisoformat(value))
    return value


class Words(dict[str, Any]):
    """The params of a row; one that an older row lacks reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "…"
