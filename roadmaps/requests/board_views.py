"""The board of requests, and one answer to several of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from roadmaps.errors import Refusal
from roadmaps.requests import actions
from roadmaps.requests.board import board_for
from roadmaps.requests.filters import BoardFilters
from roadmaps.requests.forms import AnswerForm, ChosenForm
from roadmaps.requests.page import answerable_by


@require_GET
def request_board(request: HttpRequest) -> HttpResponse:
    person, now = person_of(request), timezone.now()
    require(person, Permission.SEE)
    filters = BoardFilters.read(request.GET)
    board = board_for(person, filters, now=now, on=timezone.localdate(now), page=request.GET.get("page"))
    return render(request, "roadmaps/requests/board.html", {"board": board})


@require_http_methods(["GET", "POST"])
def request_together(request: HttpRequest) -> HttpResponse:
    """One answer to several requests: those that were chosen on the board."""
    person = person_of(request)
    require(person, Permission.GIVE_HELP)
    chosen = ChosenForm(request.POST or request.GET, among=answerable_by(person))
    if not chosen.is_valid():
        messages.error(request, chosen.problem)
        return redirect("requests")
    found, form = chosen.cleaned_data["requests"], AnswerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "roadmaps/requests/together.html", {"form": form, "requests": found})
    text, day = form.cleaned_data["answer"], form.cleaned_data["follow_up_date"]
    try:
        result = actions.answer_together(found, text=text, follow_up_date=day, by=person, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return render(request, "roadmaps/requests/together.html", {"form": form, "requests": found})
    count = len(result.answered)
    words = ngettext("%(count)s request is answered.", "%(count)s requests are answered.", count)
    messages.success(request, words % {"count": count})
    for left, reason in result.left:
        messages.warning(request, _("%(need)s: %(reason)s") % {"need": left.need, "reason": reason})
    return redirect("requests")
