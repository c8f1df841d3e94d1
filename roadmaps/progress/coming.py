"""When the ministry may expect the next reports: what a queue says in which nothing waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from clusters.policy import Permission, clusters_where
from portal.accounts.models import Person
from roadmaps.models import ExpectedReport, Milestone, ReportingPeriod


@dataclass(frozen=True, slots=True)
class Expected:
    """The next day by which clusters report, and how many of them."""

    on: date
    clusters: int


def next_expected(person: Person, *, on: date) -> Expected | None:
    """The next day by which somebody reports to this person; None when no period says so. Three queries at most.

    What an open period still lacks comes first, then the period that opens next.
    """
    return _still_missing(person, on) or _planned(person, on)


def _still_missing(person: Person, on: date) -> Expected | None:
    missing = (
        ExpectedReport.objects.filter(
            roadmap__cluster__in=clusters_where(person, Permission.REVIEW),
            heard_on__isnull=True,
            period__cluster_due_date__gte=on,
            milestone__in=Milestone.objects.unfinished(),
        )
        .order_by("period__cluster_due_date")
        .values_list("period__cluster_due_date")
        .annotate(clusters=Count("roadmap__cluster", distinct=True))
    )
    return next((Expected(day, clusters) for day, clusters in missing[:1]), None)


def _planned(person: Person, on: date) -> Expected | None:
    reporting = Milestone.objects.where(person, Permission.REVIEW).unfinished()
    planned = ReportingPeriod.objects.filter(
        opened_at__isnull=True,
        cluster_due_date__gte=on,
        programme__in=reporting.order_by().values("roadmap__programme"),
    )
    period = planned.order_by("cluster_due_date", "pk").first()
    if period is None:
        return None
    theirs = reporting.filter(roadmap__programme=period.programme_id)
    clusters = theirs.aggregate(clusters=Count("roadmap__cluster", distinct=True))["clusters"]
    return Expected(period.cluster_due_date, clusters)
