"""What stands around a plan: years of titles, repeated heads, other tables below it, outlines of project programs."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.reading.cells import Cell
from tests.roadmaps.understanding.tables_of_plans import dues, fields, kinds, plan

HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
ROWS = [
    ["1", "Создание инжинирингового центра", "01.07.2018", "Иванов И.И."],
    ["2", "Запуск акселератора", "IV квартал 2018 г.", "Петров П.П."],
]


def test_year_of_the_title_is_context_and_shown_as_an_assumption() -> None:
    reading = plan(
        [["План мероприятий кластера на 2018 год", "<", "<", "<"], HEAD, ["1", "Форум", "до 15 марта", "Иванов"]]
    )

    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [("2018-03-15", True)]
    assert kinds(reading) == ["assumption"]


def test_year_of_a_section_is_context_and_shown_as_an_assumption() -> None:
    reading = plan([HEAD, ["Мероприятия 2018 года", "<", "<", "<"], ["1", "Форум", "до 15 марта", "Иванов"]])

    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [("2018-03-15", True)]
    assert reading.columns[2].unread == 0


def test_year_of_a_section_that_its_own_row_contradicts_is_not_believed() -> None:
    reading = plan(
        [
            HEAD,
            ["Мероприятия 2018 года", "<", "<", "<"],
            ["1", "Форум", "до 15 марта", "Иванов"],
            ["2", "Выставка", "март 2019", "Иванов"],
        ]
    )

    assert dues(reading) == ["undated", "2019-03-31"]


def test_month_that_stands_above_rows_without_dates_is_their_term() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Ответственный"],
            ["ЯНВАРЬ 2027", "<", "<"],
            ["1", "Создание центра", "Иванов И.И."],
            ["АПРЕЛЬ 2027", "<", "<"],
            ["2", "Запуск акселератора", "Петров П.П."],
        ]
    )

    assert reading.verdict.is_roadmap
    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [
        ("2027-01-31", True),
        ("2027-04-30", True),
    ]


def test_last_year_with_money_is_the_term_of_rows_without_dates() -> None:
    reading = plan(
        [
            ["Мероприятие", "Объём финансирования, млн руб.", "<", "<", "Ответственный"],
            ["^", "2026", "2027", "2028", "^"],
            ["Создание центра", "12,0", "–", "–", "Иванов И.И."],
            ["Запуск акселератора", "12,0", "10", "0", "Петров П.П."],
        ]
    )

    assert reading.verdict.is_roadmap
    assert [(str(row.due_date), row.precision, row.is_assumption) for row in reading.rows] == [
        ("2026-12-31", "year", True),
        ("2027-12-31", "year", True),
    ]


def test_dates_that_show_no_year_take_that_of_the_title() -> None:
    shown = [Cell(date(2024, 1, 25), "25.01"), Cell(date(2024, 3, 25), "25.03")]
    rows = [[str(n), f"Мероприятие номер {n}", cell, "Иванов"] for n, cell in enumerate(shown, 1)]

    titled = plan([["План на 2027 год", "<", "<", "<"], HEAD, *rows])
    bare = plan([HEAD, *rows])

    assert [(str(row.due_date), row.is_assumption) for row in titled.rows] == [
        ("2027-01-25", True),
        ("2027-03-25", True),
    ]
    assert [(str(row.due_date), row.is_assumption) for row in bare.rows] == [("2024-01-25", True), ("2024-03-25", True)]


def test_dates_that_a_program_may_have_swapped_are_told() -> None:
    cells = ["14/02/2027", date(2027, 2, 3), "16/04/2027", date(2027, 4, 3), date(2027, 5, 5)]
    reading = plan([HEAD, *([str(n), f"Мероприятие номер {n}", cell, "Иванов"] for n, cell in enumerate(cells, 1))])

    assert [row.is_assumption for row in reading.rows] == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("first", "second", "due", "forecast"),
    [
        ("Срок (первоначальный)", "Срок (в ред. от 12.03.2026)", "2027-06-30", "None"),
        ("Первоначальный срок", "Срок", "2027-06-30", "None"),
        ("Baseline Finish", "Finish", "2026-06-30", "2027-06-30"),
        ("Срок", "Новый срок", "2026-06-30", "2027-06-30"),
    ],
)
def test_earlier_and_later_terms(first: str, second: str, due: str, forecast: str) -> None:
    reading = plan(
        [
            ["№", "Мероприятие", first, second],
            ["1", "Создание центра", "30.06.2026", "30.06.2027"],
            ["2", "Запуск акселератора", "30.06.2026", "30.06.2027"],
        ]
    )

    assert [(str(row.due_date), str(row.forecast_date)) for row in reading.rows] == [(due, forecast)] * 2


def test_quarters_alone_under_a_heading_of_quarters() -> None:
    head = ["№", "Мероприятие", "Срок (квартал 2027 г.)", "Ответственный"]
    reading = plan([head, ["1", "Создание центра", "II", "Иванов"], ["2", "Запуск акселератора", "III–IV", "Петров"]])

    assert [(str(row.due_date), row.precision) for row in reading.rows] == [
        ("2027-06-30", "quarter"),
        ("2027-12-31", "quarter"),
    ]


def test_term_of_the_report_is_not_the_term_of_the_work() -> None:
    head = ["№", "Дата поручения", "Мероприятие", "Срок предоставления отчёта", "Срок исполнения мероприятия"]
    rows = [[str(n), "11.01.2026", f"Создание центра {n}", "11.12.2027", "11.11.2027"] for n in (1, 2)]

    assert dues(plan([head, *rows])) == ["2027-11-11", "2027-11-11"]


def test_number_merged_over_several_works_is_no_problem() -> None:
    reading = plan([HEAD, ROWS[0], ["^", "Запуск акселератора", "01.09.2018", "Петров"]])

    assert [row.code for row in reading.rows] == ["1", "1"]
    assert kinds(reading, "problem") == []


def test_marks_under_months_take_the_year_of_the_title() -> None:
    reading = plan(
        [
            ["План-график на 2027 год", "<", "<", "<", "<"],
            ["№", "Мероприятие", "Январь", "Февраль", "Март"],
            ["1", "Создание центра", "х", "х", ""],
            ["2", "Запуск акселератора", "", "х", "х"],
        ]
    )

    assert dues(reading) == ["2027-02-28", "2027-03-31"]


def test_only_date_is_the_due_date_to_be_checked() -> None:
    rows = [["1", "Найм инженера", "01.02.2027"], ["2", "Найм бухгалтера", "01.03.2027"]]
    reading = plan([["№", "Мероприятие", "Дата начала"], *rows])

    assert dues(reading) == ["2027-02-01", "2027-03-01"]
    assert not reading.columns[2].is_sure


def test_cells_that_say_the_same_repeat_the_one_above() -> None:
    reading = plan([HEAD, ROWS[0], ["2", "Запуск акселератора", "-//-", "то же"], ["3", "Форум", "«", '"']])

    assert dues(reading) == ["2018-07-01", "2018-07-01", "2018-07-01"]
    assert [row.responsible for row in reading.rows] == ["Иванов И.И."] * 3


def test_two_columns_of_one_result_are_one_deliverable() -> None:
    reading = plan(
        [
            ["№", "Мероприятие", "Срок", "Ожидаемый результат", "<"],
            ["^", "^", "^", "краткое описание", "значение"],
            ["1", "Создание центра", "01.07.2018", "Созданы рабочие места", "120"],
            ["2", "Запуск акселератора", "01.09.2018", "Проведён отбор.", "Отобрано 10 команд"],
        ]
    )

    assert [row.deliverable for row in reading.rows] == [
        "Созданы рабочие места: 120",
        "Проведён отбор.\nОтобрано 10 команд",
    ]
    assert [row.notes for row in reading.rows] == [(), ()]


def test_column_that_nobody_knows_is_kept_as_a_note() -> None:
    reading = plan([[*HEAD, "Кабинет"], [*ROWS[0], "каб. 214"], [*ROWS[1], "каб. 7"]])

    assert [row.notes for row in reading.rows] == [(("Кабинет", "каб. 214"),), (("Кабинет", "каб. 7"),)]


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
