"""What a person does with rows of the inbox. These are one's own marks: the ledger does not keep them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from portal.inbox.models import Notice, NoticeState
from portal.inbox.queries import of_person


def open_(notice: Notice) -> None:
    """Remember that the row was opened."""
    Notice.objects.filter(pk=notice.pk, state=NoticeState.UNREAD).update(state=NoticeState.READ)


def mark_done(person: int, pks: Collection[int], *, at: datetime) -> int:
    """Put these rows of the person to rest; how many were still open."""
    rows = of_person(person).filter(pk__in=pks).exclude(state=NoticeState.DONE)
    return rows.update(state=NoticeState.DONE, done_at=at)


def mark_unread(person: int, pks: Collection[int]) -> int:
    """Bring these rows of the person back as if nobody had opened them."""
    return of_person(person).filter(pk__in=pks).update(state=NoticeState.UNREAD, done_at=None)
