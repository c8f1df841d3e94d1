"""The letter that must not wait: a report has been returned."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from portal.accounts.letters import contact_of
from portal.mail.outbox import queue, recall
from roadmaps.models import ProgressReport
from roadmaps.progress.notices import reporters, subject_of

SUBJECT_PART = 40


def queue_returned(report: ProgressReport, *, at: datetime) -> None:
    """Write to who wrote and who sent the report: who returned it, why, and where to mend it.

    The letter waits a little, so that the decision can be taken back before anybody reads of it.
    """
    milestone = report.milestone
    for person in reporters(report):
        queue(
            key=f"{key_of(report)}{person.pk}:{at:%Y%m%dT%H%M%S%f}",
            kind="report.returned",
            to=person,
            template="progress/returned",
            context={
                "report": report,
                "milestone": milestone,
                "label": Truncator(str(milestone)).chars(SUBJECT_PART),
                "cluster": milestone.roadmap.cluster,
                "reviewer": report.reviewed_by,
                "link": settings.PORTAL_URL + reverse("report_edit", args=[milestone.pk]),
            },
            at=at,
            not_before=at + timedelta(seconds=settings.UNDO_SECONDS),
            thread=subject_of(report),
            contact=contact_of(report.reviewed_by),
        )


def recall_returned(report: ProgressReport) -> bool:
    """Take the letters about this report's return back; False when one has left already."""
    return recall(key_of(report))


def key_of(report: ProgressReport) -> str:
    """How the keys of the letters about one report begin; each return of it has letters of its own."""
    return f"report-returned:{report.pk}:"
