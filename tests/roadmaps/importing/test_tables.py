"""Layouts of real plans: where the table is, what its columns mean, which rows are milestones."""

from __future__ import annotations

from datetime import date

from roadmaps.reading.cells import Cell
from tests.roadmaps.importing.tables_of_plans import dues, fields, kinds, plan

HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
ROWS = [
    ["1", "Создание инжинирингового центра", "01.07.2018", "Иванов И.И."],
    ["2", "Запуск акселератора", "IV квартал 2018 г.", "Петров П.П."],
]


def test_two_head_rows_with_sections_by_number() -> None:
    reading = plan(
        [
            ["УТВЕРЖДАЮ"],
            ["План-график развития кластера на 2017-2020 годы", "<", "<", "<", "<", "<", "<"],
            ["№ п/п", "Направление работ", "Сроки", "<", "Ответственный (ФИО)",
             "Потребное финансирование (тыс. руб.)", "Примечание"],
            ["^", "^", "Начало", "Окончание", "^", "^", "^"],
            ["1", "Технологическое лидерство", "", "", "", "", ""],
            ["1.1", "Создание инжинирингового центра", "01.02.2017", "01.07.2018", "Иванов И.И., директор",
             "1 500,5", "выполнено"],
            ["1.2", "Закупка оборудования", "2017–2020 гг.", "<", "Петров П.П.", "200", ""],
            ["2", "Коммерциализация", "", "", "", "", ""],
            ["2.1", "Запуск акселератора", "I квартал 2018", "IV квартал 2018", "Сидоров С.С.", "", ""],
            ["2.2", "Патентование", "март 2018", "к 2020 году", "Сидоров С.С.", "", ""],
        ]
    )  # fmt: skip

    assert fields(reading) == ["code", "title", "start", "due", "responsible", "budget", "notes"]
    assert all(column.is_sure for column in reading.columns)
    assert [(row.code, row.workstream, str(row.start_date), str(row.due_date)) for row in reading.rows] == [
        ("1.1", "Технологическое лидерство", "2017-02-01", "2018-07-01"),
        ("1.2", "Технологическое лидерство", "2017-01-01", "2020-12-31"),
        ("2.1", "Коммерциализация", "2018-01-01", "2018-12-31"),
        ("2.2", "Коммерциализация", "2018-03-01", "2020-12-31"),
    ]
    assert [row.precision for row in reading.rows] == ["day", "year", "quarter", "year"]
    assert [row.is_assumption for row in reading.rows] == [False, False, False, True]
    assert [str(row.budget) for row in reading.rows[:2]] == ["1500500.0", "200000"]
    assert reading.rows[0].notes == (("Примечание", "выполнено"),)
    assert (reading.header.first_row, reading.header.last_row) == (3, 4)


def test_stages_blocks_and_control_points_of_a_decree() -> None:
    reading = plan(
        [
            ["Наименование этапа, связанные мероприятия и контрольные события<1>", "Плановый период реализации", "<",
             "Плановый объем финансирования (тыс. руб.)", "<", "Плановый период финансирования", "<",
             "Ответственный исполнитель", "Диаграмма работ"],
            ["^", "начало", "окончание", "всего", "средства бюджета", "начало", "окончание", "^", "^"],
            ["1. Этап. Подготовка", "01.01.2018", "31.12.2018", "100", "50", "01.01.2018", "31.12.2018", "", ""],
            ["1.1. Блок мероприятий 1", "01.01.2018", "30.06.2018", "100", "50", "", "", "", ""],
            ["1.1.1. Разработка проекта", "01.01.2018", "31.03.2018", "50", "20", "01.01.2018", "31.03.2018",
             "АНО «Центр»", ""],
            ["1.1.2. Проект утверждён", "", "31.03.2018", "", "", "", "", "Минэкономразвития региона", ""],
            ["...", "...", "...", "...", "...", "...", "...", "...", "..."],
            ["2. Этап. Реализация", "01.01.2019", "31.12.2020", "100", "50", "", "", "", ""],
            ["2.1. Строительство корпуса", "01.01.2019", "31.12.2020", "100", "50", "", "", "ООО «Стройка»", ""],
        ]
    )  # fmt: skip

    assert fields(reading) == ["title", "start", "due", "budget", "", "", "", "responsible", ""]
    assert [(row.code, row.title, row.workstream) for row in reading.rows] == [
        ("1.1.1", "Разработка проекта", "Этап. Подготовка"),
        ("1.1.2", "Проект утверждён", "Этап. Подготовка"),
        ("2.1", "Строительство корпуса", "Этап. Реализация"),
    ]
    assert dues(reading) == ["2018-03-31", "2018-03-31", "2020-12-31"]
    assert reading.rows[0].notes == (("", "Блок мероприятий 1"),)


