"""What a person's inbox holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from portal.inbox import kinds
from portal.inbox.models import Notice, NoticeState

ROWS_ON_PAGE = 30
NOT_DONE = ~Q(state=NoticeState.DONE)


class Shelf(StrEnum):
    """The three parts of an inbox."""

    NEEDS_YOU = "needs-you"
    FOR_INFORMATION = "information"
    DONE = "done"


WHERE = {
    Shelf.NEEDS_YOU: NOT_DONE & Q(needs_action=True),
    Shelf.FOR_INFORMATION: NOT_DONE & Q(needs_action=False),
    Shelf.DONE: Q(state=NoticeState.DONE),
}


@dataclass(frozen=True)
class Row:
    """One line of the inbox, in the language of the moment."""

    pk: int
    sentence: str
    at: datetime
    is_unread: bool
    is_done: bool


@dataclass(frozen=True)
class Counts:
    """How many rows stand on each shelf; `unread` counts those for information that nobody has opened."""

    needs_you: int
    information: int
    unread: int


def count(person: int) -> Counts:
    """One query for the whole inbox."""
    rows = Notice.objects.filter(NOT_DONE, person=person).aggregate(
        needs_you=Count("pk", filter=WHERE[Shelf.NEEDS_YOU]),
        information=Count("pk", filter=WHERE[Shelf.FOR_INFORMATION]),
        unread=Count("pk", filter=WHERE[Shelf.FOR_INFORMATION] & Q(state=NoticeState.UNREAD)),
    )
    return Counts(**rows)


def waiting(person: int) -> int:
    """How many things wait for the person: the number in the header."""
    return Notice.objects.filter(WHERE[Shelf.NEEDS_YOU], person=person).count()


def shelf(person: int, name: Shelf, *, page: str | None) -> Page[Notice]:
    """One page of a shelf, newest first; what was done, by when it was done."""
    rows = Notice.objects.filter(WHERE[name], person=person)
    if name == Shelf.DONE:
        rows = rows.order_by("-done_at", "-pk")
    return Paginator(rows, ROWS_ON_PAGE).get_page(page)


def rows_of(page: Page[Notice]) -> list[Row]:
    """The lines of a page as they are read."""
    return [
        Row(
            pk=notice.pk,
            sentence=kinds.say(notice.kind, notice.params),
            at=notice.done_at or notice.created_at,
            is_unread=notice.state == NoticeState.UNREAD,
            is_done=notice.state == NoticeState.DONE,
        )
        for notice in page
    ]


def of_person(person: int) -> QuerySet[Notice]:
    """All rows of one person: nobody ever reaches another's."""
    return Notice.objects.filter(person=person)
