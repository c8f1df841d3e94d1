"""The period's form as a workbook: its columns, what their cells say, and the hidden sheet by which it is known again.

The hidden sheet names each row's milestone, repeats its cells as they were written, and carries a sign of what had been
reported by then. It is sealed: nobody but the portal can say what stood in a cell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from roadmaps.progress.answers import ReportAnswers
from roadmaps.progress.questions import QUESTIONS
from roadmaps.progress.workbook_rows import Standing
from roadmaps.revisions.cells import DAY, text_of
from roadmaps.terms import RATED, Confidence, ProgressState, SlipCategory
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_form import digest

MARK = "roadmap-reports"
VERSION = "1"
HIDDEN_SHEET = "_reports"
LISTS_SHEET = "_lists"
IDS_HEADING = "ID"
FACTS = 6
CHUNK = 30_000
type_of_words = str | Promise


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column: heading, hint, width in characters; whether its cells are locked."""

    heading: type_of_words
    hint: type_of_words
    width: int
    is_locked: bool = False


PLAN: dict[str, Head] = {
    "code": Head(_("No."), _("From the plan in force. It cannot be changed here."), 8, is_locked=True),
    "title": Head(_("Milestone"), _("From the plan in force. It cannot be changed here."), 44, is_locked=True),
    "due": Head(
        _("Approved date"),
        _("Only an approved revision moves it. Enter when you expect it in the column “Forecast”."),
        16,
        is_locked=True,
    ),
    "responsible": Head(_("Responsible"), _("A change is proposed as a new revision of the plan."), 24),
}
ANSWERS: dict[str, Head] = {
    "unchanged": Head(_("Nothing has changed"), _("Choose “yes” instead of filling in the rest of the row."), 12),
    "state": Head(QUESTIONS["state"], _("Choose from the list."), 18),
    "percent": Head(QUESTIONS["percent"], _("A whole number from 0 to 100."), 10),
    "forecast_date": Head(
        QUESTIONS["forecast_date"],
        _("When you expect it done: a day, a month or a quarter. Empty for what is done."),
        14,
    ),
    "actual_date": Head(QUESTIONS["actual_date"], _("The day on which it was done; only for what is done."), 14),
    "confidence": Head(QUESTIONS["confidence"], _("Choose from the list."), 20),
    "comment": Head(QUESTIONS["comment"], _("Two or three sentences are enough."), 50),
    "slip_reason": Head(QUESTIONS["slip_reason"], _("Only when the forecast is later than the approved date."), 34),
    "slip_category": Head(QUESTIONS["slip_category"], _("Choose from the list."), 18),
    "evidence_link": Head(
        _("Link to a document"), _("An address that begins with https://. Files are added in the portal."), 34
    ),
}
COLUMNS: dict[str, Head] = PLAN | ANSWERS
DATES = ("forecast_date", "actual_date")
YES = _("yes")
# What a column lets choose: the value and its word.
CHOICES: dict[str, list[tuple[str, type_of_words]]] = {
    "unchanged": [("yes", YES)],
    "state": [(value, label) for value, label in ProgressState.choices],
    "confidence": [(str(value), label) for value, label in RATED],
    "slip_category": [(value, label) for value, label in SlipCategory.choices],
}


@dataclass(frozen=True, slots=True)
class SentCell:
    """A cell that says something else than was written: its column (a key of COLUMNS), its place, both texts."""

    key: str
    place: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of a workbook that came back: its number in the sheet, its milestone (pk), what had been reported then.

    `fault` is "stranger" for a row that the portal did not write, "twice" for a copy of one above; both name no
    milestone. `label` says what such a row is about.
    """

    number: int
    milestone: int = 0
    seen: str = ""
    cells: tuple[SentCell, ...] = field(default_factory=tuple)
    fault: str = ""
    label: str = ""

    def to_json(self) -> list[Any]:
        cells = [[cell.key, cell.place, cell.was, cell.now] for cell in self.cells]
        return [self.number, self.milestone, self.seen, cells, self.fault, self.label]

    @classmethod
    def from_json(cls, kept: Sequence[Any]) -> SentRow:
        number, milestone, seen, cells, fault, label = kept
        return cls(number, milestone, seen, tuple(SentCell(*cell) for cell in cells), fault, label)


def texts_of(standing: Standing) -> dict[str, str]:
    """What the cells of a milestone say, column by column, in the language in use."""
    plan = {key: text_of(standing.plan, key) for key in PLAN}
    return plan | {key: text_of_answer(standing.answers, key) for key in ANSWERS}


def text_of_answer(answers: ReportAnswers, key: str) -> str:
    """One answer as the text of its cell; a link is never repeated, for it stays with the report."""
    if key in ("unchanged", "evidence_link"):
        return ""
    value = getattr(answers, key)
    if isinstance(value, date):
        return value.strftime(DAY)
    if key in CHOICES:
        return "" if value == Confidence.NOT_RATED else str(dict(CHOICES[key]).get(value, ""))
    return "" if value is None else str(value)


def chunks_of(seen: str, texts: Mapping[str, str]) -> list[str]:
    """What was written into a row as texts that no office program alters: ASCII, nothing like an escape of theirs."""
    said = {key: text for key, text in texts.items() if text}
    packed = json.dumps([seen, said], separators=(",", ":")).replace("_", "\\u005f")
    return [f"|{packed[start : start + CHUNK]}|" for start in range(0, len(packed), CHUNK)]


def row_of_chunks(chunks: Iterable[str]) -> tuple[str, dict[str, str]]:
    """What `chunks_of` packed: what had been reported, and the texts. Raises ValueError, TypeError."""
    seen, said = json.loads("".join(chunk[1:-1] for chunk in chunks))
    return str(seen), {str(key): str(text) for key, text in dict(said).items()}


def seal(origin: Origin, rows: Sequence[Sequence[str]]) -> str:
    """A signature of what the hidden sheet says."""
    return Signer(salt=MARK).sign(digest(origin, rows))


def is_signed(given: str, origin: Origin, rows: Sequence[Sequence[str]]) -> bool:
    """Whether `given` is the portal's own seal of these rows."""
    try:
        return Signer(salt=MARK).unsign(given) == digest(origin, rows)
    except BadSignature:
        return False
