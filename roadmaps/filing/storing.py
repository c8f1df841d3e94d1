"""The bytes behind evidence and attachments: stored within a person's share, and deleted when no row names them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.shell import numbers
from roadmaps.errors import Refusal
from roadmaps.filing.incoming import Incoming
from roadmaps.filing.preview import PREVIEW
from roadmaps.models import Attachment, Evidence, UnsentFile
from roadmaps.models.attachment import FOLDER as ATTACHMENTS
from roadmaps.models.evidence import FOLDER as EVIDENCE
from roadmaps.models.kept_file import KeptFile
from roadmaps.models.unsent_file import FOLDER as UNSENT
from roadmaps.terms import EvidenceKind, ScanState

FOLDERS: tuple[tuple[type[KeptFile], str], ...] = (
    (Evidence, EVIDENCE),
    (Attachment, ATTACHMENTS),
    (UnsentFile, UNSENT),
)
# A file lies there before the transaction of its row is over: only what is older can be an orphan.
ORPHAN_AFTER = timedelta(hours=1)
Kept = TypeVar("Kept", Evidence, Attachment, UnsentFile)


def store(kept: Kept, incoming: Incoming, *, by: Person, at: datetime) -> Kept:
    """Store the bytes and the row that names them. Raises Refusal when there is no room on the disk."""
    passed, content = incoming.passed, incoming.content
    kept.name, kept.sha256, kept.size, kept.format = passed.name, incoming.sha256, content.size, passed.format
    kept.scan = ScanState.PENDING if settings.CLAMD_ADDRESS else ScanState.UNSCANNED
    kept.added_by, kept.added_at = by, at
    content.seek(0)
    try:
        kept.file.save(passed.name, content, save=False)
    except OSError as failure:
        raise Refusal(
            _("“%(name)s” could not be kept: there is no room on the portal's disk. Tell an administrator.")
            % {"name": passed.name}
        ) from failure
    kept.save()
    return kept


def refuse_over_quota(incoming: Incoming, by: Person) -> None:
    """Hold the person, and raise Refusal when the file does not fit into the person's share any more.

    Each stored file counts once, however many reports it was carried to.
    """
    # Two of a person's browsers at once would else both find room for the last megabytes.
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    evidence = Evidence.objects.filter(added_by=by, kind=EvidenceKind.FILE).order_by("pk").values_list("file", "size")
    attached = Attachment.objects.filter(added_by=by).order_by("pk").values_list("file", "size")
    unsent = UnsentFile.objects.filter(added_by=by).order_by("pk").values_list("file", "size")
    stored = dict(evidence) | dict(attached) | dict(unsent)
    most: int = settings.EVIDENCE_QUOTA_BYTES
    if sum(stored.values()) + incoming.content.size <= most:
        return
    raise Refusal(
        _(
            "“%(name)s” was not added: your files would take more than %(limit)s. "
            "Put it on the cluster's disk and give the link."
        )
        % {"name": incoming.passed.name, "limit": numbers.file_size(most)}
    )


def forget_bytes(kind: type[KeptFile], name: str) -> None:
    """Delete a stored file and its preview, unless a row names it still."""
    if kind._default_manager.filter(file=name).exists():
        return
    storage = storage_of(kind)
    for stored in (name, name + PREVIEW):
        storage.delete(stored)


def delete_orphans(*, at: datetime) -> int:
    """Delete stored files that no row names, left behind by a transaction that failed; how many there were."""
    return sum(delete_orphans_in(kind, folder, at) for kind, folder in FOLDERS)


def delete_orphans_in(kind: type[KeptFile], root: str, at: datetime) -> int:
    storage = storage_of(kind)
    if not storage.exists(root):
        return 0
    orphans = 0
    for folder in storage.listdir(root)[0]:
        for name in storage.listdir(f"{root}/{folder}")[1]:
            path = f"{root}/{folder}/{name}"
            is_old = storage.get_modified_time(path) < at - ORPHAN_AFTER
            if is_old and not kind._default_manager.filter(file=path.removesuffix(PREVIEW)).exists():
                storage.delete(path)
                orphans += 1
    return orphans


def storage_of(kind: type[models.Model]) -> Any:
    field = kind._meta.get_field("file")
    return field.storage  # type: ignore[union-attr]
