"""What the page behind a link shows of its milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from roadmaps.models import AnswerLink, Milestone
from roadmaps.progress import queries
from roadmaps.progress.answers import ReportAnswers
from roadmaps.requests import sides
from roadmaps.terms import ReportStatus, RequestKind


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """`obstacle` says why nothing can be answered just now; empty when it can."""

    milestone: Milestone
    on: date
    expires_at: datetime
    known: ReportAnswers
    comment: str
    has_evidence: bool
    may_ask_help: bool
    obstacle: str

    @property
    def initial(self) -> dict[str, Any]:
        """What the form opens with: what was done is mostly reported on its day."""
        return {"actual_date": self.on, "comment": self.comment}


def page_of(link: AnswerLink, *, at: datetime) -> AnswerPage:
    """The milestone on that day, with what its person has begun already."""
    milestone = link.milestone
    begun = queries.open_report(milestone)
    is_own = begun is not None and begun.status == ReportStatus.DRAFT and begun.author_id == link.person_id
    return AnswerPage(
        milestone=milestone,
        on=milestone.roadmap.programme.day_of(at),
        expires_at=link.expires_at,
        known=queries.state_known_last(milestone),
        comment=begun.comment if begun is not None and is_own else "",
        has_evidence=bool(queries.evidence_to_begin_from(milestone)),
        may_ask_help=sides.may_ask(link.person, RequestKind.HELP, milestone.roadmap.cluster),
        obstacle="" if begun is None or is_own else obstacle_of(begun.status),
    )


def obstacle_of(status: str) -> str:
    if status == ReportStatus.SUBMITTED:
        return _("A report on this milestone is with the ministry already: there is nothing to do now.")
    return _("A colleague has begun a report on this milestone in the portal. Sign in to finish it.")
