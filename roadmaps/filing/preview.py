"""Previews: a picture made anew from a photo or a PDF's first page, kept beside the file. Never the file itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from roadmaps.errors import Refusal
from roadmaps.models import Evidence
from roadmaps.reading.document import answer_of_child
from roadmaps.reading.refusals import Refused
from roadmaps.terms import EvidenceFormat

CHILD = "roadmaps.filing.child"
LOCKED = "locked"
PREVIEW = ".preview"
WAIT_SECONDS = 10.0
_turnstile = threading.BoundedSemaphore(1)


class NoPreview(Refusal):
    """The file cannot be shown as a picture, or not at this moment."""


@dataclass(frozen=True, slots=True)
class Preview:
    content: bytes
    content_type: str


def preview_of(evidence: Evidence) -> Preview:
    """The picture of a file, drawn at the first asking. Raises NoPreview."""
    if not evidence.has_preview:
        raise NoPreview(_("This file has no preview: download it."))
    storage, name = evidence.file.storage, f"{evidence.file.name}{PREVIEW}"
    if not storage.exists(name):
        written = storage.save(name, ContentFile(drawn(evidence)))
        if written != name:
            # Another has drawn it at the same time.
            storage.delete(written)
    with storage.open(name) as kept:
        content = kept.read()
    if not content:
        raise NoPreview(_("This file cannot be shown: download it."))
    return Preview(content, "image/jpeg" if evidence.format == EvidenceFormat.JPEG else "image/png")


def drawn(evidence: Evidence) -> bytes:
    """The picture as bytes; none of a file that cannot be drawn, so that it is not tried again and again."""
    try:
        with evidence.file.open("rb") as kept, one_at_a_time():
            return answer_of_child(kept.read(), evidence.format, module=CHILD)
    except Refused:
        return b""


def is_locked(content: bytes) -> bool:
    """Whether a PDF asks for a password; one that breaks its reader is not said to."""
    try:
        with one_at_a_time():
            return answer_of_child(content, LOCKED, module=CHILD) == LOCKED.encode()
    except Refused:
        return False


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Drawing costs a core: other pages wait meanwhile. Raises NoPreview when the turn does not come."""
    if not _turnstile.acquire(timeout=WAIT_SECONDS):
        raise NoPreview(_("Other files are being read at this moment. Wait half a minute and try again."))
    try:
        yield
    finally:
        _turnstile.release()
