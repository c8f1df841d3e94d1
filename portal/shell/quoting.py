"""Quotes within quotes: a title that has quotes of its own, set into a sentence that quotes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# How a sentence quotes a value, and what the value's own quotes become there.
QUOTED = (
    (re.compile(r"«%\((\w+)\)s»"), str.maketrans("«»", "„“")),
    (re.compile(r"“%\((\w+)\)s”"), str.maketrans("“”", "‘’")),
)


def within(sentence: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values for a sentence; texts that it quotes have inner quotes: «Центр „Искра“», “the ‘Spark’ centre”."""
    changed = dict(values)
    for pattern, inner in QUOTED:
        for name in pattern.findall(sentence):
            if isinstance(value := changed.get(name), str):
                changed[name] = value.translate(inner)
    return changed


def quoting(sentence: str, **values: Any) -> str:
    """The sentence with its values, as `within` has them."""
    return sentence % within(sentence, values)
