"""Cards under each other and matrices of periods as plans."""

from __future__ import annotations

from roadmaps.understanding.choices import Choices
from tests.roadmaps.understanding.tables_of_plans import dues, plan

CARDS = [
    ["Паспорта проектов кластера"],
    [],
    ["№", "1"],
    ["Наименование проекта", "Закупка стенда"],
    ["Срок реализации", "март 2027 г."],
    ["Ответственный", "Ли"],
    [],
    ["№", "2"],
    ["Наименование проекта", "Пуск линии"],
    ["Срок реализации", "готово"],
    ["Ответственный", "Ким"],
]
MATRIX = [
    ["Product roadmap"],
    ["Workstream", "Q1 2027", "Q2 2027", "Q3 2027"],
    ["Platform", "First release", "", "Second release"],
    ["Skills", "", "Open the school", "Hold the course"],
]


def test_cards_become_rows_that_know_their_places() -> None:
    reading = plan(CARDS)

    assert [(row.place, row.code, row.title, row.responsible) for row in reading.rows] == [
        ("B4", "1", "Закупка стенда", "Ли"),
        ("B9", "2", "Пуск линии", "Ким"),
    ]
    assert [found.place for found in reading.problems if found.kind == "date_unread"] == ["B10"]


def test_value_of_a_card_can_be_corrected() -> None:
    assert dues(plan(CARDS, Choices(corrections={"B10": "2028"}))) == ["2027-03-31", "2028-12-31"]


def test_cells_of_a_matrix_of_periods_are_milestones() -> None:
    reading = plan(MATRIX)

    assert [(row.place, row.workstream, row.title) for row in reading.rows] == [
        ("B3", "Platform", "First release"),
        ("D3", "Platform", "Second release"),
        ("C4", "Skills", "Open the school"),
        ("D4", "Skills", "Hold the course"),
    ]
    assert dues(reading) == ["2027-03-31", "2027-09-30", "2027-06-30", "2027-09-30"]


def test_matrix_of_numbers_is_no_plan() -> None:
    rows = [["Показатель", "2027 г.", "2028 г.", "2029 г."], ["Рабочие места", 10, 20, 30], ["Выручка", 1, 2, 3]]

    assert not plan(rows).verdict.is_roadmap


def test_milestones_under_headings_of_years_with_words_are_a_matrix() -> None:
    rows = [
        ["Outcome", "Milestones 2026", "Milestones 2027", "Milestones 2028"],
        ["Talent", "Academy launched", "Graduates placed", "Academy self-funding"],
        ["Capital", "Fund established", "First five deals", "Fund doubled"],
    ]

    reading = plan(rows)

    assert [(row.workstream, row.title, str(row.due_date)) for row in reading.rows][:3] == [
        ("Talent", "Academy launched", "2026-12-31"),
        ("Talent", "Graduates placed", "2027-12-31"),
        ("Talent", "Academy self-funding", "2028-12-31"),
    ]


def test_heads_of_a_russian_matrix_are_russian() -> None:
    rows = [
        ["", "2026 год", "2027 год", "2028 год"],
        ["Кадры", "Открытие кафедры", "Первый выпуск", "Новый корпус"],
        ["Экспорт", "Выход на рынок", "Второй рынок", "Торговый дом"],
    ]

    assert [column.header for column in plan(rows).columns] == ["Направление", "Мероприятие", "Срок"]
