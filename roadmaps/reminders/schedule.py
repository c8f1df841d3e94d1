"""The steps of a reminder policy. Pure: no database, no clock.

A step is a number of days from the due date: −7 is a week before it, 14 a fortnight after. A step is never asked
for by coincidence («is it day 7?») but as the furthest one passed, so that days without work cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from clusters.calendar import is_working_day, last_working_day_before, next_working_day
from clusters.models import Programme


@dataclass(frozen=True, slots=True)
class Policy:
    """When to remind, in days: before the due date, after it, and then again and again."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    every: int


# What waits for the ministry or comes back to the cluster: on the day itself, and then each week.
WAITING = Policy(before=(), after=(0,), every=7)


def policy_of(programme: Programme) -> Policy:
    return Policy(
        before=tuple(programme.remind_before_days),
        after=tuple(programme.remind_after_days),
        every=programme.remind_every_days,
    )


def step_day(due: date, step: int) -> date:
    """The working day on which a step is told: a warning comes before days off, a reproach after them."""
    day = due + timedelta(days=step)
    if is_working_day(day):
        return day
    return last_working_day_before(day) if step < 0 else next_working_day(day)


def steps(policy: Policy, *, up_to: int) -> Iterator[int]:
    """The policy's steps in order, as far as `up_to` days after the due date."""
    yield from sorted(-days for days in policy.before)
    after = sorted(policy.after)
    yield from after
    step = (after[-1] if after else 0) + policy.every
    while policy.every > 0 and step <= up_to:
        yield step
        step += policy.every


def latest_step(due: date, on: date, policy: Policy, *, since: date | None = None) -> int | None:
    """The furthest step passed by the day `on`, in days from the due date; None when none has been.

    A step that had passed before `since` (the day on which this date was promised) is not made up for.
    """
    passed = None
    for step in steps(policy, up_to=(on - due).days):
        day = step_day(due, step)
        if day <= on and (since is None or day >= since):
            passed = step
    return passed
