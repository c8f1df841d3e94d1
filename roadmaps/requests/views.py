"""Asking, and the page of one request."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from portal.accounts.models import Person
from portal.accounts.signed_in import person_of
from roadmaps.errors import Refusal
from roadmaps.models import Milestone, Request, Roadmap, roadmaps_for
from roadmaps.requests import actions, sides
from roadmaps.requests.forms import AskForm
from roadmaps.requests.open_forms import forms_of
from roadmaps.requests.page import request_page, requests_for
from roadmaps.terms import RequestKind, Turn


@require_GET
def request_shown(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    return show(request, get_object_or_404(requests_for(person), pk=pk), person)


def show(http: HttpRequest, found: Request, person: Person, **bound: Any) -> HttpResponse:
    """The page of a request; `bound` are forms that came back with mistakes, by their names on the page."""
    page = request_page(found, person, now=timezone.now())
    return render(http, "roadmaps/requests/request.html", {"page": page} | forms_of(page) | bound)


@require_http_methods(["GET", "POST"])
def request_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask about a whole roadmap."""
    return ask(request, get_object_or_404(roadmaps_for(person_of(request)), pk=pk))


@require_http_methods(["GET", "POST"])
def request_ask_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask about one milestone."""
    seen = Milestone.objects.visible_to(person_of(request))
    return ask(request, get_object_or_404(seen.select_related("roadmap__cluster", "roadmap__programme"), pk=pk))


def ask(http: HttpRequest, subject: Milestone | Roadmap) -> HttpResponse:
    person = person_of(http)
    roadmap = subject.roadmap if isinstance(subject, Milestone) else subject
    kind = sides.kind_asked_by(person, roadmap.cluster)
    if kind is None:
        raise PermissionDenied
    people = sides.people_on(Turn.CLUSTER, roadmap.cluster)
    form = AskForm(
        http.POST or None,
        kind=kind,
        programme=roadmap.programme,
        people=people,
        cancel_url=row_of_grid(http, subject) or subject.get_absolute_url(),
    )
    if http.method == "POST" and form.is_valid():
        try:
            made = actions.ask(subject, kind=kind, by=person, at=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return gone_on(http, subject, made)
    context = {"form": form, "kind": kind, "roadmap": roadmap, "subject": subject}
    return render(http, "roadmaps/requests/ask.html", context)


def gone_on(http: HttpRequest, subject: Milestone | Roadmap, made: Request) -> HttpResponse:
    """To the request, or back to the reports that were left in order to ask: the draft of one, or the grid."""
    if made.kind == RequestKind.HELP and made.milestone_id and http.GET.get("from") == "report":
        messages.success(http, _("The request is sent. The report is still a draft: submit it here."))
        return redirect("report_edit", made.milestone_id)
    row = row_of_grid(http, subject)
    if row:
        messages.success(http, _("The request is sent. The row leads to it."))
        return redirect(row)
    messages.success(http, _("The request is sent. You will see here what comes of it."))
    return redirect(made)


def row_of_grid(http: HttpRequest, subject: Milestone | Roadmap) -> str:
    """The row of the reporting grid from which the person came to ask; "" for who came from elsewhere."""
    if http.GET.get("from") != "grid" or not isinstance(subject, Milestone):
        return ""
    return f"{reverse('report_grid', args=[subject.roadmap_id])}?row={subject.pk}#row-{subject.pk}"
