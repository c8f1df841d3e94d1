"""One milestone with everything that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from clusters.models import Role
from clusters.policy import Permission, can
from portal.accounts.models import Person
from roadmaps.dashboards import milestone_words
from roadmaps.dashboards.cluster_page import people_of
from roadmaps.dashboards.milestone_history import Record, history_of, is_shown, record_of
from roadmaps.discussion.queries import thread_of
from roadmaps.discussion.thread import Event, Line, Thread
from roadmaps.models import Evidence, Milestone, ProgressReport
from roadmaps.progress.evidence_chips import Chip, chips_of
from roadmaps.progress.queries import DECIDED, OPEN
from roadmaps.progress.review import ReportSheet, rated, sheet_of, waited_days
from roadmaps.progress.undoing import may_be_reopened
from roadmaps.terms import Health, ReportStatus, Turn

MOST_CURATORS = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    label: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next, as a button."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The confidence of the last accepted report: whose, and of which day."""

    value: str
    who: str
    on: date


@dataclass(frozen=True, slots=True)
class MilestonePage:
    """What the page prints. `sheet` is the report that this person may decide about now."""

    milestone: Milestone
    on: date
    health: Health
    late_days: int | None
    slip_days: int | None
    lead: str
    moved: str
    baseline_moved_days: int | None
    confidence: Judgement | None
    evidence: tuple[Chip, ...]
    thread: Thread
    show: str
    open_report: ProgressReport | None
    turn: Turn
    turn_words: str
    step: Step | None
    can_report: bool
    can_repeat: bool
    can_withdraw: bool
    sheet: ReportSheet | None
    reopens: ProgressReport | None
    curators: tuple[Person, ...]
    previous: Neighbour | None
    following: Neighbour | None

    @property
    def history(self) -> tuple[Line | Event, ...]:
        """What happened and what was written, as one list in time order."""
        return self.thread.lines


def milestone_page(milestone: Milestone, person: Person, *, now: datetime, show: str = "") -> MilestonePage:
    """Everything about one milestone at a moment, as far as the person may see it."""
    on = milestone.roadmap.programme.day_of(now)
    health = milestone.health_on(on)
    record = record_of(milestone, person)
    cluster = milestone.roadmap.cluster
    report = open_in(record)
    is_with_ministry = report is not None and report.status == ReportStatus.SUBMITTED
    can_report = milestone.takes_reports and can(person, Permission.REPORT, cluster)
    previous, following = neighbours(milestone)
    return MilestonePage(
        milestone=milestone,
        on=on,
        health=health,
        late_days=(on - milestone.baseline_date).days if milestone.baseline_date else None,
        slip_days=milestone.slippage_days,
        lead=milestone_words.lead(milestone, health, on),
        moved=milestone_words.moves_sentence(record.moves),
        baseline_moved_days=baseline_moved_days(milestone),
        confidence=judgement(milestone, record),
        evidence=evidence_of(record, person),
        thread=thread_of(milestone, viewer=person, events=history_of(record)).keeping(lambda one: is_shown(one, show)),
        show=show,
        open_report=report,
        turn=turn_of(report, milestone),
        turn_words=turn_words(milestone, report, can_report, now),
        step=step_of(milestone, record, report) if can_report and not is_with_ministry else None,
        can_report=can_report and not is_with_ministry,
        can_repeat=can_report and report is None,
        can_withdraw=bool(is_with_ministry and report and report.is_own(person)),
        sheet=sheet_to_decide(milestone, report, person, now),
        reopens=accepted_to_reopen(record, milestone, person),
        curators=people_of(cluster)[Role.OFFICIAL][:MOST_CURATORS],
        previous=previous,
        following=following,
    )


def evidence_of(record: Record, person: Person) -> tuple[Chip, ...]:
    """Every file and link of the reports once, those of the newest report first."""
    once: dict[tuple[str, str], Evidence] = {}
    for report in reversed(record.reports):
        for one in report.evidence.all():
            once.setdefault((one.sha256, one.link), one)
    return chips_of(once.values(), person)


def open_in(record: Record) -> ProgressReport | None:
    """The draft or the submitted report, as far as it may be seen."""
    return next((report for report in record.reports if report.status in OPEN), None)


def sheet_to_decide(
    milestone: Milestone, report: ProgressReport | None, person: Person, now: datetime
) -> ReportSheet | None:
    """The submitted report with all that a decision needs, for who may review it."""
    if report is None or report.status != ReportStatus.SUBMITTED:
        return None
    if not can(person, Permission.REVIEW, milestone.roadmap.cluster):
        return None
    report.milestone = milestone
    return sheet_of(report, person, now)


def accepted_to_reopen(record: Record, milestone: Milestone, person: Person) -> ProgressReport | None:
    """The accepted report that the person may review again."""
    if not can(person, Permission.REVIEW, milestone.roadmap.cluster):
        return None
    may_be = (report for report in record.reports if may_be_reopened(report, record.reports))
    return next((report for report in may_be if not report.is_own(person)), None)


def turn_of(report: ProgressReport | None, milestone: Milestone) -> Turn:
    if report is not None and report.status == ReportStatus.SUBMITTED:
        return Turn.MINISTRY
    return Turn.CLUSTER if milestone.takes_reports else Turn.NOBODY


def turn_words(milestone: Milestone, report: ProgressReport | None, can_report: bool, now: datetime) -> str:
    """Whose move it is, beside the state of the paper; empty when nothing lies on anybody's desk."""
    if report is None:
        return ""
    if report.status == ReportStatus.SUBMITTED:
        report.milestone = milestone
        return milestone_words.waiting_words(waited_days(report, now))
    return _("waits for you") if can_report else _("waits for the cluster")


def step_of(milestone: Milestone, record: Record, report: ProgressReport | None) -> Step:
    """What the cluster does next: go on with a draft, mend what was returned, or report."""
    address = reverse("report_edit", args=[milestone.pk])
    if report is not None:
        return Step(_("Continue the report"), address)
    decided = [each.status for each in record.reports if each.status in DECIDED]
    if decided and decided[-1] == ReportStatus.RETURNED:
        return Step(_("Mend the report"), address)
    return Step(_("Report progress"), address)


def judgement(milestone: Milestone, record: Record) -> Judgement | None:
    """The judgement of the last accepted report; None where nobody was asked for one."""
    accepted = [report for report in record.reports if report.status == ReportStatus.ACCEPTED and report.submitted_at]
    if not accepted or not rated(accepted[-1]):
        return None
    last = accepted[-1]
    sent_at = last.submitted_at or last.created_at
    return Judgement(last.confidence, last.author.short_name, milestone.roadmap.programme.day_of(sent_at))


def baseline_moved_days(milestone: Milestone) -> int | None:
    """How far the approved date lies from the one approved first, in days; later is positive."""
    first, now = milestone.original_baseline_date, milestone.baseline_date
    return (now - first).days if first and now else None


def neighbours(milestone: Milestone) -> tuple[Neighbour | None, Neighbour | None]:
    """The milestones before and after this one in the order of the plan."""
    rows = list(Milestone.objects.filter(roadmap=milestone.roadmap_id).values_list("pk", "code", "title"))
    place = next(number for number, row in enumerate(rows) if row[0] == milestone.pk)
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return neighbour(before), neighbour(after)


def neighbour(row: tuple[int, str, str] | None) -> Neighbour | None:
    if row is None:
        return None
    pk, code, title = row
    return Neighbour(label=code or title, title=title, address=reverse("milestone", args=[pk]))
