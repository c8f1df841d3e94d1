"""A later file of the same person takes the place of the draft on which nobody has worked."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import Revision, Upload
from roadmaps.revisions.actions import discard
from roadmaps.terms import RevisionStatus


def give_way(upload: Upload, *, at: datetime) -> None:
    """Discard the drafts of this person's earlier files that are as they were read, when this file holds a plan.

    What somebody edited, decided, corrected or wrote about stays: only a person may give that up.
    """
    if not upload.revision.rows.filter(is_carried=False).exists():
        return
    earlier = upload.roadmap.revisions.filter(
        status=RevisionStatus.DRAFT,
        created_by=upload.uploaded_by,
        edited_at=None,
        submitted_at=None,
        comment="",
        upload__uploaded_at__lte=upload.uploaded_at,
    ).exclude(pk=upload.revision.pk)
    for draft in earlier.select_related("upload"):
        if not is_worked_on(draft):
            discard(draft, by=upload.uploaded_by, at=at, in_favour_of=upload.revision)


def is_worked_on(draft: Revision) -> bool:
    """Whether a person corrected a cell of its file, answered a question, explained a move or wrote a message."""
    has_corrections = bool(draft.upload and MadeChoices.from_json(draft.upload.choices).corrections)
    decided = Q(is_dropped=True) | ~Q(move_reason="") | ~Q(move_category="")
    return has_corrections or bool(draft.pairs) or draft.rows.filter(decided).exists() or draft.messages.exists()
