"""Patterns, and the index that serves them."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from portal.shell.asked_words import fold
from portal.shell.matching import glob_pattern, joined_sql, regex_pattern
from roadmaps.searching.nouns import BY_CODE


@pytest.mark.parametrize(
    ("word", "regex", "glob"),
    [
        ("акт", "[Аа][Кк][Тт]", "*[Аа][Кк][Тт]*"),
        ("ель", "[еЕёЁ][Лл][Ьь]", "*[еЕёЁ][Лл][Ьь]*"),
        ("2.4", r"2\.4", "*2.4*"),
        ("a%_", r"[Aa]\%\_", "*[Aa]%_*"),
        ("[x]*?", r"\[[Xx]\]\*\?", "*[[][Xx]][*][?]*"),
        ("\\", "\\\\", "*\\*"),
        ("ß", "ß", "*ß*"),
    ],
)
def test_word_becomes_a_pattern_of_both_cases(word: str, regex: str, glob: str) -> None:
    assert (regex_pattern(word), glob_pattern(word)) == (regex, glob)


@pytest.mark.django_db
@pytest.mark.parametrize("sign", [chr(code) for code in range(33, 127)])
def test_every_sign_finds_itself_and_nothing_else(sign: str) -> None:
    operator, pattern = ("~", regex_pattern) if connection.vendor == "postgresql" else ("GLOB", glob_pattern)
    others = "".join(chr(code) for code in range(33, 127) if fold(chr(code)) != fold(sign))

    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT %s {operator} %s, %s {operator} %s", [sign, pattern(fold(sign)), others, pattern(fold(sign))]
        )
        found, found_elsewhere = cursor.fetchone()

    assert (bool(found), bool(found_elsewhere)) == (True, False)


def test_index_is_on_what_is_looked_through() -> None:
    migration = import_module("roadmaps.migrations.0020_search_index")

    assert joined_sql(BY_CODE["milestones"].fields) == migration.MILESTONE
    assert joined_sql(BY_CODE["messages"].fields) == "text"
