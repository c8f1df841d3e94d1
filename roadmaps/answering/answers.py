"""The four answers that a letter's link takes. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from roadmaps.filing.incoming import Incoming
from roadmaps.progress.answers import ReportAnswers, is_late
from roadmaps.progress.evidence import Address
from roadmaps.terms import Confidence, ProgressState

OVER = (ProgressState.DONE, ProgressState.WILL_NOT_BE_DONE)


class Kind(StrEnum):
    DONE = "done"
    FORECAST = "forecast"
    HELP = "help"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: a report with its evidence, or what is needed and the kind of help that it is."""

    kind: Kind
    report: ReportAnswers | None = None
    files: tuple[Incoming, ...] = ()
    links: tuple[Address, ...] = ()
    need: str = ""
    category: str = ""


def done(on: date | None, comment: str) -> ReportAnswers:
    """The report that says that the milestone was done on that day."""
    return ReportAnswers(state=ProgressState.DONE, percent=100, actual_date=on, comment=comment)


def forecast(
    known: ReportAnswers, on: date | None, *, baseline: date | None, reason: str, category: str
) -> ReportAnswers:
    """The report that moves the forecast and leaves the rest as it was known last.

    Who expects it later than approved cannot be sure of the approved date.
    """
    said = replace(
        known,
        state=ProgressState.IN_PROGRESS if known.state in OVER else known.state,
        forecast_date=on,
        actual_date=None,
        comment="",
        slip_reason=reason,
        slip_category=category,
    )
    is_too_sure = is_late(said, baseline) and said.confidence == Confidence.ON_TRACK
    return replace(said, confidence=Confidence.AT_RISK) if is_too_sure else said
