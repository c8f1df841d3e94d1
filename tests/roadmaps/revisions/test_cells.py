from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from roadmaps.revisions.cells import LABELS, LIMITS, CellRefused, has_problem, problem_of, said_of, text_of, typed
from roadmaps.revisions.rows import PlanRow
from tests.roadmaps.revisions.plans import row

PLANNED = row("Test bench", "2027-06-30", code="2.6", wording="")


@pytest.mark.parametrize(
    ("text", "due", "precision"),
    [
        ("IV кв 2026", date(2026, 12, 31), "quarter"),
        ("18.11.26", date(2026, 11, 18), "day"),
        ("до 1 июля 2027 г.", date(2027, 7, 1), "day"),
        ("+30", date(2027, 7, 30), "day"),
        ("-30", date(2027, 5, 31), "day"),
        ("− 1", date(2027, 6, 29), "day"),
        ("постоянно", None, "ongoing"),
        ("по согласованию", None, "undated"),
        ("", None, "undated"),
    ],
)
def test_due_date_is_read_as_people_type_it(text: str, due: date | None, precision: str) -> None:
    after = typed(PLANNED, "due", text)

    assert (after.due_date, after.precision) == (due, precision)
    assert problem_of(after, "due") == ""


def test_due_date_that_is_none_is_kept_and_told() -> None:
    after = typed(PLANNED, "due", "31.11.2027")

    assert (after.due_date, after.precision, text_of(after, "due")) == (None, "undated", "31.11.2027")
    with translation.override("en"):
        assert problem_of(after, "due") == "“31.11.2027”: the calendar has no such day. Correct the date."


def test_due_date_before_the_start_is_told() -> None:
    after = typed(PLANNED, "start", "01.07.2027")

    assert after.start_date == date(2027, 7, 1)
    assert has_problem(after)
    assert not has_problem(PLANNED)


def test_due_date_shows_how_it_is_read() -> None:
    with translation.override("en"):
        assert said_of(typed(PLANNED, "due", "IV кв 2026"), "due") == "Q4\u00a02026"
        assert said_of(typed(PLANNED, "due", "Q4 2026"), "due") == ""
        assert said_of(typed(PLANNED, "due", "по согласованию"), "due") == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", "ё" * 10_000),
        ("code", "1" * 61),
        ("due", "1" * 301),
        ("start", "31.11.2027"),
        ("start", "потом"),
        ("weight", "NaN"),
        ("weight", "1e9"),
        ("weight", "-5"),
        ("weight", "123456789"),
    ],
)
def test_text_that_a_cell_cannot_take_is_refused(name: str, text: str) -> None:
    with pytest.raises(CellRefused):
        typed(PLANNED, name, text)


def test_days_are_counted_from_a_date_alone() -> None:
    with pytest.raises(CellRefused):
        typed(PlanRow(title="Undated"), "due", "+30")


@pytest.mark.parametrize("name", [name for name in LIMITS if name != "due"])
def test_controls_are_dropped_and_the_longest_text_fits(name: str) -> None:
    after = typed(PLANNED, name, "\x00 a\u202eb" + "x" * (LIMITS[name] - 2))

    assert text_of(after, name) == "ab" + "x" * (LIMITS[name] - 2)


def test_lines_are_kept_where_a_text_may_have_several() -> None:
    assert typed(PLANNED, "deliverable", "Акт\r\nОтчёт").deliverable == "Акт\nОтчёт"
    assert typed(PLANNED, "title", "Ввод\nлинии").title == "Ввод линии"


def test_weight_is_read_with_a_comma() -> None:
    assert typed(PLANNED, "weight", "2,50").weight == Decimal("2.50")
    assert text_of(typed(PLANNED, "weight", "2,50"), "weight") == "2.5"
    assert text_of(typed(PLANNED, "weight", "100"), "weight") == "100"
    assert typed(PLANNED, "weight", "").weight is None


@pytest.mark.parametrize("name", list(LABELS))
def test_text_of_a_cell_typed_again_changes_nothing(name: str) -> None:
    said = row("Test bench", "2027-06-30", code="2.6", responsible="Ким О. А.", weight=Decimal("5.0000"))

    assert typed(said, name, text_of(said, name)) == said


@pytest.mark.parametrize("text", ["+9999", "-9999"])
def test_days_counted_beyond_any_plan_are_refused(text: str) -> None:
    at_the_edge = row("Test bench", "2099-12-31" if text.startswith("+") else "2001-01-01", wording="")

    with pytest.raises(CellRefused):
        typed(at_the_edge, "due", text)
