"""Files to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.accounts.signed_in import person_of
from portal.shell.addresses import row_number
from roadmaps.exports.workbook import CONTENT_TYPE, revision_for, workbook_of
from roadmaps.models import roadmaps_for


@require_safe
def roadmap_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a workbook that can be changed and uploaded again; ?revision= asks for another than that in force."""
    person = person_of(request)
    roadmap = get_object_or_404(roadmaps_for(person), pk=pk)
    asked = request.GET.get("revision", "")
    number = row_number(asked)
    revision = revision_for(person, roadmap, number)
    if asked and (number is None or revision is None):
        raise Http404
    made = workbook_of(roadmap, revision, at=timezone.now())
    response = HttpResponse(made.content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
