"""Cells become drafts, drafts are sent; nobody writes over what somebody else wrote."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.shell.grid_post import PostedCell
from roadmaps.models import Milestone, ProgressReport, Roadmap
from roadmaps.progress.grid_actions import Outcome, Sent, write_and_submit, write_cells
from roadmaps.progress.grid_lines import lines_of, rows_for
from roadmaps.terms import ProgressState, ReportStatus
from tests.factories import NOW, TODAY, make_manager, make_milestone
from tests.roadmaps.progress.reports import LATER, Scene, accepted, done, drafted, going_on, make_scene, submitted

at_once = pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: it takes two connections")
pytestmark = pytest.mark.django_db


def cell(milestone: Milestone, name: str, text: str, was: str | None = None) -> PostedCell:
    return PostedCell(milestone.pk, name, text, was)


def write(scene: Scene, *cells: PostedCell, by: Person | None = None) -> list[tuple[str, str]]:
    outcomes = write_cells(scene.milestone.roadmap, cells, by=by or scene.manager, at=NOW)
    return [(outcome.state, outcome.words) for outcome in outcomes]


def shown(roadmap: Roadmap) -> list[PostedCell]:
    """Every cell of the page, as it stands."""
    lines = lines_of(rows_for(roadmap), on=TODAY)
    return [PostedCell(line.milestone.pk, *pair, pair[1]) for line in lines for pair in line.texts.items()]


def send(scene: Scene, *more: PostedCell) -> tuple[list[Outcome], Sent]:
    roadmap = scene.milestone.roadmap
    typed = {one.key for one in more}
    cells = [one for one in shown(roadmap) if one.key not in typed]
    return write_and_submit(roadmap, [*cells, *more], by=scene.manager, at=NOW)


def test_cell_becomes_the_draft_prefilled_from_last_time() -> None:
    scene = make_scene()
    accepted(scene, going_on(percent=60))
    assert write(scene, cell(scene.milestone, "percent", "70", "60")) == [("saved", "")]
    report = ProgressReport.objects.latest("pk")
    assert (report.status, report.percent, report.forecast_date) == (ReportStatus.DRAFT, 70, date(2026, 12, 20))
    assert LedgerEntry.objects.latest("sequence").verb == "report.saved"


def test_text_that_was_there_already_makes_no_draft() -> None:
    scene = make_scene()
    assert write(scene, cell(scene.milestone, "percent", "0", "0")) == []
    assert ProgressReport.objects.count() == 0


def test_cells_of_a_row_are_taken_in_the_order_of_the_columns() -> None:
    scene = make_scene()
    m = scene.milestone
    cells = [cell(m, "category", "law"), cell(m, "reason", "Customs."), cell(m, "forecast", "01.02.2027")]
    assert write(scene, *cells) == [("saved", "")] * 3
    report = ProgressReport.objects.get()
    assert (report.forecast_date, report.slip_category, report.slip_reason) == (date(2027, 2, 1), "law", "Customs.")


def test_refused_text_leaves_its_neighbours_written() -> None:
    scene = make_scene()
    m = scene.milestone
    outcomes = write(scene, cell(m, "percent", "lots", "0"), cell(m, "comment", "Ordered.", ""))
    assert outcomes == [("refused", "Enter a number from 0 to 100."), ("saved", "")]
    assert ProgressReport.objects.get().comment == "Ordered."


def test_other_text_that_came_first_is_not_written_over() -> None:
    scene = make_scene()
    colleague = make_manager(scene.cluster, full_name="Anna Ivanova", language="en")
    write(scene, cell(scene.milestone, "comment", "Theirs.", ""), by=colleague)
    outcomes = write(scene, cell(scene.milestone, "comment", "Mine.", ""), cell(scene.milestone, "percent", "5", "0"))
    assert outcomes == [("saved", ""), ("conflict", "A. Ivanova changed this row meanwhile.")]
    report = ProgressReport.objects.get()
    assert (report.comment, report.percent) == ("Theirs.", 5)


def test_conflict_is_settled_by_having_seen_the_other_text() -> None:
    scene = make_scene()
    drafted(scene, going_on(comment="Theirs."))
    assert write(scene, cell(scene.milestone, "comment", "Mine.", "Theirs.")) == [("saved", "")]
    assert ProgressReport.objects.get().comment == "Mine."


def test_second_delivery_of_the_same_text_is_no_conflict() -> None:
    scene = make_scene()
    said = cell(scene.milestone, "comment", "Ordered.", "")
    assert write(scene, said) + write(scene, said) == [("saved", "")] * 2


def test_row_with_the_ministry_takes_no_text() -> None:
    scene = make_scene()
    submitted(scene)
    state, words = write(scene, cell(scene.milestone, "percent", "70", "40"))[0]
    assert (state, words.split(".")[0]) == ("gone", "A report on this milestone is with the ministry")


def test_milestone_of_another_roadmap_is_unknown() -> None:
    scene, other = make_scene(), make_milestone()
    assert [state for state, _words in write(scene, cell(other, "percent", "70"))] == ["gone"]
    assert ProgressReport.objects.count() == 0


def test_complete_drafts_are_sent_and_the_others_stay() -> None:
    scene = make_scene()
    other = make_milestone(scene.milestone.roadmap)
    make_milestone(scene.milestone.roadmap)
    outcomes, sent = send(
        scene, cell(scene.milestone, "percent", "70", "0"), cell(other, "state", ProgressState.DONE, "not_started")
    )
    assert [outcome.state for outcome in outcomes] == ["saved", "saved"]
    assert [report.milestone for report in sent.reports] == [scene.milestone]
    assert dict(ProgressReport.objects.values_list("milestone", "status")) == {
        scene.milestone.pk: ReportStatus.SUBMITTED,
        other.pk: ReportStatus.DRAFT,
    }


def test_row_that_somebody_changed_meanwhile_is_not_sent() -> None:
    scene = make_scene()
    drafted(scene)
    cells = shown(scene.milestone.roadmap)
    write(scene, cell(scene.milestone, "comment", "Theirs."), by=make_manager(scene.cluster))
    _outcomes, sent = write_and_submit(scene.milestone.roadmap, cells, by=scene.manager, at=LATER)
    assert (sent.reports, [milestone for milestone, _why in sent.kept]) == ((), [scene.milestone])


def test_row_with_a_refused_text_is_not_sent() -> None:
    scene = make_scene()
    drafted(scene)
    _outcomes, sent = send(scene, cell(scene.milestone, "forecast", "some day", "20.12.2026"))
    assert sent.reports == ()
    assert ProgressReport.objects.get().status == ReportStatus.DRAFT


def test_done_without_a_document_lacks_it() -> None:
    scene = make_scene()
    drafted(scene, done(evidence_link=""))
    line = lines_of(rows_for(scene.milestone.roadmap), on=TODAY)[0]
    assert [gap.field for gap in line.gaps] == ["documents"]
    assert line.problem("evidence") == "Add the document that confirms it, or give a link to it."


def test_rows_take_the_same_queries_however_many(django_assert_num_queries: object) -> None:
    scene = make_scene()
    drafted(scene)
    for _number in range(3):
        with django_assert_num_queries(3):  # type: ignore[operator]
            lines_of(rows_for(scene.milestone.roadmap), on=TODAY)
        drafted(Scene(scene.cluster, make_milestone(scene.milestone.roadmap), scene.manager, scene.official))


# --- Two at once ---------------------------------------------------------------------------------------------------


def type_at_once(roadmap: Roadmap, sheets: list[tuple[Person, list[PostedCell]]]) -> list[str]:
    """Each person writes cell after cell on a connection of their own; what became of each text."""
    ready, states = Barrier(len(sheets)), []

    def work(person: Person, cells: list[PostedCell]) -> None:
        ready.wait()
        try:
            for said in cells:
                states.extend(one.state for one in write_cells(roadmap, [said], by=person, at=NOW))
        finally:
            connection.close()

    threads = [Thread(target=work, args=one) for one in sheets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(states)


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_in_the_same_rows_lose_nothing() -> None:
    scene = make_scene()
    rows = [scene.milestone, *(make_milestone(scene.milestone.roadmap) for _ in range(5))]
    colleague = make_manager(scene.cluster)
    mine = [cell(row, "percent", "30", "0") for row in rows]
    theirs = [cell(row, "comment", "Ordered.", "") for row in reversed(rows)]
    states = type_at_once(scene.milestone.roadmap, [(scene.manager, mine), (colleague, theirs)])
    assert states == ["saved"] * 12
    assert set(ProgressReport.objects.values_list("percent", "comment", "status")) == {(30, "Ordered.", "draft")}
    assert ProgressReport.objects.count() == 6


@at_once
@pytest.mark.django_db(transaction=True)
def test_two_in_the_same_cell_one_is_told() -> None:
    scene = make_scene()
    sheets = [
        (make_manager(scene.cluster), [cell(scene.milestone, "comment", words, "")]) for words in ("First.", "Second.")
    ]
    assert type_at_once(scene.milestone.roadmap, sheets) == ["conflict", "saved"]
    assert ProgressReport.objects.get().comment in {"First.", "Second."}


@at_once
@pytest.mark.django_db(transaction=True)
def test_whole_sheets_in_crossed_order_do_not_wait_for_each_other() -> None:
    scene = make_scene()
    rows = [scene.milestone, *(make_milestone(scene.milestone.roadmap) for _ in range(7))]
    ready, colleague = Barrier(2), make_manager(scene.cluster)

    def work(person: Person, name: str, text: str, order: list[Milestone]) -> None:
        ready.wait()
        try:
            write_cells(scene.milestone.roadmap, [cell(row, name, text) for row in order], by=person, at=NOW)
        finally:
            connection.close()

    sheets = [(scene.manager, "percent", "30", rows), (colleague, "comment", "Ordered.", rows[::-1])]
    threads = [Thread(target=work, args=one) for one in sheets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert set(ProgressReport.objects.values_list("percent", "comment")) == {(30, "Ordered.")}
    assert ProgressReport.objects.count() == 8


@at_once
@pytest.mark.django_db(transaction=True)
def test_what_is_sent_is_what_was_read() -> None:
    scene = make_scene()
    drafted(scene)
    cells = shown(scene.milestone.roadmap)
    ready, colleague = Barrier(2), make_manager(scene.cluster)
    said: list[str] = []

    def press() -> None:
        ready.wait()
        try:
            _outcomes, sent = write_and_submit(scene.milestone.roadmap, cells, by=scene.manager, at=LATER)
            said.append(f"sent {len(sent.reports)}")
        finally:
            connection.close()

    def type_words() -> None:
        ready.wait()
        try:
            late = cell(scene.milestone, "comment", "Late words.")
            said.append(write_cells(scene.milestone.roadmap, [late], by=colleague, at=LATER)[0].state)
        finally:
            connection.close()

    threads = [Thread(target=press), Thread(target=type_words)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report = ProgressReport.objects.get()
    assert (sorted(said), report.status, report.comment) in [
        (["gone", "sent 1"], ReportStatus.SUBMITTED, "The press is ordered."),
        (["saved", "sent 0"], ReportStatus.DRAFT, "Late words."),
    ]
