from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from clusters.chain import CLUSTER_MANAGER, CONTRIBUTOR, OFFICIAL, Link, as_json
from clusters.models import Programme, Rhythm
from clusters.rhythm import ONE_DAY, Span, days_of, spans

RHYTHMS = (Rhythm.MONTHLY, Rhythm.QUARTERLY)


def programme(**fields: Any) -> Programme:
    values: dict[str, Any] = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    return Programme(**(values | fields))


@pytest.mark.parametrize("rhythm", RHYTHMS)
@pytest.mark.parametrize("fiscal_start_month", range(1, 13))
@pytest.mark.parametrize("starts_on", [date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31)])
def test_periods_fill_the_programme_without_gap(rhythm: Rhythm, fiscal_start_month: int, starts_on: date) -> None:
    one = programme(
        rhythm=rhythm, fiscal_start_month=fiscal_start_month, starts_on=starts_on, ends_on=date(2027, 2, 10)
    )

    found = list(spans(one))

    assert (found[0].starts_on, found[-1].ends_on) == (starts_on, date(2027, 2, 10))
    assert all(earlier.ends_on + ONE_DAY == later.starts_on for earlier, later in pairwise(found))
    assert all(span.starts_on <= span.ends_on for span in found)


@pytest.mark.parametrize(
    ("fiscal_start_month", "ends"),
    [
        (1, [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]),
        (4, [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31)]),
        (2, [date(2026, 1, 31), date(2026, 4, 30), date(2026, 7, 31), date(2026, 10, 31), date(2026, 12, 31)]),
        (12, [date(2026, 2, 28), date(2026, 5, 31), date(2026, 8, 31), date(2026, 11, 30), date(2026, 12, 31)]),
    ],
)
def test_quarters_follow_the_financial_year(fiscal_start_month: int, ends: list[date]) -> None:
    assert [span.ends_on for span in spans(programme(fiscal_start_month=fiscal_start_month))] == ends


def test_months_end_with_their_last_day_in_a_leap_year() -> None:
    one = programme(rhythm=Rhythm.MONTHLY, starts_on=date(2028, 1, 15), ends_on=date(2028, 3, 10))

    assert list(spans(one)) == [
        Span(date(2028, 1, 15), date(2028, 1, 31)),
        Span(date(2028, 2, 1), date(2028, 2, 29)),
        Span(date(2028, 3, 1), date(2028, 3, 10)),
    ]


def test_list_of_days_is_put_in_order_and_kept_within_the_programme() -> None:
    ends = ["2026-09-30", "2025-12-31", "2026-05-15", "2026-05-15", "2027-01-01"]

    found = list(spans(programme(rhythm=Rhythm.CUSTOM, custom_period_ends=ends)))

    assert found == [Span(date(2026, 1, 1), date(2026, 5, 15)), Span(date(2026, 5, 16), date(2026, 9, 30))]


def test_chain_in_calendar_days() -> None:
    days = days_of(Span(date(2026, 7, 1), date(2026, 9, 30)), programme())

    assert (days.contributor_due_date, days.cluster_due_date, days.ministry_due_date) == (
        date(2026, 10, 10),
        date(2026, 10, 20),
        date(2026, 10, 25),
    )
    assert days.opens_on == date(2026, 10, 1)


def test_chain_in_working_days_goes_over_the_holidays_of_january() -> None:
    chain = as_json((Link(CONTRIBUTOR, 1, working=True), Link(CLUSTER_MANAGER, 3, working=True), Link(OFFICIAL, 5)))

    days = days_of(Span(date(2025, 10, 1), date(2025, 12, 31)), programme(starts_on=date(2025, 1, 1), chain=chain))

    assert days.contributor_due_date == date(2026, 1, 12)
    assert days.cluster_due_date == date(2026, 1, 14)
    assert days.ministry_due_date == date(2026, 1, 5)


def test_period_opens_with_its_first_reminder_when_that_is_earlier() -> None:
    chain = as_json((Link(CLUSTER_MANAGER, 3, working=True),))
    one = programme(rhythm=Rhythm.MONTHLY, chain=chain)

    days = days_of(Span(date(2026, 9, 1), date(2026, 9, 30)), one)

    assert (days.cluster_due_date, days.opens_on) == (date(2026, 10, 5), date(2026, 9, 25))
    assert (days.contributor_due_date, days.ministry_due_date) == (None, None)


def test_period_never_opens_before_it_begins() -> None:
    one = programme(chain=as_json((Link(CLUSTER_MANAGER, 1),)), remind_period_days=[-60])

    assert days_of(Span(date(2026, 9, 1), date(2026, 9, 30)), one).opens_on == date(2026, 9, 1)
