"""Reports that one press sent, taken back by one press: each becomes the draft that it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import Milestone, ProgressReport, Roadmap
from roadmaps.progress import actions
from roadmaps.progress.holding import hold as hold_milestones
from roadmaps.progress.queries import answers_of
from roadmaps.progress.undoing import hold
from roadmaps.terms import ReportStatus


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many reports came back, and of which milestones they stay with the ministry, with the reason."""

    count: int
    refused: tuple[tuple[Milestone, str], ...]


def sent_last(roadmap: Roadmap, *, by: Person, at: datetime) -> tuple[ProgressReport, ...]:
    """What the person's last press sent, as far as it waits for review; nothing once that is longer ago than an undo.

    One query.
    """
    sent = ProgressReport.objects.filter(
        milestone__roadmap=roadmap,
        submitted_by=by,
        submitted_at__gt=at - hold(),
        status=ReportStatus.SUBMITTED,
    )
    rows = list(
        sent.select_related("milestone__roadmap__cluster", "milestone__roadmap__programme").order_by(
            "-submitted_at", "pk"
        )
    )
    return tuple(row for row in rows if row.submitted_at == rows[0].submitted_at)


@transaction.atomic
def take_back(roadmap: Roadmap, *, by: Person, at: datetime) -> TakenBack:
    """Withdraw what the person's last press sent; what was written stands as drafts again.

    A report that was decided meanwhile stays, and does not keep the others.
    """
    count, refused = 0, []
    sent = sent_last(roadmap, by=by, at=at)
    hold_milestones(report.milestone_id for report in sent)
    for report in sent:
        try:
            _take_back(report, by=by, at=at)
            count += 1
        except Refusal as refusal:
            refused.append((report.milestone, str(refusal.message)))
    return TakenBack(count, tuple(refused))


@transaction.atomic
def _take_back(report: ProgressReport, *, by: Person, at: datetime) -> None:
    actions.withdraw(report, by=by, at=at)
    if not report.is_unchanged:
        actions.save_draft(report.milestone, answers_of(report), by=by, at=at)
