"""One address for each move of a request: fetch in scope, ask who may, take the words, move, back to its page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from roadmaps.errors import Refusal
from roadmaps.models import Request
from roadmaps.requests import actions, closing
from roadmaps.requests.forms import AnswerForm, AskBackForm, AssignForm, ForwardForm, RatingForm, ReopenForm, ReplyForm
from roadmaps.requests.page import requests_for
from roadmaps.requests.sides import could_answer, may_answer, may_reply
from roadmaps.requests.views import show
from roadmaps.terms import RequestKind


@require_POST
def request_take(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    return done(
        request, found, lambda: actions.take(found, by=person, at=timezone.now()), _("You are in charge of it.")
    )


@require_POST
def request_release(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    return done(request, found, lambda: actions.release(found, by=person, at=timezone.now()), _("It is given back."))


@require_POST
def request_assign(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    form = AssignForm(request.POST, people=could_answer(found))
    if not form.is_valid():
        return show(request, found, person, assign_form=form)
    to, note = form.cleaned_data["person"], form.cleaned_data["assign_note"]
    words = _("%(person)s is in charge of it now.") % {"person": to.short_name}
    return done(request, found, lambda: actions.assign(found, to=to, note=note, by=person, at=timezone.now()), words)


@require_POST
def request_forward(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    form = ForwardForm(request.POST)
    if not form.is_valid():
        return show(request, found, person, forward_form=form)
    to, note = form.cleaned_data["authority"], form.cleaned_data["forward_note"]
    words = _("It is forwarded; who asked has been told.")
    return done(request, found, lambda: actions.forward(found, to=to, note=note, by=person, at=timezone.now()), words)


@require_POST
def request_ask_back(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    form = AskBackForm(request.POST)
    if not form.is_valid():
        return show(request, found, person, ask_back_form=form)
    text = form.cleaned_data["question"]
    words = _("The question is sent. Until there is a reply the other side's clock runs.")
    return done(request, found, lambda: actions.ask_back(found, text=text, by=person, at=timezone.now()), words)


@require_POST
def request_answer(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    form = AnswerForm(request.POST, kind=RequestKind(found.kind))
    if not form.is_valid():
        return show(request, found, person, answer_form=form)
    text, day = form.cleaned_data["answer"], form.cleaned_data.get("follow_up_date")
    return done(
        request,
        found,
        lambda: actions.answer(found, text=text, follow_up_date=day, by=person, at=timezone.now()),
        _("The answer is sent. Who asked says whether it solves it."),
    )


@require_POST
def request_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_answer)
    words = _("The answer is taken back. Write another one.")
    return done(request, found, lambda: actions.take_back(found, by=person, at=timezone.now()), words)


@require_POST
def request_reply(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_reply)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, found, person, reply_form=form)
    text = form.cleaned_data["reply"]
    words = _("The reply is sent.")
    return done(request, found, lambda: actions.reply(found, text=text, by=person, at=timezone.now()), words)


@require_POST
def request_resolve(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_reply)
    words = _("Solved. Two clicks more: did it come in time, and did it help?")
    return done(request, found, lambda: closing.resolve(found, by=person, at=timezone.now()), words)


@require_POST
def request_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_reply)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return show(request, found, person, reopen_form=form)
    text = form.cleaned_data["missing"]
    words = _("The request is open again.")
    return done(request, found, lambda: closing.reopen(found, text=text, by=person, at=timezone.now()), words)


@require_POST
def request_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_reply)
    words = _("The request is withdrawn.")
    return done(request, found, lambda: closing.withdraw(found, by=person, at=timezone.now()), words)


@require_POST
def request_restore(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_reply)
    words = _("The request is open again.")
    return done(request, found, lambda: closing.restore(found, by=person, at=timezone.now()), words)


@require_POST
def request_rate(request: HttpRequest, pk: int) -> HttpResponse:
    person, found = found_for(request, pk, may_reply)
    form = RatingForm(request.POST)
    given = form.given() if form.is_valid() else {}
    words = _("Thank you: the ministry and the cluster both see it.")
    return done(request, found, lambda: closing.rate(found, by=person, at=timezone.now(), **given), words)


@require_POST
def request_worked(request: HttpRequest, pk: int) -> HttpResponse:
    """On the day of asking again: it worked. That it did not is said by opening it again."""
    person, found = found_for(request, pk, may_reply)
    words = _("Good. The request stays solved.")
    return done(request, found, lambda: closing.follow_up(found, by=person, at=timezone.now()), words)


# --- What they share ---------------------------------------------------------------------------------------------


def found_for(http: HttpRequest, pk: int, rule: Callable[[Person, Request], bool]) -> tuple[Person, Request]:
    """The person and the request, for whoever the rule of `sides` lets act."""
    person = person_of(http)
    found = get_object_or_404(requests_for(person), pk=pk)
    if not rule(person, found):
        raise PermissionDenied
    return person, found


def done(http: HttpRequest, found: Request, deed: Callable[[], object], words: str) -> HttpResponse:
    """Do it, say it, and go back to the request's page; a refusal is said there too."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(http, str(refusal.message))
    else:
        messages.success(http, words)
    return redirect(found)
