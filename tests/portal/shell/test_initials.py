"""Surname and initials stay together."""

from __future__ import annotations

import pytest

from portal.shell.initials import pieces
from portal.templatetags.page_kit import names


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ким О. А.", [("", "Ким О. А.")]),
        ("Ким О.А., Ли В. С. (завод)", [("", "Ким О.А."), (", ", "Ли В. С."), (" (завод)", "")]),
        ("О. Ким", [("", "О. Ким")]),
        ("Отв.: Римский-Корсаков Н. А.", [("Отв.: ", "Римский-Корсаков Н. А.")]),
        ("J. Smith and A. B. O’Neil", [("", "J. Smith"), (" and ", "A. B. O’Neil")]),
        ("Минпромторг России", [("Минпромторг России", "")]),
        ("г. Казань, ул. Ленина", [("г. Казань, ул. Ленина", "")]),
    ],
)
def test_names_are_found_in_a_text(text: str, parts: list[tuple[str, str]]) -> None:
    assert pieces(text) == parts


def test_names_are_printed_unparted_and_escaped() -> None:
    assert names("<b>, Ким О. А.") == '&lt;b&gt;, <span class="no-break">Ким О. А.</span>'
    assert (names(""), names(None)) == ("–", "–")
