"""How each milestone of a roadmap stands for its next report, read for all of them in a fixed number of queries."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q

from roadmaps.models import Evidence, Milestone, ProgressReport, Roadmap
from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.listing import open_milestones
from roadmaps.progress.queries import answers_of, begun_from, goes_on, known_from
from roadmaps.revisions.records import row_of_milestone
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import ReportStatus


@dataclass(frozen=True, slots=True)
class Standing:
    """One milestone as the next report on it begins.

    `answers` are what a form is filled in with; `said` is what the newest report says, whatever became of it, else
    the state known. `links` are the addresses of that report's evidence; `has_evidence` tells whether the next
    report begins with some. `plan` is what the plan in force says.
    """

    milestone: Milestone
    plan: PlanRow
    answers: ReportAnswers
    said: ReportAnswers
    last: ProgressReport | None
    has_evidence: bool
    links: frozenset[str]

    @property
    def seen(self) -> str:
        """Changes with everything that is reported: by it a workbook tells whether something was said since."""
        told = json.dumps([self.last.pk if self.last else 0, asdict(self.said)], cls=DjangoJSONEncoder)
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def is_with_ministry(self) -> bool:
        return self.last is not None and self.last.status == ReportStatus.SUBMITTED


def standings(roadmap: Roadmap, *, on: date, also: Collection[int] = ()) -> dict[int, Standing]:
    """Every milestone that is not over, and those of `also` (pks), by their pks and in the order of the plan."""
    wanted = Q(pk__in=open_milestones(roadmap).values("pk")) | Q(pk__in=also)
    milestones = list(Milestone.objects.filter(wanted, roadmap=roadmap).select_related("workstream"))
    newest, accepted = reports_of(roadmap)
    links = links_of(newest)
    return {one.pk: standing(one, newest.get(one.pk), accepted.get(one.pk), links, on) for one in milestones}


def standing(
    milestone: Milestone,
    last: ProgressReport | None,
    accepted: ProgressReport | None,
    links: Mapping[int, frozenset[str]],
    on: date,
) -> Standing:
    added = links.get(last.pk) if last is not None else None
    return Standing(
        milestone=milestone,
        plan=row_of_milestone(milestone, milestone.workstream.title),
        answers=begun_from(milestone, last, accepted, on=on),
        said=answers_of(last) if last is not None else known_from(milestone, accepted),
        last=last,
        has_evidence=added is not None and goes_on(last),
        links=(added or frozenset()) - {""},
    )


def reports_of(roadmap: Roadmap) -> tuple[dict[int, ProgressReport], dict[int, ProgressReport]]:
    """The newest report of each milestone, and the one accepted last. One query."""
    told = ProgressReport.objects.filter(milestone__roadmap=roadmap).defer("before", "reason")
    reports = list(told.select_related("author").order_by("created_at", "pk"))
    accepted = [report for report in reports if report.status == ReportStatus.ACCEPTED]
    accepted.sort(key=lambda report: (report.reviewed_at or report.created_at, report.pk))
    return {one.milestone_id: one for one in reports}, {one.milestone_id: one for one in accepted}


def links_of(reports: Mapping[int, ProgressReport]) -> dict[int, frozenset[str]]:
    """The links of each report that has evidence; "" stands for its files. One query."""
    found: dict[int, set[str]] = {}
    added = Evidence.objects.filter(report__in=[report.pk for report in reports.values()])
    for report, link in added.values_list("report_id", "link"):
        found.setdefault(report, set()).add(link)
    return {report: frozenset(links) for report, links in found.items()}
