from __future__ import annotations

from html.parser import HTMLParser

import pytest

from roadmaps.discussion.markdown import plain, rendered


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


# --- Names and words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@О. Ким, see", '<p><span class="mention">@О. Ким</span>, see</p>\n'),
        ("**@О. Ким**", '<p><strong><span class="mention">@О. Ким</span></strong></p>\n'),
        ("`@О. Ким`", "<p><code>@О. Ким</code></p>\n"),
        ("a@О. Ким", "<p>a@О. Ким</p>\n"),
        ("@Nobody", "<p>@Nobody</p>\n"),
        ("> @О. Ким", '<blockquote>\n<p><span class="mention">@О. Ким</span></p>\n</blockquote>\n'),
    ],
)
def test_names_are_marked(text: str, expected: str) -> None:
    assert rendered(text, named=["О. Ким"]) == expected


HOSTILE = [
    '"><svg onload=alert(1)>',
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<javascript:alert(1)>",
    '[x](https://a.example/"onmouseover="alert(1))',
    '<span class="mention" onclick=alert(1)>@x</span>',
    '<a href="https://a.example" target=_blank onclick=alert(1)>x</a>',
    "![x](x onerror=alert(1))",
    "<iframe srcdoc='<script>'></iframe>",
    "<math><mtext><style><img src onerror=alert(1)></style></mtext></math>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p style=position:fixed class='btn btn-danger' id=main>x</p>",
    "\u202e<script>\u202c",
    "{{7*7}} {% now 'Y' %}",
    "> " * 200 + "deep",
    "*" * 5000,
    "[" * 5000,
]
ALLOWED = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr", "span"}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("named", [[], ["О. Ким"], ["<script>alert(1)</script>", '"><svg onload=alert(1)>']])
def test_hostile_text_makes_nothing_but_the_short_list(text: str, named: list[str]) -> None:
    for tag, attributes in elements(rendered(f"@{text}", named=named)) | elements(rendered(text, named=named)):
        assert tag in ALLOWED
        assert set(attributes) <= {"href", "rel", "class", "start"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Act** and [press](https://a.example)", "Act and press\n"),
        ("a < b & c", "a < b & c\n"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>\n"),
    ],
)
def test_plain_words_are_not_markup(text: str, expected: str) -> None:
    assert plain(text) == expected
