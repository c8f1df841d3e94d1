"""Ending letters that come again and again, by one press in the mail program or on a page, without signing in.

Whoever writes such a kind of letter registers how it is ended. The link works for ever: all it can do is to end them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose letters are ended."""

    pk: int


# Lets the letters come no more, and names what has to be written about all the same.
End = Callable[[Reader, datetime], Sequence[str | Promise]]


@dataclass(frozen=True, slots=True)
class Series:
    """Letters of one kind: `name` says what they are."""

    kind: str
    name: str | Promise
    end: End


@dataclass(frozen=True, slots=True)
class Ending:
    """Who wants which letters no more."""

    reader: Reader
    series: Series

    def carry_out(self, *, at: datetime) -> Sequence[str | Promise]:
        """End the letters; gives the names of what is still written about."""
        return self.series.end(self.reader, at)


_series: dict[str, Series] = {}


def register(kind: str, name: str | Promise, end: End) -> None:
    """Let letters of this kind be ended by their reader."""
    _series[kind] = Series(kind, name, end)


def headers_for(kind: str, person: int) -> dict[str, str]:
    """What a mail program shows its own button for (RFC 8058); nothing for letters that cannot be ended."""
    if kind not in _series:
        return {}
    return {
        "List-Unsubscribe": f"<{link_for(kind, person)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def link_for(kind: str, person: int) -> str:
    return settings.PORTAL_URL + reverse("unsubscribe", args=[_signer().sign(f"{person}-{kind}")])


def find(token: str) -> Ending | None:
    """What a link ends; None for one that is not ours, or whose letters can be ended no more."""
    try:
        person, _dash, kind = _signer().unsign(token).partition("-")
    except signing.BadSignature:
        return None
    series = _series.get(kind)
    return Ending(Reader(int(person)), series) if series else None


def _signer() -> signing.Signer:
    return signing.Signer(salt="portal.mail.unsubscribing", sep=".")
