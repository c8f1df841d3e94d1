"""Long words of people, cut for a line of a list."""

from __future__ import annotations

from collections.abc import Sequence


def shortened(text: str, length: int) -> str:
    """One line of so many characters at the most, cut at a word and ended by an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0][: length - 1] + "…"


def as_many_as_fit(parts: Sequence[str], joint: str, length: int) -> str:
    """The first of the parts in one line of so many characters at the most, ended by an ellipsis when some are left."""
    fitting = list(parts)
    while len(fitting) > 1 and len(joint.join(fitting)) > length - (len(joint) + 1) * (len(fitting) < len(parts)):
        fitting.pop()
    return joint.join(fitting if len(fitting) == len(parts) else [*fitting, "…"])
