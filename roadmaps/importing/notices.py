"""How the ledger and the inbox speak of files."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.audit import sentences
from portal.inbox import kinds
from portal.inbox.notices import tell
from roadmaps.models import Upload

sentences.register("upload.received", _("File uploaded: %(label)s"))
sentences.register("upload.refused", _("File refused: %(label)s (%(kind)s)"))

kinds.register("upload.ready", _("The file “%(name)s” has been read: check what was found"), has_own_letter=True)
kinds.register("upload.refused", _("The file “%(name)s” could not be read"), has_own_letter=True)


def tell_ready(upload: Upload, *, at: datetime) -> None:
    """Whoever uploaded the file learns that it has been read."""
    _tell(upload, "upload.ready", reverse("upload_check", args=[upload.pk]), at=at)


def tell_refused(upload: Upload, *, at: datetime) -> None:
    """Whoever uploaded the file learns that it could not be read; the page behind it says why."""
    _tell(upload, "upload.refused", reverse("upload_reading", args=[upload.pk]), at=at)


def _tell(upload: Upload, kind: str, url: str, *, at: datetime) -> None:
    params = {"name": upload.name[:100]}
    tell(
        [upload.uploaded_by],
        kind=kind,
        subject=f"upload:{upload.pk}",
        params=params,
        place=upload.roadmap.cluster,
        url=url,
        needs_action=False,
        at=at,
    )
