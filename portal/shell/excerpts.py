"""Long words of people, cut for a line of a list."""

from __future__ import annotations


def shortened(text: str, length: int) -> str:
    """One line of so many characters at the most, cut at a word and ended by an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0][: length - 1] + "…"
