"""A text that has the shape for matching already is left as it is, and only such a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.reading.vocabulary import NORMAL, normalise, normalised

LETTERS = "0123456789abzАЯяё№ \t\n\xa0.,;:()/%-–—«»*_<>²÷\xad"


@given(st.text(alphabet=LETTERS, max_size=14))
def test_text_of_that_shape_is_what_it_becomes(text: str) -> None:
    assert normalise(text) == normalised(text)


@pytest.mark.parametrize("text", ["1 кв. 2027 г.", "до 15.03.2027", "by the end of Q2 2027", "2026/27", ""])
def test_usual_phrases_have_that_shape(text: str) -> None:
    assert NORMAL.fullmatch(text)
