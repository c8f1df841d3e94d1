from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from roadmaps.revisions.dates_said import beside

MAY = date(2028, 5, 31)
YEAR_END = date(2028, 12, 31)


@pytest.mark.parametrize(
    ("wording", "due_date", "precision"),
    [
        ("декабрь 2028", YEAR_END, "month"),
        ("Май 2028 г.", MAY, "month"),
        ("IV квартал 2028 г.", YEAR_END, "quarter"),
        ("4 кв. 2028", YEAR_END, "quarter"),
        ("2028 год", YEAR_END, "year"),
        ("II полугодие 2028 года", YEAR_END, "half_year"),
        ("31 декабря 2028 г.", YEAR_END, "day"),
    ],
)
def test_wording_that_says_the_date_again_is_not_repeated(wording: str, due_date: date, precision: str) -> None:
    with translation.override("ru"):
        assert beside(wording, due_date, precision) == ""


@pytest.mark.parametrize(
    ("wording", "due_date", "precision"),
    [
        ("до конца IV квартала 2028", YEAR_END, "quarter"),
        ("март 2028", MAY, "month"),
        ("III кв. 2028", YEAR_END, "quarter"),
        ("2027–2028 гг.", YEAR_END, "year"),
        ("после тендера", None, "undated"),
        ("ежегодно", None, "ongoing"),
    ],
)
def test_wording_that_says_more_stands_beside_the_date(wording: str, due_date: date | None, precision: str) -> None:
    with translation.override("ru"):
        assert beside(wording, due_date, precision) == wording


def test_wording_of_an_assumption_stays() -> None:
    with translation.override("ru"):
        assert beside("2028", YEAR_END, "year", is_assumption=True) == "2028"


def test_wording_in_another_language_stays() -> None:
    with translation.override("ru"):
        assert beside("Q4 2028", YEAR_END, "quarter") == "Q4 2028"
    with translation.override("en"):
        assert beside("Q4 2028", YEAR_END, "quarter") == ""
