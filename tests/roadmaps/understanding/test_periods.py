"""Promises that repeat: their periods, and the milestones that a person makes of them."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.understanding.choices import Choices
from roadmaps.understanding.periods import periods_of
from tests.roadmaps.understanding.tables_of_plans import dues, kinds, plan

HEAD = ["№", "Мероприятие", "Срок", "Ответственный"]
FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)


@pytest.mark.parametrize(
    ("phrase", "count", "first", "last"),
    [
        ("ежеквартально", 8, "2027-03-31", "2028-12-31"),
        ("Ежемесячно", 24, "2027-01-31", "2028-12-31"),
        ("раз в полгода", 4, "2027-06-30", "2028-12-31"),
        ("2 раза в год", 4, "2027-06-30", "2028-12-31"),
        ("ежегодно", 2, "2027-12-31", "2028-12-31"),
        ("ежегодно до 1 марта", 2, "2027-03-01", "2028-03-01"),
        ("ежегодно, IV квартал", 2, "2027-12-31", "2028-12-31"),
        ("ежегодно, в июне", 2, "2027-06-30", "2028-06-30"),
        ("ежемесячно, до 10 числа", 24, "2027-01-10", "2028-12-10"),
        ("ежеквартально, до 15 числа месяца, следующего за отчетным кварталом", 7, "2027-04-15", "2028-10-15"),
        ("quarterly", 8, "2027-03-31", "2028-12-31"),
        ("every month", 24, "2027-01-31", "2028-12-31"),
        ("annually by 1 March", 2, "2027-03-01", "2028-03-01"),
        ("twice a year", 4, "2027-06-30", "2028-12-31"),
    ],
)
def test_periods_of_a_phrase(phrase: str, count: int, first: str, last: str) -> None:
    found = periods_of(phrase, FIRST, LAST)

    assert (len(found), str(found[0].due.end), str(found[-1].due.end)) == (count, first, last)


@pytest.mark.parametrize(
    "phrase", ["постоянно", "еженедельно", "3 раза в год", "раз в два года", "every two years", "регулярно"]
)
def test_rhythms_without_a_period_give_none(phrase: str) -> None:
    assert periods_of(phrase, FIRST, LAST) == ()


@pytest.mark.parametrize("last", [date(2027, 12, 31), date(2099, 12, 31)])
def test_one_period_or_far_too_many_give_none(last: date) -> None:
    assert periods_of("ежегодно", FIRST, last) == ()


def test_repeating_phrase_is_offered_where_its_span_is_known() -> None:
    rows = [HEAD, ["2.4", "Отчёт", "ежеквартально", "Ли"], ["2.5", "Форум", "2028", "Ли"]]

    assert plan(rows).offers.repeating == ()
    assert plan(rows, Choices(starts_on=FIRST, ends_on=LAST)).offers.repeating == ("C2",)


def test_chosen_phrase_becomes_a_milestone_for_each_period() -> None:
    rows = [HEAD, ["2.4", "Отчёт", "ежеквартально", "Ли"], ["2.5", "Форум", "2028", "Ли"]]
    choices = Choices(split=frozenset({"C2"}), starts_on=date(2027, 7, 1), ends_on=date(2028, 3, 31))

    reading = plan(rows, choices)

    assert [(row.code, row.title, row.wording) for row in reading.rows] == [
        ("2.4/1", "Отчёт — III квартал 2027 г.", "ежеквартально"),
        ("2.4/2", "Отчёт — IV квартал 2027 г.", "ежеквартально"),
        ("2.4/3", "Отчёт — I квартал 2028 г.", "ежеквартально"),
        ("2.5", "Форум", "2028"),
    ]
    assert dues(reading) == ["2027-09-30", "2027-12-31", "2028-03-31", "2028-12-31"]
    assert [row.start_date for row in reading.rows[:2]] == [date(2027, 7, 1), date(2027, 10, 1)]
    assert (kinds(reading), reading.offers.repeating) == (["period_milestones"], ("C2",))


def test_years_of_the_phrase_itself_stand_above_the_programme() -> None:
    rows = [["Ref", "Milestone", "Due"], ["1", "Report", "quarterly, 2027-2028"]]

    reading = plan(rows, Choices(split=frozenset({"C2"}), starts_on=date(2020, 1, 1), ends_on=date(2030, 12, 31)))

    assert (len(reading.rows), reading.rows[0].title, reading.rows[-1].title) == (
        8,
        "Report — Q1 2027",
        "Report — Q4 2028",
    )


def test_start_of_the_row_begins_its_periods() -> None:
    rows = [["№", "Мероприятие", "Начало", "Окончание"], ["1", "Отчёт", "01.07.2028", "ежеквартально"]]

    reading = plan(rows, Choices(split=frozenset({"D2"}), starts_on=FIRST, ends_on=LAST))

    assert dues(reading) == ["2028-09-30", "2028-12-31"]


def test_milestones_of_periods_without_a_number_have_none() -> None:
    rows = [["Мероприятие", "Срок", "Ответственный"], ["Отчёт", "ежегодно до 1 марта", "Ли"]]

    reading = plan(rows, Choices(split=frozenset({"B2"}), starts_on=FIRST, ends_on=LAST))

    assert [(row.code, row.title) for row in reading.rows] == [("", "Отчёт — 2027 г."), ("", "Отчёт — 2028 г.")]
