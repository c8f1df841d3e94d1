"""A file comes in and becomes a draft plan; what a person chooses about it reads it anew."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import PurePath

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit import ledger
from portal.shell.collecting import collecting_later
from portal.shell.doorbell import ring
from portal.shell.health import is_worker_listening
from roadmaps.errors import Refusal, WrongState
from roadmaps.importing.allowance import require_allowance
from roadmaps.importing.earlier_choices import EarlierChoices, choices_for
from roadmaps.importing.giving_way import give_way
from roadmaps.importing.kept import headings_hash, problems_of_reading, rows_of_reading, summary_of
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.storing import store
from roadmaps.importing.turnstile import turn
from roadmaps.importing.weight import is_heavy
from roadmaps.models import ColumnChoice, Revision, Roadmap, Upload
from roadmaps.reading.cleaning import clean_name
from roadmaps.reading.gate import inspect
from roadmaps.reading.refusals import Refused
from roadmaps.revisions.actions import replace_rows, start_draft
from roadmaps.revisions.queries import in_force
from roadmaps.terms import RevisionStatus, UploadState
from roadmaps.understanding.memory import seen_of
from roadmaps.understanding.plan_reading import PlanReading
from roadmaps.workbooks.upload_reading import FileRead, read_upload

KIND_LENGTH = 10


class AlreadyImported(Refusal):
    """The very same file is the plan in force."""

    def __init__(self, message: str, revision: Revision) -> None:
        super().__init__(message)
        self.revision = revision


@collecting_later()
def receive(roadmap: Roadmap, *, name: str, content: bytes, by: Person, at: datetime) -> Upload:
    """Take a file in: read it, keep it byte for byte, make the draft of a plan.

    A file that cannot be read gives an upload in state REFUSED that says why; its bytes are not kept.
    A heavy one gives an upload in state READING, and a worker reads it.
    The same file as a draft of this roadmap gives that draft's upload. Raises AlreadyImported, TooMany, NoRoom,
    and Busy while others are being read.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    unfinished = _same_file(roadmap, sha256)
    if unfinished is not None:
        return unfinished
    require_allowance(by, at=at)
    upload = Upload(
        roadmap=roadmap,
        name=clean_name(name),
        kind=PurePath(name).suffix.lstrip(".").lower()[:KIND_LENGTH],
        sha256=sha256,
        size=len(content),
        uploaded_by=by,
        uploaded_at=at,
    )
    try:
        if is_heavy(content, name) and is_worker_listening(at):
            upload.kind = inspect(content, name)
            return _keep_for_worker(upload, content, by=by, at=at)
        with turn():
            made, found = understood(roadmap, content, name)
    except Refused as refused:
        return _refuse(upload, refused, by=by, at=at)
    upload.kind = found.kind
    return _keep(upload, content, made, found.reading, by=by, at=at)


@collecting_later()
def choose(upload: Upload, made: MadeChoices, *, by: Person, at: datetime) -> Upload:
    """Read the kept file anew as a person chose, and write the rows of its draft.

    What was chosen about columns is remembered for the cluster's next file with the same headings.
    Raises WrongState when the plan is a draft no more, Busy while other files are being read.
    """
    revision = upload.revision
    if revision.status != RevisionStatus.DRAFT:
        raise WrongState(_("The plan of this file has been sent already, so it cannot be read anew."))
    if revision.edited_at is not None:
        raise WrongState(_("The plan has been edited in the portal since. Reading the file anew would lose the edits."))
    with turn(), upload.file.open("rb") as kept:
        reading = read_upload(kept.read(), upload.name, choices_for(upload.roadmap, made)).reading
    with transaction.atomic():
        replace_rows(revision, rows_of_reading(reading), by=by, at=at)
        write_reading(upload, made, reading)
        upload.save(update_fields=["choices", "problems", "summary"])
        if (made.mapping or made.order) and not reading.origin.roadmap:
            _remember(upload.roadmap, made, reading, at=at)
    return upload


