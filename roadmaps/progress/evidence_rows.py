"""The rows of evidence and the bytes behind them: added, carried to the next draft, removed from a draft."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import Evidence, ProgressReport
from roadmaps.models.evidence import FOLDER
from roadmaps.progress.answers import Gap
from roadmaps.progress.evidence_gate import Passed
from roadmaps.terms import EvidenceKind, ScanState

PREVIEW = ".preview"
# A file lies there before the transaction of its row is over: only what is older can be an orphan.
ORPHAN_AFTER = timedelta(hours=1)


def add_link(report: ProgressReport, link: str, *, by: Person, at: datetime, title: str = "") -> Evidence:
    """Add an address to a draft; one that is there already stays as it is."""
    added, _is_new = Evidence.objects.get_or_create(
        report=report, kind=EvidenceKind.LINK, link=link, defaults={"title": title, "added_by": by, "added_at": at}
    )
    return added


def add_file(
    report: ProgressReport, passed: Passed, content: File[bytes], sha256: str, *, by: Person, at: datetime
) -> Evidence:
    """Store a file that has passed the gate and add it to a draft; the same bytes are in a report once.

    Raises Refusal when there is no room on the disk.
    """
    same = report.evidence.filter(sha256=sha256).first()
    if same is not None:
        return same
    added = Evidence(
        report=report,
        kind=EvidenceKind.FILE,
        name=passed.name,
        sha256=sha256,
        size=content.size,
        format=passed.format,
        scan=ScanState.PENDING if settings.CLAMD_ADDRESS else ScanState.UNSCANNED,
        added_by=by,
        added_at=at,
    )
    content.seek(0)
    try:
        added.file.save(passed.name, content, save=False)
    except OSError as failure:
        raise Refusal(
            _("“%(name)s” could not be kept: there is no room on the portal's disk. Tell an administrator.")
            % {"name": passed.name}
        ) from failure
    added.save()
    return added


def carry_over(evidence: Iterable[Evidence], report: ProgressReport) -> None:
    """Give a new draft the evidence of the report that came back: the same stored files, with who brought them when."""
    carried = ("kind", "file", "name", "sha256", "size", "format", "link", "title", "scan", "added_by_id", "added_at")
    Evidence.objects.bulk_create(
        Evidence(report=report, **{name: getattr(one, name) for name in carried}) for one in evidence
    )


def remove(evidence: Iterable[Evidence]) -> None:
    """Take rows off a draft; the bytes go with the last row that names them."""
    for one in evidence:
        name = one.file.name
        one.delete()
        if name:
            transaction.on_commit(partial(forget_bytes, name))


def forget_bytes(name: str) -> None:
    """Delete a stored file and its preview, unless evidence names it still."""
    if Evidence.objects.filter(file=name).exists():
        return
    storage = Evidence._meta.get_field("file").storage
    for stored in (name, name + PREVIEW):
        storage.delete(stored)


def infected_gaps(evidence: Iterable[Evidence]) -> list[Gap]:
    """That a file with a virus has to be removed before the report can be sent."""
    message = _("A virus was found in “%(name)s”. Remove the file.")
    return [Gap("documents", message % {"name": one.name}) for one in evidence if one.scan == ScanState.INFECTED]


def delete_orphans(*, at: datetime) -> int:
    """Delete stored files that no row names, left behind by a transaction that failed; how many there were."""
    storage = Evidence._meta.get_field("file").storage
    if not storage.exists(FOLDER):
        return 0
    orphans = 0
    for folder in storage.listdir(FOLDER)[0]:
        for name in storage.listdir(f"{FOLDER}/{folder}")[1]:
            path = f"{FOLDER}/{folder}/{name}"
            is_old = storage.get_modified_time(path) < at - ORPHAN_AFTER
            if is_old and not Evidence.objects.filter(file=path.removesuffix(PREVIEW)).exists():
                storage.delete(path)
                orphans += 1
    return orphans
