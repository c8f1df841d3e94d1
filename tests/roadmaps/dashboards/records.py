"""Records that only these tests need: papers of a roadmap in some state."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from portal.accounts.models import Person
from roadmaps.models import Milestone, ProgressReport, Revision, Roadmap
from roadmaps.terms import ProgressState, ReportStatus, RevisionOrigin, RevisionStatus
from tests.factories import NOW


def make_report(milestone: Milestone, author: Person, status: ReportStatus, **fields: Any) -> ProgressReport:
    values: dict[str, Any] = {"state": ProgressState.IN_PROGRESS, "created_at": NOW - timedelta(days=2)}
    if status != ReportStatus.DRAFT:
        values |= {"submitted_at": NOW - timedelta(days=2), "submitted_by": author}
    if status == ReportStatus.RETURNED:
        values["reason"] = "Attach the protocol"
    return ProgressReport.objects.create(milestone=milestone, author=author, status=status, **(values | fields))


def make_revision(roadmap: Roadmap, author: Person, status: RevisionStatus, number: int = 1, **fields: Any) -> Revision:
    values: dict[str, Any] = {"origin": RevisionOrigin.EDITING, "created_at": NOW - timedelta(days=200)}
    if status in (RevisionStatus.SUBMITTED, RevisionStatus.APPROVED, RevisionStatus.RETURNED):
        values |= {"submitted_at": NOW - timedelta(days=190), "submitted_by": author}
    if status in (RevisionStatus.APPROVED, RevisionStatus.RETURNED):
        values["decided_at"] = NOW - timedelta(days=180)
    if status == RevisionStatus.RETURNED:
        values["reason"] = "Name the dates of section 3"
    return Revision.objects.create(
        roadmap=roadmap, number=number, created_by=author, status=status, **(values | fields)
    )


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)
