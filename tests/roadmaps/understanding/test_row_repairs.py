"""Rows that are no row of their own: texts that run over, parents of trackers, facts under plans, examples."""

from __future__ import annotations

from tests.roadmaps.understanding.tables_of_plans import dues, plan

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


def test_further_results_stand_under_the_first_in_one_milestone() -> None:
    head = ["№", "Мероприятие", "Срок", "Результат", "Исполнители"]

    reading = plan(
        [
            head,
            ["1", "Форум", "2027", "Протокол", "Ли"],
            ["", "", "", "Отчёт", "Участники кластера"],
            ["2", "Выставка", "2028", "Стенд", "Ким"],
        ]
    )

    assert [(row.title, row.deliverable, row.responsible) for row in reading.rows] == [
        ("Форум", "Протокол\nОтчёт", "Ли; Участники кластера"),
        ("Выставка", "Стенд", "Ким"),
    ]


def test_row_of_facts_by_a_letter_is_no_second_milestone() -> None:
    reading = plan(
        [
            ["№", "Вид работ", "П/Ф", "Начало", "Окончание"],
            ["1", "Монтаж", "П", "01.03.2027", "01.04.2027"],
            ["", "", "Ф", "05.03.2027", ""],
            ["2", "Пуск", "П", "01.05.2027", "01.06.2027"],
        ]
    )

    assert dues(reading) == ["2027-04-01", "2027-06-01"]


def test_rows_of_a_template_are_left_out() -> None:
    reading = plan(
        [
            ["Ref", "Milestone", "Due date", "Owner"],
            ["e.g. 1.1", "e.g. Study completed", "e.g. 31/03/2026", "e.g. Jane Doe"],
            ["1.1", "Launch", "2027", "Lee"],
            [],
            ["Add rows as needed"],
            ["Signed off by:", "", "Date:", ""],
        ]
    )

    assert [row.title for row in reading.rows] == ["Launch"]


def test_points_that_an_act_has_dropped_are_left_out() -> None:
    act = "Исключен. - Постановление Правительства области от 12.03.2026 N 112-п"

    reading = plan([HEAD, ["1", "Форум", "2027", "Ли"], ["2", act, "<", "<"], ["2(1)", "Выставка", "2028", "Ким"]])

    assert [(row.code, row.title) for row in reading.rows] == [("1", "Форум"), ("2(1)", "Выставка")]


def test_letters_of_columns_under_the_head_are_no_milestone() -> None:
    reading = plan([HEAD, ["А", "Б", "В", "Г"], ["1", "Форум", "2027", "Ли"]])

    assert [row.title for row in reading.rows] == ["Форум"]


def test_events_under_the_plan_in_another_order_are_a_table_of_their_own() -> None:
    reading = plan(
        [
            HEAD,
            *[[str(number), f"Форум {number}", "2027", "Ли"] for number in range(1, 7)],
            [],
            ["2. Деловые встречи"],
            ["Дата", "Событие", "Место"],
            ["11.10.2027", "Выставка", "Северск"],
        ]
    )

    assert ([row.title for row in reading.rows][-1], len(reading.tables)) == ("Форум 6", 2)


def test_names_under_the_signatures_are_no_milestones() -> None:
    reading = plan(
        [
            ["Пункт", "Наименование", "Исполнитель", "Срок"],
            ["1", "Подготовка актов", "Минэк", "31.12.2027"],
            ["2", "Строительство центра", "Минцифры", "2028 г."],
            ["", "", "", ""],
            ["Согласовано:", "", "", ""],
            ["Зам. министра", "", "", "Сидоров"],
        ]
    )

    assert [row.title for row in reading.rows] == ["Подготовка актов", "Строительство центра"]
    assert [found.kind for found in reading.problems] == ["row_skipped", "row_skipped"]


def test_words_in_a_column_of_actual_days_stop_nobody() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Срок", "Факт исполнения"],
            ["1", "Проект положения", "15.02.2027", "10.02.2027"],
            ["2", "Публикация", "01.04.2027", "09.03.2027"],
            ["3", "Обучение", "01.05.2027", "в работе"],
        ]
    )

    assert [(found.kind, found.severity) for found in reading.problems] == [("undated_wording", "note")]
