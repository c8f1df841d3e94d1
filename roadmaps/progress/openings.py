"""Who has a report open just now: a word beside it, never a lock. It is kept in the cache and goes by itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache

from portal.accounts.models import Person

SECONDS = 120


def note(report: int, person: Person) -> None:
    """Remember that the person looks at that report (its pk)."""
    cache.set(key(report), {"pk": person.pk, "name": person.short_name}, SECONDS)


def others(reports: Iterable[int], person: Person) -> dict[int, str]:
    """The names of those who looked last at each of these reports (pks), oneself left out."""
    keys = {key(pk): pk for pk in reports}
    found = cache.get_many(list(keys))
    return {keys[name]: seen["name"] for name, seen in found.items() if seen["pk"] != person.pk}


def key(report: int) -> str:
    return f"report-open:{report}"
