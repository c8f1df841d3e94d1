"""Pressing the button on a filled-in form: reports, drafts, proposals, and what others have said since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from clusters.models import Role
from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.errors import Refusal, WrongState
from roadmaps.models import ProgressReport, ReportWorkbook, Roadmap
from roadmaps.progress import actions, workbook_actions
from roadmaps.progress.workbook_findings import Fate
from roadmaps.revisions.actions import start_draft
from roadmaps.revisions.actions import submit as send_plan
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import RevisionStatus
from tests.factories import NOW, assign, make_manager, make_milestone, make_person
from tests.roadmaps.progress.forms_filled import check_of, filled, form_of, press, sent_back
from tests.roadmaps.progress.reports import Scene, drafted, going_on, make_scene, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
GOES_ON = {("1.7", "state"): "In progress", ("1.7", "percent"): 40, ("1.7", "comment"): "Ordered."}


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def roadmap(scene: Scene) -> Roadmap:
    return scene.milestone.roadmap


@pytest.fixture
def manager(scene: Scene) -> Person:
    return scene.manager


def test_changed_row_is_sent_and_the_same_file_again_says_nothing(roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), GOES_ON)
    done = press(sent_back(roadmap, content, by=manager), by=manager)
    assert (done.sent, done.drafts, done.refused) == (1, 0, ())
    report = ProgressReport.objects.get()
    assert (report.status, report.state, report.percent, report.comment) == ("submitted", "in_progress", 40, "Ordered.")
    again = sent_back(roadmap, content, by=manager)
    assert [row.fate for row in check_of(again, by=manager).rows] == [Fate.NOTHING]
    assert press(again, by=manager).sent == 0
    assert ProgressReport.objects.count() == 1


def test_same_file_again_says_nothing_after_the_review(scene: Scene, roadmap: Roadmap, manager: Person):
    cells = {("1.7", "state"): "Done", ("1.7", "actual_date"): "10.11.2026", ("1.7", "percent"): 90}
    content = filled(form_of(roadmap), cells | {("1.7", "evidence_link"): "https://example.org/act.pdf Act"})
    press(sent_back(roadmap, content, by=manager), by=manager)
    report = ProgressReport.objects.get()
    assert [(one.link, one.title) for one in report.evidence.all()] == [("https://example.org/act.pdf", "Act")]
    actions.accept(report, by=scene.official, at=NOW)
    found = check_of(sent_back(roadmap, content, by=manager), by=manager)
    assert [(row.fate, row.problems) for row in found.rows] == [(Fate.NOTHING, ())]


def test_nothing_has_changed_is_sent_once(roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), {("1.7", "unchanged"): "yes"})
    assert press(sent_back(roadmap, content, by=manager), by=manager).sent == 1
    assert ProgressReport.objects.get().is_unchanged
    assert press(sent_back(roadmap, content, by=manager), by=manager).sent == 0


def test_incomplete_row_is_kept_as_a_draft(roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), {("1.7", "state"): "Will not be done"})
    done = press(sent_back(roadmap, content, by=manager), by=manager)
    assert (done.sent, done.drafts) == (0, 1)
    assert ProgressReport.objects.get().status == "draft"


def test_returned_report_is_mended_in_the_form(scene: Scene, roadmap: Roadmap, manager: Person):
    returned(scene)
    content = filled(form_of(roadmap), {("1.7", "comment"): "The protocol is attached."})
    assert press(sent_back(roadmap, content, by=manager), by=manager).sent == 1
    report = ProgressReport.objects.order_by("-pk")[0]
    assert (report.status, report.percent, report.comment) == ("submitted", 40, "The protocol is attached.")


def test_what_a_colleague_reported_since_stays_unless_ticked(scene: Scene, roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), GOES_ON)
    colleague = make_manager(roadmap.cluster, full_name="Пётр Ли")
    actions.save_draft(scene.milestone, going_on(percent=60, comment="Half of it."), by=colleague, at=NOW)
    workbook = sent_back(roadmap, content, by=manager)
    row = check_of(workbook, by=manager).rows[0]
    assert row.fate == Fate.CONFLICT
    assert "has reported on it since the workbook was made" in row.note
    assert [(one.label, one.old, one.new) for one in row.fields] == [
        ("Percent", "60", "40"),
        ("What was done, what comes next", "Half of it.", "Ordered."),
    ]
    assert press(workbook, by=manager).sent == 0
    assert ProgressReport.objects.get().percent == 60
    assert press(workbook, by=manager, taken=(scene.milestone.pk,)).sent == 1
    assert (ProgressReport.objects.get().percent, ProgressReport.objects.get().comment) == (40, "Ordered.")


def test_answers_to_other_questions_are_put_together(scene: Scene, roadmap: Roadmap, manager: Person):
    drafted(scene)
    content = filled(form_of(roadmap), {("1.7", "forecast_date"): "25.12.2026"})
    actions.save_draft(scene.milestone, going_on(percent=60), by=make_manager(roadmap.cluster), at=NOW)
    workbook = sent_back(roadmap, content, by=manager)
    assert check_of(workbook, by=manager).rows[0].fate == Fate.SEND
    press(workbook, by=manager)
    report = ProgressReport.objects.get()
    assert (report.percent, report.forecast_date) == (60, date(2026, 12, 25))


def test_report_with_the_ministry_is_not_written_over(scene: Scene, roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), GOES_ON)
    submitted(scene, going_on(percent=60))
    found = check_of(sent_back(roadmap, content, by=manager), by=manager)
    assert [row.fate for row in found.rows] == [Fate.UNREAD]
    assert "is with the ministry" in found.problems[0].message


def test_press_after_a_change_shows_the_page_again(scene: Scene, roadmap: Roadmap, manager: Person):
    workbook = sent_back(roadmap, filled(form_of(roadmap), GOES_ON), by=manager)
    sign = check_of(workbook, by=manager).sign
    drafted(scene, going_on(percent=60))
    with pytest.raises(WrongState):
        workbook_actions.apply(workbook, sign=sign, by=manager, at=NOW)
    assert ProgressReport.objects.get().percent == 60


def in_force(roadmap: Roadmap, manager: Person, *rows: PlanRow) -> None:
    """Put a plan in force without an approval."""
    roadmap.programme.is_approval_required = False
    roadmap.programme.save()
    send_plan(start_draft(roadmap, rows, by=manager, at=NOW), by=manager, at=NOW)


def planned(roadmap: Roadmap, manager: Person) -> None:
    roadmap.milestones.all().delete()
    row = PlanRow(
        code="1.7",
        workstream="Press",
        title="Second press",
        due_date=date(2026, 12, 31),
        precision="day",
        wording="31.12.2026",
    )
    in_force(roadmap, manager, row)


def test_changed_cells_of_the_plan_become_a_draft_revision(roadmap: Roadmap, manager: Person):
    planned(roadmap, manager)
    content = filled(form_of(roadmap), GOES_ON | {("1.7", "responsible"): "P. Li", ("1.7", "due"): "1 кв. 2027"})
    workbook = sent_back(roadmap, content, by=manager)
    row = check_of(workbook, by=manager).rows[0]
    assert [(one.label, one.old, one.new) for one in row.plan_fields] == [
        ("Approved date", "31.12.2026", "1 кв. 2027"),
        ("Responsible", "", "P. Li"),
    ]
    done = press(workbook, by=manager)
    assert done.revision is not None
    assert done.revision.status == RevisionStatus.DRAFT
    proposed = done.revision.rows.get()
    assert (proposed.responsible, proposed.due_date) == ("P. Li", date(2027, 3, 31))
    assert roadmap.milestones.get().baseline_date == date(2026, 12, 31)
    again = check_of(sent_back(roadmap, content, by=manager), by=manager)
    assert (again.proposals, again.problems) == ((), ())


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("due", "31.11.2026", "the calendar has no such day"),
        ("title", None, "Name the milestone"),
        ("code", "1" * 61, "The text has 61 characters"),
    ],
)
def test_change_of_the_plan_that_cannot_be_read_is_told(
    roadmap: Roadmap, manager: Person, key: str, text: str | None, said: str
):
    planned(roadmap, manager)
    content = filled(form_of(roadmap), {("1.7", key): text})
    found = check_of(sent_back(roadmap, content, by=manager), by=manager)
    assert found.proposals == ()
    assert [said in problem.message for problem in found.problems] == [True]


def test_contributor_reports_and_does_not_propose(roadmap: Roadmap, manager: Person):
    planned(roadmap, manager)
    contributor = make_person(language="en")
    assign(contributor, Role.CONTRIBUTOR, roadmap.cluster)
    content = filled(form_of(roadmap), GOES_ON | {("1.7", "responsible"): "P. Li"})
    workbook = sent_back(roadmap, content, by=contributor)
    assert [problem.message[:35] for problem in check_of(workbook, by=contributor).problems] == [
        "Only a cluster manager changes the "
    ]
    done = press(workbook, by=contributor)
    assert (done.sent, done.revision) == (1, None)


def test_other_proposal_of_the_same_cell_is_not_written_over(roadmap: Roadmap, manager: Person):
    planned(roadmap, manager)
    first = filled(form_of(roadmap), {("1.7", "responsible"): "P. Li"})
    second = filled(form_of(roadmap), {("1.7", "responsible"): "D. Gulyaev"})
    press(sent_back(roadmap, first, by=manager), by=manager)
    found = check_of(sent_back(roadmap, second, by=manager), by=manager)
    assert [problem.message for problem in found.problems] == [
        "Another change of this cell is proposed already: “P. Li”."
    ]


def test_what_was_done_stands_in_the_ledger(roadmap: Roadmap, manager: Person):
    press(sent_back(roadmap, filled(form_of(roadmap), GOES_ON), by=manager), by=manager)
    verbs = list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["reports.workbook_received", "report.saved", "report.submitted", "reports.workbook_applied"]


@pytest.mark.parametrize("reported", [1, 3])
def test_rows_that_say_nothing_cost_nothing_and_milestones_are_read_at_once(
    roadmap: Roadmap, manager: Person, reported: int, django_assert_max_num_queries: Any
):
    for number in range(1, 6):
        make_milestone(roadmap, code=f"2.{number}", title=f"Promise {number}")
    cells = {(f"2.{number}", "percent"): 40 for number in range(1, reported + 1)}
    workbook = sent_back(roadmap, filled(form_of(roadmap), cells), by=manager)
    found = check_of(workbook, by=manager)
    with django_assert_max_num_queries(1):
        milestones = workbook_actions.milestones_in(found.rows, (), roadmap)
    assert sorted(milestones) == sorted(row.milestone for row in found.rows if row.fate == Fate.SEND)
    assert len(milestones) == reported
    still = [row for row in found.rows if row.fate == Fate.NOTHING]
    with django_assert_max_num_queries(0):
        fates = [
            workbook_actions.report_on(row, milestones.get(row.milestone), [], by=manager, at=NOW) for row in still
        ]
    assert fates == [Fate.NOTHING] * len(still)


def test_more_workbooks_than_anybody_needs_are_refused(roadmap: Roadmap, manager: Person, settings):
    settings.UPLOADS_PER_HOUR = 1
    content = form_of(roadmap)
    sent_back(roadmap, content, by=manager)
    with pytest.raises(Refusal):
        sent_back(roadmap, content, by=manager)
    sent_back(roadmap, content, by=manager, at=NOW + timedelta(hours=2))
    sent_back(roadmap, content, by=manager, at=NOW + timedelta(days=40))
    assert ReportWorkbook.objects.count() == 1
