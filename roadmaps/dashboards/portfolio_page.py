"""What the portfolio page shows: the cards, a page of rows with their heatmap, the curve, the agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from clusters.calendar import working_days_between
from clusters.policy import Viewer
from portal.shell.alphabet import alphabet_key
from roadmaps.charts.curve import Curve
from roadmaps.dashboards.agenda import AgendaEntry, ahead
from roadmaps.dashboards.counts import Counts, total_of
from roadmaps.dashboards.filters import PORTFOLIO_STATES, Choice, PortfolioFilters, choices
from roadmaps.dashboards.heatmap import Cell, Quarter, cells, quarters_around
from roadmaps.dashboards.portfolio import (
    PortfolioRow,
    chosen,
    clusters_curated_by,
    overseen_by,
    rows_of,
    with_state,
)
from roadmaps.dashboards.progress_curve import planned_and_actual
from roadmaps.dashboards.reporting import Reporting, together
from roadmaps.dashboards.sentences import curve_headline, head_sentence
from roadmaps.models.milestone import Milestone
from roadmaps.models.roadmap import Roadmap

ROWS_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Cards:
    """The four numbers at the top. The oldest paper's wait is in working days."""

    overdue: int
    silent: int
    waiting: int
    oldest_wait: int
    ahead: int
    ahead_key: int
    unrated: int
    reporting: Reporting
    incomplete: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    row: PortfolioRow
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FilterBar:
    regions: tuple[Choice, ...]
    programmes: tuple[Choice, ...]
    states: tuple[Choice, ...]
    has_mine: bool


@dataclass(frozen=True, slots=True)
class Portfolio:
    on: date
    filters: PortfolioFilters
    bar: FilterBar
    has_roadmaps: bool
    cards: Cards
    counts: Counts
    lead: str
    page: Page[PortfolioRow]
    quarters: tuple[Quarter, ...]
    heat: tuple[HeatRow, ...]
    curve: Curve | None
    curve_headline: str
    agenda: tuple[AgendaEntry, ...]


def summary(person: Viewer, filters: PortfolioFilters, *, on: date, page: str = "1") -> Portfolio:
    """The portfolio of a person on a day. Thirteen queries, however many clusters."""
    seen = list(overseen_by(person))
    rows = rows_of(chosen(seen, filters, person), on)
    cards = cards_of(rows, on)
    rows = with_state(rows, filters.state)
    shown = Paginator(rows, ROWS_A_PAGE).get_page(page)
    milestones = Milestone.objects.filter(roadmap__in=[row.roadmap.pk for row in rows])
    counts = total_of(row.counts for row in rows)
    quarters = quarters_around(on)
    heat = cells(Milestone.objects.all(), [row.roadmap.pk for row in shown], quarters, on)
    return Portfolio(
        on=on,
        filters=filters,
        bar=bar_of(seen, filters, person),
        has_roadmaps=bool(seen),
        cards=cards,
        counts=counts,
        lead=head_sentence(counts),
        page=shown,
        quarters=quarters,
        heat=tuple(HeatRow(row, heat[row.roadmap.pk]) for row in shown),
        curve=planned_and_actual(milestones, on),
        curve_headline=curve_headline(counts),
        agenda=ahead(milestones, on),
    )


def cards_of(rows: list[PortfolioRow], on: date) -> Cards:
    """The numbers of the cards, from all rows that the filters on region, programme and curator leave."""
    oldest = min((row.oldest_waiting_on for row in rows if row.oldest_waiting_on), default=None)
    return Cards(
        overdue=sum(row.counts.overdue for row in rows),
        silent=sum(row.standing.missing_days is not None for row in rows),
        waiting=sum(row.standing.reports_waiting + row.standing.revisions_waiting for row in rows),
        oldest_wait=working_days_between(oldest, on) if oldest else 0,
        ahead=sum(row.counts.ahead for row in rows),
        ahead_key=sum(row.counts.ahead_key for row in rows),
        unrated=sum(row.judgements.ministry is None for row in rows),
        reporting=together(row.reporting for row in rows),
        incomplete=sum(row.reporting.is_incomplete for row in rows),
    )


def in_order(names: dict[int, str]) -> list[tuple[int, str]]:
    """Keys and names in the order of the alphabet."""
    return sorted(names.items(), key=lambda pair: alphabet_key(pair[1]))


def bar_of(seen: list[Roadmap], filters: PortfolioFilters, person: Viewer) -> FilterBar:
    """The choices that the person's roadmaps offer, in the order of the alphabet."""
    regions = {roadmap.cluster.region_id: roadmap.cluster.region.name for roadmap in seen}
    programmes = {roadmap.programme_id: roadmap.programme.name for roadmap in seen}
    return FilterBar(
        regions=choices(in_order(regions), filters.region),
        programmes=choices(in_order(programmes), filters.programme),
        states=choices(PORTFOLIO_STATES.items(), filters.state),
        has_mine=bool(clusters_curated_by(person)),
    )
