"""The second look at a digest, in the moment of sending: what is not true any more is left out."""

from __future__ import annotations

from datetime import datetime

from clusters.policy import Permission, can
from portal.accounts.models import Person
from portal.inbox import digest as inbox
from portal.mail import outbox
from portal.mail.checks import Cancel, Postpone, Rewrite, Verdict
from portal.mail.correspondence import correspondence, headers_of
from portal.mail.models import Message
from roadmaps.answering import links
from roadmaps.models import Reminder, Request
from roadmaps.reminders.contact import curator_for
from roadmaps.reminders.contents import Contents
from roadmaps.reminders.digest import cluster_of, context_of
from roadmaps.reminders.hours import is_letter_day, window_of
from roadmaps.reminders.owed import reports_to_answer
from roadmaps.reminders.periods_owed import is_still_missing
from roadmaps.reminders.requests_owed import KIND_BY_STATUS
from roadmaps.terms import ProgressState, ReminderState, ReminderStep, ReportStatus, RevisionStatus

CLOSED = (ProgressState.DONE, ProgressState.WILL_NOT_BE_DONE)


def check(message: Message, at: datetime) -> Verdict:
    """Look again before sending: is it morning for the reader, may the reader enter, is each line still true?"""
    person = message.person
    if not isinstance(person, Person) or not person.may_enter:
        return Cancel("the person may not enter any more")
    start, end = window_of(person, at)
    if not is_letter_day(start.date()) or at >= end:
        return Cancel("the reader's working day is over")
    if at < start:
        return Postpone(start)
    rows = list(Reminder.objects.filter(digest=message, state=ReminderState.TOLD).for_letter())
    contents = Contents([row for row in rows if is_still_true(row, person)], inbox.told_by(message))
    true_rows = contents.rows
    if not contents:
        return Cancel("nothing in it is true any more")
    dead = [row.pk for row in rows if row not in true_rows]
    Reminder.objects.filter(pk__in=dead).update(state=ReminderState.VOID, digest=None)
    return rewritten(message, person, contents, at)


def rewritten(message: Message, person: Person, contents: Contents, at: datetime) -> Rewrite | None:
    """The letter with what is still true; its links stay what they were. None when it says so already.

    Words are compared, not rows: news of a message that was removed or hidden leaves no row to be missed.
    """
    answers = links.addresses(links.of_letter(message))
    about = correspondence(person, contact=curator_for(person, map(cluster_of, contents.rows)))
    kept = {name: value for name, value in message.headers.items() if name != "Reply-To"}
    context = context_of(person, contents, at=at, answers=answers)
    letter = outbox.render("reminders/digest", to=person, context=context, about=about)
    if (letter.subject, letter.text, letter.html) == (message.subject, message.text, message.html):
        return None
    return Rewrite(letter.subject, letter.text, letter.html, headers=kept | headers_of(about, person))


def is_still_true(row: Reminder, person: Person) -> bool:
    """Is the line's subject still open, its date unchanged and the reader still entitled to it?"""
    if not can(person, Permission.SEE, cluster_of(row)):
        return False
    if row.revision:
        return bool(row.revision.status == RevisionStatus.SUBMITTED)
    if row.request:
        return is_still_asked(row, row.request)
    if row.period and row.roadmap:
        return is_still_missing(row.period, row.roadmap)
    milestone = row.milestone
    if milestone is None or milestone.cancelled_at or milestone.state in CLOSED:
        return False
    if row.kind == ReminderStep.REPORT_TO_REVIEW:
        return bool(row.report and row.report.status == ReportStatus.SUBMITTED)
    if row.kind == ReminderStep.REPORT_RETURNED:
        return reports_to_answer().filter(pk=row.report_id).exists()
    return milestone.awaiting_since is None and milestone.baseline_date == row.due_date


def is_still_asked(row: Reminder, request: Request) -> bool:
    """Is the request in a state of which this step speaks, and by the same day?"""
    if KIND_BY_STATUS.get(request.status) != row.kind:
        return False
    if row.kind == ReminderStep.REQUEST_FOLLOW_UP:
        return request.followed_up_at is None and request.follow_up_date == row.due_date
    return request.turn_due_date == row.due_date
