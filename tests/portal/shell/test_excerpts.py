from __future__ import annotations

import pytest

from portal.shell.excerpts import shortened


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
