"""What the pages of a plan hold, and the records that a person may see there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from clusters.policy import Permission, can
from portal.accounts.models import Person
from portal.shell.addresses import row_number
from roadmaps.models import Revision, Roadmap
from roadmaps.reading.refusals import sentence
from roadmaps.revisions.comparison import Comparison, comparison_of
from roadmaps.revisions.queries import in_force
from roadmaps.terms import RevisionStatus, Turn, UploadState

REFUSED_SHOWN = 5


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """One revision compared, and what the person who looks may do with it now."""

    revision: Revision
    comparison: Comparison
    others: tuple[int, ...]
    turn: str
    may_propose: bool
    may_decide: bool
    is_own: bool
    is_stale: bool
    is_beside_default: bool
    may_tick: bool
    may_undo: bool
    may_take_up: bool
    taken_up: Revision | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One revision in the list: `rows` are the milestones that it promises; `at` is its last step, `who` took it."""

    revision: Revision
    rows: int
    at: datetime
    who: str
    turn: str
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be read, and why."""

    name: str
    uploaded_by: str
    uploaded_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    roadmap: Roadmap
    lines: tuple[HistoryLine, ...]
    refused: tuple[RefusedFile, ...]
    may_propose: bool


def revisions_for(person: Person) -> QuerySet[Revision]:
    """The revisions that the person may see, without the long record of what each one changed."""
    return (
        Revision.objects.visible_to(person)
        .defer("effect", "based_on__effect")
        .select_related(
            "roadmap__cluster",
            "roadmap__programme",
            "upload__uploaded_by",
            "based_on",
            "created_by",
            "submitted_by",
            "decided_by",
            "undone_by",
            "replaced_by",
        )
    )


def history_of(roadmap: Roadmap, person: Person) -> HistoryPage:
    """All revisions that the person may see, newest first, and the cluster's own refused files. Three queries."""
    records = revisions_for(person).filter(roadmap=roadmap)
    counted = records.annotate(promised=Count("rows", filter=Q(rows__is_dropped=False)))
    current = in_force(roadmap.pk)
    may_propose = can(person, Permission.PROPOSE, roadmap.cluster)
    may_decide = can(person, Permission.APPROVE, roadmap.cluster)
    lines = (
        HistoryLine(
            revision=record,
            rows=record.promised,
            at=record.undone_at or record.decided_at or record.submitted_at or record.created_at,
            who=last_hand(record).short_name,
            turn=turn_words(record, may_propose=may_propose, may_decide=may_decide),
            is_in_force=current is not None and record.pk == current.pk,
        )
        for record in counted.order_by("-number")
    )
    return HistoryPage(roadmap, tuple(lines), _refused(roadmap) if may_propose else (), may_propose)


def revision_page(revision: Revision, person: Person, *, beside: str = "") -> RevisionPage:
    """A revision beside the one it was made from, or beside the one of that number."""
    cluster = revision.roadmap.cluster
    may_propose = can(person, Permission.PROPOSE, cluster)
    may_decide = can(person, Permission.APPROVE, cluster)
    shown = revisions_for(person).filter(roadmap=revision.roadmap).exclude(pk=revision.pk)
    chosen = shown.filter(number=row_number(beside)).first()
    current = in_force(revision.roadmap_id, apart_from=revision.pk)
    is_open = revision.status in (RevisionStatus.DRAFT, RevisionStatus.SUBMITTED)
    is_stale = is_open and (current.pk if current else None) != revision.based_on_id
    is_beside_default = chosen is None or chosen.pk == revision.based_on_id
    comparison = comparison_of(revision, chosen)
    is_own = revision.is_own(person)
    to_take_up = revision.status == RevisionStatus.UNDONE or bool(comparison.declined)
    return RevisionPage(
        revision=revision,
        comparison=comparison,
        others=tuple(shown.order_by("-number").values_list("number", flat=True)),
        turn=turn_words(revision, may_propose=may_propose, may_decide=may_decide),
        may_propose=may_propose,
        may_decide=may_decide,
        is_own=is_own,
        is_stale=is_stale,
        is_beside_default=is_beside_default,
        may_tick=may_decide and is_beside_default and not (is_own or is_stale) and is_divisible(revision, comparison),
        may_undo=is_last_in_force(revision, current) and may_undo(revision, person),
        may_take_up=may_propose and to_take_up,
        taken_up=revision.taken_up_in.order_by("-number").first() if to_take_up and may_propose else None,
    )


def is_divisible(revision: Revision, comparison: Comparison) -> bool:
    """Whether there is more than one change to decide on."""
    return revision.status == RevisionStatus.SUBMITTED and len(comparison.proposals) > 1


def is_last_in_force(revision: Revision, other: Revision | None) -> bool:
    """Whether it is the plan in force; `other` is the one that is, or was, in force apart from it."""
    is_approved = revision.status == RevisionStatus.APPROVED
    return is_approved and (other is None or other.number < revision.number)


def may_undo(revision: Revision, person: Person) -> bool:
    """Who approves plans may take an approval back; the cluster what came into force by its own hand alone."""
    cluster, is_decided = revision.roadmap.cluster, revision.decided_by_id is not None
    if revision.status == RevisionStatus.APPROVED and not is_decided and can(person, Permission.PROPOSE, cluster):
        return True
    return can(person, Permission.APPROVE, cluster) and not (is_decided and revision.is_own(person))


def last_hand(revision: Revision) -> Person:
    """Who took the last step."""
    return revision.undone_by or revision.decided_by or revision.submitted_by or revision.created_by


def address_of_pair(roadmap: Roadmap, person: Person, *, old: str, new: str) -> str:
    """Where two chosen revisions (their numbers) stand beside each other; empty unless the person may see both."""
    numbers = [number for number in map(row_number, (old, new)) if number is not None]
    found = {one.number: one for one in revisions_for(person).filter(roadmap=roadmap, number__in=numbers)}
    if len(numbers) < 2 or len(found) < 2:
        return ""
    return f"{found[numbers[1]].get_absolute_url()}?with={numbers[0]}"


def turn_words(revision: Revision, *, may_propose: bool, may_decide: bool) -> str:
    """Whose turn it is, said to the person who looks."""
    if revision.turn == Turn.CLUSTER:
        return _("waits for you") if may_propose else _("waits for the cluster")
    if revision.turn == Turn.MINISTRY:
        return _("waits for you") if may_decide else _("waits for the ministry")
    return ""


def said_after_submitting(revision: Revision) -> str:
    """What happened on submitting: it waits for the ministry, or is in force already."""
    if revision.status == RevisionStatus.APPROVED:
        return _("The plan is in force.")
    return _("The plan is with the ministry. You will get a letter with the answer.")


def _refused(roadmap: Roadmap) -> tuple[RefusedFile, ...]:
    uploads = roadmap.uploads.filter(state=UploadState.REFUSED).select_related("uploaded_by")[:REFUSED_SHOWN]
    return tuple(
        RefusedFile(
            upload.name,
            upload.uploaded_by.short_name,
            upload.uploaded_at,
            sentence(upload.refusal, upload.summary.get("params", {})),
        )
        for upload in uploads
    )
