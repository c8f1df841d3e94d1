from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import translation

from clusters.models import Role
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice, NoticeState
from portal.mail.delivery import deliver_due
from portal.mail.models import Message, MessageState
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import Milestone, ProgressReport
from roadmaps.progress import actions, undoing
from roadmaps.terms import Confidence, ReportStatus
from tests.factories import NOW, assign, make_milestone, make_official
from tests.roadmaps.progress.reports import Scene, accepted, done, going_on, make_scene, returned, submitted

pytestmark = pytest.mark.django_db

SOON = NOW + timedelta(seconds=119)
LATE = NOW + timedelta(seconds=120)
FIELDS = ("state", "percent", "forecast_date", "actual_date", "is_at_risk", "awaiting_since", "last_report_at")
DECISIONS = {"accept": accepted, "return": returned}


def state_of(scene: Scene) -> dict[str, object]:
    return Milestone.objects.values(*FIELDS).get(pk=scene.milestone.pk)


def open_notices() -> list[tuple[str, int]]:
    return list(Notice.objects.exclude(state=NoticeState.DONE).order_by("pk").values_list("kind", "person_id"))


def another(scene: Scene) -> Scene:
    return Scene(scene.cluster, make_milestone(scene.milestone.roadmap), scene.manager, scene.official)


@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("answers", [going_on(percent=70, confidence=Confidence.AT_RISK), done()])
def test_undo_puts_everything_back(decision: str, answers: object) -> None:
    scene = make_scene()
    accepted(scene, going_on(percent=10), at=NOW - timedelta(days=9))
    report = submitted(scene, answers, at=NOW - timedelta(days=1))
    before, waiting = state_of(scene), open_notices()
    if decision == "accept":
        actions.accept(report, by=scene.official, at=NOW)
    else:
        actions.return_(report, reason="No act.", by=scene.official, at=NOW)
    undoing.undo(report, by=scene.official, at=SOON)
    assert (state_of(scene), open_notices()) == (before, waiting)
    again = ProgressReport.objects.get(pk=report.pk)
    assert (again.status, again.reviewed_by, again.reviewed_at, again.reason, again.before) == (
        "submitted", None, None, "", None,
    )  # fmt: skip
    entry = LedgerEntry.objects.latest("sequence")
    assert (entry.verb, entry.actor_id) == ("report.decision_undone", scene.official.pk)
    assert entry.details["was"] == {"accept": "accepted", "return": "returned"}[decision]


@pytest.mark.parametrize(("moment", "is_undone"), [(NOW, True), (SOON, True), (LATE, False)])
@pytest.mark.parametrize("decision", DECISIONS)
@pytest.mark.parametrize("who", ["who decided", "colleague", "manager"])
def test_undo_by_person_and_moment(who: str, decision: str, moment: datetime, is_undone: bool) -> None:
    scene = make_scene()
    report = DECISIONS[decision](scene)
    by = {"who decided": scene.official, "manager": scene.manager}.get(who) or make_official(scene.cluster)
    if is_undone and who == "who decided":
        assert undoing.undo(report, by=by, at=moment) == (report,)
        assert ProgressReport.objects.get().status == ReportStatus.SUBMITTED
        return
    with pytest.raises(WrongState if who == "who decided" else Refusal):
        undoing.undo(report, by=by, at=moment)
    assert ProgressReport.objects.get().status != ReportStatus.SUBMITTED


def test_letter_waits_for_the_undo_and_goes_then() -> None:
    returned(make_scene())
    assert deliver_due(at=SOON) == 0
    assert deliver_due(at=LATE) == 1


def test_undone_return_is_never_mailed_and_the_next_one_is() -> None:
    scene = make_scene()
    report = returned(scene)
    undoing.undo(report, by=scene.official, at=SOON)
    assert Message.objects.get().state == MessageState.CANCELLED
    actions.return_(ProgressReport.objects.get(), reason="No seal.", by=scene.official, at=LATE)
    assert deliver_due(at=LATE + timedelta(days=1)) == 1
    assert "No seal." in Message.objects.get(state=MessageState.SENT).text


def test_undo_after_the_letter_has_left_is_refused_and_changes_nothing() -> None:
    scene = make_scene()
    report = returned(scene)
    Message.objects.update(state=MessageState.SENT)
    before = state_of(scene)
    with pytest.raises(WrongState, match="too late"):
        undoing.undo(report, by=scene.official, at=SOON)
    assert (ProgressReport.objects.get().status, state_of(scene)) == ("returned", before)


@pytest.mark.parametrize("decision", DECISIONS)
def test_decision_from_which_the_cluster_has_gone_on_stays(decision: str) -> None:
    scene = make_scene()
    report = DECISIONS[decision](scene)
    actions.save_draft(scene.milestone, going_on(percent=90), by=scene.manager, at=NOW)
    with pytest.raises(WrongState, match="gone on"):
        undoing.undo(report, by=scene.official, at=SOON)
    assert Message.objects.filter(state=MessageState.CANCELLED).count() == 0


