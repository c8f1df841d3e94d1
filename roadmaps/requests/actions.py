"""Asking and answering, as verbs. Each is one transaction: state, clock, ledger, inboxes; each gives the request anew.

The front door asks whether the person acts for the side (`sides`); what only one person may do is refused here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clusters.calendar import working_days_after
from portal.accounts.models import Person
from roadmaps.errors import Incomplete, Refusal
from roadmaps.models import Milestone, Request, RequestBundle, RequestStep, Roadmap
from roadmaps.requests import sides
from roadmaps.requests.clock import moved_on
from roadmaps.requests.steps import begin, locked, move
from roadmaps.terms import RequestDeed, RequestStatus

LONGEST_NEED, LONGEST_TEXT, LONGEST_NAME = 300, 5_000, 200


@transaction.atomic
def ask(
    subject: Milestone | Roadmap,
    *,
    kind: str,
    need: str,
    category: str,
    by: Person,
    at: datetime,
    details: str = "",
    from_whom: str = "",
    needed_by: date | None = None,
    in_charge: Person | None = None,
) -> Request:
    """Ask the other side for something, on a milestone or on a whole roadmap.

    Without `needed_by` the answer is owed after the programme's target in working days. Raises Incomplete without
    words, with a word for a category that the programme has not, with a day that is over, or about a milestone
    that the plan has dropped.
    """
    milestone = subject if isinstance(subject, Milestone) else None
    roadmap = subject.roadmap if isinstance(subject, Milestone) else subject
    refuse_question(roadmap, milestone, category=category, needed_by=needed_by, at=at)
    programme = roadmap.programme
    due = needed_by or working_days_after(programme.day_of(at), programme.request_target_days)
    request = Request.objects.create(
        kind=kind,
        roadmap=roadmap,
        milestone=milestone,
        need=said(need, _("Say in one sentence what you need."), longest=LONGEST_NEED),
        details=details.strip()[:LONGEST_TEXT],
        from_whom=from_whom.strip()[:LONGEST_NAME],
        category=category,
        asked_by=by,
        asked_at=at,
        due_date=due,
        is_due_date_set=needed_by is not None,
        turn_due_date=due,
    )
    if in_charge is not None:
        require_on_side(in_charge, request)
        request.in_charge = in_charge
        request.save(update_fields=["in_charge"])
    begin(request, by=by, at=at)
    return request


@transaction.atomic
def take(request: Request, *, by: Person, at: datetime) -> Request:
    """Put oneself in charge. Raises WrongState when somebody else was first, Refusal when one is in charge already."""
    now = locked(request)
    if now.in_charge_id == by.pk and now.status == RequestStatus.REOPENED:
        raise Refusal(_("You are in charge of it already: answer it."))
    move(now, RequestDeed.TAKE, by=by, at=at, in_charge=by)
    return now


@transaction.atomic
def release(request: Request, *, by: Person, at: datetime) -> Request:
    """Give back what one has taken. Raises Refusal when somebody else is in charge."""
    now = locked(request)
    if now.in_charge_id != by.pk:
        raise Refusal(_("Only who has taken a request may give it back."))
    move(now, RequestDeed.RELEASE, by=by, at=at, in_charge=None)
    return now


@transaction.atomic
def assign(request: Request, *, to: Person, note: str = "", by: Person, at: datetime) -> Request:
    """Put somebody of the answering side in charge. Raises Refusal for anybody else."""
    now = locked(request)
    require_on_side(to, now)
    move(now, RequestDeed.ASSIGN, by=by, at=at, text=note.strip()[:LONGEST_TEXT], person=to, in_charge=to)
    return now


@transaction.atomic
def forward(request: Request, *, to: str, note: str = "", by: Person, at: datetime) -> Request:
    """Pass it on to an authority outside the portal; who forwards stays in charge of the answer."""
    now = locked(request)
    where = said(to, _("Say to whom it is forwarded."), longest=LONGEST_NAME)
    text = note.strip()[:LONGEST_TEXT]
    move(now, RequestDeed.FORWARD, by=by, at=at, text=text, forwarded_to=where, in_charge=by)
    Request.objects.filter(pk=now.pk).update(forwarded_to=where)
    now.forwarded_to = where
    return now


@transaction.atomic
def ask_back(request: Request, *, text: str, by: Person, at: datetime) -> Request:
    """Ask the asker something first: the clock changes sides. Raises Incomplete without a question."""
    now = locked(request)
    words = said(text, _("Write what you need to know."))
    turn_due = working_days_after(day_of(now, at), now.roadmap.programme.request_target_days)
    move(
        now,
        RequestDeed.ASK_BACK,
        by=by,
        at=at,
        text=words,
        in_charge=now.in_charge or by,
        turn_due_date=turn_due,
    )
    return now


@transaction.atomic
def reply(request: Request, *, text: str, by: Person, at: datetime) -> Request:
    """Answer what was asked back: the clock changes sides again, and the due day moves on by what passed."""
    now = locked(request)
    words = said(text, _("Write your answer first."))
    last = RequestStep.objects.filter(request=now).latest("at", "pk")
    due = moved_on(now.due_date, since=day_of(now, last.at), on=day_of(now, at))
    move(now, RequestDeed.REPLY, by=by, at=at, text=words, due_date=due, turn_due_date=due)
    return now


@transaction.atomic
def answer(
    request: Request,
    *,
    text: str,
    by: Person,
    at: datetime,
    follow_up_date: date | None = None,
    bundle: RequestBundle | None = None,
) -> Request:
    """Answer; the asker says whether that solves it, and is asked again on `follow_up_date`.

    Raises Incomplete without words or with a day of asking again that is not ahead.
    """
    now = locked(request)
    words, on = said(text, _("Write your answer first.")), day_of(now, at)
    if follow_up_date is not None and follow_up_date <= on:
        raise Incomplete(_("The day of asking again has to lie ahead."))
    move(
        now,
        RequestDeed.ANSWER,
        by=by,
        at=at,
        text=words,
        answer=words,
        answered_by=by,
        answered_at=at,
        in_charge=now.in_charge or by,
        turn_due_date=working_days_after(on, now.roadmap.programme.request_target_days),
        follow_up_date=follow_up_date,
        followed_up_at=None,
        bundle=bundle or now.bundle,
    )
    return now


@dataclass(frozen=True, slots=True)
class AnsweredTogether:
    """What came of one answer to several: those answered, and those left with the reason."""

    answered: tuple[Request, ...]
    left: tuple[tuple[Request, str], ...]


@transaction.atomic
def answer_together(
    requests: Iterable[Request], *, text: str, by: Person, at: datetime, follow_up_date: date | None = None
) -> AnsweredTogether:
    """Give several requests one answer; each has its own state, entry and notice, and none learns of the others.

    One that cannot be answered any more does not stop the rest.
    """
    said(text, _("Write your answer first."))
    bundle = RequestBundle.objects.create(created_by=by, created_at=at)
    answered: list[Request] = []
    left: list[tuple[Request, str]] = []
    for request in requests:
        try:
            with transaction.atomic():
                answered.append(answer(request, text=text, by=by, at=at, follow_up_date=follow_up_date, bundle=bundle))
        except Refusal as refusal:
            left.append((request, str(refusal.message)))
    if len(answered) < 2:
        bundle.delete()
    return AnsweredTogether(tuple(answered), tuple(left))


@transaction.atomic
def take_back(request: Request, *, by: Person, at: datetime) -> Request:
    """Take one's own answer back before the asker has said anything. Raises Refusal for another's answer."""
    now = locked(request)
    if now.status == RequestStatus.ANSWERED and now.answered_by_id != by.pk:
        raise Refusal(_("Only who answered may take the answer back."))
    move(
        now,
        RequestDeed.TAKE_BACK,
        by=by,
        at=at,
        answer="",
        answered_by=None,
        answered_at=None,
        turn_due_date=now.due_date,
        follow_up_date=None,
        bundle=None,
    )
    return now


# --- What they share ---------------------------------------------------------------------------------------------


def said(text: str, missing: str, *, longest: int = LONGEST_TEXT) -> str:
    """The words without the space around them; raises Incomplete when there are none or too many."""
    words = text.strip()
    if not words:
        raise Incomplete(missing)
    if len(words) > longest:
        raise Incomplete(_("This is longer than %(count)s characters: shorten it.") % {"count": longest})
    return words


def refuse_question(
    roadmap: Roadmap, milestone: Milestone | None, *, category: str, needed_by: date | None, at: datetime
) -> None:
    """Raise Incomplete for what `ask` cannot be asked."""
    if milestone is not None and milestone.cancelled_at is not None:
        raise Incomplete(_("This milestone has been dropped from the plan: ask about the roadmap instead."))
    if category not in roadmap.programme.request_categories:
        raise Incomplete(_("Say what it is about."))
    if needed_by is not None and needed_by < roadmap.programme.day_of(at):
        raise Incomplete(_("The day by which you need it is over: choose a later one."))


def require_on_side(person: Person, request: Request) -> None:
    if not sides.may_answer(person, request):
        raise Refusal(_("This person does not answer for the cluster: choose somebody else."))


def day_of(request: Request, at: datetime) -> date:
    return request.roadmap.programme.day_of(at)
