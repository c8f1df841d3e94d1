from __future__ import annotations

import pytest

from roadmaps.dashboards.counts import Counts
from roadmaps.dashboards.sentences import (
    curve_headline,
    due_sentence,
    head_sentence,
    needs_sentence,
    overdue_now,
    waited_sentence,
)
from roadmaps.terms import Health


def test_head_sentence_says_plan_fact_and_the_worst() -> None:
    counts = Counts(
        by_health={Health.DONE: 31, Health.OVERDUE: 3, Health.ON_TRACK: 28},
        planned=34,
        planned_done=31,
        worst_overdue_days=46,
    )

    assert head_sentence(counts) == (
        "34 of 62 milestones should be done by now; 31 done. 3 are overdue, the worst by 46\xa0days."
    )


def test_head_sentence_before_anything_is_due() -> None:
    assert head_sentence(Counts(by_health={Health.NOT_STARTED: 1})) == (
        "1 milestone; nothing is due yet. Nothing is overdue."
    )


def test_head_sentence_without_milestones() -> None:
    assert head_sentence(Counts()) == "There are no milestones yet."


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Nothing is overdue."),
        (1, "1 is overdue, by 1\xa0day."),
        (2, "2 are overdue, the worst by 2\xa0days."),
        (5, "5 are overdue, the worst by 5\xa0days."),
        (11, "11 are overdue, the worst by 11\xa0days."),
        (21, "21 are overdue, the worst by 21\xa0days."),
    ],
)
def test_overdue_sentence_counts(count: int, sentence: str) -> None:
    assert overdue_now(Counts(by_health={Health.OVERDUE: count}, worst_overdue_days=count)) == sentence


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Nothing is needed from you now."),
        (1, "1 thing needs you."),
        (2, "2 things need you."),
        (5, "5 things need you."),
        (11, "11 things need you."),
        (21, "21 things need you."),
    ],
)
def test_needs_sentence_counts(count: int, sentence: str) -> None:
    assert needs_sentence(count) == sentence


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(0, "came today"), (1, "waiting for 1 working day"), (5, "waiting for 5 working days")],
)
def test_waited_sentence_counts_working_days(days: int, sentence: str) -> None:
    assert waited_sentence(days) == sentence


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(-46, "overdue by 46\xa0days"), (-1, "overdue by 1\xa0day"), (0, "due today"), (5, "due in 5\xa0days")],
)
def test_due_sentence_looks_both_ways(days: int, sentence: str) -> None:
    assert due_sentence(days) == sentence


def test_curve_headline_compares_shares_of_the_whole() -> None:
    counts = Counts(by_health={Health.DONE: 41, Health.ON_TRACK: 59}, planned=50)

    assert curve_headline(counts) == "41% done, 50% planned"


def test_curve_headline_of_nothing() -> None:
    assert curve_headline(Counts()) == "Nothing is planned yet"
