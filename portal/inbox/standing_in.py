"""Who gets a copy of what an absent person is told. The app above that knows of leaves says who that is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

Finder = Callable[[Collection[int]], Mapping[int, int]]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """`finder(persons)` gives, for those of the persons who are away, who stands in for them; by primary keys."""
    _finders.append(finder)


def deputies(persons: Collection[int]) -> dict[int, int]:
    """The absent person behind each deputy: deputy → absent. One query for each finder."""
    return {deputy: absent for finder in _finders for absent, deputy in finder(persons).items()}
