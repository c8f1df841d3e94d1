"""The page behind a letter's link: opening it decides nothing, sending its form does. Nobody is signed in by it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.shell.middleware import address_of
from portal.shell.throttle import is_too_often
from portal.shell.upload_limit import files_left_out
from roadmaps.answering import actions, links
from roadmaps.answering.forms import AnswerForm
from roadmaps.answering.page import AnswerPage, page_of
from roadmaps.errors import Refusal
from roadmaps.models import AnswerLink

# More than any office behind one address would ask for, and than anybody would try with one link.
REQUESTS_AN_HOUR = 300
ANSWERS_AN_HOUR = 30


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    if is_too_often("answer-pages", address_of(request), REQUESTS_AN_HOUR):
        return closed(request, status=429)
    now = timezone.now()
    link = links.find(token, at=now)
    if link is None:
        return closed(request)
    if request.method == "POST" and is_too_often("answers", str(link.pk), ANSWERS_AN_HOUR):
        return closed(request, status=429)
    with translation.override(link.person.language), timezone.override(ZoneInfo(link.person.time_zone)):
        page = page_of(link, at=now)
        form = answer_form(request, page)
        if request.method == "POST" and not page.obstacle and form.is_valid():
            try:
                actions.answer(link, form.said, by=link.person, at=now)
            except actions.LinkClosed:
                return closed(request)
            except Refusal as refusal:
                form.add_error(None, str(refusal.message))
            else:
                return unseen(redirect("answer_sent", link.person.language))
        return asked(request, link, page, form)


def answer_form(request: HttpRequest, page: AnswerPage) -> AnswerForm:
    return AnswerForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        initial=page.initial,
        known=page.known,
        milestone=page.milestone,
        today=page.on,
        has_evidence=page.has_evidence,
        may_ask_help=page.may_ask_help,
        left_out=files_left_out(request),
    )


def asked(request: HttpRequest, link: AnswerLink, page: AnswerPage, form: AnswerForm) -> HttpResponse:
    """The question. Its own address goes nowhere, but the form has to say which host it comes from."""
    response = render(request, "roadmaps/answering/answer.html", {"link": link, "page": page, "form": form})
    response["Content-Language"] = link.person.language
    return unseen(response, referrer="strict-origin")


@login_not_required
@require_safe
def answer_sent(request: HttpRequest, language: str) -> HttpResponse:
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language):
        response = render(request, "roadmaps/answering/sent.html")
    response["Content-Language"] = language
    return unseen(response)


def closed(request: HttpRequest, *, status: int = 404) -> HttpResponse:
    """The same words for every link that does not work, so that nothing can be learned from them."""
    return unseen(render(request, "roadmaps/answering/closed.html", {"is_flood": status == 429}, status=status))


def unseen(response: HttpResponse, *, referrer: str = "no-referrer") -> HttpResponse:
    """Keep the address from search engines and from other sites."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = referrer
    return response
