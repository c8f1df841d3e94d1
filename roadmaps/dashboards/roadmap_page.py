"""What the page of one roadmap shows: its sentence, its filters, the timeline or the table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from clusters.policy import Permission, Viewer, can
from roadmaps.assessing.queries import ConfidenceView, confidence_of, side_of
from roadmaps.assessing.words import contradiction
from roadmaps.charts.timeline import Axis
from roadmaps.dashboards.counts import Counts, by_roadmap
from roadmaps.dashboards.filters import ROADMAP_STATES, SORTS, Choice, RoadmapFilters, choices
from roadmaps.dashboards.milestone_rows import Group, MilestoneRow, drawn, matching, people_of, rows_of
from roadmaps.dashboards.sentences import head_sentence
from roadmaps.models.milestone import Milestone
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Roadmap
from roadmaps.progress.period_standing import Standing as PeriodStanding
from roadmaps.progress.period_standing import standing_of
from roadmaps.progress.periods import heard_by_milestone
from roadmaps.terms import RevisionStatus

ROWS_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class FilterBar:
    workstreams: tuple[Choice, ...]
    states: tuple[Choice, ...]
    people: tuple[Choice, ...]
    sorts: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The revision in force, and the newer one that is still on its way (either may be missing)."""

    in_force: Revision | None
    under_way: Revision | None


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    roadmap: Roadmap
    on: date
    filters: RoadmapFilters
    bar: FilterBar
    plan: Plan
    counts: Counts
    lead: str
    last_report_on: date | None
    page: Page[MilestoneRow]
    axis: Axis | None
    groups: tuple[Group, ...]
    undated: tuple[MilestoneRow, ...]
    dropped: tuple[MilestoneRow, ...]
    can_report: bool
    can_propose: bool
    confidence: ConfidenceView
    contradiction: str
    can_rate: bool
    reporting: PeriodStanding | None

    @property
    def is_empty(self) -> bool:
        """Is there no plan at all? (As opposed to filters that find nothing.)"""
        return not self.counts.by_health


def roadmap_page(
    roadmap: Roadmap, person: Viewer, filters: RoadmapFilters, *, on: date, page: str = "1"
) -> RoadmapPage:
    """The roadmap on a day. Nine queries, however many milestones; the roadmap brings cluster and programme."""
    can_report = can(person, Permission.REPORT, roadmap.cluster)
    reporting = standing_of(roadmap, on=on, person=person)
    rows = rows_of(roadmap, on, can_report=can_report, unheard=unheard_of(roadmap, reporting))
    counts = by_roadmap(Milestone.objects.filter(roadmap=roadmap), on).get(roadmap.pk, Counts())
    shown = Paginator(matching(rows, filters), ROWS_A_PAGE).get_page(page)
    axis, groups = drawn(list(shown), on)
    confidence = confidence_of([roadmap], on)[roadmap.pk]
    judged = confidence.standing
    reported = [row.milestone.last_report_at for row in rows if row.milestone.last_report_at]
    return RoadmapPage(
        roadmap=roadmap,
        on=on,
        filters=filters,
        bar=bar_of(rows, filters),
        plan=plan_of(roadmap, person),
        counts=counts,
        lead=head_sentence(counts),
        last_report_on=roadmap.programme.day_of(max(reported)) if reported else None,
        page=shown,
        axis=axis,
        groups=groups,
        undated=tuple(row for row in shown if row.milestone.baseline_date is None and not row.is_dropped),
        dropped=tuple(row for row in shown if row.is_dropped),
        can_report=can_report,
        can_propose=can(person, Permission.PROPOSE, roadmap.cluster),
        confidence=confidence,
        contradiction=contradiction(judged.value, judged.own, counts.overdue),
        can_rate=side_of(person, roadmap.cluster) is not None,
        reporting=reporting,
    )


def unheard_of(roadmap: Roadmap, standing: PeriodStanding | None) -> frozenset[int]:
    """The milestones of which the present period has not heard; not asked for when nothing is missing."""
    if standing is None or not standing.count.missing:
        return frozenset()
    heard = heard_by_milestone(roadmap, standing.period)
    return frozenset(pk for pk, day in heard.items() if day is None)


def bar_of(rows: list[MilestoneRow], filters: RoadmapFilters) -> FilterBar:
    """The choices that the roadmap's own rows offer."""
    workstreams = {row.milestone.workstream_id: row.milestone.workstream.title for row in rows}
    return FilterBar(
        workstreams=choices(workstreams.items(), filters.ws),
        states=choices(ROADMAP_STATES.items(), filters.state),
        people=choices(people_of(rows), filters.responsible),
        sorts=choices(SORTS.items(), filters.sort),
    )


def plan_of(roadmap: Roadmap, person: Viewer) -> Plan:
    """The plan in force and the newest revision after it that the person may see."""
    revisions = list(
        Revision.objects.visible_to(person)
        .filter(roadmap=roadmap)
        .exclude(status=RevisionStatus.DISCARDED)
        .order_by("-number")
    )
    in_force = next((revision for revision in revisions if revision.status == RevisionStatus.APPROVED), None)
    newest = revisions[0] if revisions and revisions[0] is not in_force else None
    return Plan(in_force=in_force, under_way=newest)
