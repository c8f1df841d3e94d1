"""Judgements over the quarters: what stood at the end of each, as a strip of cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from roadmaps.charts.scale import quarter_end, quarter_start
from roadmaps.terms import Confidence

FEWEST, MOST = 4, 8


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement and the day on which it was given."""

    value: Confidence
    on: date


@dataclass(frozen=True, slots=True)
class Cell:
    """One quarter: what stood at its end (or stands now), and whether it was judged in that quarter."""

    ends_on: date
    value: Confidence
    is_fresh: bool

    @property
    def is_rated(self) -> bool:
        return self.value != Confidence.NOT_RATED


def strip(judged: Iterable[Judged], on: date) -> tuple[Cell, ...]:
    """A cell for each quarter up to the day's own: since the first judgement, but four at least and eight at most.

    `judged` come in the order of time; a judgement stands until the next one.
    """
    given = [one for one in judged if one.on <= on]
    cells: list[Cell] = []
    end = quarter_end(on)
    while len(cells) < MOST and (len(cells) < FEWEST or (given and given[0].on <= end)):
        cells.append(_cell(given, end))
        end = quarter_start(end) - timedelta(days=1)
    return tuple(reversed(cells))


def _cell(given: list[Judged], end: date) -> Cell:
    standing = next((one for one in reversed(given) if one.on <= end), None)
    if standing is None:
        return Cell(end, Confidence.NOT_RATED, is_fresh=False)
    return Cell(end, standing.value, is_fresh=standing.on >= quarter_start(end))


def run_length(cells: tuple[Cell, ...]) -> int:
    """For how many quarters, up to the last, the same has stood; 0 when nothing stands."""
    if not cells or not cells[-1].is_rated:
        return 0
    length = 0
    for cell in reversed(cells):
        if cell.value != cells[-1].value:
            break
        length += 1
    return length
