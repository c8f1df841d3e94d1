"""Reads the corpus once per run and tells its score at the end."""

from __future__ import annotations

import pytest

from tests.roadmaps.corpus.judging import Judgement
from tests.roadmaps.corpus.score import judgements, summary

_FOUND: dict[str, Judgement] = {}


@pytest.fixture(scope="session")
def corpus() -> dict[str, Judgement]:
    """Every file of the corpus as it was read, by name."""
    if not _FOUND:
        _FOUND.update({one.case.name: one for one in judgements()})
    return _FOUND


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the totals, when the corpus was read in this process."""
    if _FOUND:
        terminalreporter.write_line(summary(_FOUND.values()))
