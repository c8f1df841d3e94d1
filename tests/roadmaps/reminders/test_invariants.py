"""What stays true of reminders whatever happens in whatever order: clocks jump, senders die, people go."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from portal.mail.models import Message, MessageState
from portal.mail.transport import Outcome
from roadmaps.models import Milestone, Reminder
from roadmaps.reminders.hours import is_in_window, local_day
from roadmaps.terms import ProgressState, ReminderState
from tests.roadmaps.reminders.world import CHANGES, LIVE, ZONES, Crash, World

STARTS = [  # an ordinary week, the days before the New Year's holidays, and those before the holidays of May
    datetime(2026, 11, 16, 8, 0, tzinfo=UTC),
    datetime(2026, 12, 28, 8, 0, tzinfo=UTC),
    datetime(2027, 4, 28, 8, 0, tzinfo=UTC),
]
which = st.integers(min_value=0, max_value=2)
changes = st.sampled_from(CHANGES)


class Reminding(RuleBasedStateMachine):
    """The rules are what may happen, the invariants what must hold."""

    world: World
    checked = 0

    def __init__(self) -> None:
        super().__init__()
        self.everything = transaction.atomic()
        self.everything.__enter__()

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: datetime) -> None:
        self.world = World(start)

    # --- What happens --------------------------------------------------------------------------------------------

    @rule(hours=st.sampled_from([-240, -24, -3, 0.1, 3, 24, 72]))
    def set_clock(self, hours: float) -> None:
        self.world.now += timedelta(hours=hours)

    @rule(change=changes, number=which, is_lasting=st.booleans())
    def next_morning(self, change: str, number: int, is_lasting: bool) -> None:
        """A working day of the portal. What is true when letters are written may be so no more when they are sent."""
        self.world.next_working_day()
        expecting = self.world.expecting()
        self.world.tick()
        assert self.world.tick() == (0, 0)  # raising and composing twice is as once
        assert self.world.untold() & expecting == set()
        undo = self.world.happen(change, number)
        self.world.send_all()
        self.every_copy_is_right()
        if not is_lasting:
            undo()

    @rule(change=changes, number=which)
    def happen(self, change: str, number: int) -> None:
        self.world.happen(change, number)

    @rule(is_sending=st.booleans())
    def work(self, is_sending: bool) -> None:
        self.world.tick()
        if is_sending:
            self.world.send_all()

    @rule(trouble=st.sampled_from(["composing", "sending", "sent", "refused", "not now", "swept"]))
    def go_wrong(self, trouble: str) -> None:
        """A worker dies while it writes, before a letter leaves or just after; the mail server says no."""
        if trouble == "composing":
            with pytest.raises(Crash), transaction.atomic():
                self.world.tick_and_die()
            return
        self.world.tick()
        if trouble in {"sending", "sent"}:
            self.world.send_and_die(is_on_wire=trouble == "sent")
        elif trouble in {"refused", "not now"}:
            self.world.send_and_fail(Outcome.REFUSED if trouble == "refused" else Outcome.NOT_NOW)
        else:
            self.world.sweep()
            assert not Message.objects.filter(state=MessageState.SENDING, claimed_until__lte=self.world.now).exists()

    # --- What must hold ------------------------------------------------------------------------------------------

    @invariant()
    def one_letter_for_a_person_and_local_day(self) -> None:
        letters = {(copy.message, copy.person.pk, local_day(copy.person, copy.at)) for copy in self.world.wire}
        days = Counter((person, day) for _message, person, day in letters)
        assert all(count == 1 for count in days.values())

    @invariant()
    def no_more_copies_than_lost_notes(self) -> None:
        copies = Counter(copy.message for copy in self.world.wire)
        assert all(count <= 1 + self.world.lost.get(message, 0) for message, count in copies.items())

    @invariant()
    def every_copy_is_right(self) -> None:
        """To somebody who may enter, in working hours, about what is open and has that date."""
        fresh, self.checked = self.world.wire[self.checked :], len(self.world.wire)
        for copy in fresh:
            assert copy.person.is_active
            assert is_in_window(copy.person, copy.at)
            if not copy.is_repeat:  # what may have arrived already is repeated word for word
                assert {self.open_date(subject) - due for subject, due, _step in copy.lines} == {timedelta(0)}

    def open_date(self, subject: str) -> date:
        """The approved date of a milestone that somebody still has to work on."""
        milestone = Milestone.objects.get(pk=int(subject.removeprefix("milestone:")))
        assert (milestone.state, milestone.awaiting_since) == (ProgressState.NOT_STARTED, None)
        return milestone.baseline_date

    @invariant()
    def lines_stand_in_living_letters(self) -> None:
        told = Reminder.objects.filter(state=ReminderState.TOLD)
        assert not told.exclude(digest__state__in=LIVE).exists()
        assert not Reminder.objects.exclude(state=ReminderState.TOLD).filter(digest__isnull=False).exists()

    @invariant()
    def steps_never_go_backwards(self) -> None:
        furthest: dict[tuple[int, str, object], int] = {}
        for copy in self.world.wire:
            for subject, due, step in copy.lines:
                key = (copy.person.pk, subject, due)
                assert step >= furthest.get(key, step)
                furthest[key] = step

    def teardown(self) -> None:
        try:
            if hasattr(self, "world"):
                self.after_quiet_days_everybody_has_been_told()
        finally:
            transaction.set_rollback(True)
            self.everything.__exit__(None, None, None)

    def after_quiet_days_everybody_has_been_told(self) -> None:
        """Twelve days without a worker, then three working days with one."""
        self.world.now += timedelta(days=12)
        for person, zone in zip(self.world.persons, ZONES, strict=True):
            self.world.change(person, time_zone=zone)
        for _day in range(3):
            self.world.next_working_day()
            self.world.sweep()
            self.world.tick()
            self.world.send_all()
        assert self.world.untold() == set()


@pytest.mark.django_db
def test_reminders_keep_their_promises_whatever_happens() -> None:
    quick = settings(max_examples=40, stateful_step_count=30, phases=[Phase.generate])
    run_state_machine_as_test(Reminding, settings=quick)
