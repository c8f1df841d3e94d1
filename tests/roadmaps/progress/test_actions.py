from __future__ import annotations

from datetime import date, timedelta

import pytest

from clusters.models import Role
from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice, NoticeState
from portal.mail.models import Message
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions, undoing
from roadmaps.terms import Confidence, ReportStatus
from tests.factories import NOW, assign, make_cluster, make_manager, make_official
from tests.roadmaps.progress.reports import (
    LATER,
    accepted,
    done,
    drafted,
    going_on,
    make_scene,
    returned,
    submitted,
)

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True))


def open_notices(kind: str) -> list[int]:
    rows = Notice.objects.filter(kind=kind).exclude(state=NoticeState.DONE)
    return sorted(rows.values_list("person_id", flat=True))


# --- Drafts ------------------------------------------------------------------------------------------------------


def test_save_draft_keeps_incomplete_answers() -> None:
    scene = make_scene()
    report = drafted(scene, going_on(forecast_date=date(2027, 3, 1)))
    assert (report.status, report.author, report.forecast_date) == ("draft", scene.manager, date(2027, 3, 1))


def test_save_draft_twice_keeps_one_report() -> None:
    scene = make_scene()
    first = drafted(scene)
    second = drafted(scene, going_on(percent=70))
    assert (first.pk, second.percent, ProgressReport.objects.count()) == (second.pk, 70, 1)


def test_save_draft_signs_who_wrote_last() -> None:
    scene = make_scene()
    drafted(scene)
    colleague = make_official(scene.cluster)
    assert actions.save_draft(scene.milestone, going_on(), by=colleague, at=LATER).author == colleague


def test_save_draft_while_one_is_with_the_ministry() -> None:
    scene = make_scene()
    submitted(scene)
    with pytest.raises(WrongState, match="with the ministry"):
        drafted(scene)


@pytest.mark.parametrize("closed", [{"cancelled_at": NOW}, {"state": "done", "actual_date": date(2026, 11, 1)}])
def test_closed_milestone_takes_no_report(closed: dict[str, object]) -> None:
    scene = make_scene(**closed)
    with pytest.raises(WrongState):
        drafted(scene)
    with pytest.raises(WrongState):
        actions.repeat(scene.milestone, by=scene.manager, at=NOW)


def test_draft_of_a_milestone_dropped_meanwhile_cannot_be_sent() -> None:
    scene = make_scene()
    report = drafted(scene)
    Milestone.objects.filter(pk=scene.milestone.pk).update(cancelled_at=NOW)
    with pytest.raises(WrongState, match="dropped"):
        actions.submit(report, by=scene.manager, at=NOW)


# --- Submitting --------------------------------------------------------------------------------------------------


def test_submit_passes_the_turn_to_the_ministry() -> None:
    scene = make_scene()
    report = submitted(scene)
    report.refresh_from_db()
    assert (report.status, report.submitted_by, report.submitted_at) == ("submitted", scene.manager, NOW)
    assert open_notices("report.submitted") == [scene.official.pk]
    assert verbs() == ["report.saved", "report.submitted"]


def test_submit_done_awaits_review_from_that_moment() -> None:
    scene = make_scene()
    submitted(scene, done())
    assert Milestone.objects.get().awaiting_since == NOW


def test_submit_of_work_going_on_awaits_nothing() -> None:
    scene = make_scene()
    submitted(scene)
    assert Milestone.objects.get().awaiting_since is None


def test_submit_incomplete_says_what_is_missing_and_changes_nothing() -> None:
    scene = make_scene()
    report = drafted(scene, going_on(forecast_date=date(2027, 3, 1)))
    with pytest.raises(Incomplete, match="say why"):
        actions.submit(report, by=scene.manager, at=NOW)
    report.refresh_from_db()
    assert (report.status, open_notices("report.submitted")) == ("draft", [])


def test_submit_counts_the_day_in_the_programmes_zone() -> None:
    scene = make_scene()
    late_evening = NOW.replace(hour=22)
    submitted(scene, done(actual_date=date(2026, 11, 16)), at=late_evening)
    assert ProgressReport.objects.get().status == ReportStatus.SUBMITTED


def test_submit_twice() -> None:
    scene = make_scene()
    report = submitted(scene)
    with pytest.raises(WrongState):
        actions.submit(report, by=scene.manager, at=LATER)


def test_submit_does_not_ask_the_reporter_to_review() -> None:
    scene = make_scene()
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    submitted(scene)
    assert open_notices("report.submitted") == [scene.official.pk]


def test_review_days_are_counted_from_each_submission() -> None:
    scene = make_scene()
    returned(scene)
    report = submitted(scene, at=NOW + timedelta(days=3))
    assert report.submitted_at == NOW + timedelta(days=3)


