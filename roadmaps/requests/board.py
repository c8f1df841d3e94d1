"""The board of requests: whose turn, how old, who is in charge; the viewer's own side first."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from clusters.calendar import working_days_between
from clusters.models import Cluster
from clusters.policy import Permission, can, clusters_where
from portal.accounts.models import Person
from portal.shell.alphabet import alphabet_key
from roadmaps.models import Request, RequestStep, Roadmap
from roadmaps.models.request import RequestQuerySet
from roadmaps.requests.ageing import Ageing, ageing, working_days
from roadmaps.requests.clock import clocks_of
from roadmaps.requests.filters import BoardFilters, Option, Section, category_label, category_options, kind_options
from roadmaps.requests.possible import may_take
from roadmaps.requests.sides import may_answer
from roadmaps.requests.steps import whole
from roadmaps.requests.waiting import waiting_for
from roadmaps.terms import REQUEST_OPEN, RequestKind, RequestStatus, Turn

LATELY_DAYS = 30
ROWS_AT_FIRST, ROWS_ON_PAGE = 10, 25
MOST_MEASURED = 200
ASKS_OFFERED = 3
RUNNING = (*REQUEST_OPEN, RequestStatus.ANSWERED)


@dataclass(frozen=True, slots=True)
class Row:
    """One request in a list. `ageing` is None when it is closed; then `outcome` says what came of it."""

    request: Request
    category: str
    ageing: Ageing | None
    outcome: str
    may_take: bool
    may_be_chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the board; `more` leads to all of it, "" when all is shown."""

    section: Section
    title: str
    count: int
    page: Page[Request]
    rows: tuple[Row, ...]
    more: str
    may_be_chosen: bool


@dataclass(frozen=True, slots=True)
class Board:
    on: date
    lead: str
    parts: tuple[Part, ...]
    filters: BoardFilters
    kinds: tuple[Option, ...]
    categories: tuple[Option, ...]
    clusters: tuple[Option, ...]
    median: str
    has_any: bool
    asks: tuple[Roadmap, ...]


def board_for(person: Person, filters: BoardFilters, *, now: datetime, on: date, page: str | None) -> Board:
    """The board on a day. A fixed number of queries, however many requests there are."""
    seen = Request.objects.visible_to(person)
    narrowed = seen.filter(filters.as_condition())
    if filters.mine:
        narrowed = narrowed.filter(pk__in=waiting_for(person, on=on).values("pk"))
    counts = dict(seen.filter(status__in=RUNNING).order_by().values_list("category").annotate(count=Count("pk")))
    sections = (filters.section,) if filters.section else order_for(person)
    parts = tuple(part_of(section, narrowed, person, filters, now=now, on=on, page=page) for section in sections)
    seen_clusters = list(clusters_where(person, Permission.SEE))
    return Board(
        on=on,
        lead=lead_of(waiting_for(person, on=on).count()),
        parts=parts,
        filters=filters,
        kinds=kind_options(filters.kind),
        categories=category_options(counts, filters.category),
        clusters=cluster_options(seen_clusters, filters.cluster),
        median=median_words(seen, now, on),
        has_any=bool(counts) or any(part.count for part in parts) or filters.is_set,
        asks=askable_by(person),
    )


def askable_by(person: Person) -> tuple[Roadmap, ...]:
    """Of what the person may ask the ministry's help for, the roadmaps; () when there are too many to choose from."""
    own = Roadmap.objects.filter(cluster__in=clusters_where(person, Permission.ASK_HELP))
    found = tuple(own.select_related("cluster", "programme").order_by("cluster__name", "pk")[: ASKS_OFFERED + 1])
    return found if len(found) <= ASKS_OFFERED else ()


def order_for(person: Person) -> tuple[Section, ...]:
    """The viewer's own side first, then the other, then what is over."""
    own = Section.MINISTRY if can(person, Permission.SEE_PORTFOLIO) else Section.CLUSTER
    other = Section.CLUSTER if own == Section.MINISTRY else Section.MINISTRY
    return own, other, Section.CLOSED


