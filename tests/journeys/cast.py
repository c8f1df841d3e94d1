"""The persons of a journey and the cluster that brings them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from clusters.models import Cluster
from portal.accounts.models import Person
from roadmaps.models import Roadmap
from tests import factories

MORNING = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
"""A Monday, ten o'clock in Moscow: letters may be sent."""
TODAY = date(2026, 11, 16)
PASSWORD = "three plain words 2026"


@dataclass(frozen=True)
class Cast:
    cluster: Cluster
    roadmap: Roadmap
    manager: Person
    official: Person


def make_cast(*, manager_language: str = "en", official_language: str = "en") -> Cast:
    """A cluster without a plan, its manager and its curator, each with PASSWORD."""
    cluster = factories.make_cluster("Композиты Алтая")
    manager = factories.make_manager(
        cluster, email="kim@altai.example", full_name="Olga Kim", language=manager_language, password=PASSWORD
    )
    official = factories.make_official(
        cluster,
        email="orlova@ministry.example",
        full_name="Irina Orlova",
        language=official_language,
        password=PASSWORD,
    )
    return Cast(cluster, factories.make_roadmap(cluster), manager, official)
