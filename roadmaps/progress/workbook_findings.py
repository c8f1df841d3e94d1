"""What was found in a filled-in form, row by row: what the page shows and what pressing its button does. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.evidence import Address
from roadmaps.progress.workbook_form import COLUMNS, SentCell
from roadmaps.progress.workbook_rows import Standing
from roadmaps.revisions.rows import PlanRow


class Fate(StrEnum):
    """What becomes of a row when the person presses the button."""

    SEND = "send"
    REPEAT = "repeat"
    DRAFT = "draft"
    CONFLICT = "conflict"
    UNREAD = "unread"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Change:
    """One changed cell: the heading of its column, what the portal says and what the file says."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell or row that cannot be taken: where it stands in the file, its column, the sentence that says why.

    `about` names the milestone.
    """

    place: str
    label: str
    message: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A row of the form; `fields` are its changed answers, `plan_fields` those of the plan, each was and now.

    `answers` are the report that it becomes, `links` the evidence that comes with it; `plan` are the cells of the plan
    to be proposed. `missing` says what keeps the report from being sent; `seen` changes with what was reported.
    """

    number: int
    milestone: int
    code: str
    title: str
    fate: Fate
    fields: tuple[Change, ...] = ()
    plan_fields: tuple[Change, ...] = ()
    plan: tuple[SentCell, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()
    note: str = ""
    answers: ReportAnswers | None = None
    links: tuple[Address, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rows are judged by: the programme's today and its rules, and what is proposed already.

    `proposed` holds the rows of the plan that waits (a draft or one with the ministry) by their milestones.
    """

    today: date
    is_evidence_required: bool
    may_propose: bool
    fiscal_start: int = 1
    proposed: Mapping[int, PlanRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """The whole form; `untouched` are milestones that take a report and get none from it."""

    rows: tuple[RowCheck, ...]
    untouched: tuple[Standing, ...]

    def of(self, *fates: Fate) -> tuple[RowCheck, ...]:
        return tuple(row for row in self.rows if row.fate in fates)

    @property
    def proposals(self) -> tuple[RowCheck, ...]:
        return tuple(row for row in self.rows if row.plan)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            replace(problem, about=f"{row.code} {row.title}".strip()) for row in self.rows for problem in row.problems
        )

    @property
    def sign(self) -> str:
        """Changes with what the person is shown, in whatever language: what is pressed is what was seen."""
        told = repr([(row.milestone, row.fate, row.seen, row.answers, row.links, row.plan) for row in self.rows])
        return hashlib.sha256(told.encode()).hexdigest()[:32]


def problem_in(cell: SentCell, message: str) -> Problem:
    return Problem(cell.place, heading(cell.key), message)


def heading(key: str) -> str:
    return str(COLUMNS[key].heading)
