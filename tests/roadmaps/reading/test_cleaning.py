from __future__ import annotations

import sys
import unicodedata

import pytest

from roadmaps.reading.cleaning import clean, clean_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  срок \n", "срок"),
        ("до\u00a01\u202fиюля", "до 1 июля"),
        ("\ufeff№", "№"),
        ("a\x00b\x07c", "abc"),
        ("a\ud800b", "ab"),
        ("abc\u202egpj", "abcgpj"),
        ("со\u00adдер\u200bжание", "содержание"),
        ("क\u200dष ‌", "क\u200dष ‌"),
        ("одна\r\nдве\rтри\x0bчетыре\u2028пять", "одна\nдве\nтри\nчетыре\nпять"),
        ("одна_x000D_\nдве", "одна\nдве"),
        ("a\tb", "a b"),
        ("=СУММ(A1)", "=СУММ(A1)"),
    ],
)
def test_clean_text(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_clean_removes_every_format_character_but_the_joiners() -> None:
    kept = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cf", "Cs", "Cc")
        and "".join(clean(f"a{chr(code)}b")) not in ("ab", "a b", "a\nb")
    ]

    assert kept == [hex(0x200C), hex(0x200D)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../план.xlsx", "план.xlsx"),
        ("C:\\Users\\план.xlsx", "план.xlsx"),
        ("пл\x00ан\u202e.xlsx\r\n", "план.xlsx"),
        ("а" * 300 + ".xlsx", "а" * 250 + ".xlsx"),
    ],
)
def test_clean_name_of_a_file(name: str, expected: str) -> None:
    assert clean_name(name) == expected