# --- Accepting ---------------------------------------------------------------------------------------------------


def test_accept_writes_the_report_onto_the_milestone() -> None:
    scene = make_scene()
    accepted(scene, going_on(percent=60, confidence=Confidence.AT_RISK), at=NOW)
    milestone = Milestone.objects.get()
    assert (milestone.state, milestone.percent, milestone.forecast_date) == ("in_progress", 60, date(2026, 12, 20))
    assert (milestone.is_at_risk, milestone.last_report_at, milestone.awaiting_since) == (True, NOW, None)


def test_accept_done_writes_the_actual_day() -> None:
    scene = make_scene()
    accepted(scene, done())
    milestone = Milestone.objects.get()
    assert (milestone.state, milestone.percent, milestone.actual_date) == ("done", 100, date(2026, 11, 10))
    assert milestone.awaiting_since is None


@pytest.mark.parametrize(
    ("confidence", "is_at_risk"),
    [(Confidence.ON_TRACK, False), (Confidence.AT_RISK, True), (Confidence.CRITICAL, True)],
)
def test_accept_takes_the_confidence_over(confidence: str, is_at_risk: bool) -> None:
    scene = make_scene(is_at_risk=not is_at_risk)
    accepted(scene, going_on(confidence=confidence))
    assert Milestone.objects.get().is_at_risk is is_at_risk


def test_accept_never_writes_the_baseline() -> None:
    scene = make_scene()
    accepted(scene, going_on(forecast_date=date(2027, 5, 1), slip_reason="Customs.", slip_category="law"))
    assert Milestone.objects.get().baseline_date == date(2026, 12, 31)


def test_accept_settles_the_officials_and_tells_the_author() -> None:
    scene = make_scene()
    accepted(scene)
    assert (open_notices("report.submitted"), open_notices("report.accepted")) == ([], [scene.manager.pk])
    assert verbs()[-1] == "report.accepted"
    assert Message.objects.count() == 0


def test_accept_ones_own_report() -> None:
    scene = make_scene()
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    report = submitted(scene)
    with pytest.raises(Refusal, match="your own report"):
        actions.accept(report, by=scene.manager, at=LATER)
    assert ProgressReport.objects.get().status == ReportStatus.SUBMITTED


def test_accept_a_report_that_one_sent_for_another() -> None:
    scene = make_scene()
    report = drafted(scene)
    actions.submit(report, by=scene.official, at=NOW)
    with pytest.raises(Refusal, match="your own report"):
        actions.accept(report, by=scene.official, at=LATER)


def test_accept_second_official_learns_who_was_first() -> None:
    scene = make_scene()
    report = submitted(scene)
    stale = ProgressReport.objects.get(pk=report.pk)
    actions.accept(report, by=scene.official, at=LATER)
    with pytest.raises(WrongState, match=r"И\. Орлова has accepted this report already"):
        actions.accept(stale, by=make_official(full_name="Анна Седова"), at=LATER)
    assert ProgressReport.objects.get().reviewed_by == scene.official


def test_return_after_another_returned_learns_who_was_first() -> None:
    scene = make_scene()
    report = submitted(scene)
    stale = ProgressReport.objects.get(pk=report.pk)
    actions.return_(report, reason="No act.", by=scene.official, at=LATER)
    with pytest.raises(WrongState, match="has returned this report already"):
        actions.return_(stale, reason="Dates.", by=make_official(), at=LATER)
    assert ProgressReport.objects.get().reason == "No act."


def test_accept_on_a_dropped_milestone_changes_nothing() -> None:
    scene = make_scene()
    report = submitted(scene)
    Milestone.objects.filter(pk=scene.milestone.pk).update(cancelled_at=NOW)
    with pytest.raises(WrongState, match="can only be returned"):
        actions.accept(report, by=scene.official, at=LATER)
    report.refresh_from_db()
    assert (report.status, report.reviewed_by, Milestone.objects.get().percent) == ("submitted", None, 0)


# --- Returning and withdrawing -----------------------------------------------------------------------------------


def test_return_gives_the_turn_back_with_a_reason() -> None:
    scene = make_scene()
    report = returned(scene, done())
    report.refresh_from_db()
    assert (report.status, report.reason, report.reviewed_by) == ("returned", "Attach the protocol.", scene.official)
    milestone = Milestone.objects.get()
    assert (milestone.awaiting_since, milestone.state) == (None, "not_started")
    assert (open_notices("report.submitted"), open_notices("report.returned")) == ([], [scene.manager.pk])


