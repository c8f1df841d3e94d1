"""Evidence as pages print it: a chip for each file and link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from portal.accounts.models import Person
from roadmaps.models import Evidence
from roadmaps.terms import ScanState


@dataclass(frozen=True, slots=True)
class Chip:
    """One file or link. `size` in bytes, None of a link; `href` and `preview` are empty where nobody may follow."""

    pk: int
    is_file: bool
    words: str
    kind: str
    size: int | None
    scan: str
    scan_words: str
    who: str
    at: datetime
    href: str
    preview: str


def chips_of(evidence: Iterable[Evidence], person: Person | None = None) -> tuple[Chip, ...]:
    """The chips of some evidence, in its order, as the person may take it; its bringers should have been read."""
    return tuple(chip_of(one, person) for one in evidence)


def with_bringers() -> Prefetch[Any, Any, Any]:
    """For reading reports: their evidence with who brought it, in one query for all of them."""
    return Prefetch("evidence", Evidence.objects.select_related("added_by"))


def chip_of(evidence: Evidence, person: Person | None) -> Chip:
    if not evidence.is_file:
        return Chip(
            pk=evidence.pk,
            is_file=False,
            words=evidence.title or evidence.link,
            kind="",
            size=None,
            scan="",
            scan_words="",
            who=evidence.added_by.short_name,
            at=evidence.added_at,
            href=evidence.link,
            preview="",
        )
    may_take = evidence.may_be_taken_by(person or evidence.added_by)
    return Chip(
        pk=evidence.pk,
        is_file=True,
        words=evidence.name,
        kind=evidence.get_format_display(),
        size=evidence.size,
        scan=evidence.scan,
        scan_words=str(ScanState(evidence.scan).label),
        who=evidence.added_by.short_name,
        at=evidence.added_at,
        href=reverse("evidence_file", args=[evidence.pk]) if may_take else "",
        preview=reverse("evidence_preview", args=[evidence.pk]) if may_take and evidence.has_preview else "",
    )
