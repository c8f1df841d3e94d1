"""Rows that are no row of their own: texts that run over, parents of trackers, facts under plans, examples."""

from __future__ import annotations

from tests.roadmaps.importing.tables_of_plans import dues, plan

HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]


def test_titles_that_run_over_are_one_title() -> None:
    reading = plan(
        [
            HEAD,
            ["1", "Создание межрегионального", "2027", "Ли"],
            ["", "консорциума", "", ""],
            ["2", "Выход на рынок", "2028", "Ким"],
            ["", "Казахстана", "", ""],
            ["3", "Разработка программы импорто-", "2028", "Управляющая"],
            ["", "замещения комплектующих", "", "компания"],
        ]
    )

    assert [(row.place, row.title) for row in reading.rows] == [
        ("B2", "Создание межрегионального консорциума"),
        ("B4", "Выход на рынок Казахстана"),
        ("B6", "Разработка программы импортозамещения комплектующих"),
    ]
    assert reading.rows[2].responsible == "Управляющая компания"


def test_headings_without_a_number_stay_headings() -> None:
    reading = plan([HEAD, ["", "Кадры"], ["1", "Набор", "2027", "Ли"], ["", "Наука"], ["2", "Форум", "2028", "Ли"]])

    assert [row.workstream for row in reading.rows] == ["Кадры", "Наука"]


def test_parents_that_tell_nothing_head_the_rows_below() -> None:
    reading = plan(
        [
            ["Row ID", "Task", "Due Date", "Owner", "Created"],
            ["9000", "Site", "", "", "2026-01-11"],
            ["7001", "Survey", "2027-03-01", "Lee", "2026-01-11"],
            ["7002", "Design", "2027-04-01", "Lee", "2026-01-11"],
            ["9001", "Skills", "", "", "2026-01-11"],
            ["7003", "Hiring", "2027-05-01", "Kim", "2026-01-11"],
            ["7004", "Course", "2027-06-01", "Kim", "2026-01-11"],
        ]
    )

    assert [(row.title, row.workstream) for row in reading.rows] == [
        ("Survey", "Site"),
        ("Design", "Site"),
        ("Hiring", "Skills"),
        ("Course", "Skills"),
    ]


def test_counted_row_without_a_date_stays_a_milestone() -> None:
    head = [*HEAD, "Создано"]
    rows = [
        [str(number), f"Форум {number}", "2027" if number != 3 else "", "Ли" if number != 3 else "", "2026"]
        for number in range(1, 7)
    ]

    assert dues(plan([head, *rows]))[2] == "undated"


def test_row_of_facts_under_the_plan_is_no_second_milestone() -> None:
    reading = plan(
        [
            ["№", "Наименование", "", "Окончание", "Ответственный"],
            ["1", "Форум", "план", "15.03.2027", "Ли"],
            ["^", "^", "факт", "20.03.2027", "^"],
            ["2", "Выставка", "план", "15.04.2027", "Ли"],
            ["^", "^", "факт", "", "^"],
        ]
    )

    assert dues(reading) == ["2027-03-15", "2027-04-15"]


def test_example_of_a_form_is_left_out() -> None:
    reading = plan([HEAD, ["Пример", "Проведение конференции", "01.01.2027", "Ли"], ["1", "Форум", "2028", "Ким"]])

    assert [row.title for row in reading.rows] == ["Форум"]


def test_indicators_by_year_under_the_plan_are_left_out() -> None:
    reading = plan(
        [
            HEAD,
            ["1", "Форум", "2028", "Ким"],
            [],
            ["Раздел 2. Показатели"],
            ["№", "Показатель", 2027, 2028],
            ["1", "Рабочие места", 10, 20],
        ]
    )

    assert [row.title for row in reading.rows] == ["Форум"]
