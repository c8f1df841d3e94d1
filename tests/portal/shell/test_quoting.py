"""Quotes within quotes, in both languages."""

from __future__ import annotations

import pytest
from django.utils import translation

from portal.inbox import kinds
from portal.shell.quoting import quoting, within


@pytest.mark.parametrize(
    ("sentence", "title", "said"),
    [
        ("Отчёт по «%(title)s» принят", "Центр «Искра»", "Отчёт по «Центр „Искра“» принят"),
        (
            "The report on “%(title)s” is accepted",
            "The “Spark” centre",
            "The report on “The ‘Spark’ centre” is accepted",
        ),
        ("The report on “%(title)s” is accepted", "Центр «Искра»", "The report on “Центр «Искра»” is accepted"),
        ("Название: %(title)s", "Центр «Искра»", "Название: Центр «Искра»"),
    ],
)
def test_quoted_title_has_inner_quotes(sentence: str, title: str, said: str) -> None:
    assert quoting(sentence, title=title) == said


def test_values_that_are_no_texts_or_are_missing_stay() -> None:
    assert within("«%(count)s» и «%(lost)s»", {"count": 3}) == {"count": 3}


def test_sentence_of_the_inbox_has_inner_quotes() -> None:
    with translation.override("en"):
        said = kinds.say("request.taken", {"person": "О. Ким", "need": "A “green” line"})

    assert said == "О. Ким has taken up your request “A ‘green’ line”"
