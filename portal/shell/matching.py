"""A word within texts of a record, by one rule on both databases: letter case does not count, and ё is е.

Nothing is kept beside the texts, so that no way of writing them (COPY, one statement for thousands) can forget it: the
word becomes a pattern with every letter in both cases. SQLite folds no Cyrillic letters, and folding takes PostgreSQL
twice as long as such a pattern. Where PostgreSQL has the trigram extension an index serves the pattern, too
(`roadmaps/migrations/…_search_index`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func, Q
from django.db.models.sql.compiler import SQLCompiler

_YO = "[еЕёЁ]"


class Says(Func):
    """True where the word (folded, as `asked_words.asked` gives it) stands in one of the fields."""

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
            return f"({joined_sql(names)}) ~ %s", [*params, regex_pattern(self.word)]
        return f"({joined_sql(names)}) GLOB %s", [*params, glob_pattern(self.word)]


def says_all(fields: Sequence[str], words: Iterable[str]) -> Q:
    """Every word stands in one of the fields."""
    return Q.create([Q(Says(*fields, word=word)) for word in words])


def joined_sql(names: Iterable[str]) -> str:
    """The texts as one; the index is on this very expression."""
    return " || ' ' || ".join(names)


def regex_pattern(word: str) -> str:
    """For PostgreSQL: whatever is no letter or figure stands for itself."""
    return "".join(_cases(letter) or (letter if letter.isalnum() else f"\\{letter}") for letter in word)


def glob_pattern(word: str) -> str:
    """For SQLite: the three signs that its patterns know stand for themselves."""
    return f"*{''.join(_cases(letter) or (f'[{letter}]' if letter in '*?[' else letter) for letter in word)}*"


def _cases(letter: str) -> str:
    """Both cases of a letter as both kinds of pattern write it; "" for what has but one."""
    if letter == "е":
        return _YO
    cases = sorted({letter} | {case for case in (letter.lower(), letter.upper()) if len(case) == 1})
    return f"[{''.join(cases)}]" if len(cases) > 1 else ""
