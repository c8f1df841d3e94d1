"""What heads of one and two rows, together with the cells under them, make of columns."""

from __future__ import annotations

from tests.roadmaps.understanding.tables_of_plans import fields, plan


def test_quarters_under_merged_years_make_two_head_rows_though_nothing_else_is_merged() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "2027 год", "<", "<", "<", "2028 год", "<", "<", "<", "Исполнитель"],
            ["", "", "I кв.", "II кв.", "III кв.", "IV кв.", "I кв.", "II кв.", "III кв.", "IV кв.", ""],
            ["1", "Проектирование цеха", "+", "+", "", "", "", "", "", "", "А"],
            ["2", "Ввод цеха", "", "", "", "", "", "", "+", "", "Б"],
        ]
    )

    assert [(row.title, str(row.due_date), row.precision) for row in reading.rows] == [
        ("Проектирование цеха", "2027-06-30", "quarter"),
        ("Ввод цеха", "2028-09-30", "quarter"),
    ]


def test_letters_that_sort_the_rows_are_no_titles() -> None:
    rows = [
        [str(number), "C1. Broadband", "MT"[number % 2], f"Contract {number} awarded", f"Q{number % 4 + 1}", "2027"]
        for number in range(1, 9)
    ]

    reading = plan([["Number", "Related Measure", "Milestone / Target", "Name", "Quarter", "Year"], *rows])

    assert fields(reading) == ["code", "workstream", "notes", "title", "quarter", "year"]


def test_titles_that_end_in_a_year_are_titles() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Срок", "Ответственный"],
            ["1", "Форум 2027", "I квартал 2027 г.", "Отдел"],
            ["2", "Аудит 2027", "до 1 августа 2027 г.", "Цех"],
            ["3", "Форум 2028", "март 2028 г.", "Отдел"],
        ]
    )

    assert fields(reading) == ["code", "title", "due", "responsible"]
    assert [row.title for row in reading.rows] == ["Форум 2027", "Аудит 2027", "Форум 2028"]


def test_day_of_the_actual_beginning_is_not_the_day_of_completion() -> None:
    reading = plan(
        [
            ["Шифр", "Наименование работ", "Дата начала", "<", "Дата окончания", "<"],
            ["^", "^", "план", "факт", "план", "факт"],
            ["А.1", "Выполнение изысканий", "15.01.2026", "20.01.2026", "30.06.2026", "10.07.2026"],
            ["А.2", "Экспертиза проекта", "01.07.2026", "", "30.10.2026", ""],
        ]
    )

    assert fields(reading) == ["code", "title", "start", "", "due", "actual"]
