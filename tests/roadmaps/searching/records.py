"""One record of every noun that search knows."""

from __future__ import annotations

import hashlib
import itertools
from datetime import datetime

from django.core.files.base import ContentFile

from clusters.models import Cluster
from portal.accounts.models import Person
from roadmaps.models import Attachment, DiscussionMessage, ProgressReport, Revision, Roadmap, Upload
from roadmaps.requests.actions import ask
from roadmaps.terms import EvidenceFormat, RevisionOrigin, UploadState
from tests import factories

_count = itertools.count(1)


def make_one_of_each(roadmap: Roadmap, author: Person, *, word: str, report_status: str, at: datetime) -> None:
    """Everything holds the word; plans are drafts, the report has the given status."""
    number = next(_count)
    Cluster.objects.filter(pk=roadmap.cluster_id).update(managing_organisation=f"{word} {number}")
    milestone = factories.make_milestone(roadmap, title=f"{word} {number}")
    message = DiscussionMessage.objects.create(
        cluster=roadmap.cluster, milestone=milestone, author=author, text=f"{word} {number}", written_at=at
    )
    ask(milestone, kind="help", need=f"{word} {number}", category="other", by=author, at=at)
    report = ProgressReport.objects.create(
        milestone=milestone,
        author=author,
        created_at=at,
        state="in_progress",
        status=report_status,
        submitted_by=None if report_status == "draft" else author,
        submitted_at=None if report_status == "draft" else at,
    )
    factories.make_evidence(report, name=f"{word} {number}.png")
    kept = {"name": f"{word}.png", "size": 2, "added_by": author, "added_at": at, "sha256": digest(number)}
    Attachment.objects.create(message=message, file=ContentFile(b"ab", name="a"), format=EvidenceFormat.PNG, **kept)
    make_plan(roadmap, author, word=word, number=number, at=at)


def make_plan(roadmap: Roadmap, author: Person, *, word: str, number: int, at: datetime) -> None:
    upload = Upload.objects.create(
        roadmap=roadmap,
        file=ContentFile(b"ab", name="plan.csv"),
        name=f"{word} {number}.csv",
        kind="csv",
        sha256=digest(number),
        size=2,
        state=UploadState.READ,
        uploaded_by=author,
        uploaded_at=at,
    )
    Revision.objects.create(
        roadmap=roadmap,
        number=number,
        origin=RevisionOrigin.UPLOAD,
        upload=upload,
        comment=f"{word} {number}",
        created_by=author,
        created_at=at,
    )


def digest(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()
