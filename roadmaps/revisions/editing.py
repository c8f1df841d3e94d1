"""A plan written by hand: cells, and rows that come, move, are copied and go. Each deed is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from msgspec.structs import replace

from portal.accounts.models import Person
from portal.shell.grid_post import PostedCell
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import Revision, RevisionRow, Roadmap
from roadmaps.models.revision import RevisionRowQuerySet
from roadmaps.revisions.actions import start_draft
from roadmaps.revisions.bookkeeping import enter, lock_plan, require_draft
from roadmaps.revisions.cells import CellRefused, text_of, typed
from roadmaps.revisions.queries import done_milestones, in_force, promised, rows_of
from roadmaps.revisions.records import ROW_FIELDS, record_of, row_of
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import RevisionStatus

MOST_ROWS = 2000
PLAN_FIELDS = (
    *("code", "workstream", "title", "deliverable", "responsible", "weight"),
    *("start_date", "due_date", "precision", "wording", "is_assumption"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a typed text: `state` is saved, refused, conflict (another text came first) or gone.

    `row` is what the row says now, None when it is gone; `words` say why it was not saved.
    """

    cell: PostedCell
    state: str
    row: PlanRow | None = None
    words: str = ""


@transaction.atomic
def edit_plan(roadmap: Roadmap, *, by: Person, at: datetime) -> Revision:
    """The newest draft of the roadmap, else a new one that is a copy of the plan in force, to be written by hand."""
    lock_plan(roadmap.pk)
    draft = roadmap.revisions.filter(status=RevisionStatus.DRAFT).order_by("-number").first()
    if draft is not None:
        return draft
    rows = promised(rows_of(in_force(roadmap.pk)))
    pins = {index: row.milestone for index, row in enumerate(rows)}
    revision = start_draft(roadmap, [row.row for row in rows], by=by, at=at, pins=pins)
    _mark(revision, at)
    return revision


@transaction.atomic
def write_cells(revision: Revision, cells: Sequence[PostedCell], *, by: Person, at: datetime) -> list[Outcome]:
    """Write texts into cells, each for itself: what cannot be taken leaves its row as it was. Raises WrongState."""
    _hold(revision)
    records = {record.pk: record for record in _rows(revision).filter(pk__in={cell.row for cell in cells})}
    outcomes = [_write(revision, records.get(cell.row), cell) for cell in cells]
    written = {outcome.cell.row for outcome in outcomes if outcome.state == "saved"}
    if written:
        RevisionRow.objects.bulk_update([records[pk] for pk in written], [*PLAN_FIELDS, "is_carried"])
        _mark(revision, at)
        enter("revision.edited", revision, by=by, at=at, cells=len(written))
    return outcomes


@transaction.atomic
def insert_rows(
    revision: Revision, *, after: int | None, by: Person, at: datetime, count: int = 1, is_copy: bool = False
) -> RevisionRow:
    """New rows below `after` (a pk; None: at the end), in its workstream, or copies of it without its number.

    Gives the first of them. Raises Refusal when the plan would be too long.
    """
    _hold(revision)
    rows = list(_rows(revision))
    if len(rows) + count > MOST_ROWS:
        raise Refusal(_("A plan has %(count)s rows at most.") % {"count": MOST_ROWS})
    above = _row(rows, after) if after is not None else (rows[-1] if rows else None)
    said = PlanRow(workstream=above.workstream if above else "")
    if is_copy and above is not None:
        said = replace(row_of(above), place="", code="", external_id="", forecast_date=None, actual_date=None)
    place = rows.index(above) + 1 if above else 0
    made = RevisionRow.objects.bulk_create(
        [record_of(said, revision_id=revision.pk, position=place + offset) for offset in range(1, count + 1)]
    )
    rows[place:place] = made
    _renumber(rows)
    _mark(revision, at)
    enter("revision.edited", revision, by=by, at=at, rows=len(rows))
    return made[0]


@transaction.atomic
def move_row(revision: Revision, pk: int, *, places: int, by: Person, at: datetime) -> None:
    """Move a row so many places down, or up when negative, as far as there are rows."""
    _hold(revision)
    rows = list(_rows(revision))
    moved = _row(rows, pk)
    at_index = rows.index(moved)
    rows.remove(moved)
    rows.insert(max(0, at_index + places), moved)
    _renumber(rows)
    _mark(revision, at)
    enter("revision.edited", revision, by=by, at=at, moved=pk)


