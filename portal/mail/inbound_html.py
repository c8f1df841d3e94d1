"""The words of an HTML letter. Pure; each character is looked at a fixed number of times, however the tags nest.

What comes out is plain text that is escaped wherever it is shown: nothing depends on having understood the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

BLOCKS = {
    "p",
    "br",
    "div",
    "li",
    "blockquote",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "ul",
    "ol",
}
UNSEEN = {"script", "style", "title", "template", "textarea", "noscript", "svg", "math", "select"}
DEEPEST = 9  # signs of a quotation before a line
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]{0,20})")
_LINK = re.compile(r"\bhref\s{0,3}=\s{0,3}(?:\"([^\"]{1,2000})\"|'([^']{1,2000})'|([^\s\"'>]{1,2000}))", re.IGNORECASE)


def text_of_html(html: str) -> str:
    """The words, a line for each block; quoted blocks get the sign of a quotation, links their address."""
    words = _Words()
    for tag, said in _pieces(html):
        if tag:
            words.take_tag(tag)
        else:
            words.say(re.sub(r"\s+", " ", unescape(said)))
    return words.text()


def _pieces(html: str) -> Iterator[tuple[str, str]]:
    """Tags (without their angles) and the text between them, one of the two in each pair."""
    lowered, position = html.lower(), 0
    while (start := html.find("<", position)) >= 0:
        yield "", html[position:start]
        is_comment = html.startswith("<!--", start)
        end = html.find("-->" if is_comment else ">", start)
        if end < 0:
            return
        position = end + (3 if is_comment else 1)
        tag = "" if is_comment else html[start + 1 : end]
        yield tag, ""
        named = _NAME.match(tag)
        if named and named.group(1).lower() in UNSEEN and not tag.startswith("/") and not tag.endswith("/"):
            closing = lowered.find(f"</{named.group(1).lower()}", position)
            if closing < 0:
                return
            position = closing
    yield "", html[position:]


class _Words:
    """Collects lines."""

    def __init__(self) -> None:
        self._lines: list[list[str]] = [[]]
        self._depth = 0
        self._link = ""
        self._linked: list[str] = []

    def take_tag(self, tag: str) -> None:
        named = _NAME.match(tag)
        name, is_end = (named.group(1).lower() if named else ""), tag.startswith("/")
        if name in BLOCKS:
            self._break(is_paragraph=is_end and name == "p")
        if name == "blockquote":
            self._depth = max(0, self._depth + (-1 if is_end else 1))
        if name == "li" and not is_end:
            self.say("- ")
        if name == "a":
            self._end_link()
            found = None if is_end else _LINK.search(tag[:4000])
            self._link = unescape(next(filter(None, found.groups()))) if found else ""

    def say(self, words: str) -> None:
        line = self._lines[-1]
        words = words if line or words == "- " else words.lstrip()
        if not words:
            return
        if not line and self._depth:
            line.append("> " * min(self._depth, DEEPEST))
        line.append(words)
        if self._link:
            self._linked.append(words)

    def text(self) -> str:
        self._end_link()
        return "\n".join("".join(line).rstrip() for line in self._lines)

    def _end_link(self) -> None:
        """Say where a link leads, unless its words say it."""
        words, link = "".join(self._linked).strip(), self._link
        self._linked, self._link = [], ""
        if words and link.lower().startswith(("http://", "https://")) and words not in link:
            self.say(f" ({link})")

    def _break(self, *, is_paragraph: bool) -> None:
        if self._lines[-1]:
            self._lines.append([])
        if is_paragraph:
            self._lines.append([])
