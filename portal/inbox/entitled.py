"""Rows that a person may not be told any more: roles end, and what was open becomes a note of the ministry.

The apps above know who may see what, and say so here; a row that none of them objects to is told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from portal.inbox.models import Notice

Finder = Callable[[int, Sequence[Notice]], Collection[int]]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """`finder(person, rows)` gives the keys of those rows of one person that are not the person's to read."""
    _finders.append(finder)


def foreign(person: int, rows: Sequence[Notice]) -> set[int]:
    """The keys of those rows of one person that must not be told; a few queries, none without rows."""
    return {pk for finder in _finders for pk in finder(person, rows)} if rows else set()


def theirs(person: int, rows: Sequence[Notice]) -> list[Notice]:
    """The rows of one person that may still be told, in their order."""
    hidden = foreign(person, rows)
    return [row for row in rows if row.pk not in hidden]


def forget_foreign(person: int) -> int:
    """Delete what the person may not read any more, unread or done, after a role has changed; how many."""
    rows = Notice.objects.filter(person=person)
    return rows.filter(pk__in=foreign(person, list(rows))).delete()[0]
