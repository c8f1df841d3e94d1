"""Numbers and texts of cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from roadmaps.understanding.texts import decimal_of
from tests.roadmaps.understanding.tables_of_plans import kinds, plan


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", "5"),
        ("-5", "-5"),
        ("0,25", "0.25"),
        ("1 234,5 тыс. руб.", "1234.5"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1'500", "1500"),
        ("$ 500 million", "500"),
        ("15 %", "15"),
    ],
)
def test_number(text: str, number: str) -> None:
    assert decimal_of(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "много", "1e30", "1E+5", "100-200", "5 из 10", "100 (2026), 200 (2027)", "9" * 30]
)
def test_text_that_is_no_single_number(text: str) -> None:
    assert decimal_of(text) is None


@pytest.mark.parametrize(
    ("weight", "kept"), [("-5", [("Вес", "-5")]), ("1e30", [("Вес", "1e30")]), ("много", [("Вес", "много")])]
)
def test_odd_weight_is_told_and_kept_as_a_note(weight: str, kept: list[tuple[str, str]]) -> None:
    reading = plan(
        [["№", "Мероприятие", "Срок", "Вес"], ["1", "Форум", "01.07.2018", weight], ["2", "Отбор", "01.07.2018", "10"]]
    )

    assert [row.weight for row in reading.rows] == [None, Decimal(10)]
    assert list(reading.rows[0].notes) == kept
    assert kinds(reading) == ["number_unread"]
