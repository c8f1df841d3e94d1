from __future__ import annotations

from time import process_time

from msgspec.structs import replace

from roadmaps.revisions.likeness import likeness
from roadmaps.revisions.matching import Known, Question, fingerprint, match
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
    new = [row("Press of the north", code="1.1"), row("School of the south", code="1.10")]
    found = match(new, known(row("School", code="1.10"), row("Press", code="1.1")))
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


STREAMS = ("Production", "Export", "People")
THINGS = (
    "Commission the pilot line",
    "Open the training centre",
    "Sign the agreement with the university",
    "Buy the test bench",
    "Certify the product abroad",
    "Register the managing company",
    "Publish the first catalogue",
    "Build the warehouse",
)


def numbered(titles: tuple[str, ...], *, first: int = 1, **fields: str) -> list[PlanRow]:
    return [row(title, "2027-06-30", code=f"1.{number}", **fields) for number, title in enumerate(titles, start=first)]


def test_match_wholly_renumbered_plan_goes_by_title():
    found = match(numbered(tuple(reversed(THINGS))), known(*numbered(THINGS)))
    assert found.milestones == (17, 16, 15, 14, 13, 12, 11, 10)
    assert found.questions == ()


def test_match_plan_shifted_by_an_inserted_row_goes_by_title():
    found = match(numbered(("Hire the director", *THINGS)), known(*numbered(THINGS)))
    assert found.milestones == (None, *range(10, 18))
    assert found.questions == ()


def test_match_plan_shifted_by_a_removed_row_goes_by_title():
    found = match(numbered((THINGS[0], *THINGS[2:])), known(*numbered(THINGS)))
    assert found.milestones == (10, 12, 13, 14, 15, 16, 17)
    assert found.questions == ()


def test_match_another_plan_with_the_same_numbers_asks_nothing():
    strange = tuple(f"Закупка номер {number} для участка" for number in range(8))
    found = match(numbered(strange, workstream="Производство"), known(*numbered(THINGS)))
    assert set(found.milestones) == {None}
    assert found.questions == ()


def test_match_another_plan_with_numbers_that_begin_anew_asks_nothing():
    old = [one for stream in STREAMS for one in numbered(THINGS, workstream=stream)]
    strange = tuple(f"Закупка номер {number} для участка" for number in range(8))
    found = match([one for stream in STREAMS for one in numbered(strange, workstream=stream)], known(*old))
    assert set(found.milestones) == {None}
    assert found.questions == ()


def test_match_one_new_promise_under_an_old_number_is_asked():
    new = numbered((*THINGS[:7], "Найти инвестора"))
    found = match([*new[:7], row("Найти инвестора", "2029-12-31", code="1.8")], known(*numbered(THINGS)))
    assert found.milestones == (*range(10, 17), None)
    assert found.questions == (Question(7, (17,)),)


def test_match_row_with_another_title_alone_keeps_its_number():
    found = match(numbered((*THINGS[:7], "Склад")), known(*numbered(THINGS)))
    assert found.milestones == tuple(range(10, 18))


def test_match_renamed_workstream_goes_by_telling_titles():
    old = [row(title, workstream="Production") for title in THINGS]
    found = match([row(title, workstream="Industry") for title in THINGS], known(*old))
    assert found.milestones == tuple(range(10, 18))


def test_match_split_and_joined_workstreams_go_by_telling_titles():
    old = [row(title, workstream="Production") for title in THINGS]
    split = [row(title, workstream=STREAMS[number % 3]) for number, title in enumerate(THINGS)]
    assert match(split, known(*old)).milestones == tuple(range(10, 18))
    assert match(old, known(*split)).milestones == tuple(range(10, 18))


def test_match_swapped_numbers_and_another_order_go_by_title():
    old = numbered(THINGS)
    swapped = [row(THINGS[1], "2027-06-30", code="1.1"), row(THINGS[0], "2027-06-30", code="1.2"), *old[2:]]
    assert match(swapped, known(*old)).milestones == (11, 10, *range(12, 18))
    assert match(list(reversed(old)), known(*old)).milestones == tuple(range(17, 9, -1))


def test_match_two_rows_made_one_keeps_the_number_that_it_has():
    joined = "Commission the pilot line and open the training centre"
    new = [row(joined, "2027-06-30", code="1.1"), *numbered(THINGS)[2:]]
    found = match(new, known(*numbered(THINGS)))
    assert found.milestones == (10, *range(12, 18))


def test_match_one_row_made_two_keeps_the_first_under_its_number():
    new = [*numbered(THINGS), row("Open the training centre, second turn", "2028-06-30", code="1.9")]
    assert match(new, known(*numbered(THINGS))).milestones == (*range(10, 18), None)


def test_match_four_equal_titles_of_which_one_was_removed_go_by_number_or_day():
    days = ("2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31")
    old = [row("Testing", day, code=f"2.{number}") for number, day in enumerate(days, start=1)]
    undated = [row("Testing", code=f"2.{number}", responsible="Ivanov") for number in (1, 2, 4)]
    by_day = [row("Testing", day, code=f"2.{number}") for number, day in enumerate((*days[:1], *days[2:]), start=5)]
    assert match(undated, known(*old)).milestones == (10, 11, 13)
    assert match(by_day, known(*old)).milestones == (10, 12, 13)


def test_match_equal_titles_take_what_is_left_when_all_others_are_known():
    old = [row("Testing", day) for day in ("2027-03-31", "2027-06-30", "2027-09-30")]
    new = [row("Testing", day) for day in ("2027-03-31", "2028-06-30", "2027-09-30")]
    found = match(new, known(*old))
    assert found.milestones == (10, 11, 12)
    assert found.questions == ()


def test_match_number_of_a_workbook_stands_above_all():
    old = known(*numbered(THINGS))
    new = [replace(one, known_id=str(17 - number), title="Other") for number, one in enumerate(numbered(THINGS))]
    assert match(new, old).milestones == tuple(range(17, 9, -1))


def test_match_number_of_a_workbook_counts_once_and_in_its_roadmap_alone():
    old = known(row("Pilot line", code="1.1"))
    new = [
        row("Another", code="9", known_id="99"),
        row("Pilot", code="1.1", known_id="10"),
        row("Pilot line", code="1.1", known_id="10"),
        row("Odd", known_id="x"),
    ]
    assert match(new, old).milestones == (None, 10, None, None)


def test_match_two_large_plans_with_nothing_in_common_is_fast():
    old = [row(f"Мероприятие старого плана номер {n}", "2027-06-30", code=f"1.{n}") for n in range(5000)]
    new = [row(f"Measure of the newer plan with number {n}", "2028-06-30", code=f"1.{n}") for n in range(5000)]
    begin = process_time()
    found = match(new, known(*old))
    assert process_time() - begin < 5
    assert len(found.questions) == 0


def test_match_many_reworded_titles_without_numbers_go_by_likeness():
    def titled(number: int, more: str = "") -> PlanRow:
        return row(f"Закупка и ввод оборудования для участка номер {number}{more}", "2027-06-30")

    old = [titled(number) for number in range(200)]
    found = match([titled(number, " (этап)") for number in range(200)], known(*old))
    assert found.milestones == tuple(range(10, 210))
    assert found.questions == ()
