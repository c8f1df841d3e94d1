"""The reports that wait for a person's decision: which of them are looked at, in which order, which comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.policy import Permission, clusters_named, clusters_unnamed
from portal.accounts.models import Person
from roadmaps.models import ProgressReport
from roadmaps.models.report import ReportQuerySet
from roadmaps.progress.evidence_chips import with_bringers


class Whose(models.TextChoices):
    MINE = "mine", _("Mine")
    UNASSIGNED = "unassigned", _("Unassigned")
    ALL = "", pgettext_lazy("filter", "All")


class Order(models.TextChoices):
    WAITING = "", _("waiting longest")
    CLUSTER = "cluster", _("by cluster")


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands in the address: of whose clusters, in which order."""

    whose: Whose = Whose.ALL
    order: Order = Order.WAITING

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Choice:
        """The choice of an address; a word that is not known counts as not said."""
        whose, order = said.get("whose", ""), said.get("order", "")
        return cls(
            Whose(whose) if whose in Whose.values else Whose.ALL,
            Order(order) if order in Order.values else Order.WAITING,
        )

    def address(self, **changed: Any) -> str:
        """The query of an address with this choice, the changes applied: "?whose=mine&report=12"; else empty."""
        said = {"whose": self.whose, "order": self.order} | changed
        query = urlencode({name: value for name, value in said.items() if value})
        return f"?{query}" if query else ""


ALL = Choice()


def waiting_for(person: Person, choice: Choice = ALL) -> ReportQuerySet:
    """The reports that wait for this person's decision, in the chosen order."""
    waiting = (
        ProgressReport.objects.where(person, Permission.REVIEW)
        .to_review()
        .select_related("milestone__roadmap__cluster", "milestone__roadmap__programme", "author")
        .prefetch_related(with_bringers())
    )
    if choice.whose == Whose.MINE:
        waiting = waiting.filter(milestone__roadmap__cluster__in=clusters_named(person, Permission.REVIEW))
    elif choice.whose == Whose.UNASSIGNED:
        waiting = waiting.filter(milestone__roadmap__cluster__in=clusters_unnamed(person, Permission.REVIEW))
    if choice.order == Order.CLUSTER:
        return waiting.order_by("milestone__roadmap__cluster__name", "submitted_at", "pk")
    return waiting


def next_after(report: ProgressReport, person: Person, choice: Choice = ALL) -> tuple[int | None, int]:
    """The report to show after a decision on this one, None when nothing is left; and how many are left."""
    left = [(place_of(one, choice), one.pk) for one in waiting_for(person, choice) if not one.is_own(person)]
    later = [pk for place, pk in left if place > place_of(report, choice)]
    return (later[0] if later else left[0][1] if left else None), len(left)


def place_of(report: ProgressReport, choice: Choice) -> tuple[Any, ...]:
    place = (report.submitted_at, report.pk)
    return (report.milestone.roadmap.cluster.name, *place) if choice.order == Order.CLUSTER else place