def understood(roadmap: Roadmap, content: bytes, name: str) -> tuple[MadeChoices, FileRead]:
    """What the file says, by the choices that the cluster made for such headings before, or by none. Raises Refused."""
    earlier = EarlierChoices(roadmap)
    found = read_upload(content, name, choices_for(roadmap, earlier.made), advice=earlier)
    return earlier.made, found


def _same_file(roadmap: Roadmap, sha256: str) -> Upload | None:
    """The upload of the same bytes that is a draft still or being read.

    Raises AlreadyImported when it is the plan in force.
    """
    current = in_force(roadmap.pk)
    if current is not None and current.upload is not None and current.upload.sha256 == sha256:
        raise AlreadyImported(
            _("This very file is the plan in force already (revision %(number)s). Nothing has been changed.")
            % {"number": current.number},
            current,
        )
    is_draft = Q(state=UploadState.READ, revision__status=RevisionStatus.DRAFT)
    return roadmap.uploads.filter(Q(state=UploadState.READING) | is_draft, sha256=sha256).first()


def _refuse(upload: Upload, refused: Refused, *, by: Person, at: datetime) -> Upload:
    upload.state = UploadState.REFUSED
    upload.refusal = refused.kind
    upload.summary = {"params": dict(refused.params)}
    with transaction.atomic():
        upload.save()
        record("upload.refused", upload, by=by, at=at, kind=refused.kind)
    return upload


@transaction.atomic
def _keep_for_worker(upload: Upload, content: bytes, *, by: Person, at: datetime) -> Upload:
    """Keep the file and leave it to the worker; when the bell is not heard, the sweep finds it."""
    upload.state = UploadState.READING
    earlier = _lock_and_look(upload)
    if earlier is not None:
        return earlier
    store(upload, content)
    upload.save()
    record("upload.received", upload, by=by, at=at, sha256=upload.sha256)
    transaction.on_commit(partial(ring, "roadmaps.read_upload", upload=upload.pk), robust=True)
    return upload


@transaction.atomic
def _keep(
    upload: Upload,
    content: bytes,
    made: MadeChoices,
    reading: PlanReading,
    *,
    by: Person,
    at: datetime,
) -> Upload:
    upload.state = UploadState.READ
    earlier = _lock_and_look(upload)
    if earlier is not None:
        return earlier
    write_reading(upload, made, reading)
    store(upload, content)
    upload.save()
    record("upload.received", upload, by=by, at=at, sha256=upload.sha256)
    start_draft(upload.roadmap, rows_of_reading(reading), by=by, at=at, upload=upload)
    give_way(upload, at=at)
    return upload


def _lock_and_look(upload: Upload) -> Upload | None:
    """Of two persons who send the same file at once, the second gets the upload of the first."""
    Roadmap.objects.select_for_update().get(pk=upload.roadmap_id)
    return _same_file(upload.roadmap, upload.sha256)


def write_reading(upload: Upload, made: MadeChoices, reading: PlanReading) -> None:
    """Put what was chosen and found onto the record; the caller saves it."""
    upload.choices = made.to_json()
    upload.problems = problems_of_reading(reading)
    is_marked_here = upload.roadmap.uploads.filter(pk=reading.marked).exists() if reading.marked else False
    upload.summary = summary_of(reading if is_marked_here else replace(reading, marked=0))


def _remember(roadmap: Roadmap, made: MadeChoices, reading: PlanReading, *, at: datetime) -> None:
    kept = made.to_json()
    ColumnChoice.objects.update_or_create(
        cluster=roadmap.cluster,
        headings_hash=headings_hash(reading.columns),
        defaults={
            "mapping": kept["mapping"],
            "columns": seen_of(reading.columns, made.mapping),
            "day_order": kept["order"],
            "chosen_at": at,
        },
    )


def record(verb: str, upload: Upload, *, by: Person, at: datetime, **details: str) -> None:
    """Write an entry about a file into the ledger."""
    ledger.record(verb, upload, by=by, at=at, scope=upload.roadmap.cluster.slug, label=upload.name, **details)