def part_of(
    section: Section,
    narrowed: RequestQuerySet,
    person: Person,
    filters: BoardFilters,
    *,
    now: datetime,
    on: date,
    page: str | None,
) -> Part:
    found = whole(of_section(narrowed, section, now)).prefetch_related(
        Prefetch("steps", RequestStep.objects.order_by("at", "pk"))
    )
    size = ROWS_ON_PAGE if filters.section else ROWS_AT_FIRST
    shown = Paginator(found, size).get_page(page if filters.section else 1)
    rows = tuple(row_of(request, person, on) for request in shown)
    return Part(
        section=section,
        title=title_of(section),
        count=shown.paginator.count,
        page=shown,
        rows=rows,
        more=filters.address(section) if shown.has_next() and not filters.section else "",
        may_be_chosen=sum(row.may_be_chosen for row in rows) > 1,
    )


def title_of(section: Section) -> str:
    match section:
        case Section.MINISTRY:
            return pgettext("requests", "Waiting for the ministry")
        case Section.CLUSTER:
            return _("Waiting for the clusters")
        case _:
            return _("Over in the last 30 days")


def of_section(requests: RequestQuerySet, section: Section, now: datetime) -> RequestQuerySet:
    """The part's requests: what has to move first comes first, of those that are over the latest."""
    if section == Section.CLOSED:
        return requests.filter(closed_at__gte=now - timedelta(days=LATELY_DAYS)).order_by("-closed_at", "-pk")
    turn = Turn.MINISTRY if section == Section.MINISTRY else Turn.CLUSTER
    return requests.turn_of(turn).order_by("turn_due_date", "asked_at", "pk")


def row_of(request: Request, person: Person, on: date) -> Row:
    """Needs the steps at hand."""
    day_of = request.roadmap.programme.day_of
    age = None
    if request.turn_due_date is not None:
        spent = clocks_of(request.steps.all(), on=on, day_of=day_of).of(request.turn)
        age = ageing(spent, due=request.turn_due_date, on=on)
    return Row(
        request=request,
        category=category_label(request.category),
        ageing=age,
        outcome=outcome_of(request),
        may_take=may_take(person, request),
        may_be_chosen=request.is_open and request.kind == RequestKind.HELP and may_answer(person, request),
    )


def outcome_of(request: Request) -> str:
    """“answered in 4 working days, helped”"""
    if request.status == RequestStatus.WITHDRAWN:
        return _("withdrawn")
    if request.status != RequestStatus.RESOLVED or request.answered_at is None:
        return ""
    days = days_to_answer(request)
    said = [_("answered in %(days)s") % {"days": working_days(days)} if days else _("answered on the same day")]
    if request.has_helped is not None:
        said.append(_("it helped") if request.has_helped else _("it did not help"))
    return ", ".join(said)


def days_to_answer(request: Request) -> int:
    """Working days from the question to the answer, on whichever clock."""
    day_of = request.roadmap.programme.day_of
    answered = request.answered_at
    return working_days_between(day_of(request.asked_at), day_of(answered)) if answered else 0


def lead_of(count: int) -> str:
    if count == 0:
        return _("Nothing here waits for you.")
    return ngettext("%(count)s request waits for you.", "%(count)s requests wait for you.", count) % {"count": count}


def median_words(seen: RequestQuerySet, now: datetime, on: date) -> str:
    """How fast help came lately, said beside the target; "" before anything was answered."""
    lately = seen.filter(kind=RequestKind.HELP, answered_at__gte=now - timedelta(days=LATELY_DAYS))
    measured = list(lately.select_related("roadmap__programme").order_by("-answered_at", "-pk")[:MOST_MEASURED])
    if not measured:
        return ""
    median = round(statistics.median(days_to_answer(request) for request in measured))
    target = measured[0].roadmap.programme.request_target_days
    return _("Help answered in the last 30 days: %(median)s in the median, the target is %(target)s.") % {
        "median": working_days(median),
        "target": target,
    }


def cluster_options(clusters: Iterable[Cluster], chosen: int | None) -> tuple[Option, ...]:
    ordered = sorted(clusters, key=lambda cluster: alphabet_key(cluster.name))
    return tuple(Option(str(cluster.pk), cluster.name, cluster.pk == chosen) for cluster in ordered)
