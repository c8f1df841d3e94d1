"""Hidden rows and columns, turned tables, several tables on one sheet, plans cut into several tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import PlanReading, read_plan
from tests.roadmaps.understanding.tables_of_plans import document, dues, fields, kinds, plan, table

HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
ROWS = [
    ["1", "Создание инжинирингового центра", "01.07.2027", "Иванов И.И."],
    ["2", "Запуск акселератора", "IV квартал 2027 г.", "Петров П.П."],
    ["3", "Открытие технопарка", "март 2028 г.", "Ким О. А."],
]
TURNED = [
    ["Показатель", "Проект 1", "Проект 2"],
    ["Мероприятие", "Запуск", "Стройка"],
    ["Срок", "01.07.2027", "31.12.2027"],
    ["Ответственный", "Иванов", "Петров"],
]


def codes(reading: PlanReading) -> list[str]:
    return [row.code for row in reading.rows]


def places(reading: PlanReading) -> list[str]:
    return [row.place for row in reading.rows]


def test_hidden_rows_are_left_out_and_counted_in_one_note() -> None:
    reading = plan([HEAD, *ROWS], hidden_rows=frozenset({2}))

    assert (codes(reading), places(reading)) == (["1", "3"], ["B2", "B4"])
    assert [(found.kind, found.place, found.params["count"]) for found in reading.problems] == [("hidden_rows", "", 1)]
    assert reading.offers.hidden_rows == 1


def test_hidden_rows_are_read_when_the_person_asks_for_them() -> None:
    reading = plan([HEAD, *ROWS], Choices(with_hidden=True), hidden_rows=frozenset({2}))

    assert codes(reading) == ["1", "2", "3"]
    assert [(found.place, found.kind) for found in reading.problems] == [("B3", "hidden_row")]
    assert reading.offers.hidden_rows == 1


def test_hidden_column_is_left_out_and_the_others_keep_their_indexes() -> None:
    rows = [[*row[:2], "до 2020 года", *row[2:]] for row in ROWS]
    head = [*HEAD[:2], "Срок", "Срок исполнения", "Ответственный"]

    reading = plan([head, *rows], hidden_columns=frozenset({2}))

    assert [(column.index, column.letter) for column in reading.columns] == [(0, "A"), (1, "B"), (3, "D"), (4, "E")]
    assert dues(reading) == ["2027-07-01", "2027-12-31", "2028-03-31"]
    assert (kinds(reading), reading.offers.hidden_columns) == (["hidden_columns"], 1)


def test_hidden_column_that_was_chosen_is_read() -> None:
    reading = plan([HEAD, *ROWS], Choices(mapping={3: "responsible"}), hidden_columns=frozenset({3}))

    assert [row.responsible for row in reading.rows] == ["Иванов И.И.", "Петров П.П.", "Ким О. А."]


def test_problem_under_a_hidden_row_names_its_row_in_the_file() -> None:
    rows = [*ROWS, ["4", "Форум", "готово", "Ким О. А."]]

    reading = plan([HEAD, *rows], hidden_rows=frozenset({1}))

    assert [found.place for found in reading.problems if found.kind == "date_unread"] == ["C5"]


def test_correction_reaches_its_cell_under_a_hidden_row() -> None:
    rows = [*ROWS, ["4", "Форум", "готово", "Ким О. А."]]

    reading = plan([HEAD, *rows], Choices(corrections={"C5": "2029"}), hidden_rows=frozenset({1}))

    assert dues(reading)[-1] == "2029-12-31"


def test_turned_table_is_read_and_places_point_to_its_cells() -> None:
    reading = plan(TURNED)

    assert [(row.place, row.title, row.responsible) for row in reading.rows] == [
        ("B2", "Запуск", "Иванов"),
        ("C2", "Стройка", "Петров"),
    ]
    assert dues(reading) == ["2027-07-01", "2027-12-31"]
    assert fields(reading) == ["notes", "title", "due", "responsible"]


def test_unread_date_of_a_turned_table_can_be_corrected() -> None:
    rows = [*TURNED[:2], ["Срок", "готово", "31.12.2027"], TURNED[3]]

    wrong = plan(rows)
    right = plan(rows, Choices(corrections={"B3": "2028"}))

    assert [found.place for found in wrong.problems if found.kind == "date_unread"] == ["B3"]
    assert dues(right) == ["2028-12-31", "2027-12-31"]


def test_turned_table_whose_milestones_have_no_heading() -> None:
    rows = [
        ["", "Закупка стенда", "Монтаж линии", "Пуск цеха"],
        ["Срок исполнения", "март 2027", "июнь 2027", "2028"],
        ["Ответственный", "Иванов И. И.", "Петров П. П.", "Ким О. А."],
        ["Ожидаемый результат", "акт", "акт", "приказ"],
    ]

    reading = plan(rows)

    assert [row.title for row in reading.rows] == ["Закупка стенда", "Монтаж линии", "Пуск цеха"]
    assert dues(reading) == ["2027-03-31", "2027-06-30", "2028-12-31"]


def test_card_of_one_project_is_no_plan() -> None:
    verdict = plan([row[:2] for row in TURNED[1:]]).verdict

    assert (verdict.is_roadmap, verdict.reason) == (False, "turned")


def test_two_plans_beside_each_other_are_one_when_their_heads_are_the_same() -> None:
    rows = [[*left, "", *right] for left, right in zip([HEAD, *ROWS], [HEAD, *ROWS[1:], ROWS[0]], strict=True)]

    reading = plan(rows)

    assert [found.place for found in reading.tables] == ["План (A1:D4)", "План (F1:I4)"]
    assert [found.is_chosen for found in reading.tables] == [True, True]
    assert places(reading) == ["B2", "B3", "B4", "G2", "G3", "G4"]


def test_head_repeated_to_the_right_without_a_gap() -> None:
    rows = [HEAD + HEAD, ROWS[0] + ["4", "Форум", "2028", "Ли"], ROWS[1] + ["5", "Выставка", "2029", "Ли"]]

    assert codes(plan(rows)) == ["1", "2", "4", "5"]


def test_another_plan_under_the_first_is_listed_and_can_be_chosen() -> None:
    rows = [
        ["Раздел 1"],
        HEAD,
        *ROWS,
        [],
        ["Раздел 2"],
        ["Срок", "Исполнитель", "Наименование мероприятия", "Результат"],
        ["2029", "Ли", "Форум", "протокол"],
        ["2030", "Ли", "Выставка", "отчёт"],
    ]

    first, second = plan(rows), plan(rows, Choices(table=1))

    assert [found.place for found in first.tables] == ["План (A1:D5)", "План (A7:D10)"]
    assert (codes(first), kinds(first)) == (["1", "2", "3"], ["other_table"])
    assert [row.title for row in second.rows] == ["Форум", "Выставка"]


def test_plan_that_goes_on_under_a_head_in_other_words_is_one_plan() -> None:
    rows = [
        ["Раздел 1. Наука"],
        HEAD,
        *ROWS,
        [],
        ["Раздел 2. Люди"],
        ["№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный исполнитель"],
        ["4", "Форум", "2029", "Ли"],
        ["5", "Выставка", "2030", "Ли"],
    ]

    reading = plan(rows)

    assert codes(reading) == ["1", "2", "3", "4", "5"]
    assert [row.workstream for row in reading.rows][2:4] == ["Раздел 1. Наука", "Раздел 2. Люди"]


def test_same_head_again_under_a_section_goes_on_with_the_plan() -> None:
    reading = plan([HEAD, *ROWS, [], ["Раздел 2"], HEAD, ["4", "Форум", "2029", "Ли"]])

    assert (len(reading.tables), codes(reading)) == (1, ["1", "2", "3", "4"])
    assert reading.rows[-1].workstream == "Раздел 2"


@pytest.mark.parametrize("choices", [Choices(mapping={1: "title"}), Choices(mapping={3: "notes"})])
def test_columns_chosen_by_hand_hold_for_all_tables_of_a_text(choices: Choices) -> None:
    tables = [
        table([HEAD, row], is_sheet=False, place=f"Таблица {number}", heading=f"Раздел {number}")
        for number, row in enumerate(ROWS, start=1)
    ]

    reading = read_plan(document(*tables), choices)

    assert codes(reading) == ["1", "2", "3"]
    assert [row.workstream for row in reading.rows] == ["Раздел 1", "Раздел 2", "Раздел 3"]
    assert [row.place for row in reading.rows] == ["T1R2C2", "T2R2C2", "T3R2C2"]


def test_one_table_of_a_text_can_be_asked_for_alone() -> None:
    tables = [table([HEAD, row], is_sheet=False) for row in ROWS]

    assert codes(read_plan(document(*tables), Choices(table=2))) == ["3"]


def test_tables_of_a_text_are_read_in_their_order() -> None:
    small = table([HEAD, ROWS[0]], is_sheet=False)
    large = table([HEAD, *ROWS[1:]], is_sheet=False)

    assert codes(read_plan(document(small, large))) == ["1", "2", "3"]


def test_due_cell_merged_over_several_rows_is_the_date_of_each() -> None:
    reading = plan([HEAD, ROWS[0], ["2", "Форум", "^", "Ли"], ["3", "Выставка", "^", "^"]])

    assert dues(reading) == ["2027-07-01"] * 3


def test_title_merged_over_several_dates_is_a_milestone_for_each() -> None:
    reading = plan([HEAD, ROWS[0], ["2", "Форум", "2028", "Ли"], ["^", "^", "2029", "Ли"]])

    assert [row.title for row in reading.rows] == ["Создание инжинирингового центра", "Форум", "Форум"]
    assert dues(reading) == ["2027-07-01", "2028-12-31", "2029-12-31"]


def test_numbering_of_three_levels_gives_workstreams_and_inner_headings() -> None:
    reading = plan(
        [
            HEAD,
            ["1", "Наука"],
            ["1.1", "Лаборатории"],
            ["1.1.1", "Открытие", "2027", "Ли"],
            ["1.1.2", "Запуск", "2028", "Ли"],
            ["1.2", "Кадры"],
            ["1.2.1", "Набор", "2027", "Ли"],
            ["2", "Производство"],
            ["2.1", "Цеха"],
            ["2.1.1", "Стройка", "2029", "Ким"],
        ]
    )

    assert [(row.code, row.workstream) for row in reading.rows] == [
        ("1.1.1", "Наука"),
        ("1.1.2", "Наука"),
        ("1.2.1", "Наука"),
        ("2.1.1", "Производство"),
    ]
    assert reading.rows[0].notes == (("", "Лаборатории"),)


def test_totals_and_signatures_are_no_milestones() -> None:
    rows = [
        HEAD,
        ROWS[0],
        ["", "Итого по разделу", "", ""],
        ROWS[1],
        ["Всего:", "2 мероприятия"],
        ["Директор", "", "", "Ли"],
    ]

    assert codes(plan(rows)) == ["1", "2"]


def test_hidden_rows_of_a_whole_that_hides_nearly_all_are_read() -> None:
    whole = table([HEAD, *ROWS])

    reading = read_plan(document(replace(whole, hidden_rows=frozenset({1, 2, 3}))))

    assert codes(reading) == ["1", "2", "3"]


WEEKS = [date(2027, 6, day) for day in (7, 14, 21, 28)]


def test_marks_under_three_rows_of_head_date_the_milestone_by_the_last() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Срок исполнения", "<", "<", "<"],
            ["^", "^", "2027 год", "<", "2028 год", "<"],
            ["^", "^", "I", "II", "I", "II"],
            ["1", "Аудит площадок", "х", "х", "", ""],
            ["2", "Пуск линии", "", "+", "+", ""],
        ]
    )

    assert dues(reading) == ["2027-06-30", "2028-03-31"]


def test_marks_under_days_of_weeks_end_with_the_week() -> None:
    reading = plan(
        [
            ["№", "Работы", "Ответственный", *WEEKS],
            ["1", "Аудит", "Ли", "■", "■", "", ""],
            ["2", "Пуск", "Ли", "", "", "■", "■"],
        ]
    )

    assert dues(reading) == ["2027-06-20", "2027-07-04"]


def test_dates_of_a_chart_in_the_head_leave_the_terms_to_their_column() -> None:
    reading = plan(
        [
            ["№", "Работы", "Окончание", *WEEKS],
            ["1", "Аудит", "15.06.2027", "■", "■", "", ""],
            ["2", "Пуск", "2028", "", "", "", "■"],
        ]
    )

    assert dues(reading) == ["2027-06-15", "2028-12-31"]


def test_weeks_that_are_only_counted_leave_the_milestone_undated_with_its_weeks() -> None:
    reading = plan(
        [
            ["№", "Работы", "Ответственный", "1 нед", "2 нед", "3 нед"],
            ["1", "Аудит", "Ли", "■", "■", ""],
            ["2", "Пуск", "Ли", "", "", "■"],
        ]
    )

    assert [(row.precision, row.wording) for row in reading.rows] == [
        ("undated", "1 нед – 2 нед"),
        ("undated", "3 нед"),
    ]
    assert reading.verdict.is_roadmap


def test_titles_with_words_of_headings_do_not_turn_a_table() -> None:
    reading = plan(
        [
            ["ID", "Milestone Number", "Milestone Due Date", "Owner"],
            ["1", "Complete the infrastructure audit", "2027", "Lee"],
            ["2", "Launch the action programme", "2028", "Kim"],
            ["3", "Start of the project office", "2028", "Kim"],
        ]
    )

    assert len(reading.rows) == 3


def test_sheets_with_the_same_head_are_one_plan_and_name_their_cells() -> None:
    first, second = (table([HEAD, *rows], place=name) for name, rows in (("Наука", ROWS[:2]), ("Кадры", ROWS[2:])))

    reading = read_plan(document(first, second), Choices(corrections={"Кадры!C2": "2030"}))

    assert [(row.place, row.workstream) for row in reading.rows] == [
        ("B2", "Наука"),
        ("B3", "Наука"),
        ("Кадры!B2", "Кадры"),
    ]
    assert (dues(reading)[2], kinds(reading)) == ("2030-12-31", ["sheets_together"])


def test_sheets_with_the_same_milestones_are_versions_of_which_one_is_read() -> None:
    first, second = (table([HEAD, *rows], place=name) for name, rows in (("Ред. 1", ROWS), ("Ред. 2", ROWS[:2])))

    reading = read_plan(document(first, second))

    assert (codes(reading), kinds(reading)) == (["1", "2", "3"], ["other_table"])


def test_numbers_of_months_under_a_year_are_months() -> None:
    reading = plan(
        [
            ["№", "Этап", "Ответственный", "2027 год", *["<"] * 11],
            ["^", "^", "^", *range(1, 13)],
            ["1", "Аудит", "Ли", "■", "■"],
            ["2", "Пуск", "Ли", *[""] * 4, "■"],
        ]
    )

    assert dues(reading) == ["2027-02-28", "2027-05-31"]


def test_numbers_of_weeks_keep_the_milestone_undated() -> None:
    reading = plan(
        [
            ["№", "Этап", "Ответственный", "Недели", *["<"] * 5],
            ["^", "^", "^", *range(1, 7)],
            ["1", "Аудит", "Ли", "■", "■"],
            ["2", "Пуск", "Ли", *[""] * 4, "■"],
        ]
    )

    assert [(row.precision, row.wording) for row in reading.rows] == [
        ("undated", "1 нед. – 2 нед."),
        ("undated", "5 нед."),
    ]
