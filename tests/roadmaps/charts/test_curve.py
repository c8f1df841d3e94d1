from __future__ import annotations

from datetime import date

from roadmaps.charts.curve import Level, curve, levels, month_after

ON = date(2026, 3, 10)
JAN, FEB, MAR, APR, MAY = (date(2026, month, 1) for month in range(1, 6))


def test_month_after_december_is_january() -> None:
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert month_after(date(2026, 11, 1)) == date(2026, 12, 1)


def test_levels_run_up_month_by_month() -> None:
    found = levels({JAN: 2, MAR: 1, APR: 1}, {FEB: 2}, {MAR: 1, MAY: 1}, ON)

    assert found == (
        Level(JAN, planned=2, actual=0, forecast=None),
        Level(FEB, planned=2, actual=2, forecast=None),
        Level(MAR, planned=3, actual=2, forecast=2),
        Level(APR, planned=4, actual=None, forecast=3),
        Level(MAY, planned=4, actual=None, forecast=4),
    )


def test_levels_expect_now_what_was_expected_before() -> None:
    found = levels({JAN: 1, APR: 1}, {}, {JAN: 1, APR: 1}, ON)

    assert [level.forecast for level in found] == [None, None, 0, 2]


def test_curve_runs_from_the_bottom_to_the_top_of_its_box() -> None:
    found = curve(levels({JAN: 2, APR: 2}, {FEB: 1}, {APR: 3}, ON), total=4)

    assert found is not None
    assert found.planned_path == "M258 200L492 200L750 200L1000 0"
    assert found.actual_path == "M258 400L492 300L750 300"
    assert found.forecast_path == "M750 300L1000 0"
    assert (found.today, found.planned_y, found.actual_y) == ("75%", "50%", "75%")
    assert [(tick.value, tick.y) for tick in found.y_ticks] == [
        (0, "100%"),
        (1, "75%"),
        (2, "50%"),
        (3, "25%"),
        (4, "0%"),
    ]


def test_curve_of_few_promises_has_no_tick_twice() -> None:
    found = curve(levels({JAN: 1}, {}, {}, ON), total=1)

    assert found is not None
    assert [tick.value for tick in found.y_ticks] == [0, 1]


def test_curve_of_nothing_is_none() -> None:
    assert curve((), total=0) is None
