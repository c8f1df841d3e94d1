"""Reports for tests, made through the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from clusters.models import Cluster
from portal.accounts.models import Person
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions
from roadmaps.progress.answers import ReportAnswers
from roadmaps.terms import ProgressState
from tests.factories import NOW, make_cluster, make_manager, make_milestone, make_official, make_roadmap

LATER = NOW + timedelta(hours=2)


@dataclass(frozen=True)
class Scene:
    """One milestone due on 31 December 2026, its manager and its official; it is 15 November."""

    cluster: Cluster
    milestone: Milestone
    manager: Person
    official: Person


def make_scene(**fields: Any) -> Scene:
    cluster = make_cluster("Altai Composites")
    milestone = make_milestone(make_roadmap(cluster), code="1.7", title="Second press", **fields)
    manager = make_manager(cluster, language="en")
    return Scene(cluster, milestone, manager, make_official(cluster, language="en"))


def going_on(**changed: Any) -> ReportAnswers:
    values: dict[str, Any] = {
        "state": ProgressState.IN_PROGRESS,
        "percent": 40,
        "forecast_date": date(2026, 12, 20),
        "comment": "The press is ordered.",
    }
    return ReportAnswers(**(values | changed))


def done(**changed: Any) -> ReportAnswers:
    values: dict[str, Any] = {
        "state": ProgressState.DONE,
        "actual_date": date(2026, 11, 10),
        "comment": "The press works.",
        "evidence_link": "https://example.org/act.pdf",
    }
    return ReportAnswers(**(values | changed))


def drafted(scene: Scene, answers: ReportAnswers | None = None, *, at: datetime = NOW) -> ProgressReport:
    return actions.save_draft(scene.milestone, answers or going_on(), by=scene.manager, at=at)


def submitted(scene: Scene, answers: ReportAnswers | None = None, *, at: datetime = NOW) -> ProgressReport:
    report = drafted(scene, answers, at=at)
    actions.submit(report, by=scene.manager, at=at)
    return report


def accepted(scene: Scene, answers: ReportAnswers | None = None, *, at: datetime = NOW) -> ProgressReport:
    report = submitted(scene, answers, at=at)
    actions.accept(report, by=scene.official, at=at)
    return report


def returned(scene: Scene, answers: ReportAnswers | None = None, *, at: datetime = NOW) -> ProgressReport:
    report = submitted(scene, answers, at=at)
    actions.return_(report, reason="Attach the protocol.", by=scene.official, at=at)
    return report
