"""Telling persons what waits for them or has happened, and putting it to rest when it is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from portal.inbox.models import Notice, NoticeState
from portal.shell.someone import Someone


@transaction.atomic
def tell(
    persons: Iterable[Someone],
    *,
    kind: str,
    subject: str,
    params: dict[str, Any],
    url: str,
    needs_action: bool,
    at: datetime,
) -> None:
    """Write one row for each person, once; an open row of the same kind and subject is renewed instead.

    `subject` is like "report:12"; `params` are what the kind's sentence names; `url` is where the work is done.
    """
    wanted = {person.pk for person in persons}
    said = {"params": params, "url": url, "needs_action": needs_action, "created_at": at}
    open_rows = Notice.objects.filter(person__in=wanted, kind=kind, subject=subject).exclude(state=NoticeState.DONE)
    known = set(open_rows.values_list("person_id", flat=True))
    if known:
        open_rows.update(state=NoticeState.UNREAD, **said)
    Notice.objects.bulk_create(
        [Notice(person_id=pk, kind=kind, subject=subject, **said) for pk in sorted(wanted - known)]
    )


def settle(subject: str, *, at: datetime) -> None:
    """Put every open row of that subject to rest: the work is done."""
    rows = Notice.objects.filter(subject=subject).exclude(state=NoticeState.DONE)
    rows.update(state=NoticeState.DONE, done_at=at)
