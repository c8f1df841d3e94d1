from __future__ import annotations

from roadmaps.revisions.matching import Known, Question, fingerprint, likeness, match
from roadmaps.revisions.rows import PlanRow
from tests.roadmaps.revisions.plans import row


def known(*rows: PlanRow, dropped: tuple[int, ...] = ()) -> list[Known]:
    return [Known(10 + index, one, is_dropped=10 + index in dropped) for index, one in enumerate(rows)]


def test_match_by_code_although_the_title_changed():
    found = match([row("Commission the pilot line", code="1.1")], known(row("Pilot line", code="1.1")))
    assert found.milestones == (10,)
    assert found.questions == ()


def test_match_code_written_with_a_dot_or_the_other_alphabet():
    found = match([row("New title", code="А1.2.")], known(row("Old title", code="A1.2")))
    assert found.milestones == (10,)


def test_match_tells_one_ten_from_one_one():
    found = match([row("X", code="1.1"), row("Y", code="1.10")], known(row("P", code="1.10"), row("Q", code="1.1")))
    assert found.milestones == (11, 10)


def test_match_by_title_within_the_workstream_without_codes():
    found = match([row("  ввод ЛИНИИ. "), row("Другое")], known(row("Ввод линии")))
    assert found.milestones == (10, None)
    assert found.questions == ()


def test_match_same_title_in_another_workstream_is_a_new_row():
    found = match([row("Testing", workstream="Export")], known(row("Testing", workstream="Production")))
    assert found.milestones == (None,)


def test_match_renumbered_rows_follow_their_titles():
    old = known(row("A line", code="1.1"), row("B stand", code="1.2"), row("C school", code="1.3"))
    new = [
        row("Brand new", code="1.1"),
        row("A line", code="1.2"),
        row("B stand", code="1.3"),
        row("C school", code="1.4"),
    ]
    assert match(new, old).milestones == (None, 10, 11, 12)


def test_match_title_of_one_and_code_of_another_is_asked():
    old = known(row("A line", code="1.1"), row("C school", code="1.2"))
    found = match([row("A line", code="1.2")], old)
    assert found.milestones == (None,)
    assert found.questions == (Question(0, (10, 11)),)


def test_match_titles_that_repeat_are_asked_unless_they_say_the_same():
    old = known(row("Testing", "2027-01-31"), row("Testing", "2027-02-28"))
    same = match([row("Testing", "2027-02-28"), row("Testing", "2027-01-31")], old)
    moved = match([row("Testing", "2027-03-31"), row("Testing", "2027-04-30")], old)
    assert same.milestones == (11, 10)
    assert moved.milestones == (None, None)
    assert moved.questions == (Question(0, (10, 11)), Question(1, (10, 11)))


def test_match_by_likeness_from_nine_tenths_on():
    old = known(row("Закупка испытательного стенда для лаборатории композитов"))
    near = match([row("Закупка испытательного стенда для лаборатории композита")], old)
    doubtful = match([row("Закупка испытательного стенда для цеха композитов")], old)
    far = match([row("Подписание соглашения с университетом")], old)
    assert near.milestones == (10,)
    assert doubtful.milestones == (None,)
    assert doubtful.questions == (Question(0, (10,)),)
    assert far.questions == ()


def test_match_two_alike_rows_for_one_milestone_are_asked():
    old = known(row("Поставка оборудования для линии номер 1"))
    new = [row("Поставка оборудования для линии номер 2"), row("Поставка оборудования для линии номер 3")]
    assert [question.row for question in match(new, old).questions] == [0, 1]


def test_match_code_used_in_two_workstreams_needs_an_alike_title():
    old = known(row("Buy the press", code="1", workstream="A"), row("Open the school", code="1", workstream="B"))
    new = [row("Buy the press!", code="1", workstream="A"), row("Close the shop", code="1", workstream="B")]
    found = match(new, old)
    assert found.milestones == (10, None)
    assert found.questions == (Question(1, (11,)),)


def test_match_answer_decides_and_is_kept_by_what_the_row_says():
    old = known(row("A line", code="1.1"), row("C school", code="1.2"))
    asked = row("A line", code="1.2")
    chosen = match([asked], old, {fingerprint(asked): 11})
    fresh = match([asked], old, {fingerprint(asked): None})
    assert chosen.milestones == (11,)
    assert (fresh.milestones, fresh.questions) == ((None,), ())


def test_match_dropped_milestone_comes_back_by_title_never_by_code():
    old = known(row("Training hub", code="3.6"), dropped=(10,))
    assert match([row("Training hub", code="4.1")], old).milestones == (10,)
    assert match([row("Another measure", code="3.6")], old).milestones == (None,)


def test_match_never_gives_one_milestone_to_two_rows():
    rows = [row("A", code="1"), row("A", code="1"), row("A")]
    found = [one for one in match(rows, known(row("A", code="1"))).milestones if one is not None]
    assert len(found) == len(set(found))


def test_likeness_of_texts_without_shared_words_is_nothing():
    assert likeness("закупка стенда", "новая школа") == 0.0
    assert likeness("закупка стенда", "закупка стенда") == 1.0


def test_match_code_alone_in_another_workstream_is_asked():
    old = known(row("Buy the press", code="1.1", workstream="Production"))
    moved = match([row("Buy the press for the shop", code="1.1", workstream="Equipment")], old)
    other = match([row("Open a training centre", code="1.1", workstream="People")], old)
    assert moved.milestones == (10,)
    assert other.questions == (Question(0, (10,)),)
