"""What a person may do about a request in the state in which it is: who may, and what the state allows."""

from __future__ import annotations

from clusters.policy import Viewer
from roadmaps.models import Request
from roadmaps.requests import sides
from roadmaps.terms import REQUEST_MOVES, RequestDeed, RequestStatus

OF_THE_ANSWERER = {
    RequestDeed.TAKE,
    RequestDeed.RELEASE,
    RequestDeed.ASSIGN,
    RequestDeed.FORWARD,
    RequestDeed.ASK_BACK,
    RequestDeed.ANSWER,
    RequestDeed.TAKE_BACK,
}
OF_THE_ASKER = {RequestDeed.RESOLVE, RequestDeed.REOPEN, RequestDeed.WITHDRAW, RequestDeed.RESTORE}


def deeds_for(person: Viewer, request: Request) -> frozenset[RequestDeed]:
    """The moves that this person can make now."""
    found: set[RequestDeed] = set()
    if sides.may_answer(person, request):
        found |= OF_THE_ANSWERER
        found -= {RequestDeed.TAKE} if not may_take(person, request) else set()
        found -= {RequestDeed.RELEASE} if request.in_charge_id != person.pk else set()
        found -= {RequestDeed.TAKE_BACK} if request.answered_by_id != person.pk else set()
    if sides.may_reply(person, request):
        found |= {RequestDeed.REPLY}
    if sides.is_asker(person, request):
        found |= OF_THE_ASKER
    return frozenset(deed for deed in found if request.status in REQUEST_MOVES[deed].sources)


def may_take(person: Viewer, request: Request) -> bool:
    """May the person put themselves in charge? Not who is in charge already, of a request that is open again."""
    is_free = request.status in REQUEST_MOVES[RequestDeed.TAKE].sources and request.in_charge_id != person.pk
    return is_free and sides.may_answer(person, request)


def may_rate(person: Viewer, request: Request) -> bool:
    return request.status == RequestStatus.RESOLVED and sides.is_asker(person, request)
