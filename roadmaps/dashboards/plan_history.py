"""What revisions did to one milestone: its words changed, its dates moved, and what of it was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.shell import dates
from roadmaps.dashboards.history_entry import Entry, reason_words, signatory
from roadmaps.models import BaselineMove, Revision, RevisionRow
from roadmaps.terms import RevisionStatus


def moved_entries(moves: Iterable[BaselineMove]) -> Iterator[Entry]:
    """Each move of the approved date; one that was taken back is told twice, when it came and when it went."""
    for move in moves:
        yield moved_entry(move)
        if move.taken_back_at is not None:
            yield taken_back_entry(move)


def moved_entry(move: BaselineMove) -> Entry:
    if move.old_date is None and move.new_date is not None:
        text = _("Approved date set: %(new)s, revision %(number)s.")
    elif move.new_date is None:
        text = _("Approved date removed: it was %(old)s, revision %(number)s.")
    else:
        text = _("Approved date moved: %(old)s → %(new)s (%(days)s), revision %(number)s.")
    said = f"{text % words_of(move)} {taken_back_words(move)}".strip()
    return Entry(
        kind="moved",
        at=move.at,
        who=signatory(move.revision.decided_by, move.revision.submitted_by),
        text=said,
        quote=reason_words(move.reason, move.category),
    )


def taken_back_entry(move: BaselineMove) -> Entry:
    """The moment when a move stopped counting: the approved date is again what it was."""
    text = (
        _("Revision %(number)s was taken back: there is no approved date again.")
        if move.old_date is None
        else _("Revision %(number)s was taken back: the approved date is %(old)s again.")
    )
    return Entry(
        kind="moved",
        at=move.taken_back_at or move.at,
        who=signatory(move.revision.undone_by),
        text=text % words_of(move),
    )


def words_of(move: BaselineMove) -> dict[str, object]:
    return {
        "old": dates.day(move.old_date) if move.old_date else "",
        "new": dates.day(move.new_date) if move.new_date else "",
        "days": dates.signed_days(move.days or 0),
        "number": move.revision.number,
    }


def taken_back_words(move: BaselineMove) -> str:
    """That a move counts no more; empty while it does."""
    if move.taken_back_at is None:
        return ""
    return _("Taken back on %(date)s.") % {"date": dates.day(move.taken_back_at)}


def plan_entries(rows: Iterable[RevisionRow]) -> Iterator[Entry]:
    """What each revision that came into force said anew of the milestone; a revision taken back changed nothing."""
    standing: RevisionRow | None = None
    for row in rows:
        entry = first_entry(row) if standing is None else change_entry(standing, row)
        if entry is not None:
            yield entry
        if row.revision.status != RevisionStatus.UNDONE:
            standing = row


def first_entry(row: RevisionRow) -> Entry:
    due = dates.due(row.due_date, row.precision)
    text = _("In the plan since revision %(number)s: %(due)s.") % {"number": row.revision.number, "due": due}
    return plan_entry(row, text)


def change_entry(before: RevisionRow, after: RevisionRow) -> Entry | None:
    """None where a revision left the milestone's words as they were."""
    number = {"number": after.revision.number}
    changed = list(plan_changes(before, after))
    if after.is_dropped and not before.is_dropped:
        return plan_entry(after, _("Dropped from the plan by revision %(number)s.") % number)
    if before.is_dropped and not after.is_dropped:
        return plan_entry(after, _("Back in the plan by revision %(number)s.") % number)
    if changed:
        return plan_entry(after, _("Changed by revision %(number)s.") % number, "\n".join(changed))
    return None


def plan_changes(before: RevisionRow, after: RevisionRow) -> Iterator[str]:
    fields = {
        "code": _("Number"),
        "title": _("Milestone"),
        "workstream": _("Workstream"),
        "deliverable": _("Result"),
        "responsible": _("Responsible"),
    }
    for name, label in fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{label}: {old or '–'} → {new or '–'}"


def plan_entry(row: RevisionRow, text: str, quote: str = "") -> Entry:
    """With the file that the revision came from, which stays to be had as long as the revision."""
    revision = row.revision
    upload = revision.upload
    return Entry(
        kind="plan",
        at=revision.decided_at or revision.created_at,
        who=signatory(revision.decided_by, revision.submitted_by),
        text=f"{text} {undone_words(revision)}".strip(),
        quote=quote,
        link=reverse("upload_file", args=[upload.pk]) if upload else "",
        link_words=upload.name if upload else "",
    )


def undone_words(revision: Revision) -> str:
    """That a revision was taken back, and when; empty while it stands."""
    if revision.undone_at is None:
        return ""
    return _("Taken back on %(date)s.") % {"date": dates.day(revision.undone_at)}
