from __future__ import annotations

from datetime import date

from roadmaps.charts.scale import DayScale
from roadmaps.charts.timeline import Dates, Mark, Shape, Stretch, axis, draw

ON = date(2026, 1, 30)
SCALE = DayScale(date(2026, 1, 1), date(2026, 4, 10))  # a hundred days: one percent each


def test_milestone_on_time_has_its_approved_date_alone() -> None:
    drawing = draw(Dates(baseline=date(2026, 3, 1)), SCALE, ON)

    assert drawing.marks == (Mark(Shape.APPROVED, "59.5%"),)
    assert drawing.slip is None


def test_forecast_equal_to_the_approved_date_is_not_drawn_twice() -> None:
    drawing = draw(Dates(baseline=date(2026, 3, 1), forecast=date(2026, 3, 1)), SCALE, ON)

    assert drawing.marks == (Mark(Shape.APPROVED, "59.5%"),)


def test_late_forecast_is_joined_to_the_approved_date() -> None:
    drawing = draw(Dates(baseline=date(2026, 3, 1), forecast=date(2026, 3, 11)), SCALE, ON)

    assert drawing.marks == (Mark(Shape.APPROVED, "59.5%"), Mark(Shape.FORECAST, "69.5%"))
    assert drawing.slip == Stretch("59.5%", "69.5%", is_late=True)


def test_early_actual_is_joined_backwards() -> None:
    drawing = draw(Dates(baseline=date(2026, 3, 1), actual=date(2026, 2, 19), is_open=False), SCALE, ON)

    assert drawing.marks == (Mark(Shape.APPROVED, "59.5%"), Mark(Shape.ACTUAL, "49.5%"))
    assert drawing.slip == Stretch("49.5%", "59.5%", is_late=False)


def test_actual_hides_an_old_forecast() -> None:
    row = Dates(baseline=date(2026, 3, 1), forecast=date(2026, 4, 1), actual=date(2026, 3, 1), is_open=False)

    assert draw(row, SCALE, ON).marks == (Mark(Shape.APPROVED, "59.5%"), Mark(Shape.ACTUAL, "59.5%"))


def test_overdue_milestone_reaches_to_today() -> None:
    drawing = draw(Dates(baseline=date(2026, 1, 10), is_overdue=True), SCALE, ON)

    assert drawing.marks == (Mark(Shape.APPROVED, "9.5%"), Mark(Shape.OVERDUE, "29.5%"))
    assert drawing.slip == Stretch("9.5%", "29.5%", is_late=True)


def test_overdue_milestone_with_a_forecast_ahead_reaches_to_it() -> None:
    drawing = draw(Dates(baseline=date(2026, 1, 10), forecast=date(2026, 2, 19), is_overdue=True), SCALE, ON)

    assert [mark.shape for mark in drawing.marks] == [Shape.APPROVED, Shape.OVERDUE, Shape.FORECAST]
    assert drawing.slip == Stretch("9.5%", "49.5%", is_late=True)


def test_overdue_milestone_with_a_forecast_that_has_passed_shows_today() -> None:
    drawing = draw(Dates(baseline=date(2026, 1, 10), forecast=date(2026, 1, 20), is_overdue=True), SCALE, ON)

    assert [mark.shape for mark in drawing.marks] == [Shape.APPROVED, Shape.OVERDUE]


def test_milestone_without_dates_draws_nothing() -> None:
    drawing = draw(Dates(baseline=None), SCALE, ON)

    assert (drawing.marks, drawing.slip) == ((), None)


def test_axis_holds_all_dates_and_today_when_something_is_overdue() -> None:
    rows = [Dates(baseline=date(2025, 5, 1), is_overdue=True), Dates(baseline=date(2025, 6, 1))]

    found = axis(rows, ON)

    assert found is not None
    assert (found.scale.start, found.scale.end) == (date(2025, 4, 1), date(2026, 3, 31))
    assert found.today == found.scale.at(ON)
    assert [band.year for band in found.years] == [2025, 2026]


def test_axis_of_a_past_plan_has_no_line_of_today() -> None:
    found = axis([Dates(baseline=date(2024, 5, 1), actual=date(2024, 5, 1), is_open=False)], ON)

    assert found is not None
    assert found.today is None


def test_axis_without_dates_is_none() -> None:
    assert axis([Dates(baseline=None)], ON) is None
