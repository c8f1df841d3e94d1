"""A late forecast becomes a proposed date in a draft of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.errors import Incomplete, Refusal
from roadmaps.models import Revision
from roadmaps.progress.new_date import propose_date
from roadmaps.revisions import actions as revisions
from roadmaps.revisions import editing
from roadmaps.terms import RevisionStatus
from tests.factories import NOW, make_manager, make_official, make_roadmap
from tests.roadmaps.progress.reports import Scene, drafted, going_on, make_scene
from tests.roadmaps.revisions.plans import plan

pytestmark = pytest.mark.django_db

LATE = going_on(forecast_date=date(2029, 2, 1), slip_reason="Customs.", slip_category="law")


def planned() -> Scene:
    """The first milestone of an approved plan."""
    roadmap = make_roadmap()
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    first = revisions.start_draft(roadmap, plan(3), by=manager, at=NOW)
    revisions.submit(first, by=manager, at=NOW)
    revisions.approve(first, by=official, at=NOW)
    return Scene(roadmap.cluster, roadmap.milestones.order_by("pk")[0], manager, official)


def test_forecast_goes_into_a_new_draft_of_the_plan() -> None:
    scene = planned()
    drafted(scene, LATE)
    address = propose_date(scene.milestone, by=scene.manager, at=NOW)
    draft = Revision.objects.get(status=RevisionStatus.DRAFT)
    row = draft.rows.get(milestone=scene.milestone)
    assert (row.due_date, row.precision) == (date(2029, 2, 1), "day")
    assert address == f"/revisions/{draft.pk}/edit/?page=1#row-{row.pk}"


def test_draft_that_is_there_is_gone_on_with() -> None:
    scene = planned()
    drafted(scene, LATE)
    begun = editing.edit_plan(scene.milestone.roadmap, by=scene.manager, at=NOW)
    propose_date(scene.milestone, by=scene.manager, at=NOW)
    assert Revision.objects.get(status=RevisionStatus.DRAFT) == begun


@pytest.mark.parametrize("answers", [None, going_on(forecast_date=None)])
def test_without_a_late_forecast_there_is_nothing_to_propose(answers: object) -> None:
    scene = planned()
    if answers is not None:
        drafted(scene, going_on(forecast_date=None))
    with pytest.raises(Incomplete):
        propose_date(scene.milestone, by=scene.manager, at=NOW)
    assert not Revision.objects.filter(status=RevisionStatus.DRAFT).exists()


def test_milestone_that_the_draft_drops_is_told() -> None:
    scene = planned()
    drafted(scene, LATE)
    draft = editing.edit_plan(scene.milestone.roadmap, by=scene.manager, at=NOW)
    row = draft.rows.get(milestone=scene.milestone)
    editing.drop_row(draft, row.pk, by=scene.manager, at=NOW)
    with pytest.raises(Refusal, match="does not have this milestone"):
        propose_date(scene.milestone, by=scene.manager, at=NOW)


def test_milestone_without_a_plan_is_told() -> None:
    scene = make_scene()
    drafted(scene, LATE)
    with pytest.raises(Refusal):
        propose_date(scene.milestone, by=scene.manager, at=NOW)
    assert not Revision.objects.exists()
