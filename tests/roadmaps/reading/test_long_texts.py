"""A cell may hold thirty thousand letters: reading it takes as long as it is, not as long as its square."""

from __future__ import annotations

import time

import pytest

from roadmaps.reading.dates import LONGEST_PHRASE, Unread, read_date
from roadmaps.reading.vocabulary import normalise

LONG = 200_000


@pytest.mark.parametrize("unit", ["I", "а", "IV", "а-\n", "1", " .", "1. а\n"])
def test_normalise_of_a_long_text(unit: str) -> None:
    text = unit * (LONG // len(unit))
    begun = time.process_time()

    normalise(text)

    assert time.process_time() - begun < 2


def test_normalise_of_one_dash_and_many_line_ends() -> None:
    begun = time.process_time()

    assert normalise("а-" + "\n" * LONG) == "а-"
    assert time.process_time() - begun < 2


def test_read_two_hundred_phrases_of_nothing_but_figures() -> None:
    phrases = [f"1{number:05}" * (LONGEST_PHRASE // 6) for number in range(200)]
    begun = time.process_time()

    assert all(isinstance(read_date(phrase), Unread) for phrase in phrases)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("text", "joined"),
    [("разра-\nботка", "разработка"), ("разра- \n  ботка", "разработка"), ("март-\nапрель", "март- апрель")],
)
def test_normalise_of_a_word_cut_by_a_line_end(text: str, joined: str) -> None:
    assert normalise(text) == joined
