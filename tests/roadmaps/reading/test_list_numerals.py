from __future__ import annotations

import pytest

from roadmaps.reading.list_numerals import numeral


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (12, "decimal", "12"),
        (7, "decimalZero", "07"),
        (14, "upperRoman", "XIV"),
        (1999, "lowerRoman", "mcmxcix"),
        (27, "upperLetter", "AA"),
        (3, "lowerLetter", "c"),
        (10, "russianLower", "к"),
        (29, "russianUpper", "АА"),
        (0, "upperRoman", "0"),
        (5, "chicago", "5"),
        (5, "none", ""),
    ],
)
def test_numeral_in_each_form(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written
