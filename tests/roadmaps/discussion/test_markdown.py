from __future__ import annotations

from html.parser import HTMLParser

import pytest

from roadmaps.discussion.markdown import rendered


def elements(html: str) -> set[tuple[str, tuple[str, ...]]]:
    """Every element of the markup with the names of its attributes."""
    found: set[tuple[str, tuple[str, ...]]] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add((tag, tuple(name for name, _value in attrs)))

    Reader().feed(html)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words", "<p>Plain words</p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("**Act** and *protocol*", "<p><strong>Act</strong> and <em>protocol</em></p>\n"),
        ("- first\n- second", "<ul>\n<li>first</li>\n<li>second</li>\n</ul>\n"),
        (
            "[act](https://example.org/act.pdf)",
            '<p><a href="https://example.org/act.pdf" rel="noopener noreferrer nofollow">act</a></p>\n',
        ),
        ("# no heading", "<p># no heading</p>\n"),
    ],
)
def test_rendered_light_markdown(text: str, expected: str) -> None:
    assert rendered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![drawing](https://example.org/x.png)",
        "<svg/onload=alert(1)>",
        '<p style="position:fixed">over everything</p>',
        "<iframe src=https://example.org></iframe>",
    ],
)
def test_rendered_keeps_no_other_element(text: str) -> None:
    assert elements(rendered(text)) <= {("p", ()), ("a", ("href", "rel"))}


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JaVaScRiPt:alert(1)"])
def test_rendered_makes_no_link_of_another_scheme(target: str) -> None:
    assert "<a" not in rendered(f"[press]({target})")


def test_address_named_once_is_not_repeated_a_thousand_times() -> None:
    written = "[a]: https://example.org/" + "b" * 5000 + "\n\n" + "[a]" * 1600

    assert len(rendered(written)) < 2 * len(written)