@transaction.atomic
def drop_row(revision: Revision, pk: int, *, by: Person, at: datetime) -> int | None:
    """Propose to drop the milestone of a row; a row of no milestone is removed. Gives the row to go to.

    Raises Refusal when the milestone is done.
    """
    _hold(revision)
    rows = list(_rows(revision))
    record, dropped = _row(rows, pk), pk
    if record.milestone_id is None:
        place = rows.index(record)
        rows.remove(record)
        record.delete()
        pk = rows[min(place, len(rows) - 1)].pk if rows else 0
    elif record.milestone_id in done_milestones(revision.roadmap_id):
        raise Refusal(_("A milestone that is done cannot be dropped."))
    else:
        _as_in_force(revision, record)
        record.is_carried = record.is_dropped = True
        record.save()
    _mark(revision, at)
    enter("revision.edited", revision, by=by, at=at, dropped=dropped)
    return pk or None


@transaction.atomic
def keep_row(revision: Revision, pk: int, *, by: Person, at: datetime) -> None:
    """Take back that a milestone is to be dropped: its row stays as it is in force."""
    _hold(revision)
    record = _row(list(_rows(revision)), pk)
    record.is_dropped = False
    record.save(update_fields=["is_dropped"])
    _mark(revision, at)
    enter("revision.edited", revision, by=by, at=at, kept=pk)


def do(revision: Revision, deed: str, pk: int | None, *, by: Person, at: datetime, count: int = 1) -> int | None:
    """A deed about a row by its name in the form ("" does nothing); gives the row to go to. Raises Refusal.

    `count` rows are inserted or copied.
    """
    if deed in {"insert", "copy"}:
        return insert_rows(revision, after=pk, count=count, is_copy=deed == "copy", by=by, at=at).pk
    if not deed:
        return pk
    if pk is None:
        raise Incomplete(_("Choose a row first."))
    if deed == "drop":
        return drop_row(revision, pk, by=by, at=at)
    if deed == "keep":
        keep_row(revision, pk, by=by, at=at)
    else:
        move_row(revision, pk, places=1 if deed == "down" else -1, by=by, at=at)
    return pk


def _write(revision: Revision, record: RevisionRow | None, cell: PostedCell) -> Outcome:
    if record is None or record.is_dropped:
        return Outcome(cell, "gone", None, _("This row is not in the plan any more."))
    said = row_of(record)
    there = text_of(said, cell.name)
    if cell.was is not None and there != cell.was and there != cell.text:
        return Outcome(cell, "conflict", said, _("Somebody changed this cell meanwhile."))
    if there == cell.text:
        return Outcome(cell, "saved", said)
    try:
        after = typed(said, cell.name, cell.text, fiscal_start=revision.roadmap.programme.fiscal_start_month)
    except CellRefused as refused:
        return Outcome(cell, "refused", said, str(refused.message))
    for name in PLAN_FIELDS:
        setattr(record, name, getattr(after, name))
    record.is_carried = False
    return Outcome(cell, "saved", after)


def _as_in_force(revision: Revision, record: RevisionRow) -> None:
    """Give a row back what it says in the plan that the draft was made from."""
    based = revision.based_on
    earlier = based.rows.filter(milestone=record.milestone_id).first() if based is not None else None
    for name in ROW_FIELDS if earlier is not None else ():
        setattr(record, name, getattr(earlier, name))


def _rows(revision: Revision) -> RevisionRowQuerySet:
    return RevisionRow.objects.standing().filter(revision=revision).order_by("position", "pk")


def _row(rows: Sequence[RevisionRow], pk: int) -> RevisionRow:
    found = next((row for row in rows if row.pk == pk), None)
    if found is None:
        raise Incomplete(_("This row is not in the plan any more."))
    return found


def _renumber(rows: Sequence[RevisionRow]) -> None:
    shifted = [row for position, row in enumerate(rows, start=1) if row.position != position]
    for position, row in enumerate(rows, start=1):
        row.position = position
    RevisionRow.objects.bulk_update(shifted, ["position"])


def _hold(revision: Revision) -> None:
    """Let one writer at a time change the draft. Raises WrongState when it is a draft no more."""
    require_draft(revision)
    if is_to_be_checked(revision):
        raise WrongState(_("Some cells of the file are not understood yet. Mend them first."))


def is_to_be_checked(revision: Revision) -> bool:
    """Whether cells of the file that the draft came from have to be mended before anything else."""
    return revision.upload is not None and revision.upload.open_problems > 0


def _mark(revision: Revision, at: datetime) -> None:
    revision.edited_at = at
    revision.save(update_fields=["edited_at"])
