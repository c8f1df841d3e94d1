"""The page of one milestone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from portal.accounts.signed_in import person_of
from roadmaps.dashboards.milestone import milestone_page
from roadmaps.progress.queries import milestones_for
from roadmaps.progress.review_forms import AcceptForm, ReopenForm, ReturnForm
from roadmaps.requests.box import about_milestone


@require_GET
def milestone(request: HttpRequest, pk: int) -> HttpResponse:
    person = person_of(request)
    found = get_object_or_404(milestones_for(person), pk=pk)
    page = milestone_page(found, person, now=timezone.now(), show=request.GET.get("show", ""))
    context = {
        "page": page,
        "requests": about_milestone(found, person, on=page.on),
        "accept_form": AcceptForm(warnings=page.sheet.warnings) if page.sheet else None,
        "return_form": ReturnForm() if page.sheet else None,
        "reopen_form": ReopenForm() if page.reopens else None,
        "back": "milestone",
    }
    return render(request, "roadmaps/dashboards/milestone.html", context)
