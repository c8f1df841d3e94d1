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


def test_first_letters_of_months_under_years_are_months() -> None:
    letters = [*"ЯФМАМИИАСОНД"]
    reading = plan(
        [
            ["Задачи проекта", "2027", *["<"] * 11, "2028", *["<"] * 11, "Отв."],
            ["^", *letters, *letters, "^"],
            ["Техзадание", *["х" if month in {1, 2} else "" for month in range(24)], "А"],
            ["Монтаж линии", *["х" if 6 <= month <= 14 else "" for month in range(24)], "Б"],
            ["Пуск", *["х" if month == 15 else "" for month in range(24)], "А"],
        ]
    )

    assert [(str(row.start_date), str(row.due_date), row.precision) for row in reading.rows] == [
        ("2027-02-01", "2027-03-31", "month"),
        ("2027-07-01", "2028-03-31", "month"),
        ("None", "2028-04-30", "month"),
    ]


def test_some_letters_of_months_are_enough_where_they_stand_in_one_place_of_the_year() -> None:
    reading = plan(
        [
            ["Action", "2027", "<", "<", "<", "Lead"],
            ["^", "S", "O", "N", "D", "^"],
            ["Kick-off held", "x", "", "", "", "Ann"],
            ["Charter signed", "", "", "x", "", "Bob"],
        ]
    )

    assert [str(row.due_date) for row in reading.rows] == ["2027-09-30", "2027-11-30"]


def test_money_planned_by_quarters_tells_when_work_ends_where_nothing_else_does() -> None:
    reading = plan(
        [
            ["Мероприятие", "Ответственный", "2027", "<", "<", "<", "2028", "<", "<", "<"],
            ["^", "^", "I", "II", "III", "IV", "I", "II", "III", "IV"],
            ["Закупка станков", "Отдел", "", "5,5", "4,5", "", "", "", "", ""],
            ["Пусконаладка линии", "Цех", "", "", "", "1,2", "2", "", "", ""],
        ]
    )

    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [
        ("2027-09-30", True),
        ("2028-03-31", True),
    ]


def test_code_of_the_budget_is_no_money() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Срок", "Код бюджетной классификации", "Объём финансирования, тыс. руб."],
            ["1", "Создание центра", "01.06.2027", "082 0412", "1 500,0"],
            ["2", "Обучение кадров", "30.09.2027", "082 0702", "300,0"],
        ]
    )

    assert fields(reading) == ["code", "title", "due", "", "budget"]


def test_letters_with_brackets_before_the_titles_are_their_numbers() -> None:
    reading = plan(
        [
            ["", "Что делаем", "Кто отвечает", "Когда", "Что получим"],
            ["а)", "Запускаем акселератор", "Петрова", "июнь 2027", "10 стартапов"],
            ["б)", "Строим элеватор", "ООО «Зерно»", "декабрь 2028", "элеватор"],
            ["в)", "Сертифицируем хозяйства", "Россельхоз", "март 2028", "30 хозяйств"],
        ]
    )

    assert fields(reading) == ["code", "title", "responsible", "due", "deliverable"]
    assert [row.code for row in reading.rows] == ["а", "б", "в"]


def test_days_shown_as_numbers_are_days_under_a_heading_of_dates() -> None:
    reading = plan(
        [
            ["Мероприятие", "Дедлайн", "Исп."],
            ["Аренда площадки", 46388.0, "Ким"],
            ["Ремонт здания", 46477.0, "Ли"],
        ]
    )

    assert fields(reading) == ["title", "due", "responsible"]
    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [
        ("2027-01-01", True),
        ("2027-03-31", True),
    ]


def test_quarters_with_their_years_in_the_head_are_no_milestone_though_they_are_dates() -> None:
    reading = plan(
        [
            ["Мероприятие", "Срок выполнения", "<", "<", "<", "Ответственный"],
            ["^", "1 кв. 2027", "2 кв. 2027", "3 кв. 2027", "4 кв. 2027", "^"],
            ["Разработка сайта", "+", "+", "", "", "Отдел ИТ"],
            ["Наполнение сайта", "", "", "+", "", "Отдел связей"],
        ]
    )

    assert [(row.title, str(row.due_date)) for row in reading.rows] == [
        ("Разработка сайта", "2027-06-30"),
        ("Наполнение сайта", "2027-09-30"),
    ]


def test_quarters_of_years_that_are_only_counted_keep_their_wording() -> None:
    reading = plan(
        [
            ["Activity", "Lead", "Year 1", "<", "<", "<", "Year 2", "<", "<", "<"],
            ["^", "^", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4"],
            ["Recruit the team", "Ann", "x", "x", "", "", "", "", "", ""],
            ["Run the pilot", "Bob", "", "", "", "x", "x", "x", "", ""],
        ]
    )

    assert [(row.due_date, row.wording) for row in reading.rows] == [
        (None, "Year 1, Q1 – Year 1, Q2"),
        (None, "Year 1, Q4 – Year 2, Q2"),
    ]
