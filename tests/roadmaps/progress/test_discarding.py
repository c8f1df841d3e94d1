"""A draft is thrown away: what goes with it, what stays, and what a row of the grid does by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice, NoticeState
from portal.shell.grid_post import PostedCell
from roadmaps.discussion import actions as discussion
from roadmaps.discussion import changing
from roadmaps.errors import Refusal, WrongState
from roadmaps.models import Evidence, Milestone, ProgressReport
from roadmaps.progress import actions, queries
from roadmaps.progress.grid_actions import write_cells
from roadmaps.progress.infected import INFECTED, tell_found
from roadmaps.terms import ReportStatus, ScanState
from tests.factories import NOW, make_evidence, make_manager, make_png
from tests.roadmaps.progress.reports import LATER, Scene, accepted, drafted, going_on, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def discard(scene: Scene, report: ProgressReport) -> None:
    actions.discard(report, by=scene.manager, at=LATER)


def write(scene: Scene, name: str, text: str, was: str) -> None:
    """Type into a cell of the grid."""
    said = PostedCell(scene.milestone.pk, name, text, was)
    states = [one.state for one in write_cells(scene.milestone.roadmap, [said], by=scene.manager, at=LATER)]
    assert states == ["saved"]


# --- One draft ---------------------------------------------------------------------------------------------------


def test_draft_goes_and_the_ledger_remembers(scene: Scene) -> None:
    report = drafted(scene)
    make_evidence(report, name="Act.png")
    discard(scene, report)
    assert (ProgressReport.objects.count(), Evidence.objects.count()) == (0, 0)
    entry = LedgerEntry.objects.latest("sequence")
    assert (entry.verb, entry.subject_id, entry.actor, entry.details["evidence"]) == (
        "report.discarded",
        str(report.pk),
        scene.manager,
        ["Act.png"],
    )


def test_after_it_nothing_has_changed_may_be_said(scene: Scene) -> None:
    report = drafted(scene)
    with pytest.raises(WrongState, match="discard the draft first"):
        actions.repeat(scene.milestone, by=scene.manager, at=LATER)
    discard(scene, report)
    assert actions.repeat(scene.milestone, by=scene.manager, at=LATER).is_unchanged


@pytest.mark.parametrize("made", [submitted, returned, accepted], ids=["submitted", "returned", "accepted"])
def test_what_was_sent_is_never_discarded(scene: Scene, made: object) -> None:
    report = made(scene)  # type: ignore[operator]
    with pytest.raises(WrongState, match="sent or discarded meanwhile"):
        discard(scene, report)
    assert ProgressReport.objects.get() == report


def test_withdrawn_report_is_never_discarded(scene: Scene) -> None:
    report = submitted(scene)
    actions.withdraw(report, by=scene.manager, at=LATER)
    with pytest.raises(WrongState, match="sent or discarded meanwhile"):
        discard(scene, report)


def test_second_press_is_told(scene: Scene) -> None:
    report = drafted(scene)
    again = ProgressReport.objects.get()
    discard(scene, report)
    with pytest.raises(WrongState, match="sent or discarded meanwhile"):
        discard(scene, again)


def test_draft_that_is_gone_cannot_be_sent(scene: Scene) -> None:
    report = drafted(scene)
    again = ProgressReport.objects.get()
    discard(scene, report)
    with pytest.raises(WrongState, match="sent or discarded meanwhile"):
        actions.submit(again, by=scene.manager, at=LATER)


def test_changes_of_a_returned_report_go_and_it_stays_itself(scene: Scene) -> None:
    sent = returned(scene)
    kept = make_evidence(sent, name="Act.png")
    mending = drafted(scene, going_on(percent=80), at=LATER)
    assert mending.evidence.get().file == kept.file
    discard(scene, mending)
    sent.refresh_from_db()
    assert (sent.status, sent.percent, sent.evidence.get()) == (ReportStatus.RETURNED, 40, kept)
    assert kept.file.storage.exists(kept.file.name)
    assert queries.answers_to_begin_from(scene.milestone, on=LATER.date()).percent == 40


def test_draft_that_people_have_written_about_stays(scene: Scene) -> None:
    report = drafted(scene)
    message = discussion.write(report, text="Is it the second press?", by=make_manager(scene.cluster), at=NOW)
    with pytest.raises(Refusal, match="have written about this draft"):
        discard(scene, report)
    assert ProgressReport.objects.get().messages.get() == message
    changing.remove(message, by=message.author, at=LATER)
    discard(scene, report)
    assert ProgressReport.objects.count() == 0


def test_virus_is_settled_with_its_last_report(scene: Scene) -> None:
    sent = returned(scene)
    make_evidence(sent, name="Old.png", scan=ScanState.INFECTED)
    mending = drafted(scene, going_on(percent=80), at=LATER)
    make_evidence(mending, name="New.png", content=make_png(3), scan=ScanState.INFECTED)
    tell_found(at=LATER)
    discard(scene, mending)
    waiting = Notice.objects.filter(kind=INFECTED, person=scene.manager).exclude(state=NoticeState.DONE)
    assert [notice.params["name"] for notice in waiting] == ["Old.png"]


@pytest.mark.django_db(transaction=True)
def test_stored_bytes_go_with_the_draft(scene: Scene) -> None:
    report = drafted(scene)
    stored = Path(make_evidence(report).file.path)
    assert stored.exists()
    discard(scene, report)
    assert not stored.exists()


# --- A row of the grid whose answers are what they were ----------------------------------------------------------


def test_cell_that_is_undone_leaves_no_draft(scene: Scene) -> None:
    write(scene, "percent", "30", "0")
    write(scene, "percent", "0", "30")
    assert ProgressReport.objects.get().percent == 0  # 30 percent had put the work under way
    write(scene, "state", "not_started", "in_progress")
    assert ProgressReport.objects.count() == 0
    assert LedgerEntry.objects.latest("sequence").verb == "report.discarded"


def test_cells_of_a_returned_report_go_back_to_it(scene: Scene) -> None:
    sent = returned(scene)
    make_evidence(sent)
    write(scene, "percent", "80", "40")
    assert ProgressReport.objects.count() == 2
    write(scene, "percent", "40", "80")
    assert (ProgressReport.objects.get(), Evidence.objects.get().report) == (sent, sent)


def test_row_that_says_again_what_was_accepted_is_no_draft(scene: Scene) -> None:
    accepted(scene)
    write(scene, "comment", "Ordered twice.", "")
    write(scene, "comment", "", "Ordered twice.")
    assert set(ProgressReport.objects.values_list("status", flat=True)) == {ReportStatus.ACCEPTED}


def test_evidence_of_its_own_keeps_the_draft(scene: Scene) -> None:
    write(scene, "comment", "See the act.", "")
    make_evidence(ProgressReport.objects.get())
    write(scene, "comment", "", "See the act.")
    assert Evidence.objects.get().report.status == ReportStatus.DRAFT


def test_evidence_struck_out_keeps_the_draft(scene: Scene) -> None:
    make_evidence(returned(scene))
    write(scene, "percent", "80", "40")
    ProgressReport.objects.get(status=ReportStatus.DRAFT).evidence.all().delete()
    write(scene, "percent", "40", "80")
    assert ProgressReport.objects.filter(status=ReportStatus.DRAFT).count() == 1


def test_words_about_it_keep_the_draft(scene: Scene) -> None:
    write(scene, "comment", "See the act.", "")
    discussion.write(ProgressReport.objects.get(), text="Which act?", by=make_manager(scene.cluster), at=NOW)
    write(scene, "comment", "", "See the act.")
    assert ProgressReport.objects.get().comment == ""


def test_reason_that_nobody_needs_any_more_makes_no_draft(scene: Scene) -> None:
    """The report accepted last explained a date that has been approved since."""
    late = date(2027, 2, 1)
    accepted(scene, going_on(forecast_date=late, slip_reason="Customs.", slip_category="law"))
    Milestone.objects.update(baseline_date=late + timedelta(days=1))
    write(scene, "percent", "50", "40")
    write(scene, "percent", "40", "50")
    assert set(ProgressReport.objects.values_list("status", flat=True)) == {ReportStatus.ACCEPTED}


# --- Two at once -------------------------------------------------------------------------------------------------


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["send", "write", "discard"])
def test_draft_is_discarded_whole_or_not_at_all(scene: Scene, other: str) -> None:
    report = drafted(scene)
    make_evidence(report)
    ready, said = Barrier(2), []
    deeds: dict[str, Callable[[], object]] = {
        "discard": lambda: discard(scene, report),
        "send": lambda: actions.submit(report, by=scene.manager, at=LATER),
        "write": lambda: write(scene, "comment", "Late words.", "The press is ordered."),
    }

    def work(deed: Callable[[], object]) -> None:
        ready.wait()
        try:
            deed()
        except Refusal:
            said.append("refused")
        else:
            said.append("done")
        finally:
            connection.close()

    threads = [Thread(target=work, args=(deeds[name],)) for name in ("discard", other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    statuses = list(ProgressReport.objects.values_list("status", flat=True))
    assert "done" in said
    assert (len(statuses), Evidence.objects.count()) in [(0, 0), (1, 1), (1, 0)]
    assert said.count("done") == 1 or other == "write"
