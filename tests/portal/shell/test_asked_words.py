"""What is looked for, and where it stands."""

from __future__ import annotations

import pytest

from portal.shell.asked_words import MOST_WORDS, Question, asked, excerpt, fold, marked


def shown(text: str, *words: str, length: int = 60) -> str:
    """The excerpt with what was found in square brackets."""
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in excerpt(text, words, length=length))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Договор", ("договор",)),
        ("  ЁЛКА  ёлка ", ("елка",)),
        ("«Второй пресс», акт.", ("второй", "пресс", "акт")),
        ("2.4.1", ("2.4.1",)),
        ("report_q3.xlsx", ("report_q3.xlsx",)),
        ("й", ()),
        ("", ()),
        ("?!… —", ()),
        ("и\u0306од", ("йод",)),
        ("до\u00adго\u200bвор", ("договор",)),
    ],
)
def test_words_are_folded_and_freed_of_signs_around(written: str, words: tuple[str, ...]) -> None:
    assert asked(written).words == words


def test_short_words_are_left_out_and_named() -> None:
    assert asked("акт о работе") == Question(("акт", "работе"), ("о",))


def test_too_many_words_are_left_out() -> None:
    question = asked(" ".join(f"слово{number}" for number in range(MOST_WORDS + 2)))

    assert (len(question.words), len(question.left_out)) == (MOST_WORDS, 2)


def test_endless_question_is_cut() -> None:
    question = asked("x" * 10_000)

    assert (len(question.words[0]), question.is_cut) == (64, True)


def test_folding_keeps_places() -> None:
    assert (fold("ЁлКа İẞ"), len(fold("İẞŒ"))) == ("елка İß", 3)


def test_excerpt_marks_every_word() -> None:
    assert shown("Ввод второго пресса и акт о вводе", "ввод", "пресс") == "[Ввод] второго [пресс]а и акт о [ввод]е"


def test_excerpt_begins_near_the_first_word() -> None:
    text = "слово " * 40 + "Договор подписан" + " слово" * 40

    cut = shown(text, "договор")

    assert (cut[:6], cut[-1], "[Договор]" in cut) == ("…слово", "…", True)


def test_excerpt_of_a_text_without_the_words_is_empty() -> None:
    assert excerpt("Акт", ["договор"]) == ()


def test_whole_text_is_shown_where_nothing_is_marked() -> None:
    assert [piece.text for piece in marked("Акт  о вводе", ["договор"])] == ["Акт о вводе"]


def test_overlapping_words_are_one_place() -> None:
    assert shown("договоры", "договор", "воры") == "[договоры]"
