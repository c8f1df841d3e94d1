"""The page of a roadmap's confidence: what each side says, what they said before, and the form to say it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.accounts.signed_in import person_of
from roadmaps.assessing import actions
from roadmaps.assessing.forms import RatingForm
from roadmaps.assessing.page import confidence_page
from roadmaps.assessing.queries import side_of, to_take_back
from roadmaps.errors import Refusal
from roadmaps.models import roadmaps_for


@require_http_methods(["GET", "POST"])
def confidence(request: HttpRequest, pk: int) -> HttpResponse:
    person, now = person_of(request), timezone.now()
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    side = side_of(person, roadmap.cluster)
    form = RatingForm(request.POST or None)
    if request.method == "POST":
        if side is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                actions.rate(roadmap, side=side, by=person, at=now, **form.cleaned_data)
            except Refusal as refusal:
                messages.error(request, str(refusal.message))
            return redirect("confidence", pk)
    page = confidence_page(roadmap, side, on=roadmap.programme.day_of(now))
    undo = to_take_back(roadmap, side, by=person, at=now) if side else None
    context = {"page": page, "form": form if side else None, "undo": undo}
    return render(request, "roadmaps/assessing/confidence.html", context)


@require_POST
def confidence_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo one's own last rating."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    side = side_of(person, roadmap.cluster)
    if side is None:
        raise PermissionDenied
    try:
        actions.take_back(roadmap, side=side, by=person, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("The rating is taken back; the one before it stands again."))
    return redirect("confidence", pk)
