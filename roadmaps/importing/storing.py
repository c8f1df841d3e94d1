"""Where the bytes of files lie: a row never without its file, and no file for long without its row."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.utils.translation import gettext as _

from roadmaps.errors import Refusal
from roadmaps.models import Upload
from roadmaps.terms import UploadState

FOLDER = "uploads"
# A file lies there before the transaction of its row is over: only what is older can be an orphan.
ORPHAN_AFTER = timedelta(hours=1)
REFUSED_KEPT = timedelta(days=7)


class NoRoom(Refusal):
    """The file could not be written, so nothing was taken in."""


def store(upload: Upload, content: bytes) -> None:
    """Write the bytes down for an upload that is not saved yet; the same bytes of this roadmap lie there once.

    Raises NoRoom.
    """
    same = upload.roadmap.uploads.filter(sha256=upload.sha256).exclude(file="").first()
    if same is not None:
        upload.file.name = same.file.name
        return
    try:
        upload.file.save(upload.name, ContentFile(content), save=False)
    except OSError as failure:
        upload.file.name = ""
        raise NoRoom(
            _(
                "The file could not be kept: there is no room on the portal's disk. Nothing has been taken in. "
                "Tell an administrator, and upload the file again later."
            )
        ) from failure


def drop_bytes(upload: Upload) -> None:
    """Forget the bytes of a refused file, unless another upload has the same."""
    name, upload.file.name = upload.file.name, ""
    if name and not Upload.objects.filter(file=name).exclude(pk=upload.pk).exists():
        storage = upload.file.storage
        transaction.on_commit(lambda: storage.delete(name))


def forget_refused(*, at: datetime) -> int:
    """Delete what is kept of files refused more than a week ago; the ledger keeps that they came."""
    old = Upload.objects.filter(state=UploadState.REFUSED, uploaded_at__lt=at - REFUSED_KEPT)
    return old.delete()[0]


def delete_orphans(*, at: datetime) -> int:
    """Delete stored files that no row names, left behind by a transaction that failed; how many there were."""
    storage = storages["default"]
    orphans = 0
    for name in _stored(storage):
        is_old = storage.get_modified_time(name) < at - ORPHAN_AFTER
        if is_old and not Upload.objects.filter(file=name).exists():
            storage.delete(name)
            orphans += 1
    return orphans


def _stored(storage: Storage) -> list[str]:
    if not storage.exists(FOLDER):
        return []
    folders = storage.listdir(FOLDER)[0]
    paths = [FOLDER, *(f"{FOLDER}/{folder}" for folder in folders)]
    return [f"{path}/{name}" for path in paths for name in storage.listdir(path)[1]]
