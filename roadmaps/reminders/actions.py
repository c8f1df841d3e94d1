"""Writing the reminder ledger and composing digests. Each of them may run twice, late, or three times at once."""

from __future__ import annotations

import logging
import statistics
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count

from clusters.models import Programme
from portal.accounts.models import Person
from portal.inbox import digest as inbox
from portal.mail import outbox
from portal.mail.models import Message, MessageState
from roadmaps.answering import links
from roadmaps.models import Reminder
from roadmaps.reminders.contact import curator_for
from roadmaps.reminders.contents import contents_of, with_something
from roadmaps.reminders.digest import KIND, cluster_of, context_of, digest_key, milestones_of
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.hours import is_in_window, window_of
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.reach import Reach
from roadmaps.reminders.standing import CLOSED_UNTOLD, batches, standing
from roadmaps.terms import ReminderState

log = logging.getLogger(__name__)

VALVE_AT_LEAST = 50
VALVE_TIMES = 3
VALVE_DAYS = 10


@dataclass(frozen=True, slots=True)
class Raised:
    """What one run did: steps written down (for the first time or again), replaced by a later one, no longer true."""

    raised: int
    superseded: int
    void: int


def raise_due(programme: Programme, *, on: date, at: datetime) -> Raised:
    """Write into the ledger each step that has been passed by the day and not yet been told.

    Rows are unique by person, subject, date and step, so that a second run writes nothing.
    """
    found = standing(programme, list(owed_on(programme, on, Reach())))
    with transaction.atomic():
        for batch in batches(found.new):
            Reminder.objects.bulk_create([row_of(entry, on) for entry in batch], ignore_conflicts=True)
        set_state(found.reopened, ReminderState.OPEN, of=CLOSED_UNTOLD)
        set_state(found.superseded, ReminderState.SUPERSEDED, of=(ReminderState.OPEN,))
        set_state(found.void, ReminderState.VOID, of=(ReminderState.OPEN,))
    return Raised(len(found.new) + len(found.reopened), len(found.superseded), len(found.void))


def compose(*, at: datetime) -> int:
    """Write one digest to each person who has something to read and whose morning it is; gives how many.

    A digest's key holds the person's local day, so that nobody gets a second one on it.
    """
    awake = [person for person in Person.objects.active() if is_in_window(person, at)]
    keys = {digest_key(person, at) for person in awake}
    told = set(Message.objects.filter(kind=KIND, key__in=keys).values_list("key", flat=True)) if keys else keys
    due = with_something([person for person in awake if digest_key(person, at) not in told], at)
    is_held = is_a_storm(len(due), at)
    if is_held:
        log.warning("%s reminders at once are held: read the day's with raise_reminders, then --release-held", len(due))
    return sum(compose_for(person, is_held=is_held, at=at) for person in due)


def compose_for(person: Person, *, is_held: bool, at: datetime) -> bool:
    """One digest for one person, with its ledger rows attached; False when another worker was first."""
    with transaction.atomic():
        # Two workers would each attach lines that the letter of the other does not say: one waits for the other here.
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        if Message.objects.filter(key=digest_key(person, at)).exists():
            return False
        contents = contents_of(person, at)
        if not contents:
            return False
        answers = links.issue(person, milestones_of(contents.rows), at=at)
        message = outbox.queue(
            key=digest_key(person, at),
            kind=KIND,
            to=person,
            template="reminders/digest",
            context=context_of(person, contents, at=at, answers=links.addresses(answers)),
            at=at,
            expires_at=window_of(person, at)[1],
            contact=curator_for(person, map(cluster_of, contents.rows)),
        )
        links.put_into(message, answers)
        if is_held:
            Message.objects.filter(pk=message.pk).update(state=MessageState.HELD)
        for batch in batches(row.pk for row in contents.rows):
            Reminder.objects.filter(pk__in=batch).update(state=ReminderState.TOLD, digest=message)
        inbox.take(contents.news, message)
    return True


def release_held(*, at: datetime) -> int:
    """Let the digests go that were held as a storm and whose day is not over; gives how many."""
    held = Message.objects.filter(kind=KIND, state=MessageState.HELD, in_doubt=0, expires_at__gt=at)
    return held.update(state=MessageState.QUEUED, not_before=at)


def release(message: Message) -> None:
    """Give back the lines of a digest that will not be read, so that the next one tells them; end its links."""
    links.forget(message)
    Reminder.objects.filter(digest=message, state=ReminderState.TOLD).update(state=ReminderState.OPEN, digest=None)
    inbox.give_back(message)


def is_a_storm(count: int, at: datetime) -> bool:
    """Would this run write far more letters than on usual days? Then a person decides (wrong clock, mass import)."""
    if count <= VALVE_AT_LEAST:
        return False
    since = at - timedelta(days=VALVE_DAYS * 2)
    by_day = (
        Message.objects.filter(kind=KIND, state=MessageState.SENT, created_at__gte=since)
        .values("created_at__date")
        .annotate(count=Count("pk"))
        .order_by("-created_at__date")
        .values_list("count", flat=True)
    )
    usual = statistics.median(list(by_day[:VALVE_DAYS]) or [0])
    return count > VALVE_TIMES * usual


def row_of(entry: Owed, on: date) -> Reminder:
    return Reminder(
        person_id=entry.person_id,
        kind=entry.kind,
        subject=entry.subject,
        milestone_id=entry.milestone_id,
        report_id=entry.report_id,
        revision_id=entry.revision_id,
        request_id=entry.request_id,
        period_id=entry.period_id,
        roadmap_id=entry.roadmap_id,
        due_date=entry.due_date,
        step_days=entry.step_days,
        raised_on=on,
        reason=entry.reason,
    )


def set_state(pks: Iterable[int], state: ReminderState, *, of: Collection[ReminderState]) -> None:
    """Move rows to a state, except those that another run has moved out of these states meanwhile."""
    for batch in batches(pks):
        Reminder.objects.filter(pk__in=batch, state__in=of).update(state=state)
