"""What is typed into a cell of the reporting grid, and what it makes of the answers."""

from __future__ import annotations

from datetime import date

import pytest

from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.grid_cells import NAMES, Calendar, text_of, typed
from roadmaps.revisions.cells import CellRefused
from roadmaps.terms import Confidence, ProgressState
from tests.roadmaps.progress.reports import done, going_on

CALENDAR = Calendar(baseline=date(2026, 12, 31), today=date(2026, 11, 15))
LATE = going_on(forecast_date=date(2027, 2, 1), slip_reason="Customs.", slip_category="law")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18.11.26", date(2026, 11, 18)),
        ("18 ноя", date(2026, 11, 18)),
        ("15 января", date(2027, 1, 15)),
        ("15 Jan", date(2027, 1, 15)),
        ("IV кв 2026", date(2026, 12, 31)),
        ("Q1 2027", date(2027, 3, 31)),
        ("2027-01-05", date(2027, 1, 5)),
        ("+30", date(2027, 1, 19)),
        ("- 5", date(2026, 12, 15)),
        ("=", date(2026, 12, 31)),
        ("Завтра", date(2026, 11, 16)),
        ("today", date(2026, 11, 15)),
        ("Dec 18", date(2026, 12, 18)),
        ("Dec 27", date(2027, 12, 31)),
        ("", None),
        ("–", None),
    ],
)
def test_forecast_as_people_write_it(text: str, day: date | None) -> None:
    assert typed(going_on(), "forecast", text, CALENDAR).forecast_date == day


@pytest.mark.parametrize(
    ("text", "day"), [("10 ноября", date(2026, 11, 10)), ("18 ноя", date(2025, 11, 18)), ("Nov 30", date(2025, 11, 30))]
)
def test_day_without_a_year_of_what_is_done_lies_behind(text: str, day: date) -> None:
    assert typed(going_on(), "actual", text, CALENDAR).actual_date == day


@pytest.mark.parametrize("text", ["after the tender", "31.11.2026", "01.01.1999", "+9999", "постоянно"])
def test_forecast_that_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(CellRefused):
        typed(going_on(forecast_date=date(2099, 1, 1)), "forecast", text, CALENDAR)


def test_days_on_count_from_the_approved_date_without_a_forecast() -> None:
    assert typed(going_on(forecast_date=None), "forecast", "+1", CALENDAR).forecast_date == date(2027, 1, 1)
    with pytest.raises(CellRefused, match="no date yet"):
        typed(going_on(forecast_date=None), "forecast", "+1", Calendar(None, CALENDAR.today))


@pytest.mark.parametrize(
    ("text", "percent"), [("60", 60), ("60%", 60), ("60 %", 60), ("60,0 %", 60), ("", 0), ("100", 100)]
)
def test_percent_with_and_without_its_sign(text: str, percent: int) -> None:
    assert typed(going_on(), "percent", text, CALENDAR).percent == percent


@pytest.mark.parametrize("text", ["101", "-1", "0,6", "half", "60 60"])
def test_percent_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CellRefused, match="from 0 to 100"):
        typed(going_on(), "percent", text, CALENDAR)


def test_percent_left_empty_of_what_is_done_is_a_hundred() -> None:
    assert typed(done(), "percent", "", CALENDAR).percent == 100


def test_percent_begins_what_has_not_been_started() -> None:
    begun = typed(going_on(state=ProgressState.NOT_STARTED, percent=0), "percent", "10", CALENDAR)
    assert (begun.state, begun.percent) == (ProgressState.IN_PROGRESS, 10)


def test_day_of_completion_says_that_it_is_done() -> None:
    over = typed(going_on(), "actual", "10.11.2026", CALENDAR)
    assert (over.state, over.percent, over.forecast_date) == (ProgressState.DONE, 100, None)


@pytest.mark.parametrize(("text", "value"), [("done", "done"), ("Done", "done"), ("in progress", "in_progress")])
def test_state_by_value_or_label(text: str, value: str) -> None:
    assert typed(going_on(), "state", text, CALENDAR).state == value


@pytest.mark.parametrize(
    ("answers", "name", "text"),
    [
        (going_on(), "state", "almost"),
        (going_on(), "confidence", Confidence.NOT_RATED),
        (LATE, "category", "weather"),
        (going_on(), "reason", "Customs."),
        (going_on(), "category", "law"),
        (done(), "forecast", "31.12.2026"),
        (done(), "percent", "40"),
        (going_on(), "comment", "x" * 4001),
        (LATE, "reason", "x" * 2001),
    ],
)
def test_text_that_contradicts_is_refused(answers: ReportAnswers, name: str, text: str) -> None:
    with pytest.raises(CellRefused):
        typed(answers, name, text, CALENDAR)


def test_forecast_in_time_needs_no_reason_any_more() -> None:
    assert typed(LATE, "forecast", "=", CALENDAR).slip_reason == ""


@pytest.mark.parametrize("answers", [going_on(), done(percent=100), LATE])
def test_text_of_a_cell_means_what_it_says(answers: ReportAnswers) -> None:
    again = answers
    for name in NAMES:
        again = typed(again, name, text_of(answers, name), CALENDAR)
    assert {name: text_of(again, name) for name in NAMES} == {name: text_of(answers, name) for name in NAMES}
