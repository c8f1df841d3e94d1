"""One step of a request: its state, its clock, its milestone, the ledger and the inboxes, in one go."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Min

from portal.accounts.models import Person
from portal.audit.ledger import record
from roadmaps.models import Milestone, Request, RequestStep
from roadmaps.models.lifecycle import move_to
from roadmaps.models.request import RequestQuerySet
from roadmaps.requests import notices
from roadmaps.terms import REQUEST_MOVES, RequestDeed, RequestKind


def locked(request: Request) -> Request:
    """The request read anew and held, with all that a step needs to know of it."""
    return whole(Request.objects.select_for_update(of=("self",))).get(pk=request.pk)


def whole(requests: RequestQuerySet) -> RequestQuerySet:
    """With roadmap, cluster, programme, milestone and the persons whom it names."""
    return requests.select_related(
        "roadmap__cluster", "roadmap__programme", "milestone", "asked_by", "in_charge", "answered_by"
    )


def begin(request: Request, *, by: Person, at: datetime) -> None:
    """The first step: the request has just been written."""
    write(request, RequestDeed.ASK, by=by, at=at, person=request.in_charge)


def move(
    request: Request,
    deed: RequestDeed,
    *,
    by: Person,
    at: datetime,
    text: str = "",
    person: Person | None = None,
    forwarded_to: str = "",
    **changes: Any,
) -> None:
    """Make a move of the table with everything that belongs to it. Raises WrongState when another was first."""
    move_to(request, REQUEST_MOVES[deed], **changes)
    write(request, deed, by=by, at=at, text=text, person=person, forwarded_to=forwarded_to)


def write(
    request: Request,
    deed: RequestDeed,
    *,
    by: Person,
    at: datetime,
    text: str = "",
    person: Person | None = None,
    forwarded_to: str = "",
) -> None:
    """Stop the clock that runs, start the next one, and tell what was done."""
    RequestStep.objects.filter(request=request, until__isnull=True).update(until=at)
    step = RequestStep.objects.create(
        request=request, deed=deed, by=by, at=at, turn=request.turn, text=text, person=person, forwarded_to=forwarded_to
    )
    mark_milestone(request)
    record(
        notices.verb_of(deed),
        request,
        by=by,
        at=at,
        scope=request.cluster.slug,
        kind=request.kind,
        due_date=request.due_date,
        text=text,
    )
    notices.tell_step(step, at=at)


def mark_milestone(request: Request) -> None:
    """Write on the milestone since when help is asked for on it and not given; empty when it is not."""
    if request.milestone_id is None or request.kind != RequestKind.HELP:
        return
    # Two requests about one milestone move at once: the second sees what the first has written.
    milestone = Milestone.objects.select_for_update(of=("self",)).get(pk=request.milestone_id)
    asked = Request.objects.open().filter(milestone=milestone, kind=RequestKind.HELP)
    since = asked.aggregate(since=Min("asked_at"))["since"]
    Milestone.objects.filter(pk=milestone.pk).update(help_asked_since=since)
    if request.milestone:
        request.milestone.help_asked_since = since
