"""The letters to whoever uploaded a file that took long: it is ready to be checked, or it could not be read."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.inbox.preferences import at_once
from portal.mail.outbox import queue
from roadmaps.importing.queries import refusal_of
from roadmaps.models import Upload


def queue_ready(upload: Upload, *, at: datetime) -> None:
    """Say that the file has been read, and how many milestones were found."""
    path = reverse("upload_check", args=[upload.pk])
    count = upload.revision.rows.filter(is_carried=False).count()
    _queue(upload, "ready", path, at=at, count=count, problems=upload.open_problems)


def queue_refused(upload: Upload, *, at: datetime) -> None:
    """Say why the file could not be read, in the person's language."""
    with translation.override(upload.uploaded_by.language):
        reason = refusal_of(upload)
    _queue(upload, "refused", reverse("upload", args=[upload.roadmap_id]), at=at, reason=reason)


def _queue(upload: Upload, letter: str, path: str, *, at: datetime, **said: object) -> None:
    link = settings.PORTAL_URL + path
    context = {"name": upload.name, "cluster": upload.roadmap.cluster, "link": link, **said}
    for person in at_once([upload.uploaded_by], f"upload.{letter}"):
        queue(
            key=f"upload-{letter}:{upload.pk}",
            kind=f"upload.{letter}",
            to=person,
            template=f"importing/{letter}",
            context=context,
            at=at,
        )
