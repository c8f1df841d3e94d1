"""What becomes of each promise: when it is done, when it is reported, and what comes of the report. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from roadmaps.management.demo.calendar import SILENT_DAYS, Course
from roadmaps.management.demo.clusters import Fortune
from roadmaps.terms import Confidence, ProgressState

# Days that the finish lies after the approved date, and the share of promises that are still open long after it.
DELAYS = {
    Fortune.EXEMPLARY: (-14, 2, 0.0),
    Fortune.AVERAGE: (-10, 12, 0.15),
    Fortune.SLIPPING: (-2, 55, 0.25),
    Fortune.TROUBLED: (0, 80, 0.5),
    Fortune.SILENT: (-5, 20, 0.05),
}
# The share of promises that are in doubt although their forecast keeps the date.
DOUBTS = {Fortune.AVERAGE: 0.3, Fortune.SLIPPING: 0.6, Fortune.TROUBLED: 0.7}
REVIEW_WAITS_DAYS = 6
OPEN_DAYS_AT_MOST = 170
# What is due within these days is not done before its time, so that something is always due.
UNDONE_DAYS = 7


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Telling:
    """One report to come: the day it is sent, what it says, the day it is decided and how."""

    code: str
    on: date
    state: str
    percent: int
    forecast: date | None
    actual: date | None
    confidence: str
    outcome: Outcome
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as history runs: its date in force last, and the day since which that date stands."""

    code: str
    due: date
    promised_on: date


def tellings(promise: Promise, fortune: Fortune, course: Course, chance: Random) -> list[Telling]:
    """The reports on one promise in order of time."""
    earliest, latest, open_share = DELAYS[fortune]
    finish = promise.due + timedelta(days=chance.randint(earliest, latest))
    finish = max(finish, promise.promised_on + timedelta(days=20))
    if course.today <= promise.due <= course.before(-UNDONE_DAYS):
        finish = max(finish, promise.due)
    never = chance.random() < open_share and promise.due > course.before(OPEN_DAYS_AT_MOST)
    horizon = course.before(SILENT_DAYS) if fortune == Fortune.SILENT else course.today
    told = []
    first = finish - timedelta(days=chance.randint(50, 95))
    if promise.promised_on + timedelta(days=5) < first < horizon - timedelta(days=10):
        told.append(progress(promise, first, finish, 40, fortune, course, chance))
    if never or finish > horizon - timedelta(days=2):
        last = horizon - timedelta(days=chance.randint(4, 25))
        if promise.due < horizon + timedelta(days=60) and (not told or last > told[-1].on + timedelta(days=20)):
            told.append(progress(promise, last, max(finish, last + timedelta(days=20)), 70, fortune, course, chance))
        return told
    return told + done(promise, finish, course, chance)


def progress(
    promise: Promise, on: date, finish: date, percent: int, fortune: Fortune, course: Course, chance: Random
) -> Telling:
    is_late = finish > promise.due
    forecast = finish if is_late else max(promise.due, on)
    return Telling(
        promise.code,
        on,
        ProgressState.IN_PROGRESS,
        min(95, percent + chance.randint(-15, 20)),
        forecast,
        None,
        confidence(fortune, chance, is_late=is_late),
        *decision(on, course, chance),
    )


def confidence(fortune: Fortune, chance: Random, *, is_late: bool) -> Confidence:
    """What the cluster thinks of its promise: some are in doubt although the forecast still keeps the date."""
    if is_late:
        return Confidence.CRITICAL if fortune == Fortune.TROUBLED else Confidence.AT_RISK
    return Confidence.AT_RISK if chance.random() < DOUBTS.get(fortune, 0.0) else Confidence.ON_TRACK


def done(promise: Promise, finish: date, course: Course, chance: Random) -> list[Telling]:
    """The report of what is done; one in nine is returned first and sent again."""
    on = min(finish + timedelta(days=chance.randint(0, 6)), course.before(1))
    told = []
    if chance.random() < 0.11 and on < course.before(20):
        told.append(finished(promise, on, finish, (Outcome.RETURNED, on + timedelta(days=chance.randint(1, 4)))))
        on += timedelta(days=chance.randint(7, 12))
    return [*told, finished(promise, on, finish, decision(on, course, chance))]


def finished(promise: Promise, on: date, finish: date, decided: tuple[Outcome, date | None]) -> Telling:
    return Telling(promise.code, on, ProgressState.DONE, 100, None, finish, Confidence.ON_TRACK, *decided)


def decision(on: date, course: Course, chance: Random) -> tuple[Outcome, date | None]:
    """What comes of a report: the ministry answers within a week or so; the latest still wait."""
    decided_on = on + timedelta(days=chance.randint(1, REVIEW_WAITS_DAYS))
    if decided_on >= course.today:
        return Outcome.WAITING, None
    if on > course.before(12) and chance.random() < 0.2:
        return Outcome.RETURNED, decided_on
    return Outcome.ACCEPTED, decided_on
