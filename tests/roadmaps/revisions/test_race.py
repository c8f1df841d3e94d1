"""Two officials press at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import Milestone, Revision
from roadmaps.revisions import actions
from roadmaps.terms import RevisionStatus
from tests.factories import NOW, make_manager, make_official, make_roadmap
from tests.roadmaps.revisions.plans import plan, row

at_once = pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections")


def approve(revision: Revision, official: Person) -> str:
    actions.approve(revision, by=official, at=NOW)
    return "approved"


def undo(revision: Revision, official: Person) -> str:
    actions.undo(revision, reason="A mistake", by=official, at=NOW)
    return "undone"


def press_at_once(presses: list[tuple[Revision, Person]], deed: Callable[[Revision, Person], str]) -> list[str]:
    """Decide in several threads at the same moment; what came of each."""
    ready, outcomes = Barrier(len(presses)), []

    def press(revision: Revision, official: Person) -> None:
        ready.wait()
        try:
            outcomes.append(deed(Revision.objects.get(pk=revision.pk), official))
        except Refusal as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [Thread(target=press, args=one) for one in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@at_once
@pytest.mark.django_db(transaction=True)
def test_one_plan_approved_by_two_at_once_is_approved_once():
    roadmap = make_roadmap()
    manager = make_manager(roadmap.cluster)
    revision = actions.start_draft(roadmap, plan(5), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    assert press_at_once([(revision, make_official()), (revision, make_official())], approve) == [
        "WrongState",
        "approved",
    ]
    assert Milestone.objects.count() == 5


@at_once
@pytest.mark.django_db(transaction=True)
def test_approval_undone_by_two_at_once_is_undone_once():
    roadmap = make_roadmap()
    manager = make_manager(roadmap.cluster)
    revision = actions.start_draft(roadmap, plan(5), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.approve(revision, by=make_official(), at=NOW)
    presses = [(revision, make_official()), (revision, make_official())]
    assert press_at_once(presses, undo) == ["WrongState", "undone"]
    assert not Milestone.objects.exists()


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_plans_approved_at_once_leave_one_in_force():
    roadmap = make_roadmap()
    manager = make_manager(roadmap.cluster)
    revisions = [actions.start_draft(roadmap, [*plan(5), row(name)], by=manager, at=NOW) for name in ("One", "Two")]
    for revision in revisions:
        actions.submit(revision, by=manager, at=NOW)
    assert press_at_once([(one, make_official()) for one in revisions], approve) == ["StalePlan", "approved"]
    assert Revision.objects.filter(status=RevisionStatus.APPROVED).count() == 1
    assert Milestone.objects.count() == 6
