"""What is owed to whom on a day: a handful of queries for a programme, none for each row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from clusters.calendar import working_days_after
from clusters.models import Programme
from roadmaps.models import Milestone, ProgressReport, Revision
from roadmaps.progress.periods import review_day
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.periods_owed import reports_missing
from roadmaps.reminders.reach import Reach
from roadmaps.reminders.requests_owed import requests_owed
from roadmaps.reminders.schedule import WAITING, latest_step, policy_of
from roadmaps.terms import Precision, ReminderStep, ReportStatus, RevisionStatus

# Longer than any stretch of days off, so that a warning drawn forward over them is found.
DAYS_OFF_AT_MOST = 15
RETURNED_DAYS = 5


def owed_on(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    """Everything that the programme owes to anybody on the day, the latest step of each."""
    yield from milestones_owed(programme, on, reach)
    yield from reports_to_review(programme, on, reach)
    yield from revisions_to_approve(programme, on, reach)
    yield from reports_returned(programme, on, reach)
    yield from requests_owed(programme, on, reach)
    yield from reports_missing(programme, on, reach)


def milestones_owed(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    policy = policy_of(programme)
    horizon = on + timedelta(days=max(policy.before, default=0) + DAYS_OFF_AT_MOST)
    milestones = (
        Milestone.objects.unfinished()
        .filter(roadmap__programme=programme, baseline_date__lte=horizon, awaiting_since__isnull=True)
        .exclude(precision__in=[Precision.ONGOING, Precision.UNDATED])
        .values_list("pk", "baseline_date", "promised_on", "responsible_person_id", "roadmap__cluster_id")
    )
    for pk, due, since, responsible, cluster in milestones.iterator():
        step = latest_step(due, on, policy, since=since) if due else None
        if due is None or step is None:
            continue
        kind = ReminderStep.BEFORE_DUE if step < 0 else ReminderStep.OVERDUE
        for person, reason in reach.for_milestone(cluster, responsible, step=step, policy=policy):
            yield Owed(person, kind, f"milestone:{pk}", due, step, reason, cluster, milestone_id=pk)


def reports_to_review(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    waiting = ProgressReport.objects.filter(
        status=ReportStatus.SUBMITTED, milestone__roadmap__programme=programme
    ).values_list(
        *("pk", "submitted_at", "period__ministry_due_date", "author_id", "submitted_by_id"),
        *("milestone_id", "milestone__roadmap__cluster_id"),
    )
    for pk, submitted_at, ministry_day, author, sender, milestone, cluster in waiting.iterator():
        if submitted_at is None:
            raise ValueError("A report that waits for review has no moment from which it waits.")
        due = review_day(programme, submitted_at, ministry_day)
        step = latest_step(due, on, WAITING)
        if step is None:
            continue
        for person, reason in reach.reviewers(cluster, but={author, sender}):
            yield Owed(
                person,
                ReminderStep.REPORT_TO_REVIEW,
                f"report:{pk}",
                due,
                step,
                reason,
                cluster,
                milestone,
                report_id=pk,
            )


def revisions_to_approve(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    waiting = Revision.objects.filter(status=RevisionStatus.SUBMITTED, roadmap__programme=programme).values_list(
        "pk", "submitted_at", "created_by_id", "submitted_by_id", "roadmap__cluster_id"
    )
    for pk, submitted_at, author, sender, cluster in waiting.iterator():
        due = answer_day(programme, submitted_at, programme.review_target_days)
        step = latest_step(due, on, WAITING)
        if step is None:
            continue
        for person, reason in reach.reviewers(cluster, but={author, sender}):
            yield Owed(
                person, ReminderStep.REVISION_TO_APPROVE, f"revision:{pk}", due, step, reason, cluster, revision_id=pk
            )


def reports_to_answer() -> QuerySet[ProgressReport]:
    """Reports that came back and that nobody has followed up by a newer one, on promises that still stand."""
    return ProgressReport.objects.to_mend().filter(milestone__in=Milestone.objects.unfinished())


def reports_returned(programme: Programme, on: date, reach: Reach) -> Iterator[Owed]:
    returned = reports_to_answer().filter(milestone__roadmap__programme=programme)
    rows = returned.values_list("pk", "reviewed_at", "author_id", "milestone_id", "milestone__roadmap__cluster_id")
    for pk, reviewed_at, author, milestone, cluster in rows.iterator():
        due = answer_day(programme, reviewed_at, RETURNED_DAYS)
        step = latest_step(due, on, WAITING)
        if step is None:
            continue
        for person, reason in reach.for_author(cluster, author):
            yield Owed(
                person,
                ReminderStep.REPORT_RETURNED,
                f"report:{pk}",
                due,
                step,
                reason,
                cluster,
                milestone,
                report_id=pk,
            )


def answer_day(programme: Programme, since: datetime | None, days: int) -> date:
    """The day by which an answer is expected: so many working days after the moment."""
    if since is None:
        raise ValueError("What waits for an answer has no moment from which it waits.")
    return working_days_after(programme.day_of(since), days)
