"""A small world in which reminders are raised, composed and sent while everything happens that can go wrong."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from clusters.calendar import next_working_day
from clusters.models import Role
from portal.accounts.models import Person
from portal.mail import delivery
from portal.mail.models import Message, MessageState
from portal.mail.transport import Outcome, Talk
from roadmaps.models import Milestone, Reminder
from roadmaps.reminders import actions
from roadmaps.reminders.digest import digest_key
from roadmaps.reminders.hours import is_in_window
from roadmaps.reminders.owed import owed_on
from roadmaps.reminders.reach import Reach
from roadmaps.terms import ProgressState, ReminderState
from tests.factories import assign, make_cluster, make_manager, make_milestone, make_official, make_person, make_roadmap

ZONES = ("Europe/Moscow", "Asia/Yekaterinburg", "Europe/Kaliningrad")  # all at work at 08:00 UTC
LIVE = (MessageState.QUEUED, MessageState.SENDING, MessageState.SENT, MessageState.HELD)


CHANGES = ("nothing", "finished", "taken back", "reported", "moved", "gone", "come", "gone east", "gone west")


class Crash(Exception):
    """The process dies here."""


@dataclass(frozen=True)
class Copy:
    """One copy of a letter on the wire."""

    message: int
    person: Person
    at: datetime
    lines: tuple[tuple[str, date, int], ...]
    is_repeat: bool


class World:
    """Three persons, three milestones, a clock, and everything that went over the wire."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        roadmap = make_roadmap(make_cluster())
        self.programme = roadmap.programme
        manager, curator = make_manager(roadmap.cluster), make_official(roadmap.cluster)
        contributor = make_person()
        assign(contributor, Role.CONTRIBUTOR, roadmap.cluster)
        self.persons = [manager, curator, contributor]
        for person, zone in zip(self.persons, ZONES, strict=True):
            self.change(person, time_zone=zone)
        self.milestones = [
            make_milestone(roadmap, baseline_date=self.today + timedelta(days=days), responsible_person=person)
            for days, person in ((-20, None), (-2, contributor), (6, manager))
        ]
        self.wire: list[Copy] = []
        self.lost: dict[int, int] = {}  # copies whose sender died after the wire and before its note, by letter

    @property
    def today(self) -> date:
        return self.programme.day_of(self.now)

    def next_working_day(self) -> None:
        day = next_working_day(self.today + timedelta(days=1))
        self.now = datetime.combine(day, time(8), UTC)

    def change(self, record: Person | Milestone, **values: object) -> None:
        for name, value in values.items():
            setattr(record, name, value)
        record.save(update_fields=list(values))

    def happen(self, change: str, number: int) -> Callable[[], None]:
        """Let something happen to one milestone or person; gives what undoes it."""
        milestone, person = self.milestones[number], self.persons[number]
        moved = (milestone.baseline_date or self.today) + timedelta(days=3)
        record, values = {
            "nothing": (milestone, {}),
            "finished": (milestone, {"state": ProgressState.DONE, "actual_date": self.today}),
            "taken back": (milestone, {"state": ProgressState.NOT_STARTED, "awaiting_since": None}),
            "reported": (milestone, {"awaiting_since": self.now}),
            "moved": (milestone, {"baseline_date": moved, "promised_on": self.today}),
            "gone": (person, {"is_active": False}),
            "come": (person, {"is_active": True}),
            "gone east": (person, {"time_zone": "Asia/Kamchatka"}),
            "gone west": (person, {"time_zone": "Europe/Lisbon"}),
        }[change]
        earlier = {name: getattr(record, name) for name in values}
        self.change(record, **values)
        return partial(self.change, record, **earlier)

    def expecting(self) -> set[int]:
        """Who may be written to at this moment and has had no letter on this day."""
        return {
            person.pk
            for person in self.persons
            if person.is_active
            and is_in_window(person, self.now)
            and not Message.objects.filter(key=digest_key(person, self.now)).exists()
        }

    def untold(self) -> set[int]:
        """Those to whom something is owed that no letter tells: neither that step nor a later one."""
        told = Reminder.objects.filter(digest__state__in=LIVE)
        owed = owed_on(self.programme, self.today, Reach())
        return {
            entry.person_id
            for entry in owed
            if not told.filter(
                person=entry.person_id,
                subject=entry.subject,
                due_date=entry.due_date,
                step_days__gte=entry.step_days,
            ).exists()
        }

    def tick(self) -> tuple[int, int]:
        """The clock's task, once: what it wrote into the ledger, and how many letters."""
        raised = actions.raise_due(self.programme, on=self.today, at=self.now)
        return raised.raised + raised.superseded + raised.void, actions.compose(at=self.now)

    def tick_and_die(self) -> None:
        """The worker dies while it writes letters: what it had begun is undone by the database."""
        actions.raise_due(self.programme, on=self.today, at=self.now)
        raise Crash(actions.compose(at=self.now))

    def send_all(self) -> None:
        for pk in self.waiting():
            is_repeat = Message.objects.get(pk=pk).in_doubt > 0
            if delivery.deliver(pk, at=self.now):
                self.put_on_wire(pk, is_repeat=is_repeat)

    def send_and_die(self, *, is_on_wire: bool) -> None:
        """A sender claims a letter and dies, before the letter leaves or right after it has."""
        message = self.claim()
        if message is None:
            return
        is_repeat = message.in_doubt > 0
        if is_on_wire and delivery.may_leave(message, self.now):
            self.put_on_wire(message.pk, is_repeat=is_repeat)
            self.lost[message.pk] = self.lost.get(message.pk, 0) + 1

    def send_and_fail(self, outcome: Outcome) -> None:
        """The mail server does not take the letter."""
        message = self.claim()
        if message is not None and delivery.may_leave(message, self.now):
            delivery.record(message, Talk(outcome, 500, "DATA: not today"), self.now)

    def sweep(self) -> None:
        delivery.sweep(at=self.now)

    def waiting(self) -> list[int]:
        due = Message.objects.filter(state=MessageState.QUEUED, not_before__lte=self.now).order_by("not_before", "pk")
        return list(due.values_list("pk", flat=True))

    def claim(self) -> Message | None:
        """The first statement of a delivery, by a sender that will not finish."""
        for pk in self.waiting()[:1]:
            Message.objects.filter(pk=pk).update(
                state=MessageState.SENDING, claim=uuid.uuid4(), claimed_until=self.now + delivery.LEASE, attempts=1
            )
            return Message.objects.select_related("person").get(pk=pk)
        return None

    def put_on_wire(self, pk: int, *, is_repeat: bool) -> None:
        message = Message.objects.select_related("person").get(pk=pk)
        assert message.person is not None
        lines = Reminder.objects.filter(digest=message, state=ReminderState.TOLD)
        said = tuple(lines.values_list("subject", "due_date", "step_days"))
        self.wire.append(Copy(pk, message.person, self.now, said, is_repeat))
