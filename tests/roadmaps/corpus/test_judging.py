"""The judge of the corpus itself: what is wrong is found."""

from __future__ import annotations

import pytest

from tests.roadmaps.corpus.expected import Case, Due, Expected, due, milestone
from tests.roadmaps.corpus.judging import judge
from tests.roadmaps.corpus.writing import text_table

ROWS = [
    ["№", "Мероприятие", "Срок"],
    ["1", "Создать рабочую группу", "15.02.2027"],
    ["2", "Подготовить соглашение", "I квартал 2027 г."],
    ["3", "Подписать соглашение", "31.06.2027"],
]
RIGHT = (
    milestone("Создать рабочую группу", "2027-02-15 d", "1"),
    milestone("Подготовить соглашение", "2027-03-31 q", "2"),
    milestone("Подписать соглашение", "!", "3"),
)


def case(*milestones: Expected, is_roadmap: bool = True) -> Case:
    columns = {"№": "code", "Мероприятие": "title", "Срок": "due"}
    return Case("plain", "plan.csv", text_table(ROWS), "", milestones, columns, is_roadmap=is_roadmap)


def test_right_reading_has_no_fault() -> None:
    found = judge(case(*RIGHT))

    assert (found.faults, found.columns_wrong, found.dates_wrong) == ([], [], [])


def test_milestone_not_expected_is_invented() -> None:
    assert judge(case(*RIGHT[:2])).invented == ["B4: «Подписать соглашение» (3)"]


def test_milestone_not_read_is_lost() -> None:
    assert judge(case(*RIGHT, milestone("Открыть центр", "-"))).lost == ["«Открыть центр» (no code)"]


@pytest.mark.parametrize("when", ["2027-02-14 d", "-", "!", "2027-02-15 d?"])
def test_unmarked_date_that_is_not_expected_is_a_fault(when: str) -> None:
    found = judge(case(milestone("Создать рабочую группу", when, "1"), *RIGHT[1:]))

    assert len(found.unmarked) == 1


def test_wrong_precision_is_a_wrong_date() -> None:
    found = judge(case(RIGHT[0], milestone("Подготовить соглашение", "2027-03-31 m", "2"), RIGHT[2]))

    assert (len(found.dates_wrong), found.unmarked) == (1, [])


def test_verdict_is_judged() -> None:
    assert judge(case(is_roadmap=False)).verdict != ""


def test_short_form_of_dates_is_understood() -> None:
    assert due("2026-12-31 q|y?|~|-|!") == (
        Due("2026-12-31", "quarter"),
        Due("2026-12-31", "year", needs_mark=True),
        Due(None, "ongoing"),
        Due(None, "undated"),
        Due(None, "problem"),
    )
