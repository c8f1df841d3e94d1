"""Files that a person may see, and what a refused one says."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import Person
from portal.shell.quoting import quoting
from roadmaps.models import Revision, RevisionRow, Roadmap, Upload
from roadmaps.models.upload import SHOWN_TO_MINISTRY
from roadmaps.reading.refusals import sentence
from roadmaps.terms import RevisionOrigin, RevisionStatus, UploadState

DRAFTS_SHOWN = 5
UNFINISHED = (RevisionStatus.DRAFT, RevisionStatus.RETURNED, RevisionStatus.SUBMITTED)
# What is said of a workbook of the portal before its plan is compared.
WORTH_KNOWING = frozenset({"copied_row", "older_workbook"})


def uploads_for(person: Person) -> QuerySet[Upload]:
    return Upload.objects.visible_to(person).select_related(
        "roadmap__cluster", "roadmap__programme", "revision__based_on", "revision__roadmap__cluster"
    )


def read_uploads_for(person: Person) -> QuerySet[Upload]:
    """Only files that became a plan: a refused one has no page of its own."""
    return uploads_for(person).filter(state=UploadState.READ)


def refusal_of(upload: Upload) -> str:
    """Why the file was refused, in the reader's language."""
    return sentence(upload.refusal, upload.summary.get("params", {}))


def unfinished_revisions(roadmap: Roadmap) -> list[Revision]:
    """Plans on which somebody has still to act, the cluster or the ministry, newest first; the last few of them.

    The draft of a file in which no milestone was found is nothing to go on with.
    """
    has_rows = Exists(RevisionRow.objects.filter(revision=OuterRef("pk"))) | ~Q(origin=RevisionOrigin.UPLOAD)
    waiting = roadmap.revisions.filter(has_rows, status__in=UNFINISHED)
    return list(waiting.select_related("upload").order_by("-number")[:DRAFTS_SHOWN])


def said_of_drafts(upload: Upload) -> list[str]:
    """What became of the roadmap's other drafts when this file was read: one sentence for each; none of a mere file."""
    if upload.state != UploadState.READ:
        return []
    others = Q(replaced_by=upload.revision) | Q(status=RevisionStatus.DRAFT)
    drafts = upload.roadmap.revisions.filter(others).exclude(pk=upload.revision.pk).select_related("upload")
    gone = _("Revision %(number)s, the draft of “%(name)s”, gave way to this file: nobody had worked on it yet.")
    stays = _("Revision %(number)s (%(name)s) is a draft as well and stays: send one of the two, discard the other.")
    return [
        quoting(
            gone if draft.replaced_by_id else stays,
            number=draft.number,
            name=draft.upload.name if draft.upload else _("edited in the portal"),
        )
        for draft in drafts.order_by("number")
    ]


def files_being_read(roadmap: Roadmap) -> list[Upload]:
    """Files of the roadmap that a worker reads or will read, newest first."""
    return list(roadmap.uploads.filter(state=UploadState.READING)[:DRAFTS_SHOWN])


def next_page(upload: Upload) -> str:
    """Where a file leads: past the check when its columns are known and nothing is to be mended."""
    if upload.state == UploadState.READING:
        return reverse("upload_reading", args=[upload.pk])
    if upload.state == UploadState.REFUSED:
        return reverse("upload", args=[upload.roadmap_id])
    if is_understood(upload) and not upload.open_problems:
        return upload.revision.get_absolute_url()
    return reverse("upload_check", args=[upload.pk])


def is_understood(upload: Upload) -> bool:
    """Whether every column is sure, and a plan of this roadmap with the very same headings was sent before."""
    summary = upload.summary
    if is_own_workbook(upload):
        return not any(one["kind"] in WORTH_KNOWING for one in upload.problems)
    if summary["verdict"] or not all(column["is_sure"] for column in summary["columns"] if column["field"]):
        return False
    sent = Revision.objects.filter(roadmap_id=upload.roadmap_id, status__in=SHOWN_TO_MINISTRY)
    return sent.filter(upload__summary__headings=summary["headings"]).exists()


def is_own_workbook(upload: Upload) -> bool:
    """Whether the file is a workbook that was downloaded from this very roadmap."""
    origin = upload.summary.get("origin")
    return bool(origin) and bool(origin["roadmap"] == upload.roadmap_id)


def is_open_to_checking(upload: Upload) -> bool:
    """Whether the file may still be read anew: its plan is a draft that nobody has written by hand since."""
    return upload.revision.status == RevisionStatus.DRAFT and upload.revision.edited_at is None


def still_open(upload: Upload) -> str:
    """That cells are left to mend."""
    return ngettext(
        "%(count)s cell is left: correct it, or say that it stays empty.",
        "%(count)s cells are left: correct them, or say that they stay empty.",
        upload.open_problems,
    ) % {"count": upload.open_problems}
