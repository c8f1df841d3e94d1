"""Telling persons what waits for them or has happened, and putting it to rest when it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from portal.inbox import entitled, kinds, preferences, standing_in
from portal.inbox.models import Notice, NoticeMute, NoticeState, Pace
from portal.shell.someone import Someone

RENEWED = ("params", "url", "needs_action", "place", "reason", "created_at", "state", "waits_for", "letter", "facts")


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
    place: str = "",
    reason: str | Mapping[int, str] = "",
    but: Collection[int] = (),
) -> None:
    """Write one row for each person, once; an open row of the same kind and subject is renewed instead.

    `subject` is like "report:12"; `params` are what the kind's sentence names; `url` is where the work is done;
    `place` is the name of the cluster (`params["cluster"]` by default). `reason` is a registered word that says why,
    for all or by person. Whoever stands in for an absent person is told too, except the persons `but` (by key):
    those whose own doing it is. What happened to a muted subject is written down as done.
    """
    wanted = {person.pk for person in persons}
    deputies = {one: absent for one, absent in standing_in.deputies(wanted).items() if one not in but}
    everybody = sorted(wanted | deputies.keys())
    muted = set() if needs_action else muters(everybody, subject)
    waits = waiting(kind, everybody, deputies.keys() - wanted)
    said = {
        "params": params,
        "url": url,
        "needs_action": needs_action,
        "created_at": at,
        "place": place or str(params.get("cluster", "")),
    }

    def values(pk: int) -> dict[str, Any]:
        why = reason if isinstance(reason, str) else reason.get(pk, "")
        return {**said, "reason": why, "waits_for": "" if pk in muted else waits[pk]}

    known = renew(everybody, kind, subject, values)
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=pk,
                kind=kind,
                subject=subject,
                on_behalf_of_id=deputies.get(pk),
                **values(pk),
                **({"state": NoticeState.DONE, "done_at": at} if pk in muted else {}),
            )
            for pk in everybody
            if pk not in known
        ],
        ignore_conflicts=True,
    )


def renew(everybody: Collection[int], kind: str, subject: str, values: Any) -> set[int]:
    """Say the fact again on the rows of it that are open; whose they are."""
    rows = list(still_open(subject).filter(person__in=everybody, kind=kind).select_for_update())
    for row in rows:
        for name, value in values(row.person_id).items():
            setattr(row, name, value)
        row.state, row.letter, row.facts = NoticeState.UNREAD, None, row.facts + 1
    if rows:
        Notice.objects.bulk_update(rows, RENEWED)
    return {row.person_id for row in rows}


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
                reason=row.reason,
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