def test_row_of_column_numbers_and_merged_sections() -> None:
    reading = plan(
        [
            ["N пп", "Наименование мероприятия", "Исполнитель мероприятия", "Срок", "<",
             "Ожидаемый непосредственный результат", "<", "Связь с индикаторами"],
            ["^", "^", "^", "начала реализации", "окончания реализации", "краткое описание", "значение", "^"],
            ["1", "2", "3", "4", "5", "6", "7", "8"],
            ["Подпрограмма 1. Инфраструктура", "<", "<", "<", "<", "<", "<", "<"],
            ["1.1", "Создание технопарка", "Министерство экономики", "2017", "2020", "Технопарк создан", "1", "п. 1"],
            ["1.2", "Ремонт дорог", "Министерство транспорта", "2018", "2019", "км дорог", "15", "п. 2"],
            ["Подпрограмма 2. Кадры", "<", "<", "<", "<", "<", "<", "<"],
            ["2.1", "Обучение команд", "Управление образования", "2017", "2018", "Обучено, чел.", "150", "п. 3"],
            ["Итого по подпрограмме", "", "", "", "", "", "", ""],
        ]
    )  # fmt: skip

    assert fields(reading)[:6] == ["code", "title", "responsible", "start", "due", "deliverable"]
    assert dues(reading) == ["2020-12-31", "2019-12-31", "2018-12-31"]
    assert [row.workstream for row in reading.rows] == ["Подпрограмма 1. Инфраструктура"] * 2 + [
        "Подпрограмма 2. Кадры"
    ]
    assert [(found.place, found.kind) for found in reading.problems if found.kind == "row_skipped"] == [
        ("A3", "row_skipped"),
        ("A9", "row_skipped"),
    ]


def test_rows_of_money_by_source_are_no_milestones() -> None:
    reading = plan(
        [
            ["N п/п", "Наименование мероприятия", "Исполнитель", "Срок выполнения", "Источники финансирования",
             "Объем финансирования по годам, млн руб.", "<", "Ожидаемый результат"],
            ["^", "^", "^", "^", "^", "2018", "2019", "^"],
            ["1", "Строительство корпуса", "Минстрой", "2018-2020 годы", "Всего", "10", "20", "Корпус"],
            ["^", "^", "^", "^", "Федеральный бюджет", "5", "10", "^"],
            ["^", "^", "^", "^", "Областной бюджет", "3", "5", "^"],
            ["^", "^", "^", "^", "Внебюджетные источники", "2", "5", "^"],
            ["2", "Закупка станков", "Минпром", "до 1 июля 2019 г.", "Всего", "1", "2", "Станки"],
            ["^", "^", "^", "^", "Федеральный бюджет", "1", "2", "^"],
            ["Итого по разделу 1", "", "", "", "", "11", "22", ""],
            ["Всего по программе", "", "", "", "", "11", "22", ""],
        ]
    )  # fmt: skip

    assert [(row.code, row.title) for row in reading.rows] == [("1", "Строительство корпуса"), ("2", "Закупка станков")]
    assert dues(reading) == ["2020-12-31", "2019-07-01"]
    assert kinds(reading).count("row_skipped") == 6


