"""Two people act on one report at the same moment, over two connections: one of them succeeds, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions, undoing, workbook_actions
from roadmaps.terms import ProgressState, ReportStatus
from tests.factories import NOW, make_manager, make_milestone, make_official
from tests.races import at_once
from tests.roadmaps.progress.forms_filled import check_of, filled, form_of, sent_back
from tests.roadmaps.progress.reports import accepted, done, drafted, going_on, make_scene, submitted

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections"),
    pytest.mark.django_db(transaction=True),
]
ROUNDS = range(5)
Deed = Callable[[ProgressReport, Person], object]


def fresh(report: ProgressReport) -> ProgressReport:
    return ProgressReport.objects.select_related("milestone__roadmap__cluster", "milestone__roadmap__programme").get(
        pk=report.pk
    )


def submit(report: ProgressReport, person: Person) -> None:
    actions.submit(fresh(report), by=person, at=NOW)


def withdraw(report: ProgressReport, person: Person) -> None:
    actions.withdraw(fresh(report), by=person, at=NOW)


def accept(report: ProgressReport, person: Person) -> None:
    actions.accept(fresh(report), by=person, at=NOW)


def return_(report: ProgressReport, person: Person) -> None:
    actions.return_(fresh(report), reason="Attach the protocol.", by=person, at=NOW)


def undo(report: ProgressReport, person: Person) -> None:
    undoing.undo(fresh(report), by=person, at=NOW)


def reopen(report: ProgressReport, person: Person) -> None:
    undoing.reopen(fresh(report), reason="A mistake", by=person, at=NOW)


def verbs() -> list[str]:
    return list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True))


def requires_one_winner(outcomes: list[str]) -> None:
    assert sorted(outcomes) == ["WrongState", "done"]


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize(
    ("first", "second"),
    [(accept, accept), (accept, return_), (return_, return_), (accept, withdraw), (return_, withdraw)],
    ids=lambda deed: deed.__name__,
)
def test_report_that_waits_is_decided_once(first: Deed, second: Deed, _round: int):
    scene = make_scene()
    report = submitted(scene, done())
    other = scene.manager if second is withdraw else make_official(scene.cluster)
    before = verbs()

    requires_one_winner(at_once(lambda: first(report, scene.official), lambda: second(report, other)))

    report, milestone = fresh(report), Milestone.objects.get()
    is_accepted = report.status == ReportStatus.ACCEPTED
    assert (milestone.state == ProgressState.DONE) is is_accepted
    assert milestone.awaiting_since is None
    assert (report.reviewed_by_id is None) is (report.status == ReportStatus.WITHDRAWN)
    assert len(verbs()) == len(before) + 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_draft_sent_by_two_at_once_is_sent_once(_round: int):
    scene = make_scene()
    report, colleague = drafted(scene), make_manager(scene.cluster)
    requires_one_winner(at_once(lambda: submit(report, scene.manager), lambda: submit(report, colleague)))
    assert verbs().count("report.submitted") == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_report_begun_by_two_at_once_is_one(_round: int):
    scene = make_scene()
    colleague = make_manager(scene.cluster)
    outcomes = at_once(
        lambda: actions.save_draft(scene.milestone, going_on(percent=10), by=scene.manager, at=NOW),
        lambda: actions.save_draft(scene.milestone, going_on(percent=20), by=colleague, at=NOW),
    )
    report = ProgressReport.objects.get()
    assert outcomes in (["done", "done"], ["done", "WrongState"], ["WrongState", "done"])
    # Whoever is told “done” finds the words in the report, or in the ledger that a colleague went on with it.
    assert verbs().count("report.saved") == outcomes.count("done")
    assert (report.percent, report.author_id) in {(10, scene.manager.pk), (20, colleague.pk)}


@pytest.mark.parametrize("_round", ROUNDS)
def test_nothing_changed_said_by_two_at_once_is_said_once(_round: int):
    scene = make_scene()
    colleague = make_manager(scene.cluster)
    requires_one_winner(
        at_once(
            lambda: actions.repeat(scene.milestone, by=scene.manager, at=NOW),
            lambda: actions.repeat(scene.milestone, by=colleague, at=NOW),
        )
    )
    assert ProgressReport.objects.count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_draft_sent_while_a_colleague_writes_on_keeps_what_was_sent(_round: int):
    scene = make_scene()
    report, colleague = drafted(scene, going_on(percent=10)), make_manager(scene.cluster)
    outcomes = at_once(
        lambda: submit(report, scene.manager),
        lambda: actions.save_draft(scene.milestone, going_on(percent=20), by=colleague, at=NOW),
    )
    assert outcomes[0] == "done"
    # Either the colleague was first, and that was sent; or second, and was told so.
    assert fresh(report).percent == (20 if outcomes[1] == "done" else 10)
    assert fresh(report).status == ReportStatus.SUBMITTED


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("second", [undo, reopen], ids=lambda deed: deed.__name__)
def test_decision_taken_back_by_two_at_once_is_taken_back_once(second: Deed, _round: int):
    scene = make_scene()
    report = accepted(scene, done())
    other = scene.official if second is undo else make_official(scene.cluster)
    requires_one_winner(at_once(lambda: undo(report, scene.official), lambda: second(report, other)))
    milestone = Milestone.objects.get()
    assert fresh(report).status == ReportStatus.SUBMITTED
    assert (milestone.state, milestone.actual_date) == (ProgressState.NOT_STARTED, None)


@pytest.mark.parametrize("_round", ROUNDS)
def test_decision_taken_back_while_the_cluster_goes_on_is_one_or_the_other(_round: int):
    scene = make_scene()
    report = submitted(scene)
    return_(report, scene.official)
    at_once(
        lambda: undo(report, scene.official),
        lambda: actions.save_draft(scene.milestone, going_on(percent=70), by=scene.manager, at=NOW),
    )
    statuses = sorted(ProgressReport.objects.values_list("status", flat=True))
    assert statuses in (["submitted"], ["draft", "returned"])


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_workbook_pressed_by_two_at_once_is_taken_once(_round: int):
    scene = make_scene()
    roadmap, colleague = scene.milestone.roadmap, make_manager(scene.cluster)
    make_milestone(roadmap, code="1.8")
    cells = {(code, "percent"): 40 for code in ("1.7", "1.8")}
    workbook = sent_back(roadmap, filled(form_of(roadmap), cells), by=scene.manager)
    sign = check_of(workbook, by=scene.manager).sign
    outcomes = at_once(
        lambda: workbook_actions.apply(workbook, sign=sign, by=scene.manager, at=NOW),
        lambda: workbook_actions.apply(workbook, sign=sign, by=colleague, at=NOW),
    )
    requires_one_winner(outcomes)
    assert ProgressReport.objects.filter(status=ReportStatus.SUBMITTED).count() == 2
    assert verbs().count("reports.workbook_applied") == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_workbook_pressed_while_a_colleague_reports_overwrites_nothing(_round: int):
    scene = make_scene()
    roadmap, colleague = scene.milestone.roadmap, make_manager(scene.cluster)
    drafted(scene, going_on(percent=5))
    workbook = sent_back(roadmap, filled(form_of(roadmap), {("1.7", "percent"): 40}), by=scene.manager)
    sign = check_of(workbook, by=scene.manager).sign
    outcomes = at_once(
        lambda: workbook_actions.apply(workbook, sign=sign, by=scene.manager, at=NOW),
        lambda: actions.save_draft(scene.milestone, going_on(percent=60), by=colleague, at=NOW),
    )
    requires_one_winner(outcomes)
    report = ProgressReport.objects.get()
    assert (report.status, report.percent) == (("submitted", 40) if outcomes[0] == "done" else ("draft", 60))
