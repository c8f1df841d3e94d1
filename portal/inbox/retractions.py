"""Inbox rows that must not say any more what they said, or that reading alone puts to rest."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from portal.inbox.models import Notice, NoticeState
from portal.inbox.notices import rest


def take_back(url: str, *, but_for: Collection[int] = ()) -> None:
    """Delete the rows that lead there and quote it, but for those of these persons; what was posted is posted."""
    Notice.objects.filter(url=url).exclude(person__in=but_for).delete()


def settle_as_read(person: int, *, kind: str, subject: str, at: datetime) -> None:
    """Put the person's own open row of that kind and subject to rest: it waited only to be read."""
    rows = Notice.objects.filter(person=person, kind=kind, subject=subject).exclude(state=NoticeState.DONE)
    rest(rows, at=at)
