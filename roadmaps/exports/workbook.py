"""A plan as a workbook of the portal: what it holds and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.text import slugify
from django.utils.translation import get_language

from portal.accounts.models import Person
from roadmaps.models import Revision, Roadmap
from roadmaps.revisions.queries import PlannedRow, in_force, promised, rows_of
from roadmaps.understanding.origin import Origin
from roadmaps.workbooks.own_workbook_form import OwnRow
from roadmaps.workbooks.own_workbook_writer import own_workbook

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file to be saved."""

    name: str
    content: bytes


def revision_for(person: Person, roadmap: Roadmap, number: int | None) -> Revision | None:
    """The revision of that number as far as the person may see it, the one in force when none is asked for."""
    if number is None:
        return in_force(roadmap.pk)
    return Revision.objects.visible_to(person).filter(roadmap=roadmap, number=number).first()


def workbook_of(roadmap: Roadmap, revision: Revision | None, *, at: datetime) -> Workbook:
    """The plan in the language in use; a blank to fill in while there is none. One query."""
    rows = [own_row(row) for row in promised(rows_of(revision))]
    number = revision.number if revision else 0
    made_at = at.astimezone(UTC).isoformat(timespec="seconds")
    content = own_workbook(rows, Origin(roadmap.pk, number, made_at, get_language() or ""))
    return Workbook(f"roadmap-{slugify(roadmap.cluster.slug)}-{number}.xlsx", content)


def own_row(planned: PlannedRow) -> OwnRow:
    """The row under the name of its milestone, or of its own while it is none yet."""
    name = f"n{planned.pk}" if planned.milestone is None else f"m{planned.milestone}"
    return OwnRow(name, planned.row)
