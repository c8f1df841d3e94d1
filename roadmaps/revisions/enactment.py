"""A revision's rows come into force: the only code that writes milestones' plans and baselines.

Done stays done: a row of a done milestone changes its words, never its dates, and such a milestone is never dropped.
The number of queries depends on the kinds of change alone, not on the number of rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from operator import attrgetter

from django.utils import translation
from django.utils.translation import gettext as _

from clusters.models import Programme
from clusters.policy import Permission, persons_who
from roadmaps.models import BaselineMove, Milestone, Revision, RevisionRow, Workstream
from roadmaps.models.many import insert_many, update_many
from roadmaps.revisions.responsible import find_person
from roadmaps.terms import Precision, ProgressState

PLAN_OF_MILESTONE = (
    "workstream_id",
    "position",
    "code",
    "title",
    "deliverable",
    "responsible",
    "responsible_person_id",
    "start_date",
    "baseline_date",
    "original_baseline_date",
    "promised_on",
    "precision",
    "wording",
    "is_assumption",
    "cancelled_at",
    "cancelled_in_id",
)
DATES_OF_ROW = ("start_date", "due_date", "precision", "wording", "is_assumption")
_plan = attrgetter(*PLAN_OF_MILESTONE)


@dataclass(frozen=True, slots=True)
class Enactment:
    """What coming into force did: how many promises came, were dropped and moved; which done ones were spared."""

    created: int
    cancelled: int
    moved: int
    spared: tuple[int, ...]


def enact(revision: Revision, *, at: datetime) -> Enactment:
    """Put the rows in force. Call it in the transaction that approves the revision."""
    rows = list(revision.rows.standing().order_by("position", "pk"))
    standing = {milestone.pk: milestone for milestone in revision.roadmap.milestones.all()}
    spared = _spare_done(revision, rows, standing)
    kept = [row for row in rows if not row.is_dropped]
    cancelled = _cancel(
        revision, [standing[row.milestone_id] for row in rows if row.is_dropped and row.milestone_id], at=at
    )
    created, moved = _promise_all(revision, kept, standing, at=at)
    return Enactment(created, cancelled, moved, tuple(spared))


def baseline_of(row: RevisionRow, programme: Programme) -> date | None:
    """The day that a row promises: what goes on always ends with the programme; None when undated."""
    if row.due_date is None and row.precision == Precision.ONGOING:
        return programme.ends_on
    return row.due_date


def _workstreams(revision: Revision, rows: list[RevisionRow]) -> dict[str, Workstream]:
    """The workstream of each title that the rows name, in the order of the plan; missing ones are made."""
    with translation.override(revision.roadmap.programme.language):
        nameless = _("Without a workstream")
    known = {stream.title: stream for stream in revision.roadmap.workstreams.all()}
    named = list(dict.fromkeys(row.workstream or nameless for row in rows))
    made = {title: Workstream(roadmap_id=revision.roadmap_id, title=title) for title in named if title not in known}
    streams = known | made
    unnamed = [title for title in known if title not in set(named)]
    for position, title in enumerate(named + unnamed, start=1):
        streams[title].position = position
    Workstream.objects.bulk_create(made.values())
    Workstream.objects.bulk_update(known.values(), ["position"])
    return streams | ({"": streams[nameless]} if nameless in streams else {})


def _spare_done(revision: Revision, rows: list[RevisionRow], standing: dict[int, Milestone]) -> list[int]:
    """Give rows of done milestones the dates that were in force and keep them in the plan; which ones needed it."""
    spared = []
    for row in rows:
        milestone = standing.get(row.milestone_id or 0)
        if milestone is None or milestone.state != ProgressState.DONE:
            continue
        if row.is_dropped or baseline_of(row, revision.roadmap.programme) != milestone.baseline_date:
            row.is_dropped = False
            is_ongoing = milestone.precision == Precision.ONGOING
            row.start_date, row.due_date = milestone.start_date, None if is_ongoing else milestone.baseline_date
            row.precision, row.wording = milestone.precision, milestone.wording
            row.is_assumption = milestone.is_assumption
            spared.append(row)
    if spared:
        update_many(spared, [*DATES_OF_ROW, "is_dropped"])
    return [row.milestone_id for row in spared if row.milestone_id is not None]


def _cancel(revision: Revision, milestones: list[Milestone], *, at: datetime) -> int:
    """Drop promises: they stay visible, with their history. Gives how many."""
    standing = [milestone.pk for milestone in milestones if milestone.cancelled_at is None]
    return Milestone.objects.filter(pk__in=standing).update(cancelled_at=at, cancelled_in=revision)


def _promise_all(
    revision: Revision, rows: list[RevisionRow], standing: dict[int, Milestone], *, at: datetime
) -> tuple[int, int]:
    """Create and change milestones, write the slip ledger; gives how many were created and moved."""
    roadmap = revision.roadmap
    streams = _workstreams(revision, rows)
    person_named = cache(partial(find_person, persons=list(persons_who(Permission.REPORT, roadmap.cluster))))
    today = roadmap.programme.day_of(at)
    created: list[Milestone] = []
    changed: list[Milestone] = []
    moves: list[BaselineMove] = []
    for row in rows:
        milestone = standing.get(row.milestone_id or 0) or Milestone(roadmap_id=roadmap.pk)
        earlier, old_date = _plan(milestone), milestone.baseline_date
        if milestone.responsible_person_id is None or milestone.responsible != row.responsible:
            milestone.responsible_person = person_named(row.responsible)
        milestone.workstream_id = streams[row.workstream].pk
        _promise(milestone, row, roadmap.programme)
        if milestone.baseline_date != old_date:
            milestone.promised_on = today
        if milestone.pk is None:
            created.append(milestone)
        elif _plan(milestone) != earlier:
            changed.append(milestone)
        if old_date is not None and old_date != milestone.baseline_date:
            moves.append(_move(row, milestone, old_date, at=at))
    insert_many(created)
    update_many(changed, [name.removesuffix("_id") for name in PLAN_OF_MILESTONE])
    insert_many(moves)
    _link([row for row in rows if row.milestone_id is None], created)
    return len(created), len(moves)


def _promise(milestone: Milestone, row: RevisionRow, programme: Programme) -> None:
    """Write a row's promise onto a milestone; the first baseline is kept as the original one for ever."""
    for name in ("position", "code", "title", "deliverable", "responsible", *DATES_OF_ROW):
        if name != "due_date":
            setattr(milestone, name, getattr(row, name))
    milestone.baseline_date = baseline_of(row, programme)
    milestone.original_baseline_date = milestone.original_baseline_date or milestone.baseline_date
    milestone.cancelled_at = milestone.cancelled_in_id = None


def _move(row: RevisionRow, milestone: Milestone, old_date: date, *, at: datetime) -> BaselineMove:
    return BaselineMove(
        milestone=milestone,
        revision_id=row.revision_id,
        old_date=old_date,
        new_date=milestone.baseline_date,
        reason=row.move_reason,
        category=row.move_category,
        at=at,
    )


def _link(rows: list[RevisionRow], created: list[Milestone]) -> None:
    """Note on each new row which milestone it became."""
    for row, milestone in zip(rows, created, strict=True):
        row.milestone_id = milestone.pk
    update_many(rows, ["milestone"])
