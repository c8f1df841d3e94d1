"""A person's own file back, with marks where something is to be mended."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clusters.policy import Permission, require
from portal.accounts.signed_in import person_of
from roadmaps.importing import queries
from roadmaps.importing.marked_workbook import marked_workbook
from roadmaps.importing.turnstile import Busy
from roadmaps.reading.refusals import Refused
from roadmaps.workbooks.blank import CONTENT_TYPE


@require_safe
def upload_marked(request: HttpRequest, pk: int) -> HttpResponse:
    """The uploaded file as a workbook with marks and a list of what to fix."""
    person = person_of(request)
    kept = get_object_or_404(queries.read_uploads_for(person), pk=pk)
    require(person, Permission.PROPOSE, kept.roadmap.cluster)
    try:
        content = marked_workbook(kept)
    except (Busy, Refused) as refusal:
        messages.error(request, str(refusal.message))
        return redirect("upload_check", kept.pk)
    name = _("%(file)s - what to fix") % {"file": PurePath(kept.name).stem}
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx")
    response["X-Content-Type-Options"] = "nosniff"
    return response
