"""What the page of one cluster shows: who answers for it, its roadmaps, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from clusters.deputies.queries import leaves_now
from clusters.models import Assignment, Cluster, Deputy, Role
from clusters.policy import Permission, Viewer, can
from portal.accounts.models import Person
from roadmaps.assessing.queries import ConfidenceView, confidence_of, side_of
from roadmaps.dashboards.agenda import AgendaEntry, coming
from roadmaps.dashboards.counts import total_of
from roadmaps.dashboards.portfolio import PortfolioRow, rows_of
from roadmaps.dashboards.reporting_trend import Trend, trends_of
from roadmaps.dashboards.sentences import head_sentence
from roadmaps.models.milestone import Milestone
from roadmaps.models.roadmap import Roadmap

NEXT_SHOWN = 5


@dataclass(frozen=True, slots=True)
class RoadmapCard:
    """One roadmap of the cluster: its numbers, how sure both sides are of it, how it has reported."""

    row: PortfolioRow
    confidence: ConfidenceView
    trend: Trend


@dataclass(frozen=True, slots=True)
class ClusterPage:
    cluster: Cluster
    on: date
    lead: str
    managers: tuple[Person, ...]
    contributors: tuple[Person, ...]
    curators: tuple[Person, ...]
    leaves: tuple[Deputy, ...]
    cards: tuple[RoadmapCard, ...]
    next: tuple[AgendaEntry, ...]
    shows_attention: bool
    can_rate: bool


def cluster_page(cluster: Cluster, person: Viewer, *, on: date) -> ClusterPage:
    """The cluster on a day; it brings its region. Attention is shown to those who see the portfolio alone."""
    roadmaps = list(Roadmap.objects.filter(cluster=cluster).select_related("cluster__region", "programme"))
    rows = rows_of(roadmaps, on)
    views, trends = confidence_of(roadmaps, on), trends_of(roadmaps, on)
    people = people_of(cluster)
    return ClusterPage(
        cluster=cluster,
        on=on,
        lead=head_sentence(total_of(row.counts for row in rows)),
        managers=people[Role.CLUSTER_MANAGER],
        contributors=people[Role.CONTRIBUTOR],
        curators=people[Role.OFFICIAL],
        leaves=tuple(leaves_now(someone.pk for persons in people.values() for someone in persons)),
        cards=tuple(RoadmapCard(row, views[row.roadmap.pk], trends[row.roadmap.pk]) for row in rows),
        next=coming(Milestone.objects.filter(roadmap__cluster=cluster), on, limit=NEXT_SHOWN),
        shows_attention=can(person, Permission.SEE_PORTFOLIO, cluster),
        can_rate=side_of(person, cluster) is not None,
    )


def people_of(cluster: Cluster) -> dict[str, tuple[Person, ...]]:
    """Active persons of the cluster by role; officials of all clusters stand in when none is named for it."""
    assignments = list(
        Assignment.objects.filter(Q(cluster=cluster) | Q(cluster__isnull=True, role=Role.OFFICIAL))
        .filter(person__in=Person.objects.active())
        .select_related("person")
        .order_by("person__full_name", "pk")
    )
    named = [assignment for assignment in assignments if assignment.cluster_id is not None]
    found = {
        role: tuple(assignment.person for assignment in named if assignment.role == role)
        for role in (Role.CLUSTER_MANAGER, Role.CONTRIBUTOR, Role.OFFICIAL)
    }
    if not found[Role.OFFICIAL]:
        found[Role.OFFICIAL] = tuple(assignment.person for assignment in assignments if assignment not in named)
    return {str(role): persons for role, persons in found.items()}
