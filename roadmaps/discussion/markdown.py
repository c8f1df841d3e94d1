"""Light Markdown of a message as safe HTML: the only place where text of persons becomes markup.

Raw HTML is never read as such, and what Markdown makes is cleaned once more against a short list of tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

TAGS = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", "span"}
SCHEMES = {"http", "https", "mailto"}
NAMED = "named"


def name_rule(state: StateInline, silent: bool) -> bool:
    """An @ before words that name somebody becomes a span; any other stays as it is."""
    start = state.pos
    if state.src[start] != "@" or (start and (state.src[start - 1].isalnum() or state.src[start - 1] == "@")):
        return False
    rest = state.src[start + 1 :]
    said = max((name for name in state.env.get(NAMED, ()) if rest.startswith(name)), key=len, default="")
    if not said:
        return False
    if not silent:
        state.push("named_open", "span", 1).attrSet("class", "mention")
        state.push("text", "", 0).content = f"@{said}"
        state.push("named_close", "span", -1)
    state.pos += 1 + len(said)
    return True


_reader = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable("strikethrough")
    # A long address named once and referred to a thousand times would swell a message to megabytes.
    .disable(["image", "heading", "lheading", "reference"])
)
_reader.inline.ruler.before("emphasis", "named", name_rule)


def rendered(text: str, *, named: Sequence[str] = ()) -> SafeString:
    """The message as HTML of paragraphs, lists, quotes, code and links; nothing else survives.

    `named` are the words that name persons in it, without the sign.
    """
    cleaned = nh3.clean(
        _reader.render(text, {NAMED: named}),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        allowed_classes={"span": {"mention"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(cleaned)


def plain(text: str) -> str:
    """The words of a message without the signs of its emphasis, lists and links; no markup."""
    return unescape(nh3.clean(_reader.render(text, {}), tags=set()))
