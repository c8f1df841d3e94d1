"""Light Markdown of a message as safe HTML: the only place where text of persons becomes markup.

Raw HTML is never read as such, and what Markdown makes is cleaned once more against a short list of tags.
"""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"}
SCHEMES = {"http", "https", "mailto"}

_reader = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable("strikethrough")
    # A long address named once and referred to a thousand times would swell a message to megabytes.
    .disable(["image", "heading", "lheading", "reference"])
)


def rendered(text: str) -> SafeString:
    """The message as HTML of paragraphs, lists, quotes, code and links; nothing else survives."""
    cleaned = nh3.clean(
        _reader.render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return SafeString(cleaned)