def test_three_head_rows() -> None:
    reading = plan(
        [
            ["N п/п", "Наименование мероприятия", "Срок исполнения", "Объем финансирования", "<", "<",
             "Ответственный исполнитель"],
            ["^", "^", "^", "всего", "в т.ч. по годам", "<", "^"],
            ["^", "^", "^", "^", "2018", "2019", "^"],
            ["1", "Организация конкурса", "II квартал 2018 года", "100", "50", "50", "Комитет"],
            ["2", "Проведение форума", "ежегодно, сентябрь", "200", "100", "100", "Комитет"],
            ["3", "Мониторинг", "постоянно", "-", "-", "-", "Комитет"],
        ]
    )  # fmt: skip

    assert fields(reading) == ["code", "title", "due", "budget", "", "", "responsible"]
    assert dues(reading) == ["2018-06-30", "ongoing", "ongoing"]
    assert kinds(reading, "note")[-2:] == ["repeating", "ongoing"]


def test_federal_plan_with_roman_sections_and_a_signature() -> None:
    reading = plan(
        [
            ["ПЛАН МЕРОПРИЯТИЙ («дорожная карта»)", "<", "<", "<", "<", "<"],
            ["", "Мероприятие", "Срок", "Вид документа", "Ответственный исполнитель (соисполнители)",
             "Ожидаемый результат"],
            ["I. Совершенствование регулирования", "<", "<", "<", "<", "<"],
            ["1.", "Внесение изменений в закон", "декабрь 2017 г.", "федеральный закон",
             "Минэкономразвития России", "Снижены барьеры"],
            ["2.", "Утверждение методики", "III квартал 2018 г.", "приказ", "Минэкономразвития России",
             "Методика утверждена"],
            ["II. Поддержка", "<", "<", "<", "<", "<"],
            ["3.", "Докладывать о ходе", "ежегодно, до 1 марта", "доклад", "Минэкономразвития России", "Доклад"],
            ["Руководитель департамента", "", "", "", "И.И. Иванов", ""],
        ]
    )  # fmt: skip

    assert fields(reading) == ["code", "title", "due", "notes", "responsible", "deliverable"]
    assert [(row.code, row.workstream) for row in reading.rows] == [
        ("1", "Совершенствование регулирования"),
        ("2", "Совершенствование регулирования"),
        ("3", "Поддержка"),
    ]
    assert dues(reading) == ["2017-12-31", "2018-09-30", "ongoing"]
    assert [found.found for found in reading.problems if found.kind == "row_skipped"] == [
        "Руководитель департамента · И.И. Иванов"
    ]


def test_start_and_duration_give_a_computed_day() -> None:
    reading = plan(
        [
            ["№", "Работы", "Ответственный", "Длительность", "Дата начала", "1 нед", "2 нед"],
            ["1", "Проектирование", "Иванов", "10 дней", date(2018, 3, 1), "x", "x"],
            ["2", "Монтаж оборудования", "Петров", "2 месяца", date(2018, 4, 1), "", "x"],
            ["3", "Пуск", "Сидоров", "3 раб. дня", date(2018, 6, 1), "", ""],
        ]
    )

    assert dues(reading) == ["2018-03-10", "2018-05-31", "2018-06-05"]
    assert [row.wording for row in reading.rows] == ["10 дней", "2 месяца", "3 раб. дня"]
    assert kinds(reading) == ["computed_date"] * 3


def test_month_and_year_in_two_columns() -> None:
    reading = plan(
        [
            ["№", "Контрольное событие", "Месяц", "Год", "Отв."],
            ["1", "Запуск линии", "март", "2018", "Иванов И.И."],
            ["2", "Сертификация", "июнь", "2018", "Петров П.П."],
            ["3", "Выход на рынок", "12", "2019", "Петров П.П."],
        ]
    )

    assert dues(reading) == ["2018-03-31", "2018-06-30", "2019-12-31"]
    assert {row.precision for row in reading.rows} == {"month"}
    assert kinds(reading) == ["computed_date"]


def test_quarter_column_headed_as_a_date_beside_a_year() -> None:
    reading = plan([["№", "Мероприятие", "Срок", "Год"], ["1", "Запуск", "II", "2018"], ["2", "Сдача", "IV", "2019"]])

    assert fields(reading) == ["code", "title", "quarter", "year"]
    assert dues(reading) == ["2018-06-30", "2019-12-31"]


