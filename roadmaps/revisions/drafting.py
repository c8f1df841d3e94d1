"""The rows of a draft: those proposed, each with the milestone it continues, then those that it does not mention."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from roadmaps.models import Revision, RevisionRow
from roadmaps.models.many import insert_many, update_many
from roadmaps.revisions.matching import Matching, Pins, fingerprint, match
from roadmaps.revisions.queries import PlannedRow, known_milestones, promised, rows_of
from roadmaps.revisions.records import record_of
from roadmaps.revisions.rows import PlanRow

Reasons = Mapping[int, tuple[str, str]]
Answers = Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided about a draft.

    `dropped`: the milestones (pks) to be dropped of those that the new plan does not mention.
    `reasons`: for moved milestones (pks) why their date moved and a value of SlipCategory.
    `answers`: for doubtful rows (their pks) the milestone that they continue (its pk), None for a new one.
    `comment`: what the ministry shall read, None to leave it as it is.
    """

    dropped: Collection[int] | None = None
    reasons: Reasons = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    comment: str | None = None


def write_rows(revision: Revision, rows: Sequence[PlanRow], pins: Pins | None = None) -> None:
    """Write the draft's rows anew; what was decided about milestones before is kept.

    `pins` are the rows (their indexes) whose milestone is known, None for a new one; the others are matched.
    """
    plan = rows_of(revision.based_on)
    decided = {row.milestone: row for row in rows_of(revision) if row.milestone is not None}
    matching = match(rows, known_milestones(revision.roadmap, plan), revision.pairs, pins)
    records = _proposed(revision, rows, matching, decided) + _unmentioned(revision, plan, matching, decided, len(rows))
    revision.rows.all().delete()
    insert_many(records)


def rewrite(revision: Revision) -> None:
    """Match the proposed rows anew; once a plan was written by hand, its rows keep the milestones that they have."""
    rows = [row for row in rows_of(revision) if not row.is_carried]
    is_by_hand = revision.edited_at is not None
    pins = {index: row.milestone for index, row in enumerate(rows) if is_by_hand and not row.candidates}
    write_rows(revision, [row.row for row in rows], pins)


def take_answers(revision: Revision, answers: Answers) -> None:
    """Keep the answers about doubtful rows and match anew, as one answer may settle another row."""
    asked = {row.pk: row for row in rows_of(revision) if row.candidates}
    given = {pk: chosen for pk, chosen in answers.items() if pk in asked}
    for pk, chosen in given.items():
        if chosen is None or chosen in asked[pk].candidates:
            revision.pairs[fingerprint(asked[pk].row)] = chosen
    if given:
        revision.save(update_fields=["pairs"])
        rewrite(revision)


def take_dropped(revision: Revision, dropped: Collection[int]) -> None:
    """Mark which of the carried rows are to be dropped; all others stay."""
    carried = revision.rows.filter(is_carried=True)
    carried.filter(is_dropped=True).exclude(milestone__in=dropped).update(is_dropped=False)
    carried.filter(milestone__in=dropped).update(is_dropped=True)


def take_reasons(revision: Revision, reasons: Reasons) -> None:
    """Write why dates moved onto the rows of those milestones."""
    rows = list(revision.rows.filter(milestone__in=reasons))
    for row in rows:
        row.move_reason, row.move_category = reasons[row.milestone_id or 0]
    update_many(rows, ["move_reason", "move_category"])


def _proposed(
    revision: Revision, rows: Sequence[PlanRow], matching: Matching, decided: Mapping[int, PlannedRow]
) -> list[RevisionRow]:
    candidates = {question.row: list(question.candidates) for question in matching.questions}
    records = []
    for index, row in enumerate(rows):
        milestone = matching.milestones[index]
        earlier = decided.get(milestone) if milestone is not None else None
        record = record_of(
            row,
            revision_id=revision.pk,
            position=index + 1,
            milestone_id=milestone,
            candidates=candidates.get(index, []),
            move_reason=earlier.move_reason if earlier else "",
            move_category=earlier.move_category if earlier else "",
        )
        records.append(record)
    return records


def _unmentioned(
    revision: Revision,
    plan: Sequence[PlannedRow],
    matching: Matching,
    decided: Mapping[int, PlannedRow],
    position: int,
) -> list[RevisionRow]:
    """Rows in force that nothing continues: absence deletes nothing, so they are carried over."""
    found = set(matching.milestones)
    missing = [row for row in promised(tuple(plan)) if row.milestone is not None and row.milestone not in found]
    return [
        record_of(
            row.row,
            revision_id=revision.pk,
            position=position + offset,
            milestone_id=row.milestone,
            is_carried=True,
            is_dropped=_was_dropped(decided, row),
        )
        for offset, row in enumerate(missing, start=1)
    ]


def _was_dropped(decided: Mapping[int, PlannedRow], row: PlannedRow) -> bool:
    earlier = decided.get(row.milestone or 0)
    return earlier is not None and earlier.is_dropped
