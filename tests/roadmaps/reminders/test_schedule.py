from datetime import date

import pytest

from roadmaps.reminders.schedule import WAITING, Policy, latest_step, step_day

POLICY = Policy(before=(30, 7, 1), after=(1, 7), every=14)
DUE = date(2026, 9, 30)  # a Wednesday


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 8, 30), None),
        (date(2026, 8, 31), -30),
        (date(2026, 9, 22), -30),
        (date(2026, 9, 23), -7),
        (date(2026, 9, 29), -1),
        (date(2026, 9, 30), -1),
        (date(2026, 10, 1), 1),
        (date(2026, 10, 7), 7),
        (date(2026, 10, 20), 7),
        (date(2026, 10, 21), 21),
        (date(2026, 11, 4), 21),  # a public holiday: 35 days after is told on the next working day
        (date(2026, 11, 5), 35),
    ],
)
def test_latest_step_is_the_furthest_passed(on: date, expected: int | None) -> None:
    assert latest_step(DUE, on, POLICY) == expected


def test_latest_step_after_five_days_down_is_still_found() -> None:
    assert latest_step(DUE, date(2026, 10, 6), POLICY) == 1


def test_latest_step_passed_before_the_promise_is_not_made_up_for() -> None:
    assert latest_step(DUE, date(2026, 9, 25), POLICY, since=date(2026, 9, 24)) is None


def test_latest_step_of_a_moved_date_begins_anew() -> None:
    moved = date(2026, 12, 30)
    assert latest_step(moved, date(2026, 10, 20), POLICY, since=date(2026, 10, 15)) is None


def test_step_day_before_days_off_is_the_last_working_day() -> None:
    assert step_day(date(2026, 12, 31), -7) == date(2026, 12, 24)
    assert step_day(date(2027, 1, 5), -1) == date(2026, 12, 30)


def test_step_day_after_days_off_is_the_next_working_day() -> None:
    assert step_day(date(2026, 12, 31), 1) == date(2027, 1, 11)


def test_waiting_is_told_on_the_day_and_then_each_week() -> None:
    due = date(2026, 9, 2)
    assert [latest_step(due, date(2026, 9, day), WAITING) for day in (1, 2, 8, 9, 16)] == [None, 0, 0, 7, 14]
