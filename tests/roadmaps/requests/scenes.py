"""Requests for tests, made through the actions. It is Sunday, 15 November 2026; the programme's target is five days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from clusters.models import Cluster, Role
from portal.accounts.models import Person
from roadmaps.models import Milestone, Request, Roadmap
from roadmaps.requests import actions, closing
from roadmaps.terms import RequestKind, RequestStatus
from tests.factories import (
    NOW,
    assign,
    make_cluster,
    make_manager,
    make_milestone,
    make_official,
    make_person,
    make_roadmap,
)


def days_later(days: int) -> datetime:
    return NOW + timedelta(days=days)


@dataclass(frozen=True)
class Scene:
    """A cluster with a milestone, two of its people, and two officials of the ministry."""

    cluster: Cluster
    milestone: Milestone
    manager: Person
    contributor: Person
    official: Person
    colleague: Person

    @property
    def roadmap(self) -> Roadmap:
        return self.milestone.roadmap


def make_scene(name: str = "Altai Composites", roadmap: Roadmap | None = None) -> Scene:
    roadmap = roadmap or make_roadmap(make_cluster(name))
    cluster = roadmap.cluster
    contributor = make_person(full_name="Пётр Ли", language="en")
    assign(contributor, Role.CONTRIBUTOR, cluster)
    return Scene(
        cluster=cluster,
        milestone=make_milestone(roadmap, code="1.7", title="Second press"),
        manager=make_manager(cluster, language="en"),
        contributor=contributor,
        official=make_official(cluster, language="en"),
        colleague=make_official(cluster, full_name="Антон Седов", language="en"),
    )


def ask_help(scene: Scene, **changed: Any) -> Request:
    values: dict[str, Any] = {
        "kind": RequestKind.HELP,
        "need": "Customs papers for the press",
        "category": "permit",
        "by": scene.manager,
        "at": NOW,
    }
    return actions.ask(changed.pop("on", scene.milestone), **(values | changed))


def ask_information(scene: Scene, **changed: Any) -> Request:
    values: dict[str, Any] = {
        "kind": RequestKind.INFORMATION,
        "need": "How many jobs has the press created?",
        "category": "other",
        "by": scene.official,
        "at": NOW,
    }
    return actions.ask(changed.pop("on", scene.milestone), **(values | changed))


def in_state(status: str, scene: Scene, kind: str = RequestKind.HELP) -> Request:
    """A request in that state, brought there step by step."""
    request = ask_help(scene) if kind == RequestKind.HELP else ask_information(scene)
    asker = request.asked_by
    answerer = scene.official if kind == RequestKind.HELP else scene.manager
    if status == RequestStatus.OPEN:
        return request
    if status == RequestStatus.WITHDRAWN:
        return closing.withdraw(request, by=asker, at=NOW)
    request = actions.take(request, by=answerer, at=NOW)
    if status == RequestStatus.TAKEN:
        return request
    if status == RequestStatus.ASKED_BACK:
        return actions.ask_back(request, text="Which customs office?", by=answerer, at=NOW)
    request = actions.answer(request, text="The papers are on their way.", by=answerer, at=NOW)
    if status == RequestStatus.ANSWERED:
        return request
    if status == RequestStatus.RESOLVED:
        return closing.resolve(request, by=asker, at=NOW)
    return closing.reopen(request, text="Nothing has come.", by=asker, at=NOW)
