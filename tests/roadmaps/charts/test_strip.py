from __future__ import annotations

from datetime import date

import pytest

from roadmaps.charts.strip import Judged, run_length, strip
from roadmaps.terms import Confidence

TODAY = date(2026, 11, 15)
TRACK, RISK, CRITICAL, NONE = (
    Confidence.ON_TRACK,
    Confidence.AT_RISK,
    Confidence.CRITICAL,
    Confidence.NOT_RATED,
)


def values(*judged: tuple[Confidence, date]) -> list[Confidence]:
    return [cell.value for cell in strip([Judged(value, on) for value, on in judged], TODAY)]


def test_strip_without_judgements_is_four_empty_quarters() -> None:
    cells = strip([], TODAY)

    assert [(cell.ends_on, cell.value) for cell in cells] == [
        (date(2026, 3, 31), NONE),
        (date(2026, 6, 30), NONE),
        (date(2026, 9, 30), NONE),
        (date(2026, 12, 31), NONE),
    ]


def test_judgement_stands_until_the_next_one() -> None:
    assert values((TRACK, date(2026, 2, 1)), (RISK, date(2026, 8, 1))) == [TRACK, TRACK, RISK, RISK]


def test_last_judgement_of_a_quarter_counts() -> None:
    assert values((CRITICAL, date(2026, 10, 1)), (RISK, date(2026, 11, 15))) == [NONE, NONE, NONE, RISK]


def test_cell_is_fresh_in_the_quarter_of_its_judgement_alone() -> None:
    cells = strip([Judged(RISK, date(2026, 7, 1))], TODAY)

    assert [cell.is_fresh for cell in cells] == [False, False, True, False]


@pytest.mark.parametrize(("first", "count"), [(date(2026, 3, 1), 4), (date(2025, 12, 31), 5), (date(2020, 1, 1), 8)])
def test_strip_begins_with_the_first_judgement_within_four_and_eight(first: date, count: int) -> None:
    assert len(values((TRACK, first))) == count


def test_judgement_of_a_later_day_is_not_known_yet() -> None:
    assert values((CRITICAL, date(2026, 11, 16))) == [NONE] * 4


@pytest.mark.parametrize(
    ("judged", "length"),
    [
        ([], 0),
        ([(CRITICAL, date(2026, 11, 1))], 1),
        ([(CRITICAL, date(2026, 8, 1))], 2),
        ([(TRACK, date(2026, 2, 1)), (CRITICAL, date(2026, 8, 1)), (CRITICAL, date(2026, 11, 1))], 2),
        ([(CRITICAL, date(2019, 1, 1))], 8),
    ],
)
def test_run_counts_the_quarters_with_the_same_judgement(judged: list[tuple[Confidence, date]], length: int) -> None:
    assert run_length(strip([Judged(value, on) for value, on in judged], TODAY)) == length
