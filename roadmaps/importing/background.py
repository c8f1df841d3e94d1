"""What the worker does with a heavy file: take it up, read it, hand over the draft or the refusal, and tell of it.

The row is the queue. A conditional UPDATE claims it, and the number of the attempt is the claim: whoever comes back
after the claim has lapsed finds another number and leaves everything as it is.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from clusters.policy import Permission, can
from roadmaps.importing import actions, emails, notices
from roadmaps.importing.giving_way import give_way
from roadmaps.importing.kept import rows_of_reading
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.storing import drop_bytes
from roadmaps.importing.turnstile import Busy, turn
from roadmaps.models import Roadmap, Upload
from roadmaps.reading.refusals import Refused
from roadmaps.revisions.actions import start_draft
from roadmaps.terms import UploadState
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.understanding.row_count import telling

LEASE = timedelta(minutes=3)
MOST_ATTEMPTS = 2
# Whoever has waited so long has left the page: an inbox row and a letter say that the file is ready.
PATIENCE = timedelta(seconds=10)
WAIT_SECONDS = 60.0
TELL_EVERY_SECONDS = 0.5


def read_waiting(pk: int, *, at: datetime) -> bool:
    """Read one file that waits for it; False when somebody else has it or it waits no more."""
    mine = _free(at).filter(pk=pk, attempts__lt=MOST_ATTEMPTS)
    if mine.update(attempts=F("attempts") + 1, claimed_until=at + LEASE) != 1:
        return False
    upload = Upload.objects.select_related("roadmap__programme", "roadmap__cluster", "uploaded_by").get(pk=pk)
    begun = time.monotonic()
    try:
        made, reading = _read(upload)
    except Refused as refused:
        return _refuse(upload, refused, at=_later(at, begun))
    except Busy:
        _ours(upload).update(attempts=F("attempts") - 1, claimed_until=None)
        return False
    return _finish(upload, made, reading, at=_later(at, begun))


def sweep(*, at: datetime) -> int:
    """Read what waits and nobody reads; give up what has stopped its readers twice. How many files were finished."""
    finished = 0
    begun = time.monotonic()
    for upload in list(_free(at).select_related("roadmap__cluster", "uploaded_by").order_by("uploaded_at", "pk")):
        now = _later(at, begun)
        if upload.attempts >= MOST_ATTEMPTS:
            finished += _refuse(upload, Refused("reading_stopped"), at=now)
        else:
            finished += read_waiting(upload.pk, at=now)
    return finished


def _free(at: datetime) -> QuerySet[Upload]:
    """Files that wait and that nobody reads at that moment."""
    unclaimed = Q(claimed_until__isnull=True) | Q(claimed_until__lte=at)
    return Upload.objects.filter(unclaimed, state=UploadState.READING)


def _ours(upload: Upload) -> QuerySet[Upload]:
    return Upload.objects.filter(pk=upload.pk, state=UploadState.READING, attempts=upload.attempts)


def _later(at: datetime, begun: float) -> datetime:
    return at + timedelta(seconds=time.monotonic() - begun)


def _read(upload: Upload) -> tuple[MadeChoices, PlanReading]:
    """Read the kept bytes, and note now and then how far it has come. Raises Refused, Busy."""
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        if done == total or time.monotonic() - told >= TELL_EVERY_SECONDS:
            told = time.monotonic()
            _ours(upload).update(rows_done=done, rows_total=total)

    try:
        with upload.file.open("rb") as kept:
            content = kept.read()
    except OSError as failure:
        raise Refused("reading_stopped") from failure
    with turn(WAIT_SECONDS), telling(tell):
        made, found = actions.understood(upload.roadmap, content, upload.name)
        return made, found.reading


@transaction.atomic
def _finish(upload: Upload, made: MadeChoices, reading: PlanReading, *, at: datetime) -> bool:
    """Make the draft, unless the claim has lapsed and somebody else has it."""
    if not _hold(upload):
        return False
    actions.write_reading(upload, made, reading)
    upload.state, upload.claimed_until = UploadState.READ, None
    upload.save(update_fields=["state", "claimed_until", "choices", "problems", "summary"])
    start_draft(upload.roadmap, rows_of_reading(reading), by=upload.uploaded_by, at=at, upload=upload)
    give_way(upload, at=at)
    if is_to_be_told(upload, at):
        notices.tell_ready(upload, at=at)
        emails.queue_ready(upload, at=at)
    return True


@transaction.atomic
def _refuse(upload: Upload, refused: Refused, *, at: datetime) -> bool:
    if not _hold(upload):
        return False
    upload.state, upload.claimed_until = UploadState.REFUSED, None
    upload.refusal, upload.summary = refused.kind, {"params": dict(refused.params)}
    drop_bytes(upload)
    upload.save(update_fields=["state", "claimed_until", "refusal", "summary", "file"])
    actions.record("upload.refused", upload, by=upload.uploaded_by, at=at, kind=refused.kind)
    if is_to_be_told(upload, at):
        notices.tell_refused(upload, at=at)
        emails.queue_refused(upload, at=at)
    return True


def is_to_be_told(upload: Upload, at: datetime) -> bool:
    """Whether the person has waited long for the file, and may still work on plans of that cluster."""
    has_waited = at - upload.uploaded_at > PATIENCE
    return has_waited and can(upload.uploaded_by, Permission.PROPOSE, upload.roadmap.cluster)


def _hold(upload: Upload) -> bool:
    """Hold the plans of the roadmap for this transaction; whether the file is still ours to finish."""
    Roadmap.objects.select_for_update().get(pk=upload.roadmap_id)
    return _ours(upload).exists()
