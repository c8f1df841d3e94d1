"""The rows of a draft: those proposed, each with the milestone it continues, then those that it does not mention."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from roadmaps.models import Revision, RevisionRow
from roadmaps.models.many import insert_columns, update_many
from roadmaps.revisions.matching import Known, Matching, Pins, fingerprint, match
from roadmaps.revisions.queries import UNDECIDED, PlannedRow, decided_of, known_milestones, promised, rows_of
from roadmaps.revisions.records import columns_of
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
    decided = decided_of(revision)
    known = known_milestones(revision.roadmap, revision.based_on)
    matching = match(rows, known, revision.pairs, pins)
    missing = _unmentioned(revision, known, matching)
    count = len(rows) + len(missing)
    milestones = [*matching.milestones, *(row.milestone for row in missing)]
    decisions = [decided.get(milestone, UNDECIDED) for milestone in milestones]
    candidates = {question.row: list(question.candidates) for question in matching.questions}
    revision.rows.all().delete()
    insert_columns(
        RevisionRow,
        columns_of([*rows, *(row.row for row in missing)])
        | {
            "revision_id": [revision.pk] * count,
            "position": range(1, count + 1),
            "milestone_id": milestones,
            "candidates": [candidates.get(index, []) for index in range(count)],
            "move_reason": [one.move_reason for one in decisions[: len(rows)]] + [""] * len(missing),
            "move_category": [one.move_category for one in decisions[: len(rows)]] + [""] * len(missing),
            "is_carried": [False] * len(rows) + [True] * len(missing),
            "is_dropped": [False] * len(rows) + [one.is_dropped for one in decisions[len(rows) :]],
        },
    )


def rewrite(revision: Revision) -> None:
    """Match the proposed rows anew; once a plan was written by hand, its rows keep the milestones that they have."""
    rows = [row for row in rows_of(revision) if not row.is_carried]
    is_by_hand = revision.edited_at is not None
    pins = {index: row.milestone for index, row in enumerate(rows) if is_by_hand and not row.candidates}
    write_rows(revision, [row.row for row in rows], pins)


def take_answers(revision: Revision, answers: Answers) -> None:
    """Keep the answers about doubtful rows and match anew, as one answer may settle another row."""
    if not answers:
        return
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
    if not reasons:
        return
    rows = list(
        revision.rows.filter(milestone__in=reasons).only("revision", "milestone", "move_reason", "move_category")
    )
    for row in rows:
        row.move_reason, row.move_category = reasons[row.milestone_id or 0]
    update_many(rows, ["move_reason", "move_category"])


def _unmentioned(revision: Revision, known: Sequence[Known], matching: Matching) -> tuple[PlannedRow, ...]:
    """Rows in force that nothing continues: absence deletes nothing, so they are carried over."""
    found = set(matching.milestones)
    missing = [one.milestone for one in known if not one.is_dropped and one.milestone not in found]
    return promised(rows_of(revision.based_on, milestones=missing)) if missing else ()
