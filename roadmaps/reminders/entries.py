"""One step that is owed to one person: what everything that finds such steps gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from roadmaps.terms import ReminderStep


@dataclass(frozen=True, slots=True)
class Owed:
    """One step that is due to one person: `reason` says in what capacity the person is told."""

    person_id: int
    kind: ReminderStep
    subject: str
    due_date: date
    step_days: int
    reason: str
    cluster_id: int
    milestone_id: int | None = field(default=None)
    report_id: int | None = field(default=None)
    revision_id: int | None = field(default=None)
    request_id: int | None = field(default=None)
    period_id: int | None = field(default=None)
    roadmap_id: int | None = field(default=None)

    @property
    def key(self) -> tuple[int, str]:
        """Who is told about what: on a day a person is owed one step of a subject at most."""
        return self.person_id, self.subject

    @property
    def step_key(self) -> tuple[int, str, str, date, int]:
        """What makes a row of the ledger unique."""
        return self.person_id, str(self.kind), self.subject, self.due_date, self.step_days
