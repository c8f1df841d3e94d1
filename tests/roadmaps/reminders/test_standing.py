"""What is owed against what the ledger says: the clock may step back, and what was void may come true again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.mail.models import Message
from roadmaps.models import Reminder
from roadmaps.reminders import actions
from roadmaps.reminders.entries import Owed
from roadmaps.reminders.explain import foreseen
from roadmaps.reminders.standing import LedgerRow, compare
from roadmaps.terms import ReminderState, ReminderStep
from tests.factories import make_cluster, make_manager, make_milestone, make_roadmap

DUE = date(2026, 10, 1)


def owed(step: int, due: date = DUE) -> Owed:
    kind = ReminderStep.OVERDUE if step > 0 else ReminderStep.BEFORE_DUE
    return Owed(1, kind, "milestone:5", due, step, "manager", cluster_id=2, milestone_id=5)


def row(pk: int, step: int, state: str, due: date = DUE) -> LedgerRow:
    return LedgerRow(pk, 1, owed(step).kind, "milestone:5", due, step, state)


@pytest.mark.parametrize(
    ("step", "rows", "expected"),
    [
        (7, [], ([7], [], [], [])),
        (7, [row(1, 7, "open")], ([], [], [], [])),
        (7, [row(1, 7, "told")], ([], [], [], [])),
        (7, [row(1, 7, "void")], ([], [1], [], [])),
        (7, [row(1, 7, "superseded"), row(2, 21, "open")], ([], [1], [], [2])),  # the clock stepped back
        (7, [row(1, 7, "superseded"), row(2, 21, "told")], ([], [], [], [])),  # … after the later step was told
        (7, [row(1, 7, "void"), row(2, 1, "open")], ([], [1], [2], [])),
        (21, [row(1, 7, "told"), row(2, -1, "open")], ([21], [], [2], [])),
        (7, [row(1, 7, "open", date(2026, 9, 1))], ([7], [], [], [1])),  # the date moved
        (None, [row(1, 7, "open"), row(2, 1, "told")], ([], [], [], [1])),
    ],
)
def test_comparison(step, rows, expected) -> None:
    found = compare([] if step is None else [owed(step)], rows)

    steps = [entry.step_days for entry in found.new]
    assert (steps, found.reopened, sorted(found.superseded), found.void) == expected


@pytest.mark.django_db
def test_reminder_that_comes_true_again_is_told() -> None:
    """A report was with the ministry when the step passed, and came back: nobody had been told."""
    roadmap = make_roadmap(make_cluster())
    make_manager(roadmap.cluster)
    milestone = make_milestone(roadmap, baseline_date=date(2026, 11, 9))
    monday = datetime(2026, 11, 16, 4, 0, tzinfo=UTC)  # 07:00 in Moscow: nobody is written to yet

    def set_awaiting(since) -> None:
        type(milestone).objects.filter(pk=milestone.pk).update(awaiting_since=since)
        actions.raise_due(roadmap.programme, on=monday.date(), at=monday)

    set_awaiting(None)
    set_awaiting(monday)
    assert Reminder.objects.get().state == ReminderState.VOID
    set_awaiting(None)

    assert len(foreseen({roadmap.programme: monday.date()})) == 1
    assert actions.compose(at=monday + timedelta(hours=3)) == 1
    assert foreseen({roadmap.programme: monday.date()}) == []


@pytest.mark.django_db
def test_clock_set_far_ahead_and_right_again_tells_the_right_step() -> None:
    roadmap = make_roadmap(make_cluster())
    make_manager(roadmap.cluster)
    make_milestone(roadmap, baseline_date=date(2026, 11, 9))
    monday = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)

    actions.raise_due(roadmap.programme, on=date(2026, 12, 16), at=monday)
    actions.raise_due(roadmap.programme, on=date(2026, 11, 16), at=monday)
    actions.compose(at=monday)

    assert sorted(Reminder.objects.values_list("step_days", "state")) == [(7, "told"), (35, "void")]
    assert Message.objects.count() == 1
