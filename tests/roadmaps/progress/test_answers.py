from __future__ import annotations

from datetime import date

import pytest

from roadmaps.progress.answers import ReportAnswers, gaps, tidied, unchanged_gaps
from roadmaps.terms import ProgressState
from tests.factories import TODAY
from tests.roadmaps.progress.reports import done, going_on

BASELINE = date(2026, 12, 31)
PASSED = date(2026, 9, 30)


def fields_wanting(answers: ReportAnswers, baseline: date | None = BASELINE) -> list[str]:
    return [gap.field for gap in gaps(answers, baseline=baseline, today=TODAY)]


def test_complete_report_has_no_gaps() -> None:
    assert fields_wanting(going_on()) == []
    assert fields_wanting(done()) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (done(actual_date=None), ["actual_date"]),
        (done(actual_date=date(2026, 11, 16)), ["actual_date"]),
        (done(actual_date=TODAY), []),
        (done(evidence_link=""), ["documents"]),
        (done(comment=""), []),
        (done(actual_date=None, evidence_link=""), ["actual_date", "documents"]),
    ],
)
def test_done_needs_a_past_day_and_evidence(answers: ReportAnswers, expected: list[str]) -> None:
    assert fields_wanting(answers) == expected


def test_done_with_files_needs_no_link() -> None:
    assert gaps(done(evidence_link=""), baseline=BASELINE, today=TODAY, has_evidence=True) == []


@pytest.mark.parametrize(("comment", "expected"), [("The press works.", []), ("", ["comment"])])
def test_done_where_no_evidence_is_asked_for_needs_words(comment: str, expected: list[str]) -> None:
    answers = done(comment=comment, evidence_link="")
    found = gaps(answers, baseline=BASELINE, today=TODAY, is_evidence_required=False)
    assert [gap.field for gap in found] == expected


@pytest.mark.parametrize(
    ("forecast", "expected"),
    [
        (date(2026, 12, 30), []),
        (date(2026, 12, 31), []),
        (date(2027, 1, 1), ["slip_reason", "slip_category"]),
        (None, []),
        (date(2026, 11, 14), ["forecast_date"]),
        (TODAY, []),
    ],
)
def test_forecast_around_the_approved_day(forecast: date | None, expected: list[str]) -> None:
    assert fields_wanting(going_on(forecast_date=forecast)) == expected


def test_late_forecast_with_reason_and_category_may_be_sent() -> None:
    answers = going_on(forecast_date=date(2027, 2, 1), slip_reason="The supplier is late.", slip_category="partner")
    assert fields_wanting(answers) == []


def test_overdue_milestone_needs_a_forecast() -> None:
    assert fields_wanting(going_on(forecast_date=None), PASSED) == ["forecast_date"]


def test_undated_milestone_needs_no_forecast() -> None:
    assert fields_wanting(going_on(forecast_date=None), None) == []


def test_giving_up_needs_words() -> None:
    assert fields_wanting(ReportAnswers(state=ProgressState.WILL_NOT_BE_DONE)) == ["comment"]


@pytest.mark.parametrize("percent", [-1, 101])
def test_percent_outside_the_scale(percent: int) -> None:
    assert fields_wanting(going_on(percent=percent)) == ["percent"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1999, 12, 31), date(2101, 1, 1), date.max])
def test_day_beyond_the_years_that_a_plan_may_name(day: date) -> None:
    late = {"slip_reason": "The supplier is late.", "slip_category": "partner"}

    assert "forecast_date" in fields_wanting(going_on(forecast_date=day, **late))
    assert "actual_date" in fields_wanting(done(actual_date=day))


def test_evidence_link_of_another_scheme() -> None:
    assert fields_wanting(going_on(evidence_link="javascript:alert(1)")) == ["evidence_link"]


def test_tidied_done_has_all_percent_and_no_forecast() -> None:
    tidy = tidied(done(percent=40, forecast_date=date(2027, 1, 5)), BASELINE)
    assert (tidy.percent, tidy.forecast_date, tidy.actual_date) == (100, None, date(2026, 11, 10))


def test_tidied_open_has_no_actual_date() -> None:
    assert tidied(going_on(actual_date=date(2026, 11, 1)), BASELINE).actual_date is None


def test_tidied_forecast_in_time_drops_the_old_reason() -> None:
    tidy = tidied(going_on(slip_reason="Customs.", slip_category="law"), BASELINE)
    assert (tidy.slip_reason, tidy.slip_category) == ("", "")


def test_unchanged_may_repeat_a_passed_forecast() -> None:
    assert unchanged_gaps(going_on(forecast_date=date(2026, 9, 1)), baseline=BASELINE) == []


def test_unchanged_cannot_repeat_an_unexplained_late_forecast() -> None:
    found = unchanged_gaps(going_on(forecast_date=date(2027, 3, 1)), baseline=BASELINE)
    assert [gap.field for gap in found] == ["slip_reason", "slip_category"]
