"""How the ledger reads: one sentence for each verb, registered by the room that owns the verb."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from portal.shell.quoting import within

_sentences: dict[str, str | Promise] = {}


def register(verb: str, sentence: str | Promise) -> None:
    """Say how a verb reads; `sentence` is lazy and may hold %(label)s and the names of the entry's details."""
    _sentences[verb] = sentence


def verbs() -> list[str]:
    """Every verb that has a sentence, in alphabetical order."""
    return sorted(_sentences)


def title(verb: str) -> str:
    """The verb's sentence without its particulars, for lists of kinds: «Report accepted: …»."""
    return say(verb, "…", {})


def say(verb: str, label: str, details: dict[str, Any]) -> str:
    """The sentence of one entry in the language of the moment; an unknown verb is shown as it was written."""
    sentence = _sentences.get(verb)
    if sentence is None:
        return _("%(verb)s: %(label)s") % {"verb": verb, "label": label}
    words = str(sentence)
    return words % Particulars(within(words, {**details, "label": label}))


class Particulars(dict[str, Any]):
    """What a sentence may name; an old entry that lacks a newer detail reads as a dash."""

    def __missing__(self, key: str) -> str:
        return "…"