def test_marks_under_quarters() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "2018", "<", "<", "<", "2019", "<", "Ответственный"],
            ["^", "^", "I", "II", "III", "IV", "I", "II", "^"],
            ["1", "Запуск", "", "x", "", "", "", "", "Иванов"],
            ["2", "Стройка", "", "", "x", "x", "x", "", "Петров"],
        ]
    )

    assert [(str(row.start_date), str(row.due_date)) for row in reading.rows] == [
        ("None", "2018-06-30"),
        ("2018-07-01", "2019-03-31"),
    ]


def test_plan_and_fact_under_one_head() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Срок исполнения", "<", "Ответственный", "Отметка о выполнении"],
            ["^", "^", "план", "факт", "^", "^"],
            ["1", "Запуск", "01.02.2018", "05.02.2018", "Иванов", "выполнено"],
            ["2", "Стоп", "01.04.2018", "", "Петров", ""],
        ]
    )

    assert fields(reading) == ["code", "title", "due", "actual", "responsible", "status"]
    assert (reading.rows[0].actual_date, reading.rows[0].state_wording) == (date(2018, 2, 5), "выполнено")


def test_year_of_the_title_is_context_and_shown_as_an_assumption() -> None:
    reading = plan(
        [["План мероприятий кластера на 2018 год", "<", "<", "<"], HEAD, ["1", "Форум", "до 15 марта", "Иванов"]]
    )

    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [("2018-03-15", True)]
    assert kinds(reading) == ["assumption"]


def test_year_of_a_section_is_no_context() -> None:
    reading = plan([HEAD, ["Мероприятия 2018 года", "<", "<", "<"], ["1", "Форум", "до 15 марта", "Иванов"]])

    assert dues(reading) == ["undated"]
    assert kinds(reading, "problem") == ["date_unread"]


def test_numbers_that_a_program_made_dates_of() -> None:
    reading = plan(
        [
            HEAD,
            [Cell(date(2018, 10, 2), "2.10"), "Первое", "01.07.2018", "И"],
            [date(2018, 1, 1), "Второе", "02.07.2018", "И"],
            ["1.3", "Третье", "03.07.2018", "И"],
        ]
    )

    assert [row.code for row in reading.rows] == ["2.10", "1.1", "1.3"]
    assert [(found.place, found.kind) for found in reading.problems] == [("A3", "assumption")]


def test_month_shown_by_a_date_cell_keeps_its_precision() -> None:
    shown = Cell(date(2018, 12, 1), "декабрь 2018")
    reading = plan([HEAD, ["1", "Запуск", shown, "Иванов"]])

    assert [(str(row.due_date), row.precision) for row in reading.rows] == [("2018-12-31", "month")]


def test_head_repeated_on_the_next_page() -> None:
    reading = plan([HEAD, ROWS[0], HEAD, ROWS[1]])

    assert [row.code for row in reading.rows] == ["1", "2"]
    assert kinds(reading) == ["row_skipped"]


def test_workstreams_in_a_column_that_is_filled_once_per_group() -> None:
    reading = plan(
        [
            ["Направление", "Мероприятие", "Срок", "Исполнитель"],
            ["Кадры", "Набор", "01.02.2018", "Иванов"],
            ["", "Обучение", "01.03.2018", "Петров"],
            ["Сбыт", "Выставка", "01.04.2018", "Петров"],
        ]
    )

    assert [row.workstream for row in reading.rows] == ["Кадры", "Кадры", "Сбыт"]


def test_two_heads_in_a_file_without_merges() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Сроки", "", "Ответственный"],
            ["", "", "начало", "окончание", ""],
            ["1", "Кадры", "", "", ""],
            ["1.1", "Набор", "01.02.2018", "01.03.2018", "Иванов"],
        ],
        place="план.csv",
    )

    assert fields(reading) == ["code", "title", "start", "due", "responsible"]
    assert [(row.workstream, str(row.start_date), str(row.due_date)) for row in reading.rows] == [
        ("Кадры", "2018-02-01", "2018-03-01")
    ]


