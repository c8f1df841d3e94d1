"""The letter that must not wait: a report has been returned."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from portal.mail.outbox import queue
from roadmaps.models import ProgressReport
from roadmaps.progress.notices import reporters

SUBJECT_PART = 40


def queue_returned(report: ProgressReport, *, at: datetime) -> None:
    """Write to who wrote and who sent the report: who returned it, why, and where to mend it."""
    milestone = report.milestone
    for person in reporters(report):
        queue(
            key=f"report-returned:{report.pk}:{person.pk}",
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
        )
