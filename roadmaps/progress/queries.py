"""Reading reports: the open one, what to begin the next one from, and what was known last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portal.accounts.models import Person
from roadmaps.errors import WrongState
from roadmaps.models import Evidence, Milestone, ProgressReport
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.progress.answers import ReportAnswers
from roadmaps.terms import Confidence, ReportStatus

OPEN = (ReportStatus.DRAFT, ReportStatus.SUBMITTED)
TAKEN_BACK = (ReportStatus.RETURNED, ReportStatus.WITHDRAWN)
DECIDED = (ReportStatus.ACCEPTED, ReportStatus.RETURNED)


def milestones_for(person: Person) -> MilestoneQuerySet:
    """The milestones that the person may see, with roadmap, cluster and programme."""
    return Milestone.objects.visible_to(person).select_related("roadmap__cluster", "roadmap__programme", "workstream")


def takes_reports(milestone: Milestone) -> Milestone:
    """The milestone as it stands now; raises WrongState when it is done or dropped."""
    now = as_it_stands(milestone)
    if now.takes_reports:
        return now
    if now.cancelled_at is not None:
        raise WrongState(_("This milestone has been dropped from the plan: it takes no reports."))
    raise WrongState(_("This milestone is done: it takes no more reports."))


def as_it_stands(milestone: Milestone) -> Milestone:
    """The milestone read anew, with its roadmap, cluster and programme."""
    return Milestone.objects.select_related("roadmap__cluster", "roadmap__programme").get(pk=milestone.pk)


def open_report(milestone: Milestone) -> ProgressReport | None:
    """The draft or the submitted report of a milestone: there is one at most."""
    return (
        ProgressReport.objects.filter(milestone=milestone, status__in=OPEN)
        .select_related("milestone__roadmap__cluster", "milestone__roadmap__programme")
        .first()
    )


def drafts_on(milestones: Iterable[Milestone]) -> list[ProgressReport]:
    """The drafts begun on these milestones, each with its milestone, in the order in which they were begun."""
    drafts = ProgressReport.objects.filter(milestone__in=list(milestones), status=ReportStatus.DRAFT)
    return list(drafts.select_related("milestone").order_by("created_at", "pk"))


def last_report(milestone: Milestone) -> ProgressReport | None:
    return ProgressReport.objects.filter(milestone=milestone).order_by("-created_at", "-pk").first()


def last_accepted(milestone: Milestone) -> ProgressReport | None:
    accepted = ProgressReport.objects.filter(milestone=milestone, status=ReportStatus.ACCEPTED)
    return accepted.order_by("-reviewed_at", "-pk").first()


def last_returned(milestone: Milestone) -> ProgressReport | None:
    """The report to be mended: the newest one that was decided, when it was returned."""
    decided = ProgressReport.objects.filter(milestone=milestone, status__in=DECIDED).select_related("reviewed_by")
    newest = decided.order_by("-created_at", "-pk").first()
    return newest if newest is not None and newest.status == ReportStatus.RETURNED else None


def answers_of(report: ProgressReport) -> ReportAnswers:
    return ReportAnswers(
        state=report.state,
        percent=report.percent,
        forecast_date=report.forecast_date,
        actual_date=report.actual_date,
        confidence=report.confidence,
        comment=report.comment,
        slip_reason=report.slip_reason,
        slip_category=report.slip_category,
    )


def state_known_last(milestone: Milestone) -> ReportAnswers:
    """The milestone's accepted state as answers, with the confidence and the reasons of the report behind it."""
    return known_from(milestone, last_accepted(milestone))


def answers_to_begin_from(milestone: Milestone, *, on: date) -> ReportAnswers:
    """What the form is filled in with: the draft, else the one to be mended, else the state known last.

    Without a forecast the approved date stands in while it is still ahead.
    """
    last = last_report(milestone)
    return begun_from(milestone, last, None if goes_on(last) else last_accepted(milestone), on=on)


def goes_on(last: ProgressReport | None) -> bool:
    """Whether the newest report of a milestone is the one to go on with: a draft, or one that came back."""
    return last is not None and last.status in (ReportStatus.DRAFT, *TAKEN_BACK)


def begun_from(
    milestone: Milestone, last: ProgressReport | None, accepted: ProgressReport | None, *, on: date
) -> ReportAnswers:
    """`answers_to_begin_from`, of reports at hand: the newest of all and the one accepted last."""
    if last is not None and goes_on(last):
        return answers_of(last)
    known = known_from(milestone, accepted)
    baseline = milestone.baseline_date
    if known.forecast_date is None and baseline is not None and baseline >= on:
        return replace(known, forecast_date=baseline)
    return known


def known_from(milestone: Milestone, accepted: ProgressReport | None) -> ReportAnswers:
    """`state_known_last`, of the report accepted last at hand."""
    known = ReportAnswers(
        state=milestone.state,
        percent=milestone.percent,
        forecast_date=milestone.forecast_date,
        actual_date=milestone.actual_date,
        confidence=Confidence.AT_RISK if milestone.is_at_risk else Confidence.ON_TRACK,
    )
    if accepted is None:
        return known
    return replace(
        known,
        confidence=accepted.confidence,
        slip_reason=accepted.slip_reason,
        slip_category=accepted.slip_category,
    )


def evidence_to_begin_from(milestone: Milestone) -> tuple[Evidence, ...]:
    """The draft's evidence, else that of the report to be mended, which the next draft takes over."""
    last = last_report(milestone)
    if last is None or not goes_on(last):
        return ()
    return tuple(last.evidence.select_related("added_by"))


@dataclass(frozen=True, slots=True)
class BegunReport:
    """What the report form opens with: the answers so far, the draft, and the report to be mended if there are any."""

    on: date
    initial: dict[str, Any]
    draft: ProgressReport | None
    returned: ProgressReport | None
    last_words: str
    evidence: tuple[Evidence, ...]


def report_begun(milestone: Milestone, *, on: date) -> BegunReport:
    """Where reporting on the milestone stands on that day; raises WrongState when it takes no report now."""
    takes_reports(milestone)
    report = open_report(milestone)
    if report is not None and report.status == ReportStatus.SUBMITTED:
        raise WrongState(_("A report on this milestone is with the ministry. Withdraw it to write another."))
    accepted = last_accepted(milestone)
    return BegunReport(
        on=on,
        initial=asdict(answers_to_begin_from(milestone, on=on)),
        draft=report,
        returned=last_returned(milestone),
        last_words=accepted.comment if accepted else "",
        evidence=evidence_to_begin_from(milestone),
    )