def test_table_without_a_head() -> None:
    reading = plan(
        [
            ["1", "Разработка концепции центра", "март 2018 г.", "Иванов И.И."],
            ["2", "Утверждение концепции центра", "апрель 2018 г.", "Петров П.П."],
            ["3", "Открытие нового центра", "IV квартал 2018 г.", "Иванов И.И."],
        ]
    )

    assert fields(reading) == ["code", "title", "due", "responsible"]
    assert not any(column.is_sure for column in reading.columns)
    assert dues(reading) == ["2018-03-31", "2018-04-30", "2018-12-31"]


def test_export_of_a_planning_program() -> None:
    reading = plan(
        [
            ["ID", "Task Name", "Duration", "Start", "Finish", "Predecessors", "Resource Names"],
            ["1", "Notice to proceed", "0 days", "Mon 04/05/26", "Mon 04/05/26", "", ""],
            ["2", "Mobilize", "5 days", "Mon 04/05/26", "Fri 08/05/26", "1", "Contractor"],
            ["3", "Excavation", "9 days", "Sat 09/05/26", "Mon 18/05/26", "2", "Contractor"],
        ]
    )

    assert fields(reading)[:5] == ["code", "title", "duration", "start", "due"]
    assert dues(reading) == ["2026-05-04", "2026-05-08", "2026-05-18"]


def test_another_table_under_the_roadmap_is_left_out_and_told() -> None:
    reading = plan(
        [
            HEAD,
            *ROWS,
            [],
            ["3. Контакты"],
            ["ФИО", "Должность", "Телефон", "E-mail"],
            ["Ким О. А.", "директор", "+7 900 000-00-01", "kim@example.org"],
        ]
    )

    assert [row.code for row in reading.rows] == ["1", "2"]
    assert [(found.place, found.params["reason"]) for found in reading.problems] == [("A5", "other")]


def test_another_table_beside_whose_columns_dates_are_blank_is_known_by_its_headings() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Результат", "Ответственный", "Срок"],
            ["1", "Открытие лаборатории", "акт", "Иванов И.И.", "01.07.2018"],
            [],
            ["ФИО", "Должность", "Телефон"],
            ["Ким О. А.", "директор", "900"],
        ]
    )

    assert [row.title for row in reading.rows] == ["Открытие лаборатории"]


def test_rows_after_a_blank_row_stay_although_their_dates_are_not_read() -> None:
    reading = plan([HEAD, *ROWS, [], ["", "Форум", "спросить", "Ким"], ["", "Выставка", "решим", "Ли"]])

    assert [row.title for row in reading.rows[2:]] == ["Форум", "Выставка"]


def test_a_table_under_the_roadmap_is_read_where_it_has_dates() -> None:
    reading = plan(
        [HEAD, *ROWS, [], ["Прочее"], ["а", "Форум", "уточнить", "Ким"], ["б", "Выставка", "май 2019", "Ким"]]
    )

    assert [row.title for row in reading.rows[2:]] == ["Форум", "Выставка"]


def test_outline_level_makes_sections_of_rows_that_sum_up() -> None:
    reading = plan(
        [
            ["ID", "Task Mode", "Task Name", "Duration", "Start", "Finish", "Predecessors", "Outline Level"],
            ["1", "Auto", "Cluster roadmap", "330 days", date(2026, 9, 1), date(2027, 12, 3), "", "1"],
            ["2", "Auto", "Lab", "120 days", date(2026, 9, 1), date(2027, 2, 15), "", "2"],
            ["3", "Auto", "Design the lab", "40 days", date(2026, 9, 1), date(2026, 10, 26), "", "3"],
            ["4", "Auto", "Training", "60 days", date(2027, 3, 1), date(2027, 5, 21), "", "2"],
            ["5", "Auto", "Train operators", "60 days", date(2027, 3, 1), date(2027, 5, 21), "3", "3"],
        ]
    )

    assert fields(reading) == ["code", "", "title", "duration", "start", "due", "", "level"]
    assert [(row.workstream, row.title) for row in reading.rows] == [
        ("Lab", "Design the lab"),
        ("Training", "Train operators"),
    ]
