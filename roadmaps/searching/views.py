"""The page of search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.accounts.signed_in import person_of
from portal.shell.asked_words import LONGEST
from roadmaps.searching import queries
from roadmaps.searching.forms import SearchForm


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everybody may ask; what is found is what the person may see."""
    said = SearchForm(request.GET).asked
    found = queries.results(said.question, viewer=person_of(request), code=said.code, before=said.before)
    context = {"found": found, "written": request.GET.get("q", "")[:LONGEST], "before": said.before}
    return render(request, "roadmaps/searching/search.html", context)
