"""The review queue: which reports wait for this official, oldest first, and one of them in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, prefetch_related_objects
from django.utils import timezone

from clusters.calendar import working_days_between
from clusters.policy import Permission
from portal.accounts.models import Person
from roadmaps.discussion.subjects import messages_on
from roadmaps.models import DiscussionMessage, Milestone, ProgressReport, Revision
from roadmaps.models.report import ReportQuerySet
from roadmaps.progress import openings
from roadmaps.progress.changes import Change, changes_of, gist, warnings_of
from roadmaps.progress.coming import Expected, next_expected
from roadmaps.progress.evidence_chips import Chip, chips_of, with_bringers
from roadmaps.progress.notices import short_label
from roadmaps.progress.period_words import label
from roadmaps.progress.periods import review_day
from roadmaps.progress.queries import last_accepted
from roadmaps.progress.queue import ALL, Choice, Order, Whose, part_of
from roadmaps.progress.undoing import hold
from roadmaps.terms import ProgressState, ReportStatus, RevisionStatus

LAST_MESSAGES = 3


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """One row of the queue. `waited_days` are working days since it was sent.

    `question` is asked before it is accepted, empty when nothing needs a second look; `open_by` names the
    colleague who looks at it just now; `asks_for_help`: a request on the milestone is open.
    """

    pk: int
    code: str
    title: str
    is_key: bool
    cluster: str
    author: str
    waited_days: int
    is_beyond_target: bool
    confidence: str
    gist: str
    is_own: bool
    asks_for_help: bool
    question: str
    open_by: str
    address: str


@dataclass(frozen=True, slots=True)
class LastDecision:
    """What the person decided last, while it can be taken back: `count` reports by one press, `pk` one of them."""

    pk: int
    label: str
    is_accepted: bool
    count: int


@dataclass(frozen=True, slots=True)
class Tab:
    """One word to narrow or order the list by."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class WaitingRevision:
    cluster: str
    number: int
    submitted_by: str
    waited_days: int
    address: str


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One submitted report in full, as the person who decides about it reads it.

    `confidence` is empty where nobody was asked: of what is done or given up.
    `confidence_before` is that of the last accepted report, empty when it is the same or there was none.
    `period` is the name of the one that it was sent for, empty before periods were kept.
    """

    report: ProgressReport
    milestone: Milestone
    waited_days: int
    changes: tuple[Change, ...]
    confidence: str
    confidence_before: str
    warnings: tuple[str, ...]
    evidence: tuple[Chip, ...]
    messages: tuple[DiscussionMessage, ...]
    is_own: bool
    period: str = ""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of the queue; `is_chosen` is true when the person asked for the report that is shown in full.

    `left` counts all that wait, on other pages too. `address` is the query of the page as it is now, `choice_address`
    without the report; `next_address` and `first_address` lead to other pages, empty where there is none.
    """

    rows: tuple[WaitingReport, ...]
    revisions: tuple[WaitingRevision, ...]
    sheet: ReportSheet | None
    is_chosen: bool
    expected: Expected | None
    accepted_today: int
    returned_today: int
    undo: LastDecision | None
    whose: tuple[Tab, ...]
    orders: tuple[Tab, ...]
    choice_address: str
    address: str
    left: int
    next_address: str
    first_address: str


def reports_for(person: Person) -> ReportQuerySet:
    """Every report that the person may see, with what a decision needs."""
    return ProgressReport.objects.visible_to(person).select_related(
        "milestone__roadmap__cluster", "milestone__roadmap__programme", "author", "reviewed_by"
    )


def sent_to(person: Person) -> ReportQuerySet:
    """Every report that was sent to be reviewed by this person, decided ones too: of those one is told by whom."""
    sent = ProgressReport.objects.where(person, Permission.REVIEW).exclude(status=ReportStatus.DRAFT)
    return (
        sent.select_related("milestone__roadmap__cluster", "milestone__roadmap__programme", "author")
        .prefetch_related("evidence")
        .order_by("submitted_at", "pk")
    )


def review_page(person: Person, *, now: datetime, chosen: int | None = None, choice: Choice = ALL) -> ReviewPage:
    """The whole page; `chosen` is the report to show in full, else the first one that is not one's own."""
    part = part_of(person, choice, chosen=chosen)
    reports = list(part.reports)
    asked_for = next((report for report in reports if report.pk == chosen), None)
    shown = asked_for or next((report for report in reports if not report.is_own(person)), None)
    accepted, returned = decided_today(person, now)
    return ReviewPage(
        rows=rows_of(reports, person, now, choice),
        revisions=revisions_waiting(person, now),
        sheet=sheet_of(shown, person, now) if shown else None,
        is_chosen=asked_for is not None,
        expected=None if reports else next_expected(person, on=timezone.localtime(now).date()),
        accepted_today=accepted,
        returned_today=returned,
        undo=last_decision(person, now),
        whose=tuple(Tab(str(one.label), choice.address(whose=one, start=""), one == choice.whose) for one in Whose),
        orders=tuple(Tab(str(one.label), choice.address(order=one, start=""), one == choice.order) for one in Order),
        choice_address=choice.address(),
        address=choice.address(report=shown.pk if shown else ""),
        left=part.count,
        next_address=choice.address(start=part.next_start) if part.next_start else "",
        first_address=choice.address(start="") or "?" if choice.start else "",
    )


