"""A stored file over HTTP: always to be saved under its name, never shown as it is."""

from __future__ import annotations

from django.http import FileResponse

from roadmaps.models import Attachment, Evidence

POLICY = "sandbox; default-src 'none'"


def to_be_saved(kept: Evidence | Attachment) -> FileResponse:
    """The file, byte for byte."""
    response = FileResponse(kept.file.open("rb"), as_attachment=True, filename=kept.name)
    response["Content-Type"] = kept.content_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response
