"""One request with everything that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from portal.accounts.models import Person
from roadmaps.discussion.queries import thread_of
from roadmaps.discussion.thread import Thread
from roadmaps.models import Request
from roadmaps.models.request import RequestQuerySet
from roadmaps.requests import possible, sides, words
from roadmaps.requests.ageing import Ageing, ageing
from roadmaps.requests.clock import clocks_of
from roadmaps.requests.history import Event, history_of
from roadmaps.requests.steps import whole
from roadmaps.terms import REQUEST_MOVES, RequestKind, RequestStatus, Turn


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one side: how many working days it has had the request, and whether it runs now."""

    side: str
    days: int
    is_running: bool
    ageing: Ageing | None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """`deeds` are the moves that this person can make now, by name; `missing` is what the last answer lacked."""

    request: Request
    on: date
    lead: str
    category: str
    turn_words: str
    clocks: tuple[Clock, ...]
    history: tuple[Event, ...]
    deeds: frozenset[str]
    may_rate: bool
    asks_again: bool
    is_late: bool
    together: int
    missing: str
    thread: Thread

    @property
    def is_closed(self) -> bool:
        return self.request.closed_at is not None


def request_page(request: Request, person: Person, *, now: datetime) -> RequestPage:
    """Everything about one request at a moment. How many were answered with it, those on that side alone see."""
    on = request.roadmap.programme.day_of(now)
    steps = list(request.steps.select_related("by", "person"))
    spent = clocks_of(steps, on=on, day_of=request.roadmap.programme.day_of)
    due = request.turn_due_date
    running = ageing(spent.of(request.turn), due=due, on=on) if due else None
    may_rate = possible.may_rate(person, request)
    return RequestPage(
        request=request,
        on=on,
        lead=words.lead(request, on, reader=person),
        category=dict(request.roadmap.programme.request_category_choices).get(request.category, request.category),
        turn_words=words.turn_words(request),
        clocks=tuple(
            Clock(
                words.side_word(side), spent.of(side), side == request.turn, running if side == request.turn else None
            )
            for side in (Turn.MINISTRY, Turn.CLUSTER)
        ),
        history=history_of(steps),
        deeds=frozenset(str(deed) for deed in possible.deeds_for(person, request)),
        may_rate=may_rate,
        asks_again=may_rate and is_asked_again(request, on),
        is_late=due is not None and due < on,
        together=answered_together(request) if sides.may_answer(person, request) else 0,
        missing=steps[-1].text if request.status == RequestStatus.REOPENED else "",
        thread=thread_of(request, viewer=person),
    )


def is_asked_again(request: Request, on: date) -> bool:
    """Has the day come on which the asker is asked whether it worked?"""
    day = request.follow_up_date
    return request.status == RequestStatus.RESOLVED and day is not None and day <= on and not request.followed_up_at


def answered_together(request: Request) -> int:
    """How many other requests got the same answer."""
    if request.bundle_id is None:
        return 0
    return Request.objects.filter(bundle=request.bundle_id).exclude(pk=request.pk).count()


def requests_for(person: Person) -> RequestQuerySet:
    """The requests that the person may see, with all that their page names."""
    return whole(Request.objects.visible_to(person))


def answerable_by(person: Person) -> RequestQuerySet:
    """The requests for help that the person may answer now."""
    may = whole(Request.objects.filter(sides.answered_by_side(person)))
    return may.filter(kind=RequestKind.HELP, status__in=REQUEST_MOVES["answer"].sources)
