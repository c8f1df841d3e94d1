"""Reporting and reviewing, as verbs. Each is one transaction, writes the ledger and tells who has to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import Person
from portal.audit.ledger import record
from portal.shell import dates
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import Milestone, ProgressReport
from roadmaps.models.lifecycle import move_to
from roadmaps.progress import emails, evidence_rows, hearing, infected, notices, queries
from roadmaps.progress.answers import Gap, ReportAnswers, gaps, tidied, unchanged_gaps
from roadmaps.progress.holding import hold
from roadmaps.terms import REPORT_MOVES, Confidence, ProgressState, ReportStatus

__all__ = [
    "Repeated",
    "ReportAnswers",
    "accept",
    "discard",
    "repeat",
    "repeat_all",
    "return_",
    "save_draft",
    "submit",
    "withdraw",
]

CONTENT = ("state", "percent", "forecast_date", "actual_date", "confidence", "comment", "slip_reason", "slip_category")

# What a decision writes on the milestone.
WRITTEN = ("state", "percent", "forecast_date", "actual_date", "is_at_risk", "awaiting_since", "last_report_at")


@transaction.atomic
def save_draft(milestone: Milestone, answers: ReportAnswers, *, by: Person, at: datetime) -> ProgressReport:
    """Keep what has been answered so far; a milestone has one open report at most.

    Raises WrongState when the milestone takes no report or one is with the ministry already.
    """
    report = write_draft(milestone, answers, by=by, at=at)
    note("report.saved", report, by=by, at=at)
    return report


@transaction.atomic
def submit(report: ProgressReport, *, by: Person, at: datetime) -> None:
    """Send a draft to the ministry.

    Raises Incomplete when an answer is missing or contradicts another, WrongState when it is no draft any more.
    """
    hold([report.milestone_id])
    if not ProgressReport.objects.filter(pk=report.pk).exists():
        raise WrongState(_("This draft has been sent or discarded meanwhile."))
    report.refresh_from_db()
    report.milestone = milestone = queries.takes_reports(report.milestone)
    programme, evidence = milestone.roadmap.programme, list(report.evidence.all())
    found = gaps(
        queries.answers_of(report),
        baseline=milestone.baseline_date,
        today=programme.day_of(at),
        has_evidence=bool(evidence),
        is_evidence_required=programme.is_evidence_required,
    )
    refuse_gaps([*found, *evidence_rows.infected_gaps(evidence)])
    send(report, by=by, at=at)


@transaction.atomic
def repeat(milestone: Milestone, *, by: Person, at: datetime) -> ProgressReport:
    """Report that nothing has changed: the state known last, sent again in one step.

    Raises WrongState as `save_draft` does, also when a draft has been begun; Incomplete when the state known
    last cannot be repeated, as its late forecast was never explained.
    """
    hold([milestone.pk])
    now = queries.takes_reports(milestone)
    if queries.open_report(now) is not None:
        raise WrongState(_("A report on this milestone has been begun: send it, or discard the draft first."))
    answers = tidied(queries.state_known_last(now), now.baseline_date)
    refuse_gaps(unchanged_gaps(answers, baseline=now.baseline_date))
    report = write_draft(now, answers, by=by, at=at, is_unchanged=True)
    send(report, by=by, at=at)
    return report


@dataclass(frozen=True, slots=True)
class Repeated:
    """What came of repeating several: the reports sent, and who could not be repeated, with the reason."""

    reports: tuple[ProgressReport, ...]
    refused: tuple[tuple[Milestone, str], ...]


@transaction.atomic
def repeat_all(milestones: Iterable[Milestone], *, by: Person, at: datetime) -> Repeated:
    """Report of each milestone that nothing has changed; one that cannot be repeated does not stop the others."""
    reports: list[ProgressReport] = []
    refused: list[tuple[Milestone, str]] = []
    chosen = list(milestones)
    hold(milestone.pk for milestone in chosen)
    for milestone in chosen:
        try:
            reports.append(repeat(milestone, by=by, at=at))
        except Refusal as refusal:
            refused.append((milestone, str(refusal.message)))
    return Repeated(tuple(reports), tuple(refused))


@transaction.atomic
def accept(report: ProgressReport, *, by: Person, at: datetime) -> None:
    """Agree with a report: what it says becomes the milestone's state, in the same transaction.

    Raises Refusal for one's own report, WrongState when somebody has decided before or the milestone is closed.
    """
    decide(report, "accept", by=by, at=at)
    put_on_milestone(report)
    note("report.accepted", report, by=by, at=at, state=report.state, percent=report.percent)
    notices.settle_report(report, at=at)
    notices.tell_accepted(report, at=at)


@transaction.atomic
def return_(report: ProgressReport, *, reason: str, by: Person, at: datetime) -> None:
    """Give a report back with a reason: it is the cluster's turn again.

    Raises Incomplete without a reason, Refusal for one's own report, WrongState when somebody has decided before.
    """
    if not reason.strip():
        raise Incomplete(_("Say why the report is returned: the cluster reads it."))
    decide(report, "return", by=by, at=at, reason=reason.strip())
    write(report.milestone, awaiting_since=None)
    note("report.returned", report, by=by, at=at, reason=report.reason)
    notices.settle_report(report, at=at)
    notices.tell_returned(report, at=at)
    emails.queue_returned(report, at=at)


@transaction.atomic
def withdraw(report: ProgressReport, *, by: Person, at: datetime) -> None:
    """Take back a report of one's own that nobody has reviewed.

    Raises Refusal when it is somebody else's, WrongState when it has been decided.
    """
    if not report.is_own(by):
        raise Refusal(_("Only who wrote or sent a report may withdraw it."))
    hold([report.milestone_id])
    move_decided(report, "withdraw")
    write(report.milestone, awaiting_since=None)
    note("report.withdrawn", report, by=by, at=at)
    notices.settle_report(report, at=at)


@transaction.atomic
def discard(report: ProgressReport, *, by: Person, at: datetime) -> None:
    """Throw a draft away with all that was added to it; what was sent before stays, and the next one begins from that.

    Raises WrongState when it is no draft any more, Refusal while somebody has written about it.
    """
    hold([report.milestone_id])
    drafts = ProgressReport.objects.filter(status=ReportStatus.DRAFT).select_related("milestone__roadmap__cluster")
    held = drafts.select_for_update(of=("self",)).filter(pk=report.pk).first()
    if held is None:
        raise WrongState(_("This draft has been sent or discarded meanwhile."))
    if held.messages.standing().exists():
        raise Refusal(_("People have written about this draft, and their words would go with it. Correct it instead."))
    evidence = list(held.evidence.all())
    note("report.discarded", held, by=by, at=at, evidence=[str(one) for one in evidence])
    evidence_rows.remove(evidence)
    infected.settle_gone(evidence, at=at)
    held.delete()


# --- The steps that the verbs are made of ------------------------------------------------------------------------


def write_draft(
    milestone: Milestone, answers: ReportAnswers, *, by: Person, at: datetime, is_unchanged: bool = False
) -> ProgressReport:
    hold([milestone.pk])
    now = queries.takes_reports(milestone)
    said = asdict(tidied(answers, now.baseline_date)) | {"author": by, "is_unchanged": is_unchanged}
    link = said.pop("evidence_link")
    report = queries.open_report(now)
    if report is None:
        report = create_draft(now, said, at)
    elif not ProgressReport.objects.filter(pk=report.pk, status=ReportStatus.DRAFT).update(**said):
        raise WrongState(_("A report on this milestone is with the ministry. Withdraw it to write another."))
    else:
        report.refresh_from_db()
    if link:
        evidence_rows.add_link(report, link, by=by, at=at)
    return report


def create_draft(milestone: Milestone, said: dict[str, Any], at: datetime) -> ProgressReport:
    """A draft with the answers; it takes over the evidence of a report that came back, unless nothing has changed."""
    carried = () if said["is_unchanged"] else queries.evidence_to_begin_from(milestone)
    try:
        with transaction.atomic():
            report = ProgressReport.objects.create(milestone=milestone, created_at=at, **said)
    except IntegrityError as second:
        raise WrongState(
            _("Somebody has begun a report on this milestone at the same time. Open it again.")
        ) from second
    evidence_rows.carry_over(carried, report)
    return report


def refuse_gaps(found: list[Gap]) -> None:
    if found:
        raise Incomplete(" ".join(gap.message for gap in found))


def send(report: ProgressReport, *, by: Person, at: datetime) -> None:
    """Submit a report and tell the ministry. Raises WrongState when it is a draft no more."""
    returned = queries.last_returned(report.milestone)
    move_to(report, REPORT_MOVES["submit"], submitted_by=by, submitted_at=at)
    hearing.belongs_to(report)
    if report.state == ProgressState.DONE:
        write(report.milestone, awaiting_since=at)
    note("report.submitted", report, by=by, at=at, state=report.state, unchanged=report.is_unchanged)
    if returned is not None:
        notices.settle_report(returned, at=at)
    notices.tell_submitted(report, by=by, at=at)


def decide(report: ProgressReport, name: str, *, by: Person, at: datetime, reason: str = "") -> None:
    """An official's move: never on one's own report, and of two officials only the first succeeds."""
    if report.is_own(by):
        raise Refusal(_("This is your own report: somebody else has to review it."))
    hold([report.milestone_id])
    before = Milestone.objects.values(*WRITTEN).get(pk=report.milestone_id)
    move_decided(report, name, reviewed_by=by, reviewed_at=at, reason=reason, before=before)
    report.refresh_from_db(fields=[*CONTENT, "submitted_at"])


def move_decided(report: ProgressReport, name: str, **changes: Any) -> None:
    try:
        move_to(report, REPORT_MOVES[name], **changes)
    except WrongState as late:
        raise WrongState(who_decided(report) or late.message) from late
    hearing.hear(report)


def who_decided(report: ProgressReport) -> str:
    """The sentence for who came second; empty when nobody has decided."""
    now = ProgressReport.objects.select_related("reviewed_by").get(pk=report.pk)
    if now.status == ReportStatus.WITHDRAWN:
        return _("The author has withdrawn this report.")
    if now.reviewed_by is None or now.reviewed_at is None:
        return ""
    sentence = (
        _("%(person)s has accepted this report already, on %(moment)s.")
        if now.status == ReportStatus.ACCEPTED
        else _("%(person)s has returned this report already, on %(moment)s.")
    )
    return sentence % {"person": now.reviewed_by.short_name, "moment": dates.moment(now.reviewed_at)}


def put_on_milestone(report: ProgressReport) -> None:
    """Write what was accepted onto the milestone, unless it has been dropped or done meanwhile."""
    milestone = report.milestone
    changes = {
        "state": report.state,
        "percent": report.percent,
        "forecast_date": report.forecast_date,
        "actual_date": report.actual_date,
        "is_at_risk": report.confidence in (Confidence.AT_RISK, Confidence.CRITICAL),
        "last_report_at": report.submitted_at,
        "awaiting_since": None,
    }
    if not Milestone.objects.taking_reports().filter(pk=milestone.pk).update(**changes):
        raise WrongState(_("This milestone is done or dropped from the plan: its report can only be returned."))
    for name, value in changes.items():
        setattr(milestone, name, value)


def write(milestone: Milestone, **changes: Any) -> None:
    """Write these columns of the milestone, in the database and in hand."""
    Milestone.objects.filter(pk=milestone.pk).update(**changes)
    for name, value in changes.items():
        setattr(milestone, name, value)


def note(verb: str, report: ProgressReport, *, by: Person, at: datetime, **details: Any) -> None:
    """Enter into the ledger what was done with a report."""
    milestone = report.milestone
    scope = milestone.roadmap.cluster.slug
    record(verb, report, by=by, at=at, scope=scope, label=str(milestone), milestone=milestone.pk, **details)
