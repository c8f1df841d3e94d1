"""Reading the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet

from portal.audit import sentences
from portal.audit.models import LedgerEntry

ENTRIES_ON_PAGE = 50
ENTRIES_ABOUT = 10


@dataclass(frozen=True)
class Row:
    """One entry as it is read, in the language of the moment."""

    sequence: int
    at: datetime
    sentence: str
    actor: str
    scope: str
    address: str
    particulars: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Filters:
    """What the ledger is narrowed to; `since` and `until` are moments, the latter excluded."""

    actor: int | None = None
    verb: str = ""
    scope: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True)
class Leaf:
    """One page of the ledger, newest first; `earlier` is where the next page begins."""

    rows: Sequence[Row]
    earlier: int | None


def leaf(filters: Filters) -> Leaf:
    """One page by keyset: as quick at the end of a long ledger as at its beginning."""
    wanted = {
        "actor": filters.actor,
        "verb": filters.verb,
        "scope": filters.scope,
        "at__gte": filters.since,
        "at__lt": filters.until,
        "sequence__lt": filters.before,
    }
    entries = LedgerEntry.objects.filter(**{name: value for name, value in wanted.items() if value})
    found = list(entries.select_related("actor").order_by("-sequence")[: ENTRIES_ON_PAGE + 1])
    rows = [row_of(entry) for entry in found[:ENTRIES_ON_PAGE]]
    return Leaf(rows, rows[-1].sequence if len(found) > ENTRIES_ON_PAGE else None)


def about(subject: models.Model) -> list[Row]:
    """The latest entries about one record."""
    entries = LedgerEntry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))
    return [row_of(entry) for entry in entries.select_related("actor")[:ENTRIES_ABOUT]]


def actors() -> QuerySet[LedgerEntry, int]:
    """The keys of everybody who has done something."""
    return LedgerEntry.objects.exclude(actor=None).order_by().values_list("actor", flat=True).distinct()


def row_of(entry: LedgerEntry) -> Row:
    return Row(
        sequence=entry.sequence,
        at=entry.at,
        sentence=sentences.say(entry.verb, entry.subject_label, entry.details),
        actor=str(entry.actor) if entry.actor else "",
        scope=entry.scope,
        address=entry.address,
        particulars=[(name, written(value)) for name, value in entry.details.items() if value not in ("", [], None)],
    )


def written(value: Any) -> str:
    """A detail in words: [old, new] as old → new, other lists by commas."""
    if isinstance(value, list):
        parts = ["–" if part in ("", None) else str(part) for part in value]
        return " → ".join(parts) if len(parts) == 2 else ", ".join(parts)
    return str(value)
