"""Names with initials in a text: «Ким О. А.» is one word to the eye and is not parted at a line's end."""

from __future__ import annotations

import re

NAME = re.compile(
    r"[^\W\d_a-zа-яё][\w’'-]+[\s\xa0]+(?:[^\W\d_a-zа-яё]\.[\s\xa0]?){1,2}(?![\w])"
    r"|(?<![\w.])(?:[^\W\d_a-zа-яё]\.[\s\xa0]?){1,2}[^\W\d_a-zа-яё][\w’'-]+"
)


def pieces(text: str) -> list[tuple[str, str]]:
    """The text cut into pairs: what stands before a name, and the name; the last pair may have none."""
    found: list[tuple[str, str]] = []
    end = 0
    for match in NAME.finditer(text):
        name = match[0].rstrip()
        found.append((text[end : match.start()], name))
        end = match.start() + len(name)
    return [*found, (text[end:], "")] if end < len(text) or not found else found
