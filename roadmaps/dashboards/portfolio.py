"""All roadmaps that a person oversees, ordered by where to look first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, F, Max, Min, Q, Value, When, Window
from django.db.models.functions import RowNumber

from clusters.models import Role
from clusters.policy import Permission, Viewer, assignments_of
from portal.accounts.models import Person
from portal.shell.alphabet import alphabet_key
from roadmaps.assessing.queries import Standing as Judgements
from roadmaps.assessing.queries import standing_of
from roadmaps.dashboards.attention import Attention, Standing, attention
from roadmaps.dashboards.counts import Counts, by_roadmap
from roadmaps.dashboards.filters import PortfolioFilters, PortfolioState
from roadmaps.dashboards.reporting import Reporting, reporting_of
from roadmaps.models.milestone import Milestone
from roadmaps.models.report import ProgressReport
from roadmaps.models.request import Request
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Roadmap, RoadmapQuerySet
from roadmaps.terms import OFF_TRACK_HEALTH, Confidence, Health, ReportStatus, RevisionStatus, Turn


@dataclass(frozen=True, slots=True)
class Worst:
    """The milestone of a roadmap that needs a look most."""

    url: str
    code: str
    title: str
    health: Health
    slip_days: int | None
    is_help_asked: bool

    @property
    def overdue_days(self) -> int | None:
        """The delay as of the day, for an overdue one alone."""
        return self.slip_days if self.health == Health.OVERDUE else None


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    roadmap: Roadmap
    attention: Attention
    standing: Standing
    worst: Worst | None
    last_report_on: date | None
    oldest_waiting_on: date | None
    judgements: Judgements
    reporting: Reporting

    @property
    def counts(self) -> Counts:
        return self.standing.counts


@dataclass(frozen=True, slots=True)
class _Papers:
    """Of one roadmap: how many papers wait for the ministry, since when, and the last day of one that counts."""

    waiting: int = 0
    oldest_at: datetime | None = None
    last_at: datetime | None = None


def overseen_by(person: Viewer) -> RoadmapQuerySet:
    """The roadmaps of a person's portfolio."""
    return (
        Roadmap.objects.where(person, Permission.SEE_PORTFOLIO)
        .filter(cluster__is_archived=False)
        .select_related("cluster__region", "programme")
    )


def chosen(roadmaps: Iterable[Roadmap], filters: PortfolioFilters, person: Viewer) -> list[Roadmap]:
    """Those of the roadmaps that the filters on region, programme and curator let through."""
    mine = clusters_curated_by(person) if filters.mine else frozenset()
    return [
        roadmap
        for roadmap in roadmaps
        if filters.region in (None, roadmap.cluster.region_id)
        and filters.programme in (None, roadmap.programme_id)
        and (not filters.mine or roadmap.cluster_id in mine)
    ]


def clusters_curated_by(person: Viewer) -> frozenset[int]:
    """Keys of the clusters to which the person is assigned as an official by name."""
    if not isinstance(person, Person):
        return frozenset()
    return frozenset(
        assignment.cluster_id
        for assignment in assignments_of(person)
        if assignment.role == Role.OFFICIAL and assignment.cluster_id is not None
    )


def rows_of(roadmaps: list[Roadmap], on: date) -> list[PortfolioRow]:
    """A row for each roadmap, the one that needs most attention first. Eight queries, however many rows."""
    keys = [roadmap.pk for roadmap in roadmaps]
    counts = by_roadmap(Milestone.objects.filter(roadmap__in=keys), on)
    worst = _worst(keys, on)
    reports = _reports(keys)
    revisions = _revisions(keys)
    judged = standing_of(roadmaps, on)
    heard = reporting_of(roadmaps, on)
    asked = _requests(keys)
    rows = [
        _row(
            roadmap,
            counts.get(roadmap.pk, Counts()),
            worst.get(roadmap.pk),
            reports.get(roadmap.pk, _Papers()),
            revisions.get(roadmap.pk, _Papers()),
            judged.get(roadmap.pk, Judgements()),
            heard.get(roadmap.pk, Reporting()),
            asked.get(roadmap.pk, 0),
        )
        for roadmap in roadmaps
    ]
    return sorted(rows, key=lambda row: (-row.attention.score, alphabet_key(row.roadmap.cluster.name)))


