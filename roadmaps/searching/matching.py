"""A word within texts of a record, by one rule on both databases: letter case does not count, and ё is е.

Nothing is kept beside the texts, so that no way of writing them (COPY, one statement for thousands) can forget it.
PostgreSQL folds the texts, and where it may have the trigram extension an index holds what it folds
(`migrations/…_search_index`). SQLite folds only Latin letters: there the word becomes a pattern of both cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func, Q
from django.db.models.sql.compiler import SQLCompiler

_YO = "[еЕёЁ]"


class Says(Func):
    """True where the word (folded, as `words.asked` gives it) stands in one of the fields."""

    output_field = BooleanField()

    def __init__(self, *fields: str, word: str) -> None:
        super().__init__(*fields)
        self.word = word

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, list[Any]]:
        names: list[str] = []
        params: list[Any] = []
        for field in self.source_expressions:
            name, own = compiler.compile(field)
            names.append(name)
            params += own
        if connection.vendor == "postgresql":
            return f"({folded_sql(names)}) LIKE %s", [*params, like_pattern(self.word)]
        return f"({joined_sql(names)}) GLOB %s", [*params, glob_pattern(self.word)]


def says_all(fields: Sequence[str], words: Iterable[str]) -> Q:
    """Every word stands in one of the fields."""
    return Q.create([Q(Says(*fields, word=word)) for word in words])


def joined_sql(names: Iterable[str]) -> str:
    return " || ' ' || ".join(names)


def folded_sql(names: Iterable[str]) -> str:
    """The texts as PostgreSQL folds them; the index is on this very expression."""
    return f"replace(lower({joined_sql(names)}), 'ё', 'е')"


def like_pattern(word: str) -> str:
    for sign in "\\%_":
        word = word.replace(sign, f"\\{sign}")
    return f"%{word}%"


def glob_pattern(word: str) -> str:
    """Letters in both cases; the signs that a pattern knows stand for themselves."""
    return f"*{''.join(map(_letter, word))}*"


def _letter(letter: str) -> str:
    if letter == "е":
        return _YO
    if letter in "*?[":
        return f"[{letter}]"
    cases = sorted({letter} | {case for case in (letter.lower(), letter.upper()) if len(case) == 1})
    return f"[{''.join(cases)}]" if len(cases) > 1 else letter