def rows_of(reports: list[ProgressReport], person: Person, now: datetime, choice: Choice) -> tuple[WaitingReport, ...]:
    seen = openings.others([report.pk for report in reports], person)
    return tuple(row_of(report, person, now, choice, seen.get(report.pk, "")) for report in reports)


def row_of(report: ProgressReport, person: Person, now: datetime, choice: Choice, open_by: str) -> WaitingReport:
    milestone = report.milestone
    return WaitingReport(
        pk=report.pk,
        code=milestone.code,
        title=milestone.title,
        is_key=milestone.is_key,
        cluster=milestone.roadmap.cluster.name,
        author=report.author.short_name,
        waited_days=waited_days(report, now),
        is_beyond_target=is_beyond_target(report, now),
        confidence=rated(report),
        gist=gist(report, milestone),
        is_own=report.is_own(person),
        asks_for_help=milestone.help_asked_since is not None,
        question=" ".join(warning.rstrip(".") + "?" for warning in warnings_of(report, milestone)),
        open_by=open_by,
        address=choice.address(report=report.pk),
    )


def last_decision(person: Person, now: datetime) -> LastDecision | None:
    """The last decision of the person that can still be taken back."""
    decided = ProgressReport.objects.filter(reviewed_by=person, reviewed_at__gt=now - hold())
    latest = list(decided.select_related("milestone").order_by("-reviewed_at", "-pk"))
    if not latest:
        return None
    last = latest[0]
    return LastDecision(
        pk=last.pk,
        label=short_label(last.milestone),
        is_accepted=last.status == ReportStatus.ACCEPTED,
        count=sum(one.reviewed_at == last.reviewed_at for one in latest),
    )


def rated(report: ProgressReport) -> str:
    """How sure the cluster is of the approved date, a value of Confidence; "" where the form does not ask."""
    is_over = report.state in {ProgressState.DONE, ProgressState.WILL_NOT_BE_DONE}
    return "" if is_over else report.confidence


def waited_days(report: ProgressReport, now: datetime) -> int:
    """Working days of the programme since the report was sent."""
    programme = report.milestone.roadmap.programme
    sent = report.submitted_at or report.created_at
    return working_days_between(programme.day_of(sent), programme.day_of(now))


def is_beyond_target(report: ProgressReport, now: datetime) -> bool:
    """Has a working day begun after the one by which the ministry reviews the report?"""
    programme = report.milestone.roadmap.programme
    ministry_day = report.period.ministry_due_date if report.period else None
    due = review_day(programme, report.submitted_at or report.created_at, ministry_day)
    return working_days_between(due, programme.day_of(now)) > 0


def sheet_of(report: ProgressReport, person: Person, now: datetime) -> ReportSheet:
    milestone = report.milestone
    accepted = last_accepted(milestone)
    prefetch_related_objects([report], with_bringers())
    messages = messages_on(milestone).visible_to(person).standing().select_related("author")
    latest = list(messages.order_by("-written_at", "-pk")[:LAST_MESSAGES])
    return ReportSheet(
        report=report,
        milestone=milestone,
        waited_days=waited_days(report, now),
        changes=changes_of(report, milestone),
        confidence=rated(report),
        confidence_before=accepted.confidence if accepted and accepted.confidence != report.confidence else "",
        warnings=warnings_of(report, milestone),
        evidence=chips_of(report.evidence.all(), person),
        messages=tuple(reversed(latest)),
        is_own=report.is_own(person),
        period=period_words(report),
    )


def period_words(report: ProgressReport) -> str:
    period = report.period
    if period is None:
        return ""
    period.programme = report.milestone.roadmap.programme
    return label(period)


def revisions_waiting(person: Person, now: datetime) -> tuple[WaitingRevision, ...]:
    found = (
        Revision.objects.where(person, Permission.APPROVE)
        .filter(status=RevisionStatus.SUBMITTED)
        .select_related("roadmap__cluster", "roadmap__programme", "submitted_by")
        .order_by("submitted_at", "pk")
    )
    return tuple(
        WaitingRevision(
            cluster=revision.roadmap.cluster.name,
            number=revision.number,
            submitted_by=revision.submitted_by.short_name if revision.submitted_by else "",
            waited_days=working_days_between(
                revision.roadmap.programme.day_of(revision.submitted_at or revision.created_at),
                revision.roadmap.programme.day_of(now),
            ),
            address=revision.get_absolute_url(),
        )
        for revision in found
    )


def decided_today(person: Person, now: datetime) -> tuple[int, int]:
    """How many reports the person has accepted and returned since midnight of the person's own day."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    counts = ProgressReport.objects.filter(reviewed_by=person, reviewed_at__gte=midnight).aggregate(
        accepted=Count("pk", filter=Q(status=ReportStatus.ACCEPTED)),
        returned=Count("pk", filter=Q(status=ReportStatus.RETURNED)),
    )
    return counts["accepted"], counts["returned"]