@pytest.mark.parametrize("decide", ["accept", "return"])
def test_author_who_has_left_the_cluster_is_told_nothing_of_it(decide: str) -> None:
    scene = make_scene()
    report = submitted(scene)
    newcomer = make_manager(scene.cluster)
    scene.manager.assignments.update(cluster=make_cluster("Beta Optics"))
    if decide == "accept":
        actions.accept(report, by=scene.official, at=LATER)
    else:
        actions.return_(report, reason="Attach the protocol.", by=scene.official, at=LATER)
    told = Notice.objects.exclude(person=scene.official).values_list("person", flat=True)
    assert list(told) == [newcomer.pk]
    assert set(Message.objects.values_list("person", flat=True)) <= {newcomer.pk}


def test_return_writes_to_the_author_at_once() -> None:
    scene = make_scene()
    report = returned(scene)
    letter = Message.objects.get()
    assert letter.key.startswith(f"report-returned:{report.pk}:{scene.manager.pk}:")
    assert (letter.address, letter.not_before) == (scene.manager.email, NOW + timedelta(minutes=2))
    assert letter.subject == "Report returned: 1.7 Second press"
    assert "Attach the protocol." in letter.text
    assert f"/m/{scene.milestone.pk}/report/" in letter.text


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_return_without_a_reason(reason: str) -> None:
    scene = make_scene()
    report = submitted(scene)
    with pytest.raises(Incomplete):
        actions.return_(report, reason=reason, by=scene.official, at=LATER)


def test_return_ones_own_report() -> None:
    scene = make_scene()
    report = submitted(scene)
    with pytest.raises(Refusal, match="your own report"):
        actions.return_(report, reason="No.", by=scene.manager, at=LATER)


def test_report_again_after_a_return_settles_the_notice() -> None:
    scene = make_scene()
    returned(scene)
    submitted(scene, at=LATER)
    assert open_notices("report.returned") == []
    assert [report.status for report in ProgressReport.objects.order_by("pk")] == ["returned", "submitted"]


def test_withdraw_takes_it_off_the_ministrys_desk() -> None:
    scene = make_scene()
    report = submitted(scene, done())
    actions.withdraw(report, by=scene.manager, at=LATER)
    report.refresh_from_db()
    assert (report.status, Milestone.objects.get().awaiting_since) == ("withdrawn", None)
    assert (open_notices("report.submitted"), verbs()[-1]) == ([], "report.withdrawn")


def test_withdraw_somebody_elses_report() -> None:
    scene = make_scene()
    report = submitted(scene)
    with pytest.raises(Refusal, match="may withdraw"):
        actions.withdraw(report, by=scene.official, at=LATER)


def test_withdraw_after_review() -> None:
    scene = make_scene()
    report = accepted(scene)
    stale = ProgressReport.objects.get(pk=report.pk)
    with pytest.raises(WrongState, match="has accepted this report already"):
        actions.withdraw(stale, by=scene.manager, at=LATER)


# --- Every move from every state ---------------------------------------------------------------------------------

MOVES = {
    "submit": lambda report, scene: actions.submit(report, by=scene.manager, at=LATER),
    "accept": lambda report, scene: actions.accept(report, by=scene.official, at=LATER),
    "return": lambda report, scene: actions.return_(report, reason="No act.", by=scene.official, at=LATER),
    "withdraw": lambda report, scene: actions.withdraw(report, by=scene.manager, at=LATER),
    "undo": lambda report, scene: undoing.undo(report, by=scene.official, at=SOON),
    "reopen": lambda report, scene: undoing.reopen(report, reason="A slip.", by=scene.official, at=LATER),
}
ALLOWED = {
    ("draft", "submit"): "submitted",
    ("submitted", "accept"): "accepted",
    ("submitted", "return"): "returned",
    ("submitted", "withdraw"): "withdrawn",
    ("accepted", "undo"): "submitted",
    ("returned", "undo"): "submitted",
    ("accepted", "reopen"): "submitted",
}
SOON = NOW + timedelta(seconds=60)


def report_in(state: str) -> tuple[ProgressReport, object]:
    scene = make_scene()
    match state:
        case "draft":
            return drafted(scene), scene
        case "submitted":
            return submitted(scene), scene
        case "accepted":
            return accepted(scene), scene
        case "returned":
            return returned(scene), scene
    report = submitted(scene)
    actions.withdraw(report, by=scene.manager, at=NOW)
    return report, scene


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", [status.value for status in ReportStatus])
def test_every_move_from_every_state(state: str, move: str) -> None:
    report, scene = report_in(state)
    before = LedgerEntry.objects.count()
    expected = ALLOWED.get((state, move))
    if expected is None:
        with pytest.raises(WrongState):
            MOVES[move](report, scene)
    else:
        MOVES[move](report, scene)
    assert ProgressReport.objects.get().status == (expected or state)
    assert LedgerEntry.objects.count() - before == (1 if expected else 0)
