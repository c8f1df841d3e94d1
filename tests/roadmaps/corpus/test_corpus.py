"""Every file of the corpus: nothing lost, nothing invented, no wrong date that nobody is told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.roadmaps.corpus.cases import all_cases
from tests.roadmaps.corpus.judging import Judgement
from tests.roadmaps.corpus.score import LEAST_COLUMNS, LEAST_DATES, totals

NAMES = [case.name for case in all_cases()]


def test_corpus_names_each_file_once() -> None:
    assert sorted(set(NAMES)) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_file_is_read_without_a_fault(name: str, judged: Callable[[str], Judgement]) -> None:
    assert judged(name).faults == []


def test_corpus_columns_are_recognised(corpus: list[Judgement]) -> None:
    assert totals(corpus)["columns_share"] >= LEAST_COLUMNS


def test_corpus_dates_are_read(corpus: list[Judgement]) -> None:
    assert totals(corpus)["dates_share"] >= LEAST_DATES
