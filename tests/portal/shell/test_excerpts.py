from __future__ import annotations

import pytest

from portal.shell.excerpts import as_many_as_fit, shortened


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Second press", "Second press"),
        ("Second\n press", "Second press"),
        ("Second press at work", "Second press…"),
        ("Second presses", "Second…"),
        ("Unpronounceable", "Unpronouncea…"),
    ],
)
def test_text_is_cut_at_a_word_to_one_line(text: str, line: str) -> None:
    assert shortened(text, 13) == line


@pytest.mark.parametrize(
    ("length", "line"),
    [(20, "one · two · three"), (17, "one · two · three"), (16, "one · two · …"), (12, "one · …"), (2, "one · …")],
)
def test_as_many_parts_as_fit_stand_in_the_line(length: int, line: str) -> None:
    assert as_many_as_fit(["one", "two", "three"], " · ", length) == line
