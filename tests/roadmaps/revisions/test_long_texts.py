"""Plans of long texts, made to be hard to compare: the page comes all the same, and nothing of a text is lost."""

from __future__ import annotations

import time

from roadmaps.revisions.difference import Piece, compare, word_pieces
from roadmaps.revisions.matching import Known, match
from roadmaps.revisions.patience import Patience, pairs_of
from roadmaps.revisions.rows import PlanRow


def test_pairs_of_counts_each_with_each() -> None:
    assert pairs_of("abca", "aab") == 2 * 2 + 1


def test_patience_comes_to_an_end() -> None:
    patience = Patience(10)

    assert [patience.allows("aaa", "aa"), patience.allows("aaa", "aa"), patience.allows("a", "aa")] == [
        True,
        False,
        True,
    ]


def test_word_pieces_of_a_long_text_keep_what_it_begins_and_ends_with() -> None:
    old, new = "а " * 300 + "old б " + "в " * 299 + "в", "а " * 300 + "new и б " + "в " * 299 + "в"

    assert word_pieces(old, new) == (
        Piece("same", "а " * 300),
        Piece("gone", "old"),
        Piece("come", "new и"),
        Piece("same", " б " + "в " * 299 + "в"),
    )


def test_word_pieces_of_a_long_text_with_one_word_more() -> None:
    assert word_pieces("а " * 300 + "б", "а " * 300 + "в б") == (
        Piece("same", "а " * 300),
        Piece("come", "в "),
        Piece("same", "б"),
    )


def test_word_pieces_of_long_texts_that_are_unlike() -> None:
    old, new = "а б " * 400 + "1", "б а " * 400 + "2"

    assert word_pieces(old, new) == (Piece("gone", old), Piece("come", new))


def test_compare_three_hundred_long_deliverables() -> None:
    old = [PlanRow(title="Act", deliverable="а б " * 900 + str(number)) for number in range(300)]
    new = [PlanRow(title="Act", deliverable="б а " * 900 + str(number)) for number in range(300)]
    begun = time.process_time()

    assert len(compare(old, new, list(range(300))).changed) == 300
    assert time.process_time() - begun < 30


def test_match_two_hundred_long_titles() -> None:
    old = [PlanRow(title="а б " * 490 + f"знак{number}") for number in range(200)]
    new = [PlanRow(title="б а " * 490 + f"знак{number}") for number in range(200)]
    begun = time.process_time()

    match(new, [Known(number, row) for number, row in enumerate(old)])

    assert time.process_time() - begun < 30
