"""What differs between two versions of a plan: one function for import, approval and history alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from roadmaps.revisions.matching import Known, match
from roadmaps.revisions.patience import Patience
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import Precision

# What a plan promises. The place in a file and what a file says of progress are not part of the promise.
PLAN_FIELDS = (
    "code",
    "workstream",
    "title",
    "deliverable",
    "responsible",
    "start_date",
    "due_date",
    "precision",
    "wording",
    "is_assumption",
    "weight",
    "budget",
    "notes",
)
# A revision that changes nothing but these needs no approval: it promises the same by the same days.
WORDING_FIELDS = frozenset({"title", "deliverable", "responsible", "wording", "is_assumption", "notes"})
# Texts long enough to be compared word by word; the others are read as a whole.
TEXT_FIELDS = frozenset({"title", "deliverable"})
ALIKE_ENOUGH = 0.5
# Word by word is shown of so much of a plan; of a text beyond that, what it begins and ends with.
MOST_MINGLED = 4_000_000
# The promise of a row without a date that does not go on always.
NOTHING = (None, False)

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: "same" in both versions, "gone" from the old one, or "come" with the new one."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a row, before and after; for texts also word by word."""

    name: str
    old: Any
    new: Any
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and its index in its version of the plan."""

    index: int
    row: PlanRow


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that stays, with what it says differently: nothing, or the fields in the order of PLAN_FIELDS."""

    old: Placed
    new: Placed
    fields: tuple[FieldChange, ...]

    @classmethod
    def between(cls, old: PlanRow, new: PlanRow, fields: tuple[FieldChange, ...]) -> RowChange:
        """The change of one row by itself, outside of any plan."""
        return cls(Placed(0, old), Placed(0, new), fields)

    @property
    def is_moved(self) -> bool:
        """True when what was promised, a day or to go on always, is so no more. A first promise is not a move."""
        before = _promise(self.old.row)
        return before != NOTHING and before != _promise(self.new.row)

    @property
    def days(self) -> int | None:
        """How far the due date moved, in days, later is positive; None unless both versions have a date."""
        return days_between(self.old.row.due_date, self.new.row.due_date)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(change.name for change in self.fields)


@dataclass(frozen=True)
class Difference:
    """Everything that leads from one version of a plan to another, in the new one's order."""

    added: tuple[Placed, ...]
    removed: tuple[Placed, ...]
    changed: tuple[RowChange, ...]
    same: tuple[RowChange, ...]

    @cached_property
    def moved(self) -> tuple[RowChange, ...]:
        """Of the changed rows those whose promised date moved."""
        return tuple(change for change in self.changed if change.is_moved)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed)

    @property
    def is_wording_only(self) -> bool:
        """True when it adds, drops and moves nothing: only wording, responsible and deliverable differ."""
        return not (self.added or self.removed) and all(change.names <= WORDING_FIELDS for change in self.changed)


def _promise(row: PlanRow) -> tuple[date | None, bool]:
    """The day that a row promises, and whether it promises to go on always."""
    return row.due_date, row.due_date is None and row.precision == Precision.ONGOING


def days_between(old: date | None, new: date | None) -> int | None:
    """Days from the old to the new date, None when one of them is missing."""
    return (new - old).days if old and new else None


def compare(old: Sequence[PlanRow], new: Sequence[PlanRow], pairs: Sequence[int | None] | None = None) -> Difference:
    """What leads from `old` to `new`.

    `pairs` tells for each new row the index of the old row that it continues, None for a new one; each old
    row may be named once. Without it the rows are matched by what they say, and doubtful ones count as new.
    """
    followed = _matched(old, new) if pairs is None else tuple(pairs)
    added: list[Placed] = []
    changed: list[RowChange] = []
    same: list[RowChange] = []
    patience = Patience(MOST_MINGLED)
    for index, row in enumerate(new):
        source = followed[index]
        if source is None:
            added.append(Placed(index, row))
            continue
        fields = field_changes(old[source], row, patience)
        (changed if fields else same).append(RowChange(Placed(source, old[source]), Placed(index, row), fields))
    continued = set(followed)
    removed = [Placed(index, row) for index, row in enumerate(old) if index not in continued]
    return Difference(tuple(added), tuple(removed), tuple(changed), tuple(same))


def apply(difference: Difference, old: Sequence[PlanRow]) -> list[PlanRow]:
    """The new version's rows, made of the old version and the difference alone."""
    rows: dict[int, PlanRow] = {placed.index: placed.row for placed in difference.added}
    for change in (*difference.changed, *difference.same):
        rows[change.new.index] = replace(old[change.old.index], **{field.name: field.new for field in change.fields})
    return [rows[index] for index in sorted(rows)]


def field_changes(old: PlanRow, new: PlanRow, patience: Patience | None = None) -> tuple[FieldChange, ...]:
    """The fields in which two rows differ."""
    changes = []
    for name in PLAN_FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            pieces = word_pieces(before, after, patience) if name in TEXT_FIELDS else ()
            changes.append(FieldChange(name, before, after, pieces))
    return tuple(changes)


def word_pieces(old: str, new: str, patience: Patience | None = None) -> tuple[Piece, ...]:
    """Two texts as one, word by word: what stayed, what went, what came. Texts too unlike are not mingled."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if not (patience or Patience(MOST_MINGLED)).allows(before, after):
        return _ends_kept(before, after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() < ALIKE_ENOUGH:
        return _told([("gone", before), ("come", after)])
    found: list[tuple[str, Sequence[str]]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        found += [("same", before[a:b])] if kind == "equal" else [("gone", before[a:b]), ("come", after[c:d])]
    return _told(found)


def _ends_kept(before: Sequence[str], after: Sequence[str]) -> tuple[Piece, ...]:
    """Two long texts as one: what both begin and end with, and all between as gone and come."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    if (head + tail) * 2 < ALIKE_ENOUGH * (len(before) + len(after)):
        head = tail = 0
    gone, come = before[head : len(before) - tail], after[head : len(after) - tail]
    return _told([("same", before[:head]), ("gone", gone), ("come", come), ("same", before[len(before) - tail :])])


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """With how many equal words both begin."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))


def _told(found: Sequence[tuple[str, Sequence[str]]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, "".join(words)) for kind, words in found if words)


def _matched(old: Sequence[PlanRow], new: Sequence[PlanRow]) -> tuple[int | None, ...]:
    return match(new, [Known(index, row) for index, row in enumerate(old)]).milestones
