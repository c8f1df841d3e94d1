"""Several reports by one press while somebody else acts on one of them: nobody waits for the other for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from portal.accounts.models import Person
from portal.shell.grid_post import PostedCell
from roadmaps.models import Milestone, ProgressReport, Revision
from roadmaps.progress import actions, taking_back, undoing
from roadmaps.progress.deciding import accept_all
from roadmaps.progress.grid_actions import discard_all, write_cells
from roadmaps.progress.review import sent_to
from roadmaps.revisions.actions import approve, start_draft, submit, undo
from roadmaps.revisions.drafting import Decisions
from roadmaps.terms import ReportStatus
from tests.factories import NOW, make_manager, make_milestone, make_official
from tests.roadmaps.progress.reports import Scene, drafted, make_scene, submitted
from tests.roadmaps.progress.test_races import accept, at_once, fresh, return_, withdraw
from tests.roadmaps.revisions.plans import plan

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections"),
    pytest.mark.django_db(transaction=True),
]
ROUNDS = range(4)
SEVERAL, MANY = 8, 240
FIRST = date(2027, 6, 30)


def several(scene: Scene, make: Callable[[Scene], ProgressReport]) -> list[ProgressReport]:
    more = [make_milestone(scene.milestone.roadmap, code=f"2.{number}") for number in range(SEVERAL - 1)]
    return [make(Scene(scene.cluster, one, scene.manager, scene.official)) for one in (scene.milestone, *more)]


def write_in(report: ProgressReport, person: Person) -> None:
    cell = PostedCell(report.milestone_id, "percent", "77", None)
    write_cells(fresh(report).milestone.roadmap, [cell], by=person, at=NOW)


def accepted_together(scene: Scene, official: Person) -> None:
    accept_all(sent_to(official), by=official, at=NOW)


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("second", [accept, return_, withdraw, write_in], ids=lambda deed: deed.__name__)
def test_accepted_together_while_one_is_acted_upon(second: Callable[..., None], _round: int) -> None:
    scene = make_scene()
    reports = several(scene, submitted)
    other = make_official(scene.cluster) if second in (accept, return_) else scene.manager
    outcomes = at_once(
        lambda: accepted_together(scene, scene.official),
        *(lambda report=report: second(report, other) for report in reversed(reports[-3:])),
    )
    assert set(outcomes) <= {"done", "WrongState"}
    assert outcomes[0] == "done"
    assert not ProgressReport.objects.filter(status=ReportStatus.SUBMITTED).exists()


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_officials_accept_the_same_selection(_round: int) -> None:
    scene = make_scene()
    several(scene, submitted)
    colleague = make_official(scene.cluster)
    outcomes = at_once(
        lambda: accepted_together(scene, scene.official),
        lambda: accepted_together(scene, colleague),
    )
    assert outcomes == ["done", "done"]
    assert ProgressReport.objects.filter(status=ReportStatus.ACCEPTED).count() == SEVERAL


@pytest.mark.parametrize("_round", ROUNDS)
def test_nothing_has_changed_in_many_while_a_colleague_says_so_of_one(_round: int) -> None:
    scene = make_scene()
    more = [make_milestone(scene.milestone.roadmap, code=f"2.{number}") for number in range(SEVERAL)]
    colleague = make_manager(scene.cluster)
    outcomes = at_once(
        lambda: actions.repeat_all(more, by=scene.manager, at=NOW),
        lambda: actions.repeat(more[-1], by=colleague, at=NOW),
        lambda: actions.repeat_all(list(reversed(more)), by=colleague, at=NOW),
    )
    assert set(outcomes) <= {"done", "WrongState"}
    assert ProgressReport.objects.filter(status=ReportStatus.SUBMITTED).count() == SEVERAL


@pytest.mark.parametrize("_round", ROUNDS)
def test_taken_back_together_while_an_official_accepts(_round: int) -> None:
    scene = make_scene()
    reports = several(scene, submitted)
    outcomes = at_once(
        lambda: taking_back.take_back(scene.milestone.roadmap, by=scene.manager, at=NOW),
        lambda: accept(reports[-1], scene.official),
        lambda: accept(reports[-2], scene.official),
    )
    assert set(outcomes) <= {"done", "WrongState"}
    assert outcomes[0] == "done"
    assert not ProgressReport.objects.filter(status=ReportStatus.SUBMITTED).exists()


@pytest.mark.parametrize("_round", ROUNDS)
def test_undone_together_while_the_cluster_writes_in_the_grid(_round: int) -> None:
    scene = make_scene()
    reports = several(scene, submitted)
    accepted_together(scene, scene.official)
    outcomes = at_once(
        lambda: undoing.undo(fresh(reports[0]), by=scene.official, at=NOW),
        *(lambda report=report: write_in(report, scene.manager) for report in reports[-2:]),
    )
    assert set(outcomes) <= {"done", "WrongState"}
    statuses = set(ProgressReport.objects.values_list("status", flat=True))
    assert statuses in ({"submitted"}, {"accepted", "draft"})


@pytest.mark.parametrize("_round", ROUNDS)
def test_discarded_together_while_a_colleague_writes_on(_round: int) -> None:
    scene = make_scene()
    reports = several(scene, drafted)
    colleague = make_manager(scene.cluster)
    outcomes = at_once(
        lambda: discard_all([fresh(report) for report in reports], by=scene.manager, at=NOW),
        *(lambda report=report: write_in(report, colleague) for report in reversed(reports[-2:])),
    )
    assert outcomes == ["done"] * 3
    assert Milestone.objects.count() == SEVERAL


@pytest.mark.parametrize("_round", ROUNDS)
def test_plan_approved_and_taken_back_while_the_cluster_reports_on_all_of_it(_round: int) -> None:
    scene = make_scene()
    moved = moved_plan(scene)
    milestones = list(Milestone.objects.filter(roadmap=scene.milestone.roadmap).order_by("pk")[::60])
    for deed in (lambda: approve(moved, by=scene.official, at=NOW), lambda: undo_plan(moved, scene.official)):
        outcomes = at_once(deed, *(lambda: write_in_all(milestones, scene.manager) for _ in range(3)))
        assert outcomes == ["done"] * 4
    assert set(Milestone.objects.exclude(pk=scene.milestone.pk).values_list("baseline_date", flat=True)) == {FIRST}


def moved_plan(scene: Scene) -> Revision:
    """A plan that waits to be approved and moves each of the milestones that are in force."""
    roadmap = scene.milestone.roadmap
    in_force = start_draft(roadmap, plan(MANY, due=FIRST.isoformat()), by=scene.manager, at=NOW)
    submit(in_force, by=scene.manager, at=NOW)
    approve(in_force, by=scene.official, at=NOW)
    moved = start_draft(roadmap, plan(MANY, due="2027-07-31")[::-1], by=scene.manager, at=NOW)
    reasons = dict.fromkeys(roadmap.milestones.values_list("pk", flat=True), ("Delivery", "procurement"))
    submit(moved, by=scene.manager, at=NOW, decisions=Decisions(reasons=reasons))
    return moved


def write_in_all(milestones: list[Milestone], person: Person) -> None:
    cells = [PostedCell(one.pk, "percent", "77", None) for one in milestones]
    write_cells(milestones[0].roadmap, cells, by=person, at=NOW)


def undo_plan(revision: Revision, official: Person) -> None:
    undo(Revision.objects.get(pk=revision.pk), reason="A mistake", by=official, at=NOW)
