from __future__ import annotations

from datetime import date

import pytest

from clusters.models import Programme, Rhythm
from roadmaps.models import ReportingPeriod
from roadmaps.progress.period_words import label


@pytest.mark.parametrize(
    ("rhythm", "fiscal_start_month", "english", "russian"),
    [
        (Rhythm.QUARTERLY, 1, "Q3 2026", "III кв. 2026"),
        (Rhythm.QUARTERLY, 4, "Q2 2026/27", "II кв. 2026/27"),
        (Rhythm.QUARTERLY, 10, "Q4 2025/26", "IV кв. 2025/26"),
        (Rhythm.MONTHLY, 4, "September 2026", "сентябрь 2026"),
        (Rhythm.CUSTOM, 1, "1 Jul 2026 – 30 Sep 2026", "1 июл. 2026 – 30 сент. 2026"),
    ],
)
def test_label(rhythm: Rhythm, fiscal_start_month: int, english: str, russian: str) -> None:
    period = ReportingPeriod(
        programme=Programme(fiscal_start_month=fiscal_start_month),
        rhythm=rhythm,
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 9, 30),
    )

    assert label(period, "en").replace("\N{NO-BREAK SPACE}", " ") == english
    assert label(period, "ru").replace("\N{NO-BREAK SPACE}", " ") == russian
