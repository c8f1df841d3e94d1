"""Taking a decision back: at once by who made it, later by any reviewer and with a reason.

The milestone becomes what it was before (`ProgressReport.before`), and the report waits for review again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import Milestone, ProgressReport
from roadmaps.models.lifecycle import move_to
from roadmaps.progress import actions, emails, hearing, notices
from roadmaps.progress.holding import hold as hold_milestones
from roadmaps.terms import REPORT_MOVES, ReportStatus


@transaction.atomic
def undo(report: ProgressReport, *, by: Person, at: datetime) -> tuple[ProgressReport, ...]:
    """Take back one's own decision while nobody has been written to, with those made by the same press.

    Gives the reports that wait again. Raises Refusal when somebody else decided; WrongState when it is too late,
    or when the cluster has gone on from the decision.
    """
    same = ProgressReport.objects.filter(reviewed_by=by, reviewed_at=report.reviewed_at)
    hold_milestones([report.milestone_id, *same.values_list("milestone_id", flat=True)])
    locked = as_it_stands(report)
    if locked.reviewed_by_id is None or locked.reviewed_at is None:
        raise WrongState(_("There is no decision to take back: the report waits for review."))
    if locked.reviewed_by_id != by.pk:
        raise Refusal(_("Only who decided may take the decision back."))
    if at >= locked.reviewed_at + hold():
        raise WrongState(too_late())
    together = tuple(
        ProgressReport.objects.select_for_update(of=("self",))
        .filter(reviewed_by=by, reviewed_at=locked.reviewed_at)
        .select_related("milestone__roadmap__cluster", "milestone__roadmap__programme", "submitted_by")
        .order_by("pk")
    )
    for one in together:
        if not emails.recall_returned(one):
            raise WrongState(too_late())
        was = one.status
        put_back(one, "undo", at=at)
        actions.note("report.decision_undone", one, by=by, at=at, was=was)
    return together


@transaction.atomic
def reopen(report: ProgressReport, *, reason: str, by: Person, at: datetime) -> ProgressReport:
    """Take an accepted report up again, whoever accepted it; the cluster reads why.

    Raises Incomplete without a reason, Refusal for one's own report, WrongState when the report is not accepted,
    was accepted before portals kept what stood before, or is followed by a newer one.
    """
    words = reason.strip()
    if not words:
        raise Incomplete(_("Say why the report is reviewed again: the cluster reads it."))
    if report.is_own(by):
        raise Refusal(_("This is your own report: somebody else has to review it."))
    hold_milestones([report.milestone_id])
    locked = as_it_stands(report)
    put_back(locked, "reopen", at=at)
    actions.note("report.reopened", locked, by=by, at=at, reason=words)
    notices.tell_reopened(locked, reason=words, by=by, at=at)
    return locked


def may_be_reopened(report: ProgressReport, reports: tuple[ProgressReport, ...]) -> bool:
    """Whether this one of a milestone's reports is accepted, knows what stood before and is the newest that counts."""
    is_last = not any(one.pk > report.pk and one.status != ReportStatus.WITHDRAWN for one in reports)
    return report.status == ReportStatus.ACCEPTED and report.before is not None and is_last


# --- The steps ---------------------------------------------------------------------------------------------------


def hold() -> timedelta:
    """How long letters of a decision wait, so that it can be taken back."""
    return timedelta(seconds=settings.UNDO_SECONDS)


def too_late() -> str:
    return _(
        "It is too late to undo: the cluster has been told. "
        "An accepted report can be reviewed again from its milestone."
    )


def as_it_stands(report: ProgressReport) -> ProgressReport:
    """The report read anew and locked, so that of two who take it back only one does."""
    return (
        ProgressReport.objects.select_for_update(of=("self",))
        .select_related("milestone__roadmap__cluster", "milestone__roadmap__programme", "submitted_by")
        .get(pk=report.pk)
    )


def put_back(report: ProgressReport, name: str, *, at: datetime) -> None:
    before = report.before
    newer = ProgressReport.objects.filter(milestone=report.milestone, pk__gt=report.pk)
    if newer.exclude(status=ReportStatus.WITHDRAWN).exists():
        raise WrongState(gone_on())
    if before is None and report.status in REPORT_MOVES[name].sources:
        raise WrongState(_("What stood before this decision was not kept: it cannot be taken back."))
    try:
        with transaction.atomic():
            move_to(report, REPORT_MOVES[name], reviewed_by=None, reviewed_at=None, reason="", before=None)
    except IntegrityError as begun:
        raise WrongState(gone_on()) from begun
    hearing.hear(report)
    Milestone.objects.filter(pk=report.milestone_id).update(**(before or {}))
    report.milestone.refresh_from_db(fields=list(before or {}))
    notices.settle_report(report, at=at)
    notices.tell_submitted(report, by=report.submitted_by or report.author, at=report.submitted_at or at)


def gone_on() -> str:
    return _("The cluster has gone on from this decision with a newer report: it cannot be taken back.")
