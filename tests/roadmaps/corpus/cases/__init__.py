"""The files of the corpus, by family."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tests.roadmaps.corpus.expected import Case


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case of every family, made once: what each module lists in its CASES."""
    modules = sorted(found.name for found in iter_modules(__path__))
    return tuple(make() for name in modules for make in getattr(import_module(f"{__name__}.{name}"), "CASES", ()))
