"""The navigation of the person who looks: which places, and how much waits there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clusters.models import Role
from clusters.policy import Permission, can, has_role
from portal.accounts.models import Person
from roadmaps.models import ProgressReport, Revision, Roadmap
from roadmaps.requests.waiting import waiting_for
from roadmaps.terms import RevisionStatus


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main navigation; `count` is how much waits there for the person."""

    label: str | Promise
    url: str
    is_current: bool
    count: int = 0


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The places of the signed-in person: two queries for cluster people and for officials, none for others."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"navigation": []}
    return {"navigation": list(_places(person, request.path))}


def _places(person: Person, path: str) -> Iterator[Place]:
    if has_role(person, Role.CLUSTER_MANAGER, Role.CONTRIBUTOR, Role.OFFICIAL):
        yield Place(_("Home"), reverse("home"), path == reverse("home"))
    if has_role(person, Role.CLUSTER_MANAGER, Role.CONTRIBUTOR):
        yield from _own_roadmaps(person, path)
    if can(person, Permission.SEE_PORTFOLIO):
        yield _place(_("Portfolio"), "portfolio", path)
    if can(person, Permission.REVIEW):
        yield _place(_("To review"), "review", path, count=_to_decide(person))
    if can(person, Permission.SEE):
        waiting = waiting_for(person, on=timezone.localdate()).count() if can(person, Permission.DISCUSS) else 0
        yield _place(_("Requests"), "requests", path, count=waiting)
    if can(person, Permission.REVIEW):
        yield _place(_("Reminders"), "reminders", path)
    if can(person, Permission.MANAGE_PEOPLE):
        yield _place(pgettext_lazy("page", "People"), "people", path)
    if can(person, Permission.MANAGE_PROGRAMMES):
        yield _place(_("Settings"), "programmes", path)
    if can(person, Permission.SEE_LEDGER):
        yield _place(_("Ledger"), "ledger", path)


def _place(label: Promise, name: str, path: str, count: int = 0) -> Place:
    url = reverse(name)
    return Place(label, url, path.startswith(url), count)


def _own_roadmaps(person: Person, path: str) -> Iterator[Place]:
    """The person's roadmaps while they are few; with more of them the home page is the list."""
    roadmaps = list(Roadmap.objects.where(person, Permission.REPORT).select_related("cluster")[:3])
    if len(roadmaps) > 2:
        return
    for roadmap in roadmaps:
        url = roadmap.get_absolute_url()
        label = _("Roadmap") if len(roadmaps) == 1 else roadmap.cluster.name
        yield Place(label, url, path.startswith(url))


def _to_decide(person: Person) -> int:
    """How many reports and revisions wait for the person's decision; one query for both."""
    reports = ProgressReport.objects.where(person, Permission.REVIEW).to_review().order_by().values("pk")
    revisions = Revision.objects.where(person, Permission.APPROVE).filter(status=RevisionStatus.SUBMITTED)
    return reports.union(revisions.order_by().values("pk"), all=True).count()
