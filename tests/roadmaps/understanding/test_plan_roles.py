"""Plans of planning programs as roadmaps: sections, milestones, dates, and what else is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roadmaps.reading.cells import Document
from roadmaps.reading.document import read
from roadmaps.reading.project_table import PlanLine, table_of
from roadmaps.understanding.choices import Choices
from roadmaps.understanding.plan_reading import PlanReading, read_plan
from tests.roadmaps.reading.plans import GANTT, MSPDI, P6, XER
from tests.samples import sample

LONGPATH = ["sample-mspdi.xml", "sample.xer", "sample-p6.xml"]
SITE = "Site work"
STRUCTURE = "Structure and envelope"
INTERIORS = "Interiors and closeout"
EXPECTED = [
    ("", "Notice to proceed", date(2026, 5, 4)),
    ("", "Substantial completion", date(2026, 7, 16)),
    (SITE, "Mobilize", date(2026, 5, 8)),
    (SITE, "Survey and layout", date(2026, 5, 8)),
    (SITE, "Excavation", date(2026, 5, 18)),
    (SITE, "Foundations", date(2026, 5, 27)),
    (SITE, "Underground utilities", date(2026, 5, 20)),
    (SITE, "Site paving", date(2026, 6, 2)),
    (SITE, "Landscaping", date(2026, 6, 6)),
    (STRUCTURE, "Steel erection", date(2026, 6, 12)),
    (STRUCTURE, "Roofing", date(2026, 6, 19)),
    (STRUCTURE, "Exterior walls", date(2026, 6, 15)),
    (INTERIORS, "MEP rough-in", date(2026, 6, 19)),
    (INTERIORS, "Rough-in inspections", date(2026, 6, 23)),
    (INTERIORS, "Interior finishes", date(2026, 7, 10)),
    (INTERIORS, "Punch list", date(2026, 7, 16)),
]


def read_sample(name: str, choices: Choices | None = None) -> PlanReading:
    path = sample(f"longpath/{name}")
    return read_plan(read(path.read_bytes(), path.name), choices)


def read_lines(*lines: PlanLine, choices: Choices | None = None) -> PlanReading:
    return read_plan(Document("план.xml", "mspdi", "", 0, (table_of(lines, "План"),)), choices)


def found(reading: PlanReading) -> list[tuple[str, str, date | None]]:
    return [(row.workstream, row.title, row.due_date) for row in reading.rows]


def kinds(reading: PlanReading) -> list[tuple[str, str]]:
    return [(problem.kind, str(problem.params.get("reason", ""))) for problem in reading.problems]


@pytest.mark.parametrize("name", LONGPATH)
def test_one_plan_in_three_formats(name: str) -> None:
    reading = read_sample(name)

    assert found(reading) == EXPECTED
    assert (reading.offers.flagged, reading.offers.leaves) == (2, 16)
    assert kinds(reading) == [("scope", "leaves"), ("row_skipped", "project")]
    assert {(row.forecast_date, row.is_assumption, row.precision) for row in reading.rows} == {(None, False, "day")}
    assert reading.verdict.is_roadmap


@pytest.mark.parametrize("name", LONGPATH)
def test_marked_milestones_alone(name: str) -> None:
    reading = read_sample(name, Choices(scope="flagged"))

    assert found(reading) == EXPECTED[:2]
    assert (reading.offers.flagged, reading.offers.leaves) == (2, 16)
    assert ("scope", "flagged") in kinds(reading)


@pytest.mark.parametrize(
    ("name", "first"), [("sample.xer", "A1000"), ("sample-p6.xml", "A1000"), ("sample-mspdi.xml", "1.1")]
)
def test_numbers_where_the_format_has_them(name: str, first: str) -> None:
    codes = [row.code for row in read_sample(name).rows]

    assert (codes[0], len(set(codes))) == (first, 16)


def test_excavation_starts_on_a_saturday() -> None:
    (row,) = [row for row in read_sample("sample.xer").rows if row.title == "Excavation"]

    assert (row.start_date, row.due_date) == (date(2026, 5, 9), date(2026, 5, 18))


FIRST, LAST = date(2027, 3, 1), date(2027, 6, 30)
LEAF = PlanLine("leaf", 2, name="Закупка", planned=FIRST)


def test_baseline_is_the_due_date_and_the_present_finish_the_forecast() -> None:
    moved = replace(LEAF, baseline=FIRST, planned=None, expected=LAST)
    kept = replace(LEAF, name="Ввод", baseline=FIRST, planned=None, expected=FIRST)
    done = replace(LEAF, name="Открытие", baseline=FIRST, planned=None, expected=LAST, actual=LAST)
    rows = read_lines(moved, kept, done).rows

    assert [(row.due_date, row.forecast_date, row.actual_date) for row in rows] == [
        (FIRST, LAST, None),
        (FIRST, None, None),
        (FIRST, None, LAST),
    ]


def test_dates_of_a_summary_are_no_milestone() -> None:
    summary = PlanLine("summary", 1, name="Раздел", baseline=LAST)
    reading = read_lines(summary, LEAF, replace(summary, name="Другой"), LEAF)

    assert found(reading) == [("Раздел", "Закупка", FIRST), ("Другой", "Закупка", FIRST)]


def test_a_line_behind_a_section_on_its_level_does_not_belong_to_it() -> None:
    lines = [PlanLine("summary", 1, name="Раздел"), LEAF, replace(LEAF, level=1, name="Итоги года")]

    assert found(read_lines(*lines)) == [("Раздел", "Закупка", FIRST), ("", "Итоги года", FIRST)]


def test_sections_within_sections_are_kept_as_notes() -> None:
    lines = [
        PlanLine("summary", 1, name="Карта"),
        PlanLine("summary", 2, name="Наука"),
        PlanLine("summary", 3, name="Стенды"),
        replace(LEAF, level=4),
        PlanLine("summary", 2, name="Кадры"),
        replace(LEAF, level=3),
    ]
    rows = read_lines(*lines).rows

    assert [(row.workstream, row.notes) for row in rows] == [("Наука", (("", "Стенды"),)), ("Кадры", ())]


def test_a_title_that_begins_with_a_total_stays_a_milestone_of_its_program() -> None:
    assert found(read_lines(LEAF, replace(LEAF, name="Итого по разделу"))) == [
        ("", "Закупка", FIRST),
        ("", "Итого по разделу", FIRST),
    ]


@pytest.mark.parametrize("scope", ["", "flagged", "leaves"])
def test_a_plan_without_marks_is_read_whole(scope: str) -> None:
    reading = read_lines(LEAF, replace(LEAF, name="Ввод"), choices=Choices(scope=scope))

    assert (len(reading.rows), reading.offers.flagged, reading.offers.leaves) == (2, 0, 2)
    assert "scope" not in [kind for kind, _ in kinds(reading)]


def test_a_plan_without_a_line_is_no_roadmap() -> None:
    assert read_lines(PlanLine("summary", 1, name="Раздел", planned=LAST)).verdict.reason == "no_rows"


def test_a_correction_takes_the_place_of_a_cell() -> None:
    assert read_lines(LEAF, choices=Choices(corrections={"B1": "01.04.2027"})).rows[0].due_date == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("content", "name", "titles"),
    [
        (MSPDI, "план.xml", ["Закупка стенда", "Открытие"]),
        (XER.encode("cp1251"), "план.xer", ["Начало", "Закупка"]),
        (P6, "план.xml", ["Закупка", "Открытие"]),
        (GANTT, "план.gan", ["Закупка", "Открытие"]),
    ],
)
def test_a_written_plan_of_each_format(content: bytes, name: str, titles: list[str]) -> None:
    reading = read_plan(read(content, name))

    assert [row.title for row in reading.rows] == titles
    assert [problem.severity for problem in reading.problems if problem.severity == "problem"] == []
    assert reading.verdict.is_roadmap
