"""Several reports by one press while somebody else acts on one of them: nobody waits for the other for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from portal.accounts.models import Person
from portal.shell.grid_post import PostedCell
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions, taking_back, undoing
from roadmaps.progress.deciding import accept_all
from roadmaps.progress.grid_actions import discard_all, write_cells
from roadmaps.progress.review import sent_to
from roadmaps.terms import ReportStatus
from tests.factories import NOW, make_manager, make_milestone, make_official
from tests.roadmaps.progress.reports import Scene, drafted, make_scene, submitted
from tests.roadmaps.progress.test_races import accept, at_once, fresh, return_, withdraw

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections"),
    pytest.mark.django_db(transaction=True),
]
ROUNDS = range(4)
SEVERAL = 8


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
