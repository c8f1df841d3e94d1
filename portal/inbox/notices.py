"""Telling persons what waits for them or has happened, and putting it to rest when it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.db.models import F, QuerySet

from portal.inbox import entitled, kinds, preferences, standing_in
from portal.inbox.models import Notice, NoticeMute, NoticeState, Pace
from portal.shell.someone import Someone

# What a row that is still open takes over from the fact said anew.
RENEWED = ("params", "url", "needs_action", "place", "scope", "reason", "by", "created_at", "waits_for")


class NamedPlace(Protocol):
    """The cluster that a fact is about, as far as the inbox knows of clusters: `slug` stays when the name changes."""

    name: str
    slug: str


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
    place: NamedPlace | None = None,
    reason: str | Mapping[int, str] = "",
    by: Someone | None = None,
    but: Collection[int] = (),
) -> None:
    """Write one row for each person, once; an open row of the same kind and subject is renewed instead.

    `subject` is like "report:12"; `params` are what the kind's sentence names; `url` is where the work is done;
    `place` is the cluster, which the reader has to see. `reason` is a registered word that says why, for all or by
    person; `by` is who did it. Whoever stands in for an absent person is told too, except the persons `but` (by key):
    those whose own doing it is. What happened to a muted subject is written down as done.
    """
    wanted = {person.pk for person in persons}
    deputies = {one: absent for one, absent in standing_in.deputies(wanted).items() if one not in but}
    waits = waiting(kind, sorted(wanted | deputies.keys()), deputies.keys() - wanted)
    rows = [
        Notice(
            person_id=pk,
            on_behalf_of_id=deputies.get(pk),
            kind=kind,
            subject=subject,
            params=params,
            url=url,
            needs_action=needs_action,
            place=place.name if place else "",
            scope=place.slug if place else "",
            reason=reason if isinstance(reason, str) else reason.get(pk, ""),
            by_id=by.pk if by else None,
            created_at=at,
            waits_for=pace,
        )
        for pk, pace in waits.items()
    ]
    if not needs_action:
        hush(rows, muters(waits, subject), at=at)
    renewed = renew(rows, kind, subject)
    Notice.objects.bulk_create([row for row in rows if row.person_id not in renewed], ignore_conflicts=True)


def hush(rows: Iterable[Notice], muted: Collection[int], *, at: datetime) -> None:
    """Let the rows of who wants no news of the subject be born as done, and no letter tell of them."""
    for row in rows:
        if row.person_id in muted:
            row.state, row.done_at, row.waits_for = NoticeState.DONE, at, ""


def renew(rows: Iterable[Notice], kind: str, subject: str) -> set[int]:
    """Say the fact of these rows again on those of it that are open; whose they are."""
    anew = {row.person_id: row for row in rows}
    known = list(still_open(subject).filter(person__in=anew, kind=kind).select_for_update())
    for row in known:
        for name in RENEWED:
            setattr(row, name, getattr(anew[row.person_id], name))
        row.state, row.letter, row.facts = NoticeState.UNREAD, None, row.facts + 1
    if known:
        Notice.objects.bulk_update(known, (*RENEWED, "state", "letter", "facts"))
    return {row.person_id for row in known}


def settle(subject: str, *, at: datetime, of: Collection[str] = ()) -> None:
    """Put every open row of that subject to rest (of these kinds alone, when given): the work is done."""
    rows = still_open(subject)
    rest(rows.filter(kind__in=of) if of else rows, at=at)


def rest(rows: QuerySet[Notice], *, at: datetime) -> int:
    """Mark open rows as done and remember what they were; no letter tells of them any more. How many."""
    return rows.update(state_before_done=F("state"), state=NoticeState.DONE, done_at=at, waits_for="")


def still_open(subject: str) -> QuerySet[Notice]:
    return Notice.objects.filter(subject=subject).exclude(state=NoticeState.DONE)


def muters(persons: Collection[int], subject: str) -> set[int]:
    """Those of the persons who want no news of the subject."""
    return set(NoticeMute.objects.filter(subject=subject, person__in=persons).values_list("person_id", flat=True))


def waiting(kind: str, persons: Collection[int], only_standing_in: Collection[int]) -> dict[int, str]:
    """The pace at which a letter tells each of them; empty when none of ours does.

    A room that writes its own letter writes it to those concerned: who only stands in for them gets ours.
    """
    paces = preferences.paces(persons, kind)
    has_own = kinds.find(kind).has_own_letter
    return {
        pk: ""
        if pace == Pace.ONLY_HERE or (pace == Pace.AT_ONCE and has_own and pk not in only_standing_in)
        else pace.value
        for pk, pace in paces.items()
    }


def hand_over(absent: int, deputy: int, *, at: datetime) -> None:
    """Let a deputy find what waits for the absent person already, as far as the deputy may read it."""
    waits = Notice.objects.filter(person=absent, needs_action=True).exclude(state=NoticeState.DONE)
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=deputy,
                on_behalf_of_id=absent,
                kind=row.kind,
                subject=row.subject,
                params=row.params,
                url=row.url,
                needs_action=True,
                place=row.place,
                scope=row.scope,
                reason=row.reason,
                by_id=row.by_id,
                created_at=row.created_at,
            )
            for row in waits
        ],
        ignore_conflicts=True,
    )
    entitled.forget_foreign(deputy)


def hand_back(absent: int, deputy: int, *, at: datetime) -> None:
    """Put to rest what a deputy was told on behalf of a person who is back; what only the leave let read is gone."""
    rows = Notice.objects.filter(person=deputy, on_behalf_of=absent).exclude(state=NoticeState.DONE)
    rest(rows, at=at)
    entitled.forget_foreign(deputy)
