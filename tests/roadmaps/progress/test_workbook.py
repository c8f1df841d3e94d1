"""The period's form: what is written, what comes back, what it would do."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from portal.accounts.models import Person
from roadmaps.errors import Refusal
from roadmaps.models import Roadmap
from roadmaps.progress import actions
from roadmaps.progress.workbook_findings import Fate
from roadmaps.progress.workbook_form import COLUMNS
from roadmaps.progress.workbook_writer import Titled, workbook_of, written
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import ProgressState
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_form import OwnRow
from roadmaps.workbooks.own_workbook_writer import own_workbook
from tests.factories import NOW, make_cluster, make_manager, make_milestone, make_roadmap
from tests.roadmaps.progress.forms_filled import AT, check_of, edited, filled, form_of, sent_back
from tests.roadmaps.progress.reports import Scene, accepted, drafted, going_on, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def scene() -> Scene:
    return make_scene(responsible="O. Kim")


@pytest.fixture
def roadmap(scene: Scene) -> Roadmap:
    return scene.milestone.roadmap


@pytest.fixture
def manager(scene: Scene) -> Person:
    return scene.manager


def test_form_begins_from_last_time(scene: Scene, roadmap: Roadmap):
    accepted(scene, going_on(confidence="at_risk"))
    sheet = load_workbook(BytesIO(form_of(roadmap))).worksheets[0]
    assert [sheet.cell(1, at).value for at in range(2, 2 + len(COLUMNS))] == [
        str(one.heading) for one in COLUMNS.values()
    ]
    said = {key: sheet.cell(2, at).value for key, at in AT.items()}
    assert said == {
        "code": "1.7",
        "title": "Second press",
        "due": "31.12.2026",
        "responsible": "O. Kim",
        "unchanged": None,
        "state": "In progress",
        "percent": 40,
        "forecast_date": datetime(2026, 12, 20),
        "actual_date": None,
        "confidence": "At risk",
        "comment": None,
        "slip_reason": None,
        "slip_category": None,
        "evidence_link": None,
    }
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "D2"
    assert sheet.column_dimensions["A"].hidden
    locked = {key for key, at in AT.items() if sheet.cell(2, at).protection.locked}
    assert locked == {"code", "title", "due"}
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation if one.type == "list"}
    assert lists.keys() == {"F2", "G2", "K2", "N2"}


def test_words_that_look_like_formulas_stay_words(roadmap: Roadmap):
    make_milestone(roadmap, code="=1+1", title='=HYPERLINK("https://evil.example")')
    sheet = load_workbook(BytesIO(form_of(roadmap))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_form_takes_the_same_queries_for_one_and_for_three(
    scene: Scene, roadmap: Roadmap, django_assert_num_queries: DjangoAssertNumQueries
):
    drafted(scene)
    with django_assert_num_queries(4):
        workbook_of(roadmap, at=NOW)
    for _ in range(2):
        actions.save_draft(make_milestone(roadmap), going_on(), by=make_manager(roadmap.cluster), at=NOW)
    with django_assert_num_queries(4):
        workbook_of(roadmap, at=NOW)


@pytest.mark.parametrize(
    ("period", "name"),
    [("", "Reports"), ("Q3\xa02026", "Q3 2026"), ("Q2 2026/27", "Q2 2026-27"), ("x" * 40, "x" * 31)],
)
def test_sheet_is_called_as_the_period_is(period: str, name: str):
    content = written([], Origin(1), Titled("Salt & Sons", period))
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == [name, "_reports"]
    assert book.worksheets[0].oddHeader.left.text.startswith("Salt && Sons")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_untouched_form_says_nothing(scene: Scene, roadmap: Roadmap, manager: Person, language: str):
    accepted(
        scene,
        going_on(
            comment="Строка\nи ещё  одна_x000D_",
            forecast_date=date(2027, 2, 1),
            slip_reason="=A1",
            slip_category="money",
        ),
    )
    with translation.override(language):
        content = form_of(roadmap)
    found = check_of(sent_back(roadmap, filled(content, {}), by=manager), by=manager)
    assert [(row.fate, row.plan, row.problems) for row in found.rows] == [(Fate.NOTHING, (), ())]
    assert [one.milestone for one in found.untouched] == [scene.milestone]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_changed_cells_become_a_report(roadmap: Roadmap, manager: Person, language: str):
    with translation.override(language):
        content, going_on = form_of(roadmap), str(ProgressState.IN_PROGRESS.label)
    words = {"forecast_date": "15.12.2026", "percent": "35 %", "state": going_on, "comment": "Ordered."}
    content = filled(content, {("1.7", key): value for key, value in words.items()})
    row = check_of(sent_back(roadmap, content, by=manager), by=manager).rows[0]
    assert row.fate == Fate.SEND
    assert row.answers is not None
    assert (row.answers.state, row.answers.percent, row.answers.comment) == ("in_progress", 35, "Ordered.")
    assert row.answers.forecast_date == date(2026, 12, 15)
    shown = [(change.label, change.old, change.new) for change in row.fields]
    assert shown == [
        ("State", "Not started", "In progress"),
        ("Percent", "0", "35"),
        ("Forecast", "31\xa0Dec\xa02026", "15\xa0Dec\xa02026"),
        ("What was done, what comes next", "", "Ordered."),
    ]


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("state", "Almost", "“Almost” is not in the list. Choose one of: “Not started”, “In progress”, “Done”"),
        ("state", None, "The cell is empty. Choose one of:"),
        ("percent", "many", "“many” is not a whole number from 0 to 100."),
        ("percent", 101, "“101” is not a whole number from 0 to 100."),
        ("percent", 0.4, "“0.4” is not a whole number from 0 to 100."),
        ("forecast_date", "31.11.2026", "“31.11.2026”: the calendar has no such day. Correct the date."),
        ("forecast_date", "soon", "“soon” is not a date."),
        ("comment", "x" * 4001, "The text has 4001 characters, 4000 are the most. Shorten it."),
        ("evidence_link", "act.pdf", "“act.pdf” is no address. Enter one that begins with https://."),
        ("unchanged", "maybe", "“maybe” is not in the list. Choose one of: “yes”."),
    ],
)
def test_cell_that_cannot_be_read_says_where_and_what_to_do(
    roadmap: Roadmap, manager: Person, key: str, text: object, said: str
):
    content = filled(form_of(roadmap), {("1.7", key): text})
    found = check_of(sent_back(roadmap, content, by=manager), by=manager)
    assert [row.fate for row in found.rows] == [Fate.UNREAD]
    problem = found.problems[0]
    assert problem.place == f"{'ABCDEFGHIJKLMNO'[AT[key] - 1]}2"
    assert problem.label == str(COLUMNS[key].heading)
    assert problem.message.startswith(said)


def test_what_is_missing_keeps_the_report_a_draft(roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), {("1.7", "state"): "Done", ("1.7", "actual_date"): datetime(2026, 11, 10)})
    row = check_of(sent_back(roadmap, content, by=manager), by=manager).rows[0]
    assert row.fate == Fate.DRAFT
    assert row.missing == ("Add the document that confirms it, or give a link to it.",)


def test_nothing_changed_and_a_change_in_one_row_are_asked_about(roadmap: Roadmap, manager: Person):
    content = filled(form_of(roadmap), {("1.7", "unchanged"): "yes", ("1.7", "percent"): 10})
    found = check_of(sent_back(roadmap, content, by=manager), by=manager)
    assert [problem.place for problem in found.problems] == ["F2"]
    assert found.rows[0].fate == Fate.UNREAD


def test_rows_that_moved_were_copied_or_added_are_told_apart(roadmap: Roadmap, manager: Person):
    make_milestone(roadmap, code="1.8", title="Third press")

    def mix(sheet):
        for at in range(1, 2 + len(COLUMNS)):
            sheet.cell(4, at).value = sheet.cell(2, at).value
            sheet.cell(2, at).value, sheet.cell(3, at).value = sheet.cell(3, at).value, sheet.cell(2, at).value
        sheet.cell(3, AT["percent"]).value = 70
        sheet.cell(5, AT["title"]).value = "A new promise"

    found = check_of(sent_back(roadmap, edited(form_of(roadmap), mix), by=manager), by=manager)
    assert [row.fate for row in found.rows] == [Fate.NOTHING, Fate.SEND, Fate.UNREAD, Fate.UNREAD]
    assert [(row.code, row.number) for row in found.rows[:2]] == [("1.8", 2), ("1.7", 3)]
    assert [problem.message.split(".")[0] for problem in found.problems] == [
        "This row stands twice in the workbook; the first one counts",
        "The portal did not write this row",
    ]


def test_renamed_and_missing_columns_are_found_by_their_place(roadmap: Roadmap, manager: Person):
    def rename(sheet):
        sheet.cell(1, AT["percent"]).value = "How much"
        sheet.cell(2, AT["percent"]).value = 55
        sheet.delete_cols(AT["evidence_link"])

    found = check_of(sent_back(roadmap, edited(form_of(roadmap), rename), by=manager), by=manager)
    assert found.rows[0].answers is not None
    assert found.rows[0].answers.percent == 55


def test_other_files_are_refused_with_what_they_are(roadmap: Roadmap, manager: Person):
    other = make_roadmap(make_cluster("Secret Cluster"))
    make_milestone(other)
    plan = own_workbook([OwnRow("n1", PlanRow(title="Promise"))], Origin(roadmap.pk, 1))
    cases = [
        (form_of(other), "This workbook does not belong to this roadmap."),
        (plan, "This is the workbook of the plan, not of the reports."),
        (tampered(form_of(roadmap)), "The hidden sheet of this workbook was changed"),
        (edited(form_of(roadmap), lambda sheet: sheet.delete_rows(1)), "The row with the headings is missing."),
        (b"not a workbook", "is no"),
    ]
    for content, said in cases[:4]:
        with pytest.raises(Refusal) as refused:
            sent_back(roadmap, content, by=manager)
        assert str(refused.value.message).startswith(said)
        assert "Secret" not in str(refused.value.message)
    with pytest.raises(Refusal):
        sent_back(roadmap, cases[4][0], by=manager)


def tampered(content: bytes) -> bytes:
    book = load_workbook(BytesIO(content))
    hidden = book["_reports"]
    hidden.cell(3, 2).value = str(hidden.cell(3, 2).value).replace("Second press", "First press")
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
