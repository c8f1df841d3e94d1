from decimal import Decimal

import pytest

from portal.shell import numbers

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (0, "0", "0"),
        (1234, f"1{NB}234", "1,234"),
        (1234.5, f"1{NB}234,5", "1,234.5"),
        (Decimal("-1234567.25"), f"-1{NB}234{NB}567,25", "-1,234,567.25"),
    ],
)
def test_number_in_both_languages(value: float | Decimal, russian: str, english: str) -> None:
    assert numbers.number(value, "ru") == russian
    assert numbers.number(value, "en") == english


@pytest.mark.parametrize(
    ("size", "russian", "english"),
    [
        (0, "0 Б", "0 byte"),
        (1023, "1023 Б", "1,023 byte"),
        (1024, "1 кБ", "1 kB"),
        (1_572_864, "1,5 МБ", "1.5 MB"),
        (10 * 1024 * 1024, "10 МБ", "10 MB"),
        (5 * 1024**4, "5120 ГБ", "5,120 GB"),
    ],
)
def test_file_size_in_the_largest_unit_that_fits(size: int, russian: str, english: str) -> None:
    assert numbers.file_size(size, "ru") == russian.replace(" ", NB).replace("5120", f"5{NB}120").replace(
        "1023", f"1{NB}023"
    )
    assert numbers.file_size(size, "en") == english.replace(" ", NB)


def test_percent_has_its_space_in_russian() -> None:
    assert numbers.percent(0.41, "ru") == f"41{NB}%"
    assert numbers.percent(0.41, "en") == "41%"
