"""Which table of a file is the plan, and why a file is none."""

from __future__ import annotations

import pytest

from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import read_plan
from tests.roadmaps.understanding.tables_of_plans import cell, document, plan, table

HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
ROWS = [
    ["1", "Создание инжинирингового центра", "01.07.2018", "Иванов И.И."],
    ["2", "Запуск акселератора", "IV квартал 2018 г.", "Петров П.П."],
]


def test_the_table_that_looks_like_a_plan_is_chosen() -> None:
    contracts = table(
        [["№", "Номер договора", "Дата договора", "Контрагент", "Сумма"]]
        + [[str(number), f"{number}/18", "01.02.2018", "ООО Ромашка", "1000"] for number in range(1, 30)],
        place="Реестр договоров",
    )
    roadmap = table([HEAD, *ROWS], place="План")

    reading = read_plan(document(contracts, roadmap))

    assert [(found.place, found.is_chosen) for found in reading.tables] == [("Реестр договоров", False), ("План", True)]
    assert [row.code for row in reading.rows] == ["1", "2"]


def test_hidden_sheet_is_not_chosen_by_itself() -> None:
    hidden = table([HEAD, *ROWS, *ROWS, *ROWS], place="Старый", is_hidden=True)
    shown = table([HEAD, ROWS[0]], place="Новый")

    assert read_plan(document(hidden, shown)).chosen == 1
    assert read_plan(document(hidden, shown), Choices(sheet="Старый")).chosen == 0


def test_other_sheet_with_a_plan_is_told() -> None:
    reading = read_plan(document(table([HEAD, *ROWS], place="2018"), table([HEAD, ROWS[0]], place="2019")))

    assert [(found.kind, found.found) for found in reading.problems] == [("other_table", "2019")]


def test_tables_of_a_text_with_the_same_head_are_one_plan() -> None:
    first = table([HEAD, ROWS[0]], place="Table 1", is_sheet=False, heading="Кадры")
    second = table([HEAD, ROWS[1]], place="Table 2", is_sheet=False, heading="Сбыт")

    reading = read_plan(document(first, second, kind="docx"))

    assert [(row.place, row.workstream, row.code) for row in reading.rows] == [
        ("T1R2C2", "Кадры", "1"),
        ("T2R2C2", "Сбыт", "2"),
    ]
    assert [found.is_chosen for found in reading.tables] == [True, True]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["№", "ФИО", "Должность", "Телефон"], ["1", "Иванов Иван", "директор", "+7 495 111"]], "no_title"),
        ([["№", "Наименование товара", "Количество", "Цена"], ["1", "Стол", "5", "1000"]], "no_dates"),
        ([["№", "Раздел", "Вопрос", "Да", "Нет"], ["1", "Общие", "Есть ли план?", "✓", ""]], "no_dates"),
        ([["Показатель", "2017", "2018"], ["Выручка, млн руб.", "100", "110"], ["Места", "10", "12"]], "no_title"),
        ([HEAD], "no_rows"),
        (
            [
                ["Мероприятие", "Запуск"],
                ["Срок", "01.07.2018"],
                ["Ответственный", "Иванов"],
            ],
            "turned",
        ),
    ],
)
def test_what_is_no_roadmap_says_why(rows: list[list[str]], reason: str) -> None:
    verdict = plan(rows).verdict

    assert (verdict.is_roadmap, verdict.reason) == (False, reason)
    assert verdict.message.endswith(".")


def test_document_without_tables() -> None:
    reading = read_plan(document())

    assert (reading.chosen, reading.verdict.reason, reading.rows) == (None, "no_table", ())


def test_person_may_say_where_the_head_is() -> None:
    reading = plan([["a", "b", "c", "d"], ["x", "y", "z", "u"], HEAD, *ROWS], Choices(header_row=3))

    assert (reading.header.first_row, len(reading.rows)) == (3, 2)


def test_empty_and_odd_tables_are_answered() -> None:
    for rows in ([[""]], [["", ""], ["", ""]], [["№"]], [[cell(None)] * 3], [["1"], ["2"]]):
        assert plan(rows).verdict.is_roadmap is False
