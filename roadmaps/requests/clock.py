"""How long each side has had a request, and by when it has to move. Days are working days of the calendar. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from clusters.calendar import working_days_after, working_days_between
from roadmaps.terms import Turn

DayOf = Callable[[datetime], date]


class Stretch(Protocol):
    """From a moment on it was that side's turn, until another moment or until now."""

    @property
    def turn(self) -> str: ...

    @property
    def at(self) -> datetime: ...

    @property
    def until(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Clocks:
    """Working days that each side has had the request, over all its stretches."""

    cluster: int = 0
    ministry: int = 0

    def of(self, side: str) -> int:
        return self.cluster if side == Turn.CLUSTER else self.ministry


def clocks_of(stretches: Iterable[Stretch], *, on: date, day_of: DayOf) -> Clocks:
    """Add up the stretches of both sides, up to the day."""
    spent = {Turn.CLUSTER: 0, Turn.MINISTRY: 0, Turn.NOBODY: 0}
    for stretch in stretches:
        end = day_of(stretch.until) if stretch.until else on
        spent[Turn(stretch.turn)] += working_days_between(day_of(stretch.at), end)
    return Clocks(cluster=spent[Turn.CLUSTER], ministry=spent[Turn.MINISTRY])


def moved_on(due: date, *, since: date, on: date) -> date:
    """A due day after the other side has had the request between two days: later by their working days."""
    return working_days_after(due, working_days_between(since, on))
