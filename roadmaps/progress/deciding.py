"""Accepting several reports by one press: what deserves a second look stays where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import ProgressReport
from roadmaps.progress import actions
from roadmaps.progress.changes import warnings_of
from roadmaps.progress.holding import hold


@dataclass(frozen=True, slots=True)
class AcceptedTogether:
    """What came of it: the reports accepted, and who was left, each with the reason in words."""

    reports: tuple[ProgressReport, ...]
    left: tuple[tuple[ProgressReport, str], ...]


@transaction.atomic
def accept_all(reports: Iterable[ProgressReport], *, by: Person, at: datetime) -> AcceptedTogether:
    """Accept each report that needs no second look; one that does, or that is refused, does not stop the others."""
    accepted: list[ProgressReport] = []
    left: list[tuple[ProgressReport, str]] = []
    chosen = list(reports)
    hold(report.milestone_id for report in chosen)
    for report in chosen:
        warnings = warnings_of(report, report.milestone)
        if warnings:
            left.append((report, " ".join(warnings)))
            continue
        try:
            actions.accept(report, by=by, at=at)
            accepted.append(report)
        except Refusal as refusal:
            left.append((report, str(refusal.message)))
    return AcceptedTogether(tuple(accepted), tuple(left))
