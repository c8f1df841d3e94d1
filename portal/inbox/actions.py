"""What a person does with lines of the inbox. These are one's own marks: the ledger does not keep them.

Each takes the keys of lines and acts on all that is said of their subjects.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from portal.inbox import notices
from portal.inbox.models import Notice, NoticeMute, NoticeState
from portal.inbox.queries import Filters, Shelf, of_person, on_shelf, open_of


def open_(notice: Notice) -> None:
    """Remember that the subject was opened; no letter needs to tell of it."""
    rows = open_of(notice.person_id).filter(subject=notice.subject, state=NoticeState.UNREAD)
    rows.update(state=NoticeState.READ, waits_for="")


def mark_done(person: int, pks: Collection[int], *, at: datetime) -> int:
    """Put these lines to rest; how many facts were still open."""
    return notices.rest(open_of(person).filter(subject__in=subjects_of(person, pks)), at=at)


@transaction.atomic
def mark_all_done(person: int, shelf: Shelf, filters: Filters, *, at: datetime) -> int:
    """Put everything on a shelf, as far as the filters show it, to rest; how many facts."""
    subjects = list(on_shelf(person, shelf, filters).order_by().values_list("subject", flat=True).distinct())
    return sum(notices.rest(open_of(person).filter(subject__in=part), at=at) for part in parts(subjects))


@transaction.atomic
def undo(person: int, moment: datetime) -> int:
    """Take back what was marked as done, or muted, at just that moment; how many facts are open again."""
    NoticeMute.objects.filter(person=person, muted_at=moment).delete()
    return reopen(of_person(person).filter(state=NoticeState.DONE, done_at=moment))


@transaction.atomic
def mark_unread(person: int, pks: Collection[int]) -> int:
    """Bring these lines back as if nobody had opened them; how many facts."""
    subjects = subjects_of(person, pks)
    open_again = reopen(of_person(person).filter(pk__in=pks, state=NoticeState.DONE))
    unread = open_of(person).filter(subject__in=subjects).update(state=NoticeState.UNREAD)
    return max(open_again, unread)


@transaction.atomic
def mute(person: int, pks: Collection[int], *, at: datetime) -> int:
    """Want no more news of these subjects; what was news of them rests. How many subjects."""
    subjects = subjects_of(person, pks)
    NoticeMute.objects.bulk_create(
        [NoticeMute(person_id=person, subject=subject, muted_at=at) for subject in subjects], ignore_conflicts=True
    )
    notices.rest(open_of(person).filter(subject__in=subjects, needs_action=False), at=at)
    return len(subjects)


def unmute(person: int, pks: Collection[int]) -> int:
    """Want news of these subjects again; how many were muted."""
    gone, _rows = NoticeMute.objects.filter(person=person, subject__in=subjects_of(person, pks)).delete()
    return gone


def subjects_of(person: int, pks: Collection[int]) -> list[str]:
    """What these lines of the person are about, each once; a line of somebody else is about nothing."""
    return sorted(set(of_person(person).filter(pk__in=pks).values_list("subject", flat=True)))


def reopen(rows: QuerySet[Notice]) -> int:
    """Open done rows again as they were, but for those of which a newer one is open already."""
    again = Notice.objects.filter(person=OuterRef("person"), kind=OuterRef("kind"), subject=OuterRef("subject"))
    rows = rows.exclude(Exists(again.exclude(state=NoticeState.DONE)))
    was_unread = When(state_before_done=NoticeState.UNREAD, then=Value(NoticeState.UNREAD.value))
    return rows.update(state=Case(was_unread, default=Value(NoticeState.READ.value)), done_at=None)


def parts(subjects: list[str], size: int = 500) -> list[list[str]]:
    """The subjects in lists short enough for one statement."""
    return [subjects[start : start + size] for start in range(0, len(subjects), size)]
