"""Letters of the moment about single subjects, written by the clock from rows that wait for one.

A letter waits as long as what it tells can be taken back; what was read, done or taken back by then is not written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from portal.inbox import entitled, kinds, quiet, topics
from portal.inbox.models import Notice, NoticeState, Pace
from portal.mail import checks, outbox
from portal.mail.checks import Cancel, Rewrite, Verdict
from portal.mail.correspondence import Contact, correspondence
from portal.mail.models import Message

KIND = "notice"
TEMPLATE = "inbox/notice"
BATCH = 500
SUBJECT_GOAL = 78  # characters; lists of letters show hardly more
# What could not be written for a day (a pause, a stopped worker) is no letter of the moment any more: digests take it.
STALE_AFTER = timedelta(days=1)


def unread_waiting() -> QuerySet[Notice]:
    """Rows that a letter will tell of, to persons who may enter and have not paused their letters."""
    rows = Notice.objects.filter(state=NoticeState.UNREAD).exclude(waits_for="")
    return rows.filter(
        person__is_active=True, person__joined_at__isnull=False, person__letter_pause__isnull=True
    ).select_related("person", "on_behalf_of", "by")


def write_due(*, at: datetime) -> int:
    """Write every letter of the moment whose time has come; how many."""
    rows = unread_waiting().filter(waits_for=Pace.AT_ONCE, created_at__gt=at - STALE_AFTER, created_at__lte=at)
    by_subject: dict[tuple[int, str], list[int]] = defaultdict(list)
    due = list(rows.order_by("created_at", "pk")[:BATCH])
    resting = quiet.resting({row.person for row in due}, at)
    for row in due:
        if row.created_at + hold(row.kind) <= at and row.person_id not in resting:
            by_subject[row.person_id, row.subject].append(row.pk)
    return sum(write(pks, at=at) for pks in by_subject.values())


def hold(kind: str) -> timedelta:
    """How long the letter about such a row waits: while what it tells can be taken back."""
    return timedelta(seconds=settings.UNDO_SECONDS if kinds.find(kind).is_undoable else 0)


@transaction.atomic
def write(pks: Sequence[int], *, at: datetime) -> bool:
    """One letter about these rows of one subject; False when somebody was first or they have been read meanwhile."""
    found = list(unread_waiting().filter(pk__in=pks, waits_for=Pace.AT_ONCE).select_for_update(of=("self",)))
    rows = entitled.theirs(found[0].person_id, found) if found else []
    Notice.objects.filter(pk__in={row.pk for row in found} - {row.pk for row in rows}).update(waits_for="")
    if not rows:
        return False
    newest = rows[0]
    with translation.override(newest.person.language):
        context = context_of(rows)
    message = outbox.queue(
        key=f"notice:{newest.pk}:{newest.created_at:%Y%m%dT%H%M%S%f}",
        kind=KIND,
        to=newest.person,
        template=TEMPLATE,
        context=context,
        at=at,
        thread=newest.subject,
        contact=asked_about(newest),
    )
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(waits_for="", letter=message)
    return True


def context_of(rows: Sequence[Notice]) -> dict[str, object]:
    """What the letter prints, in the language of the moment; the newest row first."""
    newest = rows[0]
    behind = newest.on_behalf_of
    return {
        "headline": kinds.headline(newest.kind, newest.params, longest=SUBJECT_GOAL),
        "sentence": kinds.say(newest.kind, newest.params),
        "earlier": [kinds.say(row.kind, row.params) for row in rows[1:]],
        "place": newest.place,
        "because": kinds.reason_of(newest.kind, newest.reason, newest.params),
        "on_behalf_of": behind.short_name if behind else "",
        "needs_action": newest.needs_action,
        "topic": topics.topic_of(newest.kind).code,
        "link": settings.PORTAL_URL + newest.url,
        "settings_link": settings.PORTAL_URL + reverse("notifications"),
    }


def asked_about(row: Notice) -> Contact | None:
    """Who gets the answers to the letter: who did what it tells, while that person is here and is not its reader."""
    by = row.by
    if by is None or by.pk == row.person_id or not by.may_enter:
        return None
    return Contact(by.full_name, by.email, by.phone)


def check(message: Message, at: datetime) -> Verdict:
    """Look again before sending: has the reader read it in the portal meanwhile, or no right to it any more?"""
    told = Notice.objects.filter(letter=message, state=NoticeState.UNREAD).select_related(
        "person", "on_behalf_of", "by"
    )
    rows = entitled.theirs(message.person_id or 0, list(told))
    if not rows:
        return Cancel("the reader knows it already, or may not know it any more")
    person = rows[0].person
    about = correspondence(person, thread=rows[0].subject, contact=asked_about(rows[0]))
    with translation.override(person.language):
        context = context_of(rows)
    letter = outbox.render(TEMPLATE, to=person, context=context, about=about)
    if (letter.subject, letter.text, letter.html) == (message.subject, message.text, message.html):
        return None
    return Rewrite(letter.subject, letter.text, letter.html)


def release(message: Message) -> None:
    """What was not read in a letter of the moment stands in the next digest."""
    Notice.objects.filter(letter=message, state=NoticeState.UNREAD).update(letter=None, waits_for=Pace.DAILY)


checks.register(KIND, check, release=release)
