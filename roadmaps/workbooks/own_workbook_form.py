"""The form of a workbook that the portal writes and knows again: its columns, its hidden sheet, its seal.

The hidden sheet repeats every cell as it was written, with what the plan says of the row beside it. A cell that reads
as it was written means what the plan said; any other cell means what it says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.signing import BadSignature, Signer

from roadmaps.revisions.rows import PlanRow
from roadmaps.understanding.origin import Origin

MARK = "roadmap-portal"
VERSION = 1
HIDDEN_SHEET = "_portal"
LISTS_SHEET = "_lists"
IDS_HEADING = "ID"
KEYS = ("code", "workstream", "title", "deliverable", "start", "due", "responsible", "weight", "budget")
NOTE = "note"
# Which fields of a row each column speaks of.
FIELDS_OF_KEY: dict[str, tuple[str, ...]] = {
    **{key: (key,) for key in KEYS},
    "start": ("start_date",),
    "due": ("due_date", "precision", "wording", "is_assumption"),
}
# A cell holds 32,767 characters; a longer text goes on in the next one.
CHUNK = 30_000
_DATES = ("start_date", "due_date")
_NUMBERS = ("weight", "budget")
# What a file says of progress belongs to that file alone.
_NOT_KEPT = ("place", "notes", "forecast_date", "actual_date", "state_wording", "known_id")
_KEPT = tuple(name for name in PlanRow.__struct_fields__ if name not in _NOT_KEPT)


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of the workbook: a key of KEYS, or NOTE with the heading of the note and which of its name it is."""

    key: str
    heading: str
    note: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of a plan under the name by which the workbook knows it: m and the milestone's number, or n and any."""

    name: str
    row: PlanRow


def milestone_in(name: str) -> str:
    """The milestone's number in the name of a row; "" of a row that is none yet."""
    return name[1:] if name.startswith("m") and name[1:].isdecimal() else ""


def column_word(column: OwnColumn) -> str:
    """A column as the hidden sheet names it."""
    return column.key if column.key != NOTE else _escaped(json.dumps([column.nth, column.note]))


def column_of_word(word: str, heading: str) -> OwnColumn:
    """The column that `column_word` named. Raises ValueError."""
    if word in KEYS:
        return OwnColumn(word, heading)
    nth, note = json.loads(word)
    return OwnColumn(NOTE, heading, str(note), int(nth))


def chunks_of(row: PlanRow) -> list[str]:
    """What the row says as texts that no office program alters: ASCII, no edges of spaces, nothing like an escape."""
    said: dict[str, Any] = {name: _plain(getattr(row, name)) for name in _KEPT}
    text = _escaped(json.dumps({**said, "notes": row.notes}, separators=(",", ":")))
    return [f"|{text[start : start + CHUNK]}|" for start in range(0, len(text), CHUNK)]


def row_of_chunks(chunks: Iterable[str]) -> PlanRow:
    """The row that `chunks_of` wrote. Raises ValueError, TypeError or KeyError when it is something else."""
    said = json.loads("".join(chunk[1:-1] for chunk in chunks))
    values: dict[str, Any] = {name: said[name] for name in _KEPT}
    values |= {name: date.fromisoformat(said[name]) for name in _DATES if said[name]}
    values |= {name: Decimal(said[name]) for name in _NUMBERS if said[name] is not None}
    return PlanRow(**values, notes=tuple((str(heading), str(text)) for heading, text in said["notes"]))


def seal(origin: Origin, rows: Sequence[Sequence[str]]) -> str:
    """A signature of what the rows say: nobody but the portal can give a wording another date."""
    return Signer(salt=MARK).sign(digest(origin, rows))


def is_signed(given: str, found: str) -> bool:
    """Whether `given` is the portal's own seal of what has the digest `found`."""
    try:
        return Signer(salt=MARK).unsign(given) == found
    except BadSignature:
        return False


def digest(origin: Origin, rows: Sequence[Sequence[str]]) -> str:
    """What the rows say, in a short form."""
    said = json.dumps([VERSION, origin.roadmap, origin.revision, [list(row) for row in rows]])
    return hashlib.sha256(said.encode()).hexdigest()


def _escaped(text: str) -> str:
    """JSON without what office programs take for an escape of their own (_x000D_)."""
    return text.replace("_", "\\u005f")


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal) else value.isoformat() if isinstance(value, date) else value
