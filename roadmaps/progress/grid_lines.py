"""The rows of the reporting grid: each milestone that takes a report, with what is answered of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from roadmaps.models import Evidence, Milestone, ProgressReport, Roadmap
from roadmaps.models.milestone import MilestoneQuerySet
from roadmaps.progress import evidence_rows
from roadmaps.progress.answers import Gap, ReportAnswers, gaps, is_late, tidied
from roadmaps.progress.grid_cells import NAMES, Calendar, cell_of_field, text_of
from roadmaps.progress.holding import hold
from roadmaps.progress.listing import open_milestones
from roadmaps.progress.queries import OPEN, answers_of, begun_from, goes_on
from roadmaps.terms import ReportStatus


@dataclass(frozen=True, slots=True)
class Line:
    """A milestone, its open report if there is one, the answers that its cells show and what they lack.

    Of what nobody has begun nothing is lacking. `last_words` are those of the report accepted last. `returned` is the
    report to be mended, `beneath` what the cells show without the draft, and `taken_over` the evidence behind that.
    """

    milestone: Milestone
    report: ProgressReport | None
    answers: ReportAnswers
    evidence: tuple[Evidence, ...]
    last_words: str
    calendar: Calendar
    beneath: ReportAnswers
    taken_over: tuple[Evidence, ...] = ()
    returned: ProgressReport | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.report is not None and self.report.status == ReportStatus.DRAFT

    @property
    def is_with_ministry(self) -> bool:
        return self.report is not None and self.report.status == ReportStatus.SUBMITTED

    @property
    def is_ready(self) -> bool:
        """True of a draft that may be sent as it is."""
        return self.is_draft and not self.gaps

    @property
    def is_late(self) -> bool:
        """True of a draft whose forecast lies beyond the approved date."""
        return self.is_draft and is_late(self.answers, self.calendar.baseline)

    @property
    def is_returned(self) -> bool:
        """True of a report that came back and that nobody has begun to mend."""
        return self.returned is not None and self.report is None

    def is_void(self, answers: ReportAnswers) -> bool:
        """Whether a draft with these answers would say nothing: no more than the row says without it."""
        added = {(one.sha256, one.link) for one in self.evidence}
        before = {(one.sha256, one.link) for one in self.taken_over}
        return answers == tidied(self.beneath, self.calendar.baseline) and added == before

    @property
    def texts(self) -> dict[str, str]:
        """What each cell says, by its column."""
        return {name: text_of(self.answers, name) for name in NAMES}

    def problem(self, name: str) -> str:
        """What the cell of that column lacks; "" of nothing."""
        return " ".join(gap.message for gap in self.gaps if cell_of_field(gap.field) == name)


def lines_of(milestones: MilestoneQuerySet, *, on: date) -> list[Line]:
    """The rows of these milestones in the order of the plan. Three queries, however many rows."""
    rows = list(_with_reports(milestones))
    keys = {key for row in rows for key in _keys(row) if key is not None}
    reports = ProgressReport.objects.select_related("author").prefetch_related("evidence").in_bulk(keys)
    return [_line(row, *(reports.get(key) if key else None for key in _keys(row)), on=on) for row in rows]


def rows_for(roadmap: Roadmap) -> MilestoneQuerySet:
    """The milestones that stand in the grid of a roadmap."""
    return open_milestones(roadmap)


def held_lines(roadmap: Roadmap, milestones: Iterable[int], *, on: date) -> dict[int, Line]:
    """The rows of these milestones (pks), held for this transaction with their open reports: one writer at a time."""
    chosen = rows_for(roadmap).filter(pk__in=set(milestones))
    keys = hold(chosen.values_list("pk", flat=True))
    return {line.milestone.pk: line for line in lines_of(chosen.filter(pk__in=keys), on=on)}


def _with_reports(milestones: MilestoneQuerySet) -> QuerySet[Milestone]:
    reports = ProgressReport.objects.filter(milestone=OuterRef("pk"))
    earlier = reports.exclude(status__in=OPEN).order_by("-created_at", "-pk").values("pk")[:1]
    accepted = reports.filter(status=ReportStatus.ACCEPTED).order_by("-reviewed_at", "-pk").values("pk")[:1]
    chosen = milestones.select_related("roadmap__cluster", "roadmap__programme", "workstream")
    return chosen.annotate(
        open_report=Subquery(reports.filter(status__in=OPEN).values("pk")[:1]),
        earlier_report=Subquery(earlier),
        accepted_report=Subquery(accepted),
    )


def _keys(row: Milestone) -> tuple[int | None, ...]:
    return tuple(getattr(row, name) for name in ("open_report", "earlier_report", "accepted_report"))


def _line(
    milestone: Milestone,
    report: ProgressReport | None,
    earlier: ProgressReport | None,
    accepted: ProgressReport | None,
    *,
    on: date,
) -> Line:
    programme = milestone.roadmap.programme
    before = earlier if goes_on(earlier) else None
    beneath = begun_from(milestone, before, accepted, on=on)
    taken_over = tuple(before.evidence.all()) if before else ()
    is_to_mend = before is not None and before.status == ReportStatus.RETURNED
    line = Line(
        milestone=milestone,
        report=report,
        answers=answers_of(report) if report else beneath,
        evidence=tuple(report.evidence.all()) if report else taken_over,
        last_words=accepted.comment if accepted else "",
        calendar=Calendar(milestone.baseline_date, on, programme.fiscal_start_month),
        beneath=beneath,
        taken_over=taken_over,
        returned=before if is_to_mend else None,
    )
    return replace(line, gaps=_gaps(line, programme.is_evidence_required)) if line.is_draft else line


def _gaps(line: Line, is_evidence_required: bool) -> tuple[Gap, ...]:
    found = gaps(
        line.answers,
        baseline=line.calendar.baseline,
        today=line.calendar.today,
        has_evidence=bool(line.evidence),
        is_evidence_required=is_evidence_required,
    )
    return (*found, *evidence_rows.infected_gaps(line.evidence))
