"""Files of evidence over HTTP: always to be saved, or as a picture that was made anew; never shown as they are."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.accounts.signed_in import person_of
from roadmaps.filing.preview import NoPreview, preview_of
from roadmaps.filing.serving import POLICY, to_be_saved
from roadmaps.models import Evidence


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file, byte for byte."""
    return to_be_saved(file_for(request, pk))


@require_safe
def evidence_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture of the file."""
    try:
        preview = preview_of(file_for(request, pk))
    except NoPreview as nothing:
        raise Http404 from nothing
    response = HttpResponse(preview.content, content_type=preview.content_type)
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response


def file_for(request: HttpRequest, pk: int) -> Evidence:
    """A file that the person may see, unless the search for viruses keeps it back."""
    person = person_of(request)
    kept = get_object_or_404(Evidence.objects.visible_to(person).files(), pk=pk)
    if not kept.may_be_taken_by(person):
        raise PermissionDenied
    if not kept.file.storage.exists(str(kept.file.name)):
        raise Http404
    return kept
