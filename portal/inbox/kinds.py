"""How an inbox row reads: one sentence for each kind, registered by the app that writes the kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portal.inbox.topics import Topic, topic_of
from portal.shell import dates
from portal.shell.excerpts import shortened
from portal.shell.quoting import within

SHORTEST = 20  # characters that are left of a param at least: fewer say nothing


@dataclass(frozen=True)
class Kind:
    """`has_own_letter`: the room itself writes the letter of the moment; `is_undoable`: it waits while one may undo."""

    sentence: str | Promise
    has_own_letter: bool = False
    is_undoable: bool = False


_kinds: dict[str, Kind] = {}
_reasons: dict[str, str | Promise] = {}


def register(kind: str, sentence: str | Promise, *, has_own_letter: bool = False, is_undoable: bool = False) -> None:
    """Say how a kind reads; `sentence` is lazy and holds %(name)s for each of the row's params."""
    _kinds[kind] = Kind(sentence, has_own_letter, is_undoable)


def register_reason(code: str, words: str | Promise) -> None:
    """Say how a reason reads after “because”; `words` may hold %(name)s of the row's params."""
    _reasons[code] = words


def kinds() -> list[str]:
    """Every registered kind, in alphabetical order."""
    return sorted(_kinds)


def kinds_of(topic: Topic) -> list[str]:
    """The registered kinds that belong to the topic."""
    return [kind for kind in kinds() if topic_of(kind) == topic]


def find(kind: str) -> Kind:
    """What was registered of a kind; of an unknown one that nothing is known."""
    return _kinds.get(kind, Kind(""))


def say(kind: str, params: dict[str, Any]) -> str:
    """The sentence in the language of the moment; params named `…_date` (ISO) are written as dates."""
    sentence = find(kind).sentence
    return filled(sentence, params) if sentence else _("Something has changed")


def headline(kind: str, params: dict[str, Any], *, longest: int) -> str:
    """The sentence for the subject of a letter: its longest words are cut first, so that its day stays at the end.

    It is longer than `longest` characters only where nothing is left to cut.
    """
    words = dict(params)
    while len(said := say(kind, words)) > longest:
        longer = {name: text for name, text in words.items() if is_cuttable(kind, name, text)}
        if not longer:
            break
        name, text = max(longer.items(), key=lambda pair: len(pair[1]))
        words[name] = shortened(text, max(SHORTEST, len(text) - (len(said) - longest)))
    return said


def is_cuttable(kind: str, name: str, text: Any) -> bool:
    """Is it a text of the kind's sentence that says something still when it is shorter?"""
    is_said = f"%({name})s" in str(find(kind).sentence) and not name.endswith("_date")
    return is_said and isinstance(text, str) and len(text) > SHORTEST


def reason_of(kind: str, reason: str, params: dict[str, Any]) -> str:
    """Why a person gets such a row: the reason said with it, else that of its topic; may be empty."""
    return filled(_reasons.get(reason) or topic_of(kind).reason, params)


def filled(words: str | Promise, params: dict[str, Any]) -> str:
    sentence = str(words)
    return sentence % Words(within(sentence, {name: written(name, value) for name, value in params.items()}))


def written(name: str, value: Any) -> Any:
    """A param as it is read: an ISO date in words, of words by language those of the moment, else as it is."""
    if isinstance(value, dict):
        return value.get(dates.current_language(), "…")
    if name.endswith("_date") and value:
        return dates.day(date.fromisoformat(value))
    return value


class Words(dict[str, Any]):
    """The params of a row; one that an older row lacks reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "…"
