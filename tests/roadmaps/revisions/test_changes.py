from __future__ import annotations

from random import Random

import pytest

from roadmaps.models import RevisionRow
from roadmaps.revisions import actions
from roadmaps.revisions.changes import proposed
from roadmaps.revisions.queries import PlanDifference, difference_of, rows_of
from tests.factories import NOW, make_manager, make_official, make_roadmap
from tests.roadmaps.revisions.plans import plan
from tests.roadmaps.revisions.random_plans import changed_plan, random_plan, sent

pytestmark = pytest.mark.django_db


def told(found: PlanDifference) -> tuple[object, ...]:
    """What a difference says, whatever rows were left out of it."""
    added = [found.new[one.index].pk for one in found.difference.added]
    removed = [found.old[one.index].pk for one in found.difference.removed]
    changed = [(found.new[one.new.index].pk, one.fields, one.is_moved) for one in found.difference.changed]
    return added, removed, changed, found.dropped, found.same_count, found.row_count


@pytest.mark.parametrize("seed", range(25))
def test_proposed_tells_what_the_whole_difference_tells(seed: int):
    chance = Random(seed)
    roadmap = make_roadmap()
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    rows = random_plan(chance)
    first = sent(roadmap, rows, manager, chance)
    assert told(proposed(first)) == told(difference_of((), rows_of(first)))
    actions.approve(first, by=official, at=NOW)
    second = sent(roadmap, changed_plan(chance, rows), manager, chance)
    assert told(proposed(second)) == told(difference_of(rows_of(first), rows_of(second)))


def test_proposed_leaves_new_rows_out_and_counts_them():
    roadmap = make_roadmap()
    draft = actions.start_draft(roadmap, plan(12), by=make_manager(roadmap.cluster), at=NOW)
    found = proposed(draft, most_added=5)
    assert [row.row.code for row in found.new] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert (found.added_count, found.row_count, found.same_count) == (12, 12, 0)


def test_proposed_never_leaves_out_a_row_that_asks():
    roadmap = make_roadmap()
    draft = actions.start_draft(roadmap, plan(12), by=make_manager(roadmap.cluster), at=NOW)
    RevisionRow.objects.filter(revision=draft, code="1.12").update(candidates=[1])
    found = proposed(draft, most_added=2)
    assert [row.row.code for row in found.new] == ["1.1", "1.2", "1.12"]
