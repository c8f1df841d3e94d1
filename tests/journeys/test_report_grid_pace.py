"""How long a practised person takes to report in the grid, and the grid to answer."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from roadmaps.models import ProgressReport
from roadmaps.terms import ReportStatus
from tests.journeys.cast import make_cast
from tests.journeys.conftest import AsPerson
from tests.journeys.grids import cell, saved, type_text
from tests.journeys.report_grids import (
    CATEGORY,
    COMMENT,
    CONFIDENCE,
    FORECAST,
    PERCENT,
    REASON,
    opened,
    with_milestones,
)

pytestmark = pytest.mark.usefixtures("morning")

# What a practised person needs (Card, Moran and Newell, keystroke-level model), in seconds.
A_KEY, A_CLICK, A_THOUGHT = 0.28, 1.3, 1.35
FOUR_MINUTES = 240


def tell(measured: str) -> None:
    """Print a measured figure (seen with `pytest -s`)."""
    sys.stdout.write(f"\n{measured}\n")


class Hands:
    """A person at the keyboard whose presses are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = self.clicks = self.thoughts = 0

    def enter(self, row: int, column: int, text: str) -> None:
        """Go to a cell with the pointer, type and press Enter."""
        self.click(row, column)
        self.type(text)
        self.press("Enter")

    def choose(self, row: int, column: int, letters: str) -> None:
        """Go to a list of choices with the pointer, press the first letters of the word and Enter."""
        self.enter(row, column, letters)

    def type(self, text: str) -> None:
        type_text(self.page, text)
        self.keys += len(text)

    def click(self, row: int, column: int) -> None:
        cell(self.page, row, column).click()
        self.clicks += 1
        self.thoughts += 1

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.keys += len(keys)

    @property
    def seconds(self) -> float:
        return self.keys * A_KEY + self.clicks * A_CLICK + self.thoughts * A_THOUGHT


@dataclass(frozen=True)
class Said:
    """What is typed into the grid in a language, and what the page answers."""

    ordered: str
    in_december: str
    late: str
    procurement: str
    at_risk: str
    sent: str


SAID = {
    "en": Said(
        ordered="The press is on its foundation; acceptance in December.",
        in_december="15 December",
        late="The supplier is late.",
        procurement="p",
        at_risk="a",
        sent="5 reports are with the ministry.",
    ),
    "ru": Said(
        ordered="Пресс на фундаменте, приёмка в декабре.",
        in_december="15 декабря",
        late="Поставщик задержал отгрузку.",
        procurement="заку",
        at_risk="е",
        sent="5 отчётов отправлены министерству.",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_fourteen_milestones_five_changed(as_person: AsPerson, language: str) -> None:
    cast, said = make_cast(manager_language=language), SAID[language]
    rows = with_milestones(cast, 14)
    page = opened(as_person(cast.manager), cast)
    hands = Hands(page)

    hands.enter(0, PERCENT, "60")
    hands.enter(0, COMMENT, said.ordered)
    hands.enter(3, FORECAST, said.in_december)
    hands.enter(5, FORECAST, "+30")
    hands.enter(5, REASON, said.late)
    hands.choose(5, CATEGORY, said.procurement)
    hands.enter(8, PERCENT, "100%")
    hands.choose(13, CONFIDENCE, said.at_risk)
    saved(page)
    page.locator("button[name=do][value=send]").click()
    hands.clicks += 1

    expect(page.get_by_text(said.sent)).to_be_visible()
    tell(f"5 of 14 changed ({language}): {hands.keys} keys, {hands.clicks} clicks, {hands.seconds:.0f} s practised")
    assert hands.seconds <= FOUR_MINUTES
    sent = ProgressReport.objects.filter(status=ReportStatus.SUBMITTED).order_by("milestone")
    assert [rows.index(report.milestone) for report in sent] == [0, 3, 5, 8, 13]
    assert [(report.percent, report.confidence) for report in sent] == [
        (60, "on_track"),
        (0, "on_track"),
        (0, "on_track"),
        (100, "on_track"),
        (0, "at_risk"),
    ]
    assert sent[0].comment == said.ordered
    assert (sent[1].forecast_date, sent[2].forecast_date) == (date(2026, 12, 15), date(2027, 1, 30))
    assert (sent[2].slip_category, sent[2].slip_reason) == ("procurement", said.late)


WATCH = """() => {
  window.commits = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const begun = performance.now();
    const cell = document.activeElement.closest("[data-cell]");
    const told = { moved: null, saved: null };
    window.commits.push(told);
    requestAnimationFrame(() => (told.moved = performance.now() - begun));
    const look = () => cell.classList.contains("is-waiting") || (told.saved = performance.now() - begun);
    new MutationObserver(look).observe(cell, { attributes: true, attributeFilter: ["class"] });
  }, true);
}"""


def test_commit_of_a_cell_is_quick(as_person: AsPerson) -> None:
    cast = make_cast()
    with_milestones(cast, 14)
    page = opened(as_person(cast.manager), cast)
    page.evaluate(WATCH)
    cell(page, 0, PERCENT).click()
    for number in range(13):
        page.keyboard.type(str(10 + number))
        page.keyboard.press("Enter")
        saved(page)

    commits = page.evaluate("window.commits")
    moved, kept = (sorted(one[name] for one in commits) for name in ("moved", "saved"))
    tell(f"shown {moved[6]:.0f} ms (p95 {moved[12]:.0f}), saved {kept[6]:.0f} ms (p95 {kept[12]:.0f})")
    assert moved[12] <= 400
    assert kept[12] <= 1500
