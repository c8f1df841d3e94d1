"""The reports that wait for a person's decision: which of them are looked at, in which order, which comes next.

Pages begin at a report (its place in the order), so that none is left out or shown twice while others are decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.policy import Permission, clusters_named, clusters_unnamed
from portal.accounts.models import Person
from portal.shell.addresses import row_number
from roadmaps.models import ProgressReport
from roadmaps.models.report import ReportQuerySet
from roadmaps.progress.evidence_chips import with_bringers

ROWS = 50


class Whose(models.TextChoices):
    MINE = "mine", _("Mine")
    UNASSIGNED = "unassigned", _("Unassigned")
    ALL = "", pgettext_lazy("filter", "All")


class Order(models.TextChoices):
    WAITING = "", _("waiting longest")
    CLUSTER = "cluster", _("by cluster")


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands in the address: of whose clusters, in which order, from which report (its pk) on."""

    whose: Whose = Whose.ALL
    order: Order = Order.WAITING
    start: int | None = None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Choice:
        """The choice of an address; a word that is not known counts as not said."""
        whose, order, start = (str(said.get(name, "")) for name in ("whose", "order", "start"))
        return cls(
            Whose(whose) if whose in Whose.values else Whose.ALL,
            Order(order) if order in Order.values else Order.WAITING,
            row_number(start),
        )

    def address(self, **changed: Any) -> str:
        """The query of an address with this choice, the changes applied: "?whose=mine&report=12"; else empty."""
        said = {"whose": self.whose, "order": self.order, "start": self.start} | changed
        query = urlencode({name: value for name, value in said.items() if value})
        return f"?{query}" if query else ""


ALL = Choice()


@dataclass(frozen=True, slots=True)
class Part:
    """A page of the queue: its reports, how many wait in all, and where the next one begins (a pk)."""

    reports: tuple[ProgressReport, ...]
    count: int
    next_start: int | None


def waiting_for(person: Person, choice: Choice = ALL) -> ReportQuerySet:
    """The reports that wait for this person's decision, in the chosen order; all of them, wherever a page begins."""
    waiting = (
        ProgressReport.objects.where(person, Permission.REVIEW)
        .to_review()
        .select_related("milestone__roadmap__cluster", "milestone__roadmap__programme", "author", "period")
        .prefetch_related(with_bringers())
    )
    if choice.whose == Whose.MINE:
        waiting = waiting.filter(milestone__roadmap__cluster__in=clusters_named(person, Permission.REVIEW))
    elif choice.whose == Whose.UNASSIGNED:
        waiting = waiting.filter(milestone__roadmap__cluster__in=clusters_unnamed(person, Permission.REVIEW))
    return waiting.order_by(*order_of(choice))


def part_of(person: Person, choice: Choice = ALL, *, chosen: int | None = None) -> Part:
    """The page that the choice begins; one that holds the chosen report (its pk), when that waits elsewhere."""
    waiting = waiting_for(person, choice)
    start = sent_report(choice.start)
    rows = list((waiting.filter(from_place(start, choice)) if start else waiting)[: ROWS + 1])
    if chosen is not None and chosen not in [row.pk for row in rows[:ROWS]]:
        elsewhere = waiting.filter(pk=chosen).first()
        rows = list(waiting.filter(from_place(elsewhere, choice))[: ROWS + 1]) if elsewhere else rows
    if not rows and start is not None:
        rows = list(waiting[: ROWS + 1])
    return Part(tuple(rows[:ROWS]), waiting.count(), rows[ROWS].pk if len(rows) > ROWS else None)


def next_after(report: ProgressReport, person: Person, choice: Choice = ALL) -> tuple[int | None, int]:
    """The report to show after a decision on this one, None when nothing is left; and how many are left."""
    left = waiting_for(person, choice).but_for_own(person).prefetch_related(None)
    following = left.filter(from_place(report, choice)).exclude(pk=report.pk).first() or left.first()
    return (following.pk if following else None), left.count()


def sent_report(pk: int | None) -> ProgressReport | None:
    """The report at which a page begins, decided meanwhile or not: its place in the order stays."""
    if pk is None:
        return None
    sent = ProgressReport.objects.filter(pk=pk, submitted_at__isnull=False)
    return sent.select_related("milestone__roadmap__cluster").first()


def order_of(choice: Choice) -> tuple[str, ...]:
    by_cluster = ("milestone__roadmap__cluster__name",) if choice.order == Order.CLUSTER else ()
    return (*by_cluster, "submitted_at", "pk")


def from_place(report: ProgressReport, choice: Choice) -> Q:
    """What stands where the report stands or after it, in the order of the choice; everything after a mere draft."""
    if report.submitted_at is None:
        return Q()
    later = Q(submitted_at__gt=report.submitted_at) | Q(submitted_at=report.submitted_at, pk__gte=report.pk)
    if choice.order == Order.WAITING:
        return later
    name = report.milestone.roadmap.cluster.name
    return Q(milestone__roadmap__cluster__name__gt=name) | (Q(milestone__roadmap__cluster__name=name) & later)
