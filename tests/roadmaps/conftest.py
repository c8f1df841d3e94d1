"""A roadmap without a plan, and the two who deal with it; both read English."""

from __future__ import annotations

import pytest

from portal.accounts.models import Person
from roadmaps.models import Roadmap
from tests.factories import make_manager, make_official, make_roadmap


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap()


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster, language="en")


@pytest.fixture
def official(roadmap: Roadmap) -> Person:
    return make_official(roadmap.cluster, language="en")
