"""Reads each file of the corpus once per process and tells the score at the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.roadmaps.corpus.cases import all_cases
from tests.roadmaps.corpus.judging import Judgement, judge
from tests.roadmaps.corpus.score import summary

_CASES = {case.name: case for case in all_cases()}
_FOUND: dict[str, Judgement] = {}


def _judged(name: str) -> Judgement:
    if name not in _FOUND:
        _FOUND[name] = judge(_CASES[name])
    return _FOUND[name]


@pytest.fixture(scope="session")
def judged() -> Callable[[str], Judgement]:
    """Return how a file of the corpus was read, by its name."""
    return _judged


@pytest.fixture(scope="session")
def corpus() -> list[Judgement]:
    """Every file of the corpus as it was read."""
    return [_judged(name) for name in _CASES]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the totals, when the whole corpus was read in this process."""
    if len(_FOUND) == len(_CASES):
        terminalreporter.write_line(summary(_FOUND.values()))