def test_reports_accepted_by_one_press_come_back_together() -> None:
    scene = make_scene()
    reports = [submitted(each) for each in (scene, another(scene), another(scene))]
    for report in reports[:2]:
        actions.accept(report, by=scene.official, at=NOW)
    actions.accept(reports[2], by=scene.official, at=NOW + timedelta(seconds=1))
    assert [one.pk for one in undoing.undo(reports[1], by=scene.official, at=SOON)] == [one.pk for one in reports[:2]]
    assert list(ProgressReport.objects.order_by("pk").values_list("status", flat=True)) == [
        "submitted", "submitted", "accepted",
    ]  # fmt: skip


def test_reopened_report_waits_again_and_the_cluster_reads_why() -> None:
    scene = make_scene()
    report = accepted(scene, done())
    colleague = make_official(scene.cluster)
    undoing.reopen(report, reason=" The act is of another year. ", by=colleague, at=NOW + timedelta(days=30))
    milestone = Milestone.objects.get()
    assert (milestone.state, milestone.actual_date, milestone.awaiting_since) == ("not_started", None, NOW)
    notice = Notice.objects.get(kind="report.reopened", person=scene.manager)
    assert notice.params["reason"] == "The act is of another year."
    assert LedgerEntry.objects.latest("sequence").details["reason"] == "The act is of another year."
    actions.accept(ProgressReport.objects.get(), by=colleague, at=NOW + timedelta(days=31))
    assert Milestone.objects.get().actual_date == date(2026, 11, 10)


def test_reopening_needs_a_reason_and_another_person() -> None:
    scene = make_scene()
    report = accepted(scene)
    assign(scene.manager, Role.OFFICIAL, scene.cluster)
    with pytest.raises(Incomplete):
        undoing.reopen(report, reason=" ", by=scene.official, at=LATE)
    with pytest.raises(Refusal, match="your own report"):
        undoing.reopen(report, reason="A slip.", by=scene.manager, at=LATE)
    assert ProgressReport.objects.get().status == ReportStatus.ACCEPTED


def test_report_of_which_nothing_was_kept_is_not_reopened() -> None:
    scene = make_scene()
    report = accepted(scene)
    ProgressReport.objects.update(before=None)
    with pytest.raises(WrongState, match="was not kept"):
        undoing.reopen(report, reason="A slip.", by=scene.official, at=LATE)


# --- Two at once -------------------------------------------------------------------------------------------------

at_once = pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections")


def press_at_once(presses: list[Callable[[], object]]) -> list[str]:
    """Press in several threads at the same moment; what came of each."""
    ready, outcomes = Barrier(len(presses)), []

    def run(press: Callable[[], object]) -> None:
        ready.wait()
        try:
            with translation.override("en"):
                press()
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(f"{type(refusal).__name__}: {refusal.message}")
        finally:
            connection.close()

    threads = [Thread(target=run, args=[press]) for press in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def fresh(report: ProgressReport) -> ProgressReport:
    return ProgressReport.objects.select_related("milestone__roadmap__cluster").get(pk=report.pk)


def deed(name: str, report: ProgressReport, by: Person) -> Callable[[], object]:
    """A press that reads the report for itself, as each request does."""
    match name:
        case "accept":
            return lambda: actions.accept(fresh(report), by=by, at=NOW)
        case "return":
            return lambda: actions.return_(fresh(report), reason="No act.", by=by, at=NOW)
    return lambda: undoing.undo(fresh(report), by=by, at=SOON)


@at_once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deeds", [("accept", "accept"), ("accept", "return"), ("return", "return")])
def test_of_two_officials_one_decides_and_the_other_reads_who(deeds: tuple[str, str]) -> None:
    scene = make_scene()
    report = submitted(scene)
    officials = [scene.official, make_official(scene.cluster, full_name="Артём Седов")]
    presses = [deed(name, report, by) for name, by in zip(deeds, officials, strict=True)]
    refused, succeeded = press_at_once(presses)
    assert succeeded == "done"
    decided = ProgressReport.objects.select_related("reviewed_by").get()
    assert refused.startswith(f"WrongState: {decided.reviewed_by.short_name} has")
    assert LedgerEntry.objects.filter(verb__in=["report.accepted", "report.returned"]).count() == 1


@at_once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("decision", DECISIONS)
def test_decision_undone_twice_at_once_is_undone_once(decision: str) -> None:
    scene = make_scene()
    report = DECISIONS[decision](scene)
    refused, undone = press_at_once([deed("undo", report, scene.official)] * 2)
    assert (refused.partition(":")[0], undone) == ("WrongState", "done")
    assert LedgerEntry.objects.filter(verb="report.decision_undone").count() == 1


@at_once
@pytest.mark.django_db(transaction=True)
def test_undo_and_the_next_draft_at_once_leave_one_open_report() -> None:
    scene = make_scene()
    report = returned(scene)
    milestone = report.milestone
    outcomes = press_at_once(
        [
            deed("undo", report, scene.official),
            lambda: actions.save_draft(milestone, going_on(), by=scene.manager, at=SOON),
        ]
    )
    assert [outcome.partition(":")[0] for outcome in outcomes] == ["WrongState", "done"]
    assert ProgressReport.objects.filter(status__in=["draft", "submitted"]).count() == 1
