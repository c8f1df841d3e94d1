from __future__ import annotations

import pytest

from roadmaps.dashboards.attention import Attention, Reason, Standing, attention
from roadmaps.dashboards.counts import Counts
from roadmaps.terms import Confidence, Health


def standing(counts: Counts | None = None, **fields: object) -> Standing:
    values: dict[str, object] = {
        "counts": counts or Counts(by_health={Health.ON_TRACK: 5}),
        "has_plan": True,
        "missing_days": None,
        "reports_waiting": 0,
        "revisions_waiting": 0,
    }
    return Standing(**(values | fields))  # type: ignore[arg-type]


def test_calm_roadmap_needs_no_attention() -> None:
    assert attention(standing()) == Attention(score=0, sum=(), words=())


def test_overdue_milestones_weigh_eight_and_key_ones_twelve() -> None:
    counts = Counts(by_health={Health.OVERDUE: 3}, overdue_key=1, worst_overdue_days=14)

    found = attention(standing(counts))

    assert found.score == 2 * 8 + 12
    assert found.sum == (Reason(28, "3 overdue, worst by 14\xa0days"),)


@pytest.mark.parametrize(("overdue", "points"), [(1, 8), (5, 40), (6, 40), (100, 40)])
def test_overdue_milestones_weigh_forty_at_most(overdue: int, points: int) -> None:
    assert attention(standing(Counts(by_health={Health.OVERDUE: overdue}, worst_overdue_days=1))).score == points


@pytest.mark.parametrize(("days", "points"), [(14, 0), (15, 1), (225, 15), (900, 15)])
def test_largest_slip_weighs_one_for_each_fifteen_days(days: int, points: int) -> None:
    counts = Counts(by_health={Health.LATE_FORECAST: 1}, worst_late_days=days)

    assert attention(standing(counts)).score == points


@pytest.mark.parametrize(("days", "points"), [(0, 15), (1, 16), (10, 25), (300, 25)])
def test_missing_report_weighs_more_each_day(days: int, points: int) -> None:
    assert attention(standing(missing_days=days)).score == points


def test_roadmap_without_a_plan_says_so() -> None:
    found = attention(standing(Counts(), has_plan=False))

    assert found == Attention(15, (Reason(15, "no roadmap in force yet"),), ("no roadmap in force yet",))


def test_row_prints_the_two_heaviest_reasons_and_what_waits() -> None:
    counts = Counts(by_health={Health.OVERDUE: 4, Health.AT_RISK: 2}, worst_overdue_days=112)

    found = attention(standing(counts, missing_days=30, reports_waiting=2, revisions_waiting=1))

    assert found.words == (
        "4 overdue, worst by 112\xa0days",
        "no report for the period, 30\xa0days late",
        "a revision waits for approval",
        "2 reports wait for review",
    )
    assert [reason.points for reason in found.sum] == [32, 25, 7, 7]
    assert found.score == 71


def test_late_forecast_is_a_reason_while_nothing_is_overdue() -> None:
    counts = Counts(by_health={Health.LATE_FORECAST: 1}, worst_late_days=46)

    assert attention(standing(counts)).words == ("1 forecast late, by 46\xa0days",)


def test_score_stays_within_a_hundred() -> None:
    counts = Counts(by_health={Health.OVERDUE: 90, Health.AT_RISK: 9}, worst_overdue_days=900)

    assert attention(standing(counts, missing_days=90, has_plan=False)).score == 100


@pytest.mark.parametrize(
    ("rated", "own", "reasons"),
    [
        ("critical", "on_track", [Reason(15, "rated critical")]),
        ("at_risk", "critical", [Reason(7, "rated at risk")]),
        ("on_track", "critical", [Reason(7, "2 at risk")]),
        ("not_rated", "critical", [Reason(15, "critical in the cluster's own words")]),
        ("not_rated", "at_risk", [Reason(7, "at risk in the cluster's own words")]),
        ("not_rated", "not_rated", [Reason(7, "2 at risk")]),
    ],
)
def test_doubt_counts_once_by_the_word_that_weighs(rated: str, own: str, reasons: list[Reason]) -> None:
    counts = Counts(by_health={Health.ON_TRACK: 5, Health.AT_RISK: 2})

    found = attention(standing(counts, rated=Confidence(rated), own=Confidence(own)))

    assert list(found.sum) == reasons


def test_good_word_beside_overdue_milestones_weighs_ten_and_is_always_said() -> None:
    counts = Counts(by_health={Health.OVERDUE: 3}, worst_overdue_days=20)

    found = attention(standing(counts, rated=Confidence.ON_TRACK, missing_days=4))

    assert Reason(10, "rated on track, but 3 overdue") in found.sum
    assert found.words == (
        "3 overdue, worst by 20\xa0days",
        "no report for the period, 4\xa0days late",
        "rated on track, but 3 overdue",
    )
