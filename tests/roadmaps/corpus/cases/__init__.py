"""The files of the corpus, by family."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from tests.roadmaps.corpus.expected import Case


def all_cases() -> Iterator[Case]:
    """Yield every case of every family: the public functions of a family's CASES."""
    for module in sorted(iter_modules(__path__), key=lambda found: found.name):
        for make in getattr(import_module(f"{__name__}.{module.name}"), "CASES", ()):
            yield make()
