"""What is told of a plan's rows: problems that block, notes that do not, and nothing in silence."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmaps.reading.cells import Cell
from roadmaps.reading.dates import DAY_FIRST, MONTH_FIRST
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import read_plan
from roadmaps.understanding.problems import NOTES, PROBLEMS, Problem
from roadmaps.understanding.texts import code_of, decimal_of, people_of, same_code, text_of
from tests.roadmaps.understanding.tables_of_plans import document, dues, kinds, plan, table

HEAD = ["№", "Мероприятие", "Срок"]


def told(rows: list[list[object]], severity: str = "problem") -> list[tuple[str, str, str, str]]:
    reading = plan([HEAD, *rows])  # type: ignore[list-item]
    return [(p.place, p.kind, p.found, p.suggestion) for p in reading.problems if p.severity == severity]


def test_impossible_day_is_a_problem_with_a_suggestion() -> None:
    assert told([["1", "Сертификация", "31.11.2026"]]) == [("C2", "date_unread", "31.11.2026", "30.11.2026")]


def test_words_that_are_no_date_are_a_problem() -> None:
    reading = plan([HEAD, ["1", "Закупка", "выполнено"]])

    assert [(row.precision, row.wording) for row in reading.rows] == [("undated", "выполнено")]
    assert kinds(reading, "problem") == ["date_unread"]


def test_conditional_date_is_a_note_and_keeps_its_wording() -> None:
    reading = plan([HEAD, ["1", "Закупка", "по согласованию"], ["2", "Сдача", "01.02.2018"]])

    assert (reading.rows[0].precision, reading.rows[0].wording) == ("undated", "по согласованию")
    assert kinds(reading) == ["undated_wording"]


def test_number_used_twice_names_both_rows() -> None:
    assert told([["2.4", "Сертификация", "2018"], ["2.4", "Закупка", "2018"], ["2.5", "Монтаж", "2018"]]) == [
        ("A3", "duplicate_code", "2.4", "2.6")
    ]
    reading = plan([HEAD, ["2.4", "Сертификация", "2018"], ["2.4", "Закупка", "2018"]])
    assert reading.problems[0].params["other"] == 2


@pytest.mark.parametrize(("first", "second"), [("А1", "A1"), ("a1", "A1"), ("1.1.", "1.1"), ("А 1", "А1")])
def test_numbers_that_look_the_same_are_the_same(first: str, second: str) -> None:
    assert same_code(first) == same_code(second)


def test_numbers_that_begin_anew_in_each_section_are_a_note() -> None:
    reading = plan([HEAD, ["Кадры", "<", "<"], ["1", "Набор", "2018"], ["Сбыт", "<", "<"], ["1", "Выставка", "2018"]])

    assert kinds(reading) == ["repeated_code"]


def test_row_without_a_title_is_a_problem_and_is_kept() -> None:
    reading = plan([HEAD, ["1", "Набор", "2018"], ["2", "", "март 2018"]])

    assert [(row.code, row.title, str(row.due_date)) for row in reading.rows][1] == ("2", "", "2018-03-31")
    assert [(found.place, found.kind) for found in reading.problems] == [("B3", "missing_title")]


def test_uncalculated_formula_names_its_cell() -> None:
    reading = plan([HEAD, ["1", "Набор", Cell(None, "", is_uncalculated=True)], ["2", "Сдача", "2018"]])

    assert [(found.place, found.kind) for found in reading.problems if found.severity == "problem"] == [
        ("C2", "uncalculated_formula")
    ]


def test_due_before_start_is_a_problem() -> None:
    reading = plan([["№", "Мероприятие", "Начало", "Окончание"], ["1", "Набор", "01.05.2018", "01.03.2018"]])

    assert [(found.place, found.kind) for found in reading.problems] == [("D2", "end_before_start")]


def test_title_beyond_the_limit_is_a_problem_and_is_cut() -> None:
    reading = plan([HEAD, ["1", "и" * 10_000, "2018"], ["2", "Сдача", "2018"]])

    assert [found.kind for found in reading.problems] == ["too_long"]
    assert len(reading.rows[0].title) == 2000


@pytest.mark.parametrize(("percent", "is_problem"), [("50 %", False), ("101", True), ("-5", True), ("0,5", False)])
def test_per_cent_is_between_0_and_100(percent: str, is_problem: bool) -> None:
    reading = plan([[*HEAD, "% выполнения"], ["1", "Набор", "2018", percent], ["2", "Сдача", "2018", "10"]])

    assert ("percent_out_of_range" in kinds(reading)) == is_problem


def test_missing_dates_are_one_sentence() -> None:
    reading = plan([[*HEAD, "Ответственный"], *([str(n), f"Веха {n}", "", "Иванов"] for n in range(1, 40))])

    assert [(found.kind, found.severity, found.params["count"]) for found in reading.problems] == [
        ("missing_dates_all", "note", 39)
    ]


def test_forecast_stands_in_for_a_missing_date() -> None:
    reading = plan(
        [["№", "Мероприятие", "Срок", "Прогноз"], ["1", "Набор", "", "05.03.2018"], ["2", "Сдача", "2018", "2019"]]
    )

    assert [(str(row.due_date), row.is_assumption) for row in reading.rows] == [
        ("2018-03-05", True),
        ("2018-12-31", False),
    ]
    assert [(found.kind, found.params.get("reason")) for found in reading.problems] == [("assumption", "forecast")]


def test_every_row_is_a_milestone_or_is_told() -> None:
    rows = [
        HEAD, ["1", "Набор", "2018"], ["Итого", "", ""], ["…", "…", "…"], ["", "", ""], ["1", "2", "3"],
        ["Федеральный бюджет", "", ""], ["2", "Сдача", "2019"], ["Примечание: сроки уточняются", "", ""],
    ]  # fmt: skip
    reading = plan(rows)  # type: ignore[arg-type]

    told_rows = {found.place for found in reading.problems if found.kind in {"row_skipped", "section_without_rows"}}
    assert [row.place for row in reading.rows] == ["B2", "B8"]
    assert told_rows == {"A3", "A4", "A6", "A7", "A9"}


def test_html_is_text() -> None:
    reading = plan([[*HEAD, "Результат"], ["1", "Набор", "2018", "<p>Отчёт &amp; акт</p><p>принят</p>"]])

    assert reading.rows[0].deliverable == "Отчёт & акт\nпринят"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Иванов И.И.\nПетров П.П.", "Иванов И.И.; Петров П.П."),
        ("Министерство экономики\nи развития", "Министерство экономики и развития"),
        ("Иванов И.И.,\nПетров П.П.", "Иванов И.И., Петров П.П."),
        ("—", ""),
    ],
)
def test_people_in_lines_of_their_own(text: str, people: str) -> None:
    assert people_of(text) == people


@pytest.mark.parametrize(
    ("text", "number"), [("1 500,5 тыс.", "1500.5"), ("10%", "10"), ("нет", "None"), ("1.25", "1.25")]
)
def test_numbers_in_texts(text: str, number: str) -> None:
    assert str(decimal_of(text)) == number


@pytest.mark.parametrize(
    ("text", "code"), [("1.1.", "1.1"), ("2.10", "2.10"), (" 3) ", "3"), ("КТ-1", "КТ-1"), ("-", "")]
)
def test_codes(text: str, code: str) -> None:
    assert code_of(text) == code


def test_footnotes_are_no_html() -> None:
    assert text_of("Этап <1> и a < b > c") == "Этап <1> и a < b > c"


def test_correction_of_a_cell_is_read_instead_of_it() -> None:
    rows = [HEAD, ["1", "Набор", "31.11.2026"], ["2", "Сдача", "после тендера"]]

    reading = plan(rows, Choices(corrections={"C2": "30.11.2026", "C3": ""}))

    assert (dues(reading), kinds(reading)) == (["2026-11-30", "undated"], ["missing_dates"])


def test_mapping_of_the_person_stands_above_all() -> None:
    rows = [["№", "Мероприятие", "Срок", "Иное"], ["1", "Набор", "01.02.2018", "05.03.2018"]]

    reading = plan(rows, Choices(mapping={2: "", 3: "due"}))

    assert dues(reading) == ["2018-03-05"]
    assert [column.is_sure for column in reading.columns if column.is_chosen] == [True, True]


def test_columns_chosen_by_the_person_make_a_roadmap_of_any_table() -> None:
    rows = [["a", "b"], ["alpha", "01.02.2018"], ["beta", "01.03.2018"]]

    reading = plan(rows, Choices(mapping={0: "title", 1: "due"}, header_row=1))

    assert (reading.verdict.is_roadmap, dues(reading)) == (True, ["2018-02-01", "2018-03-01"])


@pytest.mark.parametrize(("order", "day"), [(DAY_FIRST, "2020-01-08"), (MONTH_FIRST, "2020-08-01")])
def test_order_of_the_person_reads_slashes(order: str, day: str) -> None:
    reading = plan([HEAD, ["1", "Набор", "8/1/20"]], Choices(order=order))  # type: ignore[arg-type]

    assert (dues(reading), kinds(reading)) == ([day], [])


def test_order_proved_by_another_column_of_the_table_holds() -> None:
    head = ["№", "Мероприятие", "Начало", "Окончание"]

    reading = plan([head, ["1", "Набор", "8/1/20", "28/1/20"]])

    assert (str(reading.rows[0].start_date), kinds(reading)) == ("2020-01-08", [])


def test_undecided_order_is_one_question_for_a_column() -> None:
    reading = plan([HEAD, ["1", "Набор", "8/1/20"], ["2", "Сдача", "9/2/20"]])

    assert [
        (found.place, found.kind, found.params["count"]) for found in reading.problems if found.severity == "problem"
    ] == [("C2", "ambiguous_day_order", 2)]


def test_fiscal_calendar_of_the_programme_counts() -> None:
    reading = plan([["Ref", "Milestone", "Due"], ["1", "Launch", "Q1 2018/19"]], Choices(fiscal_start=4))

    assert dues(reading) == ["2018-06-30"]


def test_sentence_says_where_what_and_what_to_do() -> None:
    with translation.override("en"):
        reading = plan([HEAD, ["1", "Закупка", "готово"]])

        assert reading.problems[0].message == (
            "Row 2, “Срок”: “готово” is not a date. Enter a day, a month, a quarter or a year, or leave it undated."
        )


def test_each_kind_has_its_sentence() -> None:
    params = {
        "read": "1",
        "rest": "2",
        "start": "3",
        "first": "4",
        "second": "5",
        "other": 6,
        "length": 7,
        "limit": 8,
        "count": 9,
        "encoding": "cp866",
        "flagged": 2,
        "leaves": 16,
        "revision": 3,
        "current": 4,
    }
    for kind in [*PROBLEMS, *NOTES, "missing_dates"]:
        name, _, reason = kind.partition(".")
        found = Problem("B7", "due", name, "note", "текст", "", {**params, "column": "Срок", "reason": reason})

        assert "%" not in found.message.replace("per cent", "")
        assert "Срок" in found.message


def test_problem_survives_being_kept() -> None:
    found = plan([HEAD, ["1", "Закупка", "готово"]]).problems[0]

    assert Problem.from_json(found.to_json()) == found


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([*HEAD, "1.1", "2018", "IV кв. 2018", "Итого", "<", "8/1/20", "Ответственный", "I. Раздел", "-"]),
    st.dates(date(1990, 1, 1), date(2110, 1, 1)),
    st.floats(),
    st.just(Cell(None, "", is_uncalculated=True)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=9), st.booleans())
def test_any_table_is_answered(rows: list[list[object]], has_head: bool) -> None:
    for row in rows:
        row[0] = "" if row[0] in ("<", "^") else row[0]
    made = table([[*HEAD, "Ответственный"], *rows] if has_head else rows)  # type: ignore[arg-type,list-item]

    reading = read_plan(document(made))

    assert len({row.place for row in reading.rows}) == len(reading.rows)
    assert len(reading.to_json()["milestones"]) == len(reading.rows)