def with_state(rows: list[PortfolioRow], state: PortfolioState | None) -> list[PortfolioRow]:
    """Those rows of which the state is true; all without a state."""
    match state:
        case PortfolioState.OVERDUE:
            return [row for row in rows if row.counts.overdue]
        case PortfolioState.SILENT:
            return [row for row in rows if row.standing.missing_days is not None]
        case PortfolioState.INCOMPLETE:
            return [row for row in rows if row.reporting.is_incomplete]
        case PortfolioState.WAITING:
            return [row for row in rows if row.oldest_waiting_on]
        case PortfolioState.SOON:
            return [row for row in rows if row.counts.ahead]
        case PortfolioState.CRITICAL:
            return [row for row in rows if row.judgements.value == Confidence.CRITICAL]
        case PortfolioState.CONTRADICTED:
            return [row for row in rows if row.standing.contradiction]
        case PortfolioState.UNRATED:
            return [row for row in rows if row.judgements.value == Confidence.NOT_RATED]
        case _:
            return rows


def _row(
    roadmap: Roadmap,
    counts: Counts,
    worst: Worst | None,
    reports: _Papers,
    revisions: _Papers,
    judged: Judgements,
    reporting: Reporting,
    requests_waiting: int,
) -> PortfolioRow:
    day_of = roadmap.programme.day_of
    last_report = day_of(reports.last_at) if reports.last_at else None
    waiting = [moment for moment in (reports.oldest_at, revisions.oldest_at) if moment]
    standing = Standing(
        counts=counts,
        has_plan=counts.total > 0,
        missing_days=reporting.missing_days if counts.open else None,
        reports_waiting=reports.waiting,
        revisions_waiting=revisions.waiting,
        rated=judged.value,
        own=judged.own,
        requests_waiting=requests_waiting,
    )
    return PortfolioRow(
        roadmap=roadmap,
        attention=attention(standing),
        standing=standing,
        worst=worst,
        last_report_on=last_report,
        oldest_waiting_on=day_of(min(waiting)) if waiting else None,
        judgements=judged,
        reporting=reporting,
    )


def _worst(keys: list[int], on: date) -> dict[int, Worst]:
    severity = Case(*(When(health=state, then=Value(place)) for place, state in enumerate(OFF_TRACK_HEALTH)))
    ranked = (
        Milestone.objects.filter(roadmap__in=keys)
        .health_on(on)
        .filter(health__in=OFF_TRACK_HEALTH)
        .annotate(
            place=Window(
                RowNumber(), partition_by=F("roadmap_id"), order_by=[severity, F("baseline_date").asc(), F("pk").asc()]
            )
        )
        .filter(place=1)
    )
    return {milestone.roadmap_id: _as_worst(milestone, on) for milestone in ranked}


def _as_worst(milestone: Milestone, on: date) -> Worst:
    health = Health(milestone.health)  # type: ignore[attr-defined]
    slip = milestone.slippage_days
    if health == Health.OVERDUE and milestone.baseline_date:
        slip = (on - milestone.baseline_date).days
    is_asked = milestone.help_asked_since is not None
    return Worst(milestone.get_absolute_url(), milestone.code, milestone.title, health, slip, is_asked)


def _reports(keys: list[int]) -> dict[int, _Papers]:
    submitted = Q(status=ReportStatus.SUBMITTED)
    rows = (
        ProgressReport.objects.filter(milestone__roadmap__in=keys)
        .order_by()
        .values_list("milestone__roadmap_id")
        .annotate(
            waiting=Count("pk", filter=submitted),
            oldest=Min("submitted_at", filter=submitted),
            last=Max("submitted_at", filter=submitted | Q(status=ReportStatus.ACCEPTED)),
        )
    )
    return {key: _Papers(waiting, oldest, last) for key, waiting, oldest, last in rows}


def _revisions(keys: list[int]) -> dict[int, _Papers]:
    """Here the last day is the first approval: since then the roadmap has been in force."""
    submitted = Q(status=RevisionStatus.SUBMITTED)
    rows = (
        Revision.objects.filter(roadmap__in=keys)
        .order_by()
        .values_list("roadmap_id")
        .annotate(
            waiting=Count("pk", filter=submitted),
            oldest=Min("submitted_at", filter=submitted),
            in_force=Min("decided_at", filter=Q(status=RevisionStatus.APPROVED)),
        )
    )
    return {key: _Papers(waiting, oldest, in_force) for key, waiting, oldest, in_force in rows}


def _requests(keys: list[int]) -> dict[int, int]:
    """How many requests of each roadmap wait for the ministry."""
    waiting = Request.objects.filter(roadmap__in=keys).turn_of(Turn.MINISTRY)
    return dict(waiting.order_by().values_list("roadmap").annotate(count=Count("pk")))
