"""What the inbox and the ledger say of requests, and who is told: whose turn it is, and who waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import Person
from portal.audit import sentences
from portal.inbox import kinds
from portal.inbox.notices import settle, tell
from portal.shell.excerpts import shortened
from roadmaps.models import Request, RequestStep
from roadmaps.requests import sides
from roadmaps.terms import RequestDeed, RequestKind

NEED_LENGTH, TEXT_LENGTH = 120, 160
YOURS, ASSIGNED, INFORMATION_ASKED = "request.yours", "request.assigned", "request.information_asked"
RATED, FOLLOWED_UP = "request.rated", "request.followed_up"

VERBS = {
    RequestDeed.ASK: "request.asked",
    RequestDeed.TAKE: "request.taken",
    RequestDeed.RELEASE: "request.released",
    RequestDeed.ASSIGN: "request.given",
    RequestDeed.FORWARD: "request.forwarded",
    RequestDeed.ASK_BACK: "request.asked_back",
    RequestDeed.REPLY: "request.replied",
    RequestDeed.ANSWER: "request.answered",
    RequestDeed.TAKE_BACK: "request.answer_taken_back",
    RequestDeed.RESOLVE: "request.resolved",
    RequestDeed.REOPEN: "request.reopened",
    RequestDeed.WITHDRAW: "request.withdrawn",
    RequestDeed.RESTORE: "request.restored",
}

kinds.register("request.asked", _("%(cluster)s asks for help: “%(need)s”. An answer is due by %(due_date)s"))
kinds.register(INFORMATION_ASKED, _("The ministry (%(person)s) asks: “%(need)s”. An answer is due by %(due_date)s"))
kinds.register("request.taken", _("%(person)s has taken up your request “%(need)s”"))
kinds.register("request.released", _("Somebody else is needed for “%(need)s”, %(cluster)s: %(person)s gave it back"))
kinds.register("request.given", _("Your request “%(need)s” is with %(named)s"))
kinds.register("request.forwarded", _("%(person)s forwarded your request “%(need)s” to: %(named)s"))
kinds.register("request.asked_back", _("%(person)s asks back about “%(need)s”: %(text)s"))
kinds.register("request.replied", _("%(person)s replied about “%(need)s”, %(cluster)s: %(text)s"))
kinds.register("request.answered", _("%(person)s answered “%(need)s”. Does it solve it?"), is_undoable=True)
kinds.register("request.answer_taken_back", _("%(person)s took the answer to “%(need)s” back: another will follow"))
kinds.register("request.resolved", _("%(person)s: “%(need)s”, %(cluster)s, is solved"))
kinds.register("request.reopened", _("%(person)s: “%(need)s”, %(cluster)s, is not solved yet. %(text)s"))
kinds.register("request.withdrawn", _("%(person)s withdrew the request “%(need)s”, %(cluster)s"))
kinds.register("request.restored", _("%(person)s asks again: “%(need)s”, %(cluster)s"))
kinds.register(YOURS, _("You are in charge of “%(need)s”, %(cluster)s. An answer is due by %(due_date)s"))
kinds.register(ASSIGNED, _("%(person)s put you in charge of “%(need)s”, %(cluster)s. An answer is due by %(due_date)s"))

sentences.register("request.asked", _("Request made: %(label)s"))
sentences.register("request.taken", _("Request taken up: %(label)s"))
sentences.register("request.released", _("Request given back: %(label)s"))
sentences.register("request.given", _("Somebody put in charge of a request: %(label)s. %(text)s"))
sentences.register("request.forwarded", _("Request forwarded: %(label)s. %(text)s"))
sentences.register("request.asked_back", _("Asked back about a request: %(label)s. %(text)s"))
sentences.register("request.replied", _("Replied about a request: %(label)s. %(text)s"))
sentences.register("request.answered", _("Request answered: %(label)s. %(text)s"))
sentences.register("request.answer_taken_back", _("Answer to a request taken back: %(label)s"))
sentences.register("request.resolved", _("Request solved: %(label)s"))
sentences.register("request.reopened", _("Request not solved yet: %(label)s. %(text)s"))
sentences.register("request.withdrawn", _("Request withdrawn: %(label)s. %(text)s"))
sentences.register("request.restored", _("Request made again: %(label)s"))
sentences.register(RATED, _("Answer to a request rated: %(label)s"))
sentences.register(FOLLOWED_UP, _("Answer to a request worked: %(label)s"))

FOR_THE_ASKER = {
    RequestDeed.TAKE,
    RequestDeed.ASSIGN,
    RequestDeed.FORWARD,
    RequestDeed.ASK_BACK,
    RequestDeed.ANSWER,
    RequestDeed.TAKE_BACK,
}
NEED_ACTION = {
    RequestDeed.ASK,
    RequestDeed.RELEASE,
    RequestDeed.ASK_BACK,
    RequestDeed.REPLY,
    RequestDeed.ANSWER,
    RequestDeed.REOPEN,
    RequestDeed.RESTORE,
}
# Deeds after which one named person has it, and has to be told so; who forwards stays in charge of the answer.
HANDED_OVER = {
    RequestDeed.TAKE: YOURS,
    RequestDeed.ASSIGN: ASSIGNED,
    RequestDeed.FORWARD: YOURS,
    RequestDeed.TAKE_BACK: YOURS,
}


def verb_of(deed: RequestDeed) -> str:
    """The verb of the ledger, and the kind of the notice: “request.answered”."""
    return VERBS[deed]


def subject_of(request: Request) -> str:
    return f"request:{request.pk}"


def settle_request(request: Request, *, at: datetime) -> None:
    """Put everything said so far of this request to rest."""
    settle(subject_of(request), at=at)


def tell_step(step: RequestStep, *, at: datetime) -> None:
    """What was said before is at rest; who has to move and who waits is told what was done."""
    request, deed = step.request, RequestDeed(step.deed)
    settle_request(request, at=at)
    audience = asking(request) if deed in FOR_THE_ASKER else answering(request)
    kind = verb_of(deed)
    if deed == RequestDeed.ASK and request.kind == RequestKind.INFORMATION:
        kind = INFORMATION_ASKED
    others = [person for person in audience if person.pk != step.by_id]
    tell_of(step, others, kind=kind, needs_action=deed in NEED_ACTION, at=at)
    if deed in HANDED_OVER and request.in_charge is not None:
        kind = YOURS if request.in_charge_id == step.by_id else HANDED_OVER[deed]
        tell_of(step, [request.in_charge], kind=kind, needs_action=True, at=at)


def tell_of(step: RequestStep, persons: Collection[Person], *, kind: str, needs_action: bool, at: datetime) -> None:
    request = step.request
    tell(
        persons,
        kind=kind,
        subject=subject_of(request),
        params={
            "person": step.by.short_name,
            "named": step.person.short_name if step.person else step.forwarded_to,
            "need": shortened(request.need, NEED_LENGTH),
            "cluster": request.cluster.name,
            "text": shortened(step.text, TEXT_LENGTH),
            "due_date": request.due_date.isoformat(),
        },
        place=request.cluster,
        url=request.get_absolute_url(),
        needs_action=needs_action,
        at=at,
        by=step.by,
        reason={person.pk: reason_of(request, person) for person in persons},
        but=(step.by_id,),
    )


def reason_of(request: Request, person: Person) -> str:
    """Why this person is told, as a word that the inbox knows."""
    if person.pk == request.asked_by_id:
        return "asker"
    return "in_charge" if person.pk == request.in_charge_id else "asked"


def asking(request: Request) -> list[Person]:
    """Who asked while that person acts for the side, else who leads it."""
    if sides.may_reply(request.asked_by, request):
        return [request.asked_by]
    return list(sides.leading_on(request.asker, request.cluster))


def answering(request: Request) -> list[Person]:
    """Who is in charge while that person acts for the side, else who leads it."""
    if request.in_charge is not None and sides.may_answer(request.in_charge, request):
        return [request.in_charge]
    return list(sides.leading_on(request.answerer, request.cluster).exclude(pk=request.asked_by_id))
