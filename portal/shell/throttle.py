"""Counting how often something is asked for, where nobody is signed in who could be asked to stop."""

from __future__ import annotations

from django.core.cache import cache

HOUR = 60 * 60


def is_too_often(what: str, who: str, most: int) -> bool:
    """Count once more; True when `who` has asked for `what` more than `most` times within about an hour."""
    key = f"throttle:{what}:{who}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) > most
    except ValueError:  # it ran out between the two
        return False
