from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from portal.accounts.models import Person
from roadmaps.models import Milestone, Roadmap
from roadmaps.revisions import actions
from roadmaps.revisions.comparison import comparison_of
from roadmaps.terms import ProgressState
from tests.factories import NOW, make_official
from tests.roadmaps.revisions.plans import plan, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_force(roadmap: Roadmap, manager: Person) -> Roadmap:
    revision = actions.start_draft(roadmap, plan(4), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.approve(revision, by=make_official(), at=NOW)
    return roadmap


def test_comparison_sorts_rows_for_the_page(in_force: Roadmap, manager: Person):
    first, second, third, _ = plan(4)
    rows = [
        replace(first, due_date=date(2027, 9, 30)),
        replace(second, title="Other words"),
        third,
        row("New one", code="9"),
    ]
    page = comparison_of(actions.start_draft(in_force, rows, by=manager, at=NOW))
    assert [(line.code, line.days) for line in page.moved] == [("1.1", 92)]
    assert [line.code for line in page.reworded] == ["1.2"]
    assert [line.code for line in page.missing] == ["1.4"]
    assert [line.code for line in page.added] == ["9"]
    assert (page.same_count, page.removed) == (2, ())


@pytest.mark.parametrize(("kept", "is_stranger"), [(0, True), (1, False)])
def test_plan_without_any_milestone_in_force_is_a_strangers(
    kept: int, is_stranger: bool, in_force: Roadmap, manager: Person
) -> None:
    rows = [*plan(4)[:kept], row("Harbour of elsewhere", code="91"), row("Railway of elsewhere", code="92")]

    page = comparison_of(actions.start_draft(in_force, rows, by=manager, at=NOW))

    assert page.is_stranger is is_stranger


def test_date_is_said_with_its_precision(in_force: Roadmap, manager: Person):
    first, *rest = plan(4)
    rows = [replace(first, precision="quarter", wording="в течение II кв. 2027"), *rest]
    page = comparison_of(actions.start_draft(in_force, rows, by=manager, at=NOW))
    (line,) = page.reworded
    assert [(field.name, field.said) for field in line.fields] == [("due_date", "в течение II кв. 2027")]


def done(code: str) -> None:
    Milestone.objects.filter(code=code).update(state=ProgressState.DONE, actual_date=date(2027, 5, 1))


def test_other_date_of_a_done_milestone_is_a_contradiction(in_force: Roadmap, manager: Person):
    done("1.1")
    first, *rest = plan(4)
    rows = [replace(first, due_date=date(2027, 9, 30)), *rest]
    page = comparison_of(actions.start_draft(in_force, rows, by=manager, at=NOW))
    assert [(line.code, line.day_done) for line in page.contradictions] == [("1.1", date(2027, 5, 1))]
    assert page.moved == ()


@pytest.mark.parametrize(
    ("said", "count"),
    [("Not Started", 1), ("не выполнено", 1), ("в работе", 1), ("Выполнено", 0), ("Complete", 0), ("", 0)],
)
def test_file_that_undoes_what_is_done_is_a_contradiction(said: str, count: int, in_force: Roadmap, manager: Person):
    done("1.1")
    first, *rest = plan(4)
    draft = actions.start_draft(in_force, [replace(first, state_wording=said), *rest], by=manager, at=NOW)
    assert len(comparison_of(draft).contradictions) == count


def test_draft_with_a_question_shows_what_could_be_meant(roadmap: Roadmap, manager: Person):
    old = actions.start_draft(roadmap, [row("A line", code="1.1"), row("School", code="1.2")], by=manager, at=NOW)
    actions.submit(old, by=manager, at=NOW)
    actions.approve(old, by=make_official(), at=NOW)
    page = comparison_of(actions.start_draft(roadmap, [row("A line", code="1.2")], by=manager, at=NOW))
    (question,) = page.questions
    assert question.row.title == "A line"
    assert [line.title for line in question.candidates] == ["A line", "School"]


def test_asked_row_stands_in_the_questions_alone(roadmap: Roadmap, manager: Person):
    old = actions.start_draft(roadmap, [row("A line", code="1.1"), row("School", code="1.2")], by=manager, at=NOW)
    actions.submit(old, by=manager, at=NOW)
    actions.approve(old, by=make_official(), at=NOW)
    page = comparison_of(actions.start_draft(roadmap, [row("A line", code="1.2")], by=manager, at=NOW))
    assert (page.added, page.missing, page.changes) == ((), (), ())
    assert not page.is_empty


def test_new_number_and_new_name_are_one_change(in_force: Roadmap, manager: Person):
    milestone = Milestone.objects.get(code="1.1")
    first, *rest = plan(4)
    renamed = replace(first, code="5.1", title="Measure number one", known_id=str(milestone.pk))
    page = comparison_of(actions.start_draft(in_force, [renamed, *rest], by=manager, at=NOW))
    (line,) = page.reworded
    (field,) = line.fields
    assert field.name == "title"
    assert "".join(piece.text for piece in field.pieces if piece.kind != "gone") == "5.1 Measure number one"
    assert "".join(piece.text for piece in field.pieces if piece.kind != "come") == "1.1 Measure number 1"


def test_done_milestone_with_another_date_and_state_is_one_contradiction(in_force: Roadmap, manager: Person):
    done("1.1")
    first, *rest = plan(4)
    rows = [replace(first, due_date=date(2027, 9, 30), state_wording="Not started"), *rest]
    page = comparison_of(actions.start_draft(in_force, rows, by=manager, at=NOW))
    (line,) = page.contradictions
    assert [field.name for field in line.fields] == ["due_date", "state_wording"]
    assert page.reworded == ()


def test_promise_to_go_on_that_gets_a_day_is_a_move(roadmap: Roadmap, manager: Person):
    ongoing = row("Training", code="1", precision="ongoing", wording="постоянно")
    old = actions.start_draft(roadmap, [ongoing], by=manager, at=NOW)
    actions.submit(old, by=manager, at=NOW)
    actions.approve(old, by=make_official(), at=NOW)
    page = comparison_of(actions.start_draft(roadmap, [row("Training", "2027-06-30", code="1")], by=manager, at=NOW))
    assert [line.code for line in page.moved] == ["1"]
