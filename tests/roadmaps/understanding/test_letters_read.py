"""Guessed letters are asked about, known ones are not; numbers of two alphabets are told apart."""

from __future__ import annotations

import pytest
from django.utils import translation

from roadmaps.reading.document import read
from roadmaps.understanding.plan_reading import read_plan
from roadmaps.understanding.problems import Problem
from tests.roadmaps.understanding.tables_of_plans import plan

PLAN = "N;Мероприятие;Срок исполнения\r\n1;Открытие центра коллективного пользования;31.12.2027\r\n"


def letters_of(encoding: str) -> list[Problem]:
    reading = read_plan(read(PLAN.encode(encoding), "план.csv"))
    return [found for found in reading.problems if found.kind == "letters_guessed"]


@pytest.mark.parametrize(("encoding", "name"), [("koi8-r", "KOI8-R"), ("cp866", "CP866 (DOS)")])
def test_guessed_letters_are_shown_and_asked_about(encoding: str, name: str) -> None:
    (found,) = letters_of(encoding)

    with translation.override("en"):
        assert found.message == (
            f"The file does not say how its letters are written; they are read as {name}: “Мероприятие”. "
            "When this does not read right, save the file as xlsx or as CSV UTF-8 and upload it again."
        )
    assert found.severity == "note"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_letters_of_office_programs_are_not_asked_about(encoding: str) -> None:
    assert letters_of(encoding) == []


@pytest.mark.parametrize(
    ("first", "second", "reason"), [("А1", "A1", "lookalike"), ("A1", "a1", None), ("A 1", "A1", None)]
)
def test_numbers_of_two_alphabets_are_told_apart(first: str, second: str, reason: str | None) -> None:
    reading = plan([["№", "Мероприятие", "Срок"], [first, "Закупка", "2027"], [second, "Монтаж", "2027"]])
    (found,) = [problem for problem in reading.problems if problem.kind == "duplicate_code"]

    assert (found.params["other"], found.params.get("reason")) == (2, reason)


@pytest.mark.parametrize("name", ["план.tsv", "план.txt", "план.TAB"])
def test_separated_tables_under_other_names_are_read(name: str) -> None:
    reading = read_plan(read(PLAN.replace(";", "\t").encode(), name))

    assert [(row.code, row.title) for row in reading.rows] == [("1", "Открытие центра коллективного пользования")]


def test_a_letter_in_plain_text_is_no_roadmap() -> None:
    reading = read_plan(read("Уважаемые коллеги!\nПросим прислать планы.\n".encode(), "письмо.txt"))

    assert not reading.verdict.is_roadmap
