"""Title and date in one cell, sums by quarter, contacts beside a plan: tables that say when in other ways."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.understanding.choices import Choices
from roadmaps.understanding.terms_in_titles import split
from tests.roadmaps.understanding.tables_of_plans import dues, fields, kinds, plan, type_of_cell

HEAD = ["№", "Мероприятие (срок)", "Исполнитель"]
ROWS = [
    ["1", "Создание центра (до 1 июля 2027 г.)", "Центр"],
    ["2", "Подписание соглашения – I квартал 2027 г.", "Минпром"],
    ["3", "Обучение команды (15 чел.) (март 2027 г.)", "Университет"],
    ["4", "Проведение аудита (внешнего)", "Совет кластера"],
]


def test_title_and_term_in_one_cell_are_parted_with_one_note() -> None:
    reading = plan([HEAD, *ROWS])

    assert reading.verdict.is_roadmap
    assert [row.title for row in reading.rows] == [
        "Создание центра",
        "Подписание соглашения",
        "Обучение команды (15 чел.)",
        "Проведение аудита (внешнего)",
    ]
    assert dues(reading) == ["2027-07-01", "2027-03-31", "2027-03-31", "undated"]
    assert [row.place for row in reading.rows] == ["B2", "B3", "B4", "B5"]
    told = next(found for found in reading.problems if found.kind == "terms_in_titles")
    assert (told.place, told.found, told.params["count"]) == ("B2", "до 1 июля 2027 г.", 3)


def test_title_corrected_by_a_person_keeps_the_term_of_its_cell() -> None:
    reading = plan([HEAD, *ROWS], Choices(corrections={"B2": "Открытие центра", "D3": "15.02.2027"}))

    assert [row.title for row in reading.rows][:2] == ["Открытие центра", "Подписание соглашения"]
    assert dues(reading)[:2] == ["2027-07-01", "2027-02-15"]


def test_brackets_in_titles_stay_where_a_column_tells_the_dates() -> None:
    reading = plan([["№", "Мероприятие", "Срок"], ["1", ROWS[0][1], "01.09.2027"], ["2", ROWS[1][1], "01.10.2027"]])

    assert [row.title for row in reading.rows] == [ROWS[0][1], ROWS[1][1]]
    assert (dues(reading), kinds(reading)) == (["2027-09-01", "2027-10-01"], [])


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Open the centre (by 1 July 2027)", ("Open the centre", "by 1 July 2027")),
        ("Ввод линии, IV квартал 2027 г.", ("Ввод линии", "IV квартал 2027 г.")),
        ("Ввод линии\nСрок: 01.03.2027", ("Ввод линии", "Срок: 01.03.2027")),
        ("Провести форум не позднее 15.09.2027", ("Провести форум", "не позднее 15.09.2027")),
        ("15.03.2027 – Запуск сайта", ("Запуск сайта", "15.03.2027")),
        ("До 1 июля 2027 г.: открыть центр", ("открыть центр", "До 1 июля 2027 г.")),
        ("Стратегия развития (2026–2028 гг.)", ("Стратегия развития", "2026–2028 гг.")),
        ("Мониторинг (ежеквартально)", ("Мониторинг", "ежеквартально")),
    ],
)
def test_term_is_parted_from_a_title(text: str, parted: tuple[str, str]) -> None:
    assert split(text) == parted


@pytest.mark.parametrize(
    "text",
    ["Обучение (15 чел.)", "Проведение аудита (внешнего)", "Закон от 12.03.2026 о кластерах", "01.07.2027", "Этап – 2"],
)
def test_title_without_a_term_stays_whole(text: str) -> None:
    assert split(text) is None


def test_sums_by_quarter_of_measures_are_terms_even_with_nobody_responsible() -> None:
    head = ["№", "Мероприятие", "I кв.", "II кв.", "III кв.", "IV кв.", "Всего"]
    rows: list[list[type_of_cell]] = [
        ["1", "Выкуп участка", 12.5, "", "", "", 12.5],
        ["2", "Строительство дороги", "", 10, 22, "", 32],
    ]

    reading = plan([["План освоения на 2027 год"], head, *rows])

    assert reading.verdict.is_roadmap
    assert [(row.due_date, row.precision, row.is_assumption) for row in reading.rows] == [
        (date(2027, 3, 31), "quarter", True),
        (date(2027, 9, 30), "quarter", True),
    ]


def test_sums_by_year_with_nobody_responsible_stay_a_budget() -> None:
    rows: list[list[type_of_cell]] = [
        ["Мероприятие", "2026", "2027"],
        ["Ремонт здания", 12.5, 3],
        ["Закупка мебели", 4, 10],
    ]

    assert plan(rows).verdict.is_roadmap is False


def test_contacts_of_the_responsible_do_not_refuse_a_plan_of_events() -> None:
    head = ["№", "Наименование мероприятия", "Дата", "Место проведения", "Ответственный (ФИО)", "Телефон", "E-mail"]
    rows = [
        ["1", "Стратегическая сессия", "18.01.2027", "Зал 2", "Зуева А. А.", "8 900 111-22-33", "z@k.example"],
        ["2", "Отраслевой форум", "03.06.2027", "Экспоцентр", "Ким О. А.", "8 900 111-22-34", "k@k.example"],
    ]

    reading = plan([head, *rows])

    assert reading.verdict.is_roadmap
    assert fields(reading)[:3] == ["code", "title", "due"]


def test_register_of_risks_is_no_roadmap() -> None:
    head = ["Risk ID", "Risk description", "Likelihood", "Impact", "Mitigation", "Risk owner", "Date raised"]
    rows: list[list[type_of_cell]] = [
        ["R1", "Supplier becomes insolvent", 3, 4, "Dual sourcing", "Ops", "2026-04-02"],
        ["R2", "Key staff leave", 2, 5, "Retention bonus", "HR", "2026-05-09"],
    ]

    assert plan([head, *rows]).verdict.is_roadmap is False


def test_numbers_headed_as_control_points_are_codes_beside_their_names() -> None:
    head = ["КТ", "Наименование контрольной точки", "План", "Ответственный"]
    rows = [
        ["КТ-1", "Соглашение подписано", "30.06.2026", "Зуева А. А."],
        ["КТ-2", "Линия запущена", "31.03.2027", "Ким О. А."],
    ]

    reading = plan([head, *rows])

    assert [(row.code, row.title) for row in reading.rows] == [
        ("КТ-1", "Соглашение подписано"),
        ("КТ-2", "Линия запущена"),
    ]


def test_present_baseline_counts_beside_the_original_one() -> None:
    head = ["ID", "Milestone", "Original baseline", "Current baseline", "Forecast"]
    rows: list[list[type_of_cell]] = [
        ["M1", "Site acquired", date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 28)],
        ["M2", "Facility opens", date(2028, 6, 30), date(2028, 9, 30), date(2028, 9, 30)],
    ]

    assert dues(plan([head, *rows])) == ["2026-04-30", "2028-09-30"]


def test_heading_above_the_first_head_is_a_section_like_those_above_the_later_ones() -> None:
    head = ["№", "Мероприятие", "Срок", "Ответственный"]
    rows = [
        ["Раздел 1. Инфраструктура"],
        head,
        ["1.1", "Ввод корпуса Б", "30.06.2027", "Техпарк"],
        ["Раздел 2. Экспорт"],
        head,
        ["2.1", "Выставка в Минске", "20.05.2027", "Центр экспорта"],
    ]

    assert [row.workstream for row in plan(rows).rows] == ["Раздел 1. Инфраструктура", "Раздел 2. Экспорт"]


def test_heading_above_the_first_head_of_several_groups_is_their_first_section() -> None:
    head = ["Name", "Person", "Status", "Timeline - Start", "Timeline - End"]
    rows = [
        ["Cluster board"],
        ["Governance"],
        head,
        ["Adopt statutes", "Ida", "Working on it", "2027-01-11", "2027-02-26"],
        ["Services"],
        head,
        ["Open help desk", "Max", "Stuck", "2027-04-01", "2027-06-30"],
    ]

    reading = plan(rows)

    assert [row.workstream for row in reading.rows] == ["Governance", "Services"]
    assert fields(reading) == ["title", "responsible", "status", "start", "due"]


def test_title_of_the_whole_table_is_no_section() -> None:
    head = ["№", "Мероприятие", "Срок", "Ответственный"]
    rows = [["План мероприятий"], head, ["1", "Ввод корпуса", "30.06.2027", "Техпарк"]]
    rows += [["Экспорт"], head, ["2", "Выставка в Минске", "20.05.2027", "Центр"]]

    assert [row.workstream for row in plan(rows).rows] == ["", "Экспорт"]


def test_marks_under_running_numbers_are_weeks_or_months_without_a_calendar() -> None:
    rows: list[list[type_of_cell]] = [
        ["Task", "Lead", 1, 2, 3, 4, 5],
        ["Data plan", "UNI", "X", "X"],
        ["Pilot", "CITY", "", "", "", "X", "X"],
    ]

    reading = plan(rows)

    assert reading.verdict.is_roadmap
    assert [(row.precision, row.wording) for row in reading.rows] == [("undated", "1 – 2"), ("undated", "4 – 5")]


@pytest.mark.parametrize("heading", ["Item", "Пункт"])
def test_sentences_under_a_heading_of_numbers_are_titles(heading: str) -> None:
    rows = [[heading, "Due", "Owner"], ["Buy the domain", "30.11.2026", "Eve"], ["Launch the site", "28.02.2027", "Ed"]]

    assert [row.title for row in plan(rows).rows] == ["Buy the domain", "Launch the site"]


def test_export_of_a_planner_names_groups_people_and_states_in_its_own_words() -> None:
    head = ["Task Name", "Bucket Name", "Progress", "Assigned To", "Created Date", "Due date", "Completed Date"]
    rows = [
        ["Sign the lease", "Premises", "In progress", "Ann Lee", "09/01/2026", "01/29/2027", ""],
        ["Fit out rooms", "Premises", "Not started", "Bo Chan", "09/01/2026", "05/28/2027", ""],
        ["Hire a director", "Team", "Completed", "Ann Lee", "09/01/2026", "10/15/2026", "10/12/2026"],
    ]

    reading = plan([head, *rows])

    assert fields(reading) == ["title", "workstream", "status", "responsible", "", "due", "actual"]
    assert dues(reading) == ["2027-01-29", "2027-05-28", "2026-10-15"]


def test_list_of_vacancies_is_no_roadmap() -> None:
    head = ["Job title", "Department", "Grade", "Salary range", "Closing date", "Hiring manager"]
    rows = [
        ["Cluster analyst", "Research", "B2", "30-35k", "2026-12-01", "P. Ray"],
        ["Events officer", "Network", "B1", "25-28k", "2026-12-15", "L. Dahl"],
    ]

    assert plan([head, *rows]).verdict.is_roadmap is False
