"""A revision's rows come into force: the only code that writes milestones' plans and baselines.

Done stays done: a row of a done milestone changes its words, never its dates, and such a milestone is never dropped.
The number of queries depends on the kinds of change alone, not on the number of rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min
from django.utils import translation
from django.utils.translation import gettext as _

from clusters.models import Programme
from clusters.policy import Permission, persons_who
from portal.accounts.models import Person
from roadmaps.models import BaselineMove, Milestone, Revision, RevisionRow, Workstream
from roadmaps.models.many import insert_many, update_many
from roadmaps.revisions.effect import PLAN_OF_MILESTONE, Effect, changes_between, plan_of
from roadmaps.revisions.promises import ALIKE, baseline_of, promise_new, rows_to_enact
from roadmaps.revisions.responsible import find_person
from roadmaps.terms import Precision, ProgressState

DATES_OF_ROW = ("start_date", "due_date", "precision", "wording", "is_assumption")


@dataclass(frozen=True, slots=True)
class Enactment:
    """What coming into force did: how many promises came, were dropped and moved; which done ones were spared."""

    created: int
    cancelled: int
    moved: int
    spared: tuple[int, ...]
    effect: Effect


@dataclass(frozen=True, slots=True)
class Streams:
    """The workstreams' keys by the titles that rows name; which were made, and whose position changed."""

    keys: dict[str, int]
    made: tuple[int, ...]
    moved: dict[int, tuple[int, int]]


def enact(revision: Revision, *, at: datetime) -> Enactment:
    """Put the rows in force. Call it in the transaction that approves the revision."""
    with translation.override(revision.roadmap.programme.language):
        nameless = _("Without a workstream")
    persons = _persons(revision)
    rows = rows_to_enact(revision, nameless, {name: person.pk for name, person in persons.items()})
    touched = Milestone.objects.filter(pk__in=[row.milestone_id for row in rows]).held()
    milestones = {milestone.pk: milestone for milestone in touched}
    before = {pk: plan_of(milestone) for pk, milestone in milestones.items()}
    spared = _spare_done(revision, rows, milestones)
    dropped = [milestones[row.milestone_id] for row in rows if row.is_dropped and row.milestone_id]
    cancelled = _cancel(revision, dropped, at=at)
    streams = _workstreams(revision, nameless)
    moved = _promise_anew(revision, [row for row in rows if not row.is_dropped], milestones, streams, persons, at=at)
    today = revision.roadmap.programme.day_of(at)
    created = promise_new(revision, nameless, {name: person.pk for name, person in persons.items()}, today=today)
    changed = {pk: changes_between(plan, plan_of(milestones[pk])) for pk, plan in before.items()}
    effect = Effect(
        created=tuple(created),
        changed={pk: fields for pk, fields in sorted(changed.items()) if fields},
        made_streams=streams.made,
        moved_streams=streams.moved,
    )
    return Enactment(len(created), cancelled, moved, tuple(spared), effect)


def _persons(revision: Revision) -> dict[str, Person]:
    """Who is meant by the names of responsible persons in the plan, where somebody is."""
    persons = list(persons_who(Permission.REPORT, revision.roadmap.cluster))
    written = revision.rows.standing().exclude(responsible="").order_by().values_list("responsible", flat=True)
    found = {name: find_person(name, persons) for name in written.distinct()} if persons else {}
    return {name: person for name, person in found.items() if person is not None}


def _workstreams(revision: Revision, nameless: str) -> Streams:
    """The workstreams in the order in which the plan names them, then those that it does not; missing ones are made."""
    rows = revision.rows.standing().filter(is_dropped=False).order_by()
    told = (
        rows.values("workstream").annotate(first=Min("position")).order_by("first").values_list("workstream", flat=True)
    )
    named = list(dict.fromkeys(title or nameless for title in told))
    known = {stream.title: stream for stream in revision.roadmap.workstreams.all()}
    made = {title: Workstream(roadmap_id=revision.roadmap_id, title=title) for title in named if title not in known}
    streams = known | made
    earlier = {stream.pk: stream.position for stream in known.values()}
    for position, title in enumerate(dict.fromkeys([*named, *known]), start=1):
        streams[title].position = position
    Workstream.objects.bulk_create(made.values())
    Workstream.objects.bulk_update(known.values(), ["position"])
    moved = {one.pk: (earlier[one.pk], one.position) for one in known.values() if earlier[one.pk] != one.position}
    keys = {title: stream.pk for title, stream in streams.items()}
    if nameless in keys:
        keys[""] = keys[nameless]
    return Streams(keys, tuple(stream.pk for stream in made.values()), moved)


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
    standing = [milestone for milestone in milestones if milestone.cancelled_at is None]
    for milestone in standing:
        milestone.cancelled_at, milestone.cancelled_in = at, revision
    update_many(standing, ["cancelled_at", "cancelled_in"])
    return len(standing)


def _promise_anew(
    revision: Revision,
    rows: list[RevisionRow],
    milestones: Mapping[int, Milestone],
    streams: Streams,
    persons: Mapping[str, Person],
    *,
    at: datetime,
) -> int:
    """Write the rows onto their milestones, and the slip ledger; gives how many promised days moved."""
    programme = revision.roadmap.programme
    today = programme.day_of(at)
    changed: list[Milestone] = []
    moves: list[BaselineMove] = []
    for row in rows:
        milestone = milestones[row.milestone_id or 0]
        earlier, old_date = plan_of(milestone), milestone.baseline_date
        if milestone.responsible_person_id is None or milestone.responsible != row.responsible:
            milestone.responsible_person = persons.get(row.responsible)
        milestone.workstream_id = streams.keys[row.workstream]
        _promise(milestone, row, programme)
        if milestone.baseline_date != old_date:
            milestone.promised_on = today
        if plan_of(milestone) != earlier:
            changed.append(milestone)
        if old_date is not None and old_date != milestone.baseline_date:
            moves.append(_move(row, milestone, old_date, at=at))
    update_many(changed, [name.removesuffix("_id") for name in PLAN_OF_MILESTONE])
    insert_many(moves)
    return len(moves)


def _promise(milestone: Milestone, row: RevisionRow, programme: Programme) -> None:
    """Write a row's promise onto a milestone; the first baseline is kept as the original one for ever."""
    for name in ALIKE:
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
