"""The one link that a report had becomes evidence, and backwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import NOW, make_manager, make_milestone

BEFORE = ("roadmaps", "0008_confidence_ratings")
AFTER = ("roadmaps", "0010_link_moved_to_evidence")


def migrate(target: tuple[str, str]) -> Apps:
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps


@pytest.fixture
def _forward_again() -> Any:
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("roadmaps"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_forward_again")
def test_link_of_a_report_becomes_evidence_and_back() -> None:
    milestone = make_milestone()
    author = make_manager(milestone.roadmap.cluster)
    fields = {"author_id": author.pk, "created_at": NOW, "state": "done"}
    reports = migrate(BEFORE).get_model("roadmaps", "ProgressReport").objects
    sent = {"status": "returned", "reason": "The act.", "submitted_at": NOW + timedelta(hours=1)}
    with_link = reports.create(milestone_id=milestone.pk, evidence_link="https://example.org/act.pdf", **fields, **sent)
    without = reports.create(milestone_id=milestone.pk, **fields)

    evidence = migrate(AFTER).get_model("roadmaps", "Evidence").objects
    assert list(evidence.values_list("report", "kind", "link", "added_by", "added_at")) == [
        (with_link.pk, "link", "https://example.org/act.pdf", author.pk, NOW + timedelta(hours=1))
    ]
    evidence.create(
        report_id=with_link.pk, kind="link", link="https://example.org/2", added_by_id=author.pk, added_at=NOW
    )

    links = dict(migrate(BEFORE).get_model("roadmaps", "ProgressReport").objects.values_list("pk", "evidence_link"))
    assert links == {with_link.pk: "https://example.org/2", without.pk: ""}
