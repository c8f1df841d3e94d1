"""What the asker alone does: say that it is solved or not, rate the answer, withdraw; and the day of asking again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from clusters.calendar import working_days_after
from portal.accounts.models import Person
from portal.audit.ledger import record
from roadmaps.errors import Refusal, WrongState
from roadmaps.models import Request
from roadmaps.requests import notices, sides
from roadmaps.requests.actions import day_of, said
from roadmaps.requests.steps import locked, move
from roadmaps.terms import RequestDeed, RequestStatus


@transaction.atomic
def resolve(request: Request, *, by: Person, at: datetime) -> Request:
    """Say that the answer solves it. Raises Refusal for anybody but the asker."""
    now = own(request, by)
    move(now, RequestDeed.RESOLVE, by=by, at=at, turn_due_date=None, closed_at=at)
    return now


@transaction.atomic
def reopen(request: Request, *, text: str, by: Person, at: datetime) -> Request:
    """Say that it is not solved yet, and what is missing: the target runs anew.

    Raises Refusal for anybody but the asker, Incomplete without words.
    """
    now = own(request, by)
    words = said(text, _("Say what is still missing."))
    due = working_days_after(day_of(now, at), now.roadmap.programme.request_target_days)
    move(
        now,
        RequestDeed.REOPEN,
        by=by,
        at=at,
        text=words,
        due_date=due,
        turn_due_date=due,
        closed_at=None,
        follow_up_date=None,
        followed_up_at=None,
        was_in_time=None,
        has_helped=None,
        reopened_count=now.reopened_count + 1,
    )
    return now


@transaction.atomic
def withdraw(request: Request, *, text: str = "", by: Person, at: datetime) -> Request:
    """Take a request back that has no answer yet. Raises Refusal for anybody but the asker."""
    now = own(request, by)
    move(now, RequestDeed.WITHDRAW, by=by, at=at, text=text.strip(), turn_due_date=None, closed_at=at)
    return now


@transaction.atomic
def restore(request: Request, *, by: Person, at: datetime) -> Request:
    """Ask again what one has withdrawn; a due day that is over meanwhile is set anew."""
    now = own(request, by)
    on = day_of(now, at)
    target = now.roadmap.programme.request_target_days
    due = now.due_date if now.due_date >= on else working_days_after(on, target)
    move(now, RequestDeed.RESTORE, by=by, at=at, due_date=due, turn_due_date=due, closed_at=None)
    return now


@transaction.atomic
def rate(
    request: Request, *, was_in_time: bool | None = None, has_helped: bool | None = None, by: Person, at: datetime
) -> Request:
    """Say of a solved request whether the answer came in time and whether it helped; None leaves what was said.

    Raises Refusal for anybody but the asker, WrongState before it is solved.
    """
    now = own(request, by)
    if now.status != RequestStatus.RESOLVED:
        raise WrongState(_("An answer is rated when the request is solved."))
    given = {"was_in_time": was_in_time, "has_helped": has_helped}
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if changes:
        Request.objects.filter(pk=now.pk).update(**changes)
        record(notices.RATED, now, by=by, at=at, scope=now.cluster.slug, **changes)
    for name, value in changes.items():
        setattr(now, name, value)
    return now


@transaction.atomic
def follow_up(request: Request, *, by: Person, at: datetime) -> Request:
    """Say on the day of asking again that it worked; that it did not is said by `reopen`.

    Raises Refusal for anybody but the asker, WrongState when nobody asks (any more).
    """
    now = own(request, by)
    if now.status != RequestStatus.RESOLVED or now.follow_up_date is None or now.followed_up_at is not None:
        raise WrongState(_("Nobody asks about this any more."))
    Request.objects.filter(pk=now.pk).update(followed_up_at=at, has_helped=True)
    now.followed_up_at, now.has_helped = at, True
    record(notices.FOLLOWED_UP, now, by=by, at=at, scope=now.cluster.slug)
    notices.settle_request(now, at=at)
    return now


def own(request: Request, by: Person) -> Request:
    """The request, held, for who asked."""
    now = locked(request)
    if not sides.is_asker(by, now):
        raise Refusal(_("Only who asked may do this."))
    return now
