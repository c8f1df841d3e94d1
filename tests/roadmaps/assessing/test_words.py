from __future__ import annotations

from datetime import date

import pytest

from roadmaps.assessing.words import contradiction, contradicts, reported_sentence, strip_sentence
from roadmaps.charts.strip import Judged, strip
from roadmaps.terms import Confidence

TODAY = date(2026, 11, 15)
TRACK, RISK, CRITICAL, NONE = Confidence.ON_TRACK, Confidence.AT_RISK, Confidence.CRITICAL, Confidence.NOT_RATED
BEFORE, NOW = date(2026, 8, 1), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        ([], "Nobody has given a rating yet."),
        ([(CRITICAL, NOW)], "Critical: rated for the first time this quarter."),
        ([(CRITICAL, BEFORE)], "Critical for 2 quarters."),
        ([(RISK, BEFORE), (CRITICAL, NOW)], "Critical after “at risk”: worse than a quarter ago."),
        ([(RISK, BEFORE), (TRACK, NOW)], "On track after “at risk”: better than a quarter ago."),
    ],
)
def test_strip_says_what_it_shows(judged: list[tuple[Confidence, date]], sentence: str) -> None:
    assert strip_sentence(strip([Judged(value, on) for value, on in judged], TODAY)) == sentence


def test_reports_are_summed_up_worst_first() -> None:
    counts = {"on_track": 12, "critical": 3, "at_risk": 0}

    assert reported_sentence(counts) == "In its last reports on open milestones: critical – 3, on track – 12."
    assert reported_sentence({}) == ""


@pytest.mark.parametrize("value", list(Confidence))
@pytest.mark.parametrize("overdue", [0, 1, 2, 3, 50])
def test_only_on_track_beside_two_overdue_contradicts(value: Confidence, overdue: int) -> None:
    assert contradicts(value, overdue) is (value == "on_track" and overdue in (2, 3, 50))


@pytest.mark.parametrize(
    ("ministry", "cluster", "overdue", "words"),
    [
        (TRACK, NONE, 3, "rated on track, but 3 overdue"),
        (TRACK, TRACK, 2, "rated on track, but 2 overdue"),
        (TRACK, TRACK, 1, ""),
        (NONE, TRACK, 4, "the cluster says on track, but 4 overdue"),
        (CRITICAL, TRACK, 4, ""),
        (NONE, NONE, 9, ""),
    ],
)
def test_contradiction_is_of_the_judgement_that_counts(
    ministry: Confidence, cluster: Confidence, overdue: int, words: str
) -> None:
    assert contradiction(ministry, cluster, overdue) == words
