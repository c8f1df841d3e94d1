"""Taking an approval back: whole, and only while nobody has reported on what it changed.

What a person has touched since is kept and named; the slip ledger keeps the moves, marked as taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from portal.shell.quoting import quoting
from roadmaps.errors import Refusal
from roadmaps.models import Milestone, ProgressReport, Revision, RevisionRow, Workstream
from roadmaps.models.many import update_many
from roadmaps.revisions.effect import PLAN_OF_MILESTONE, Effect, dumped, loaded
from roadmaps.revisions.queries import in_force
from roadmaps.terms import ReportStatus, RevisionStatus

LONGEST_NAME = 60
NOT_REPORTED = (ReportStatus.DRAFT, ReportStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class MovedBack:
    """A milestone whose approved date becomes the earlier one again."""

    milestone: Milestone
    now: date | None
    then: date | None


@dataclass(frozen=True)
class Undoing:
    """What taking an approval back would do; `refusal` says why it cannot be done, empty when it can."""

    refusal: str
    removed: tuple[Milestone, ...] = ()
    kept: tuple[Milestone, ...] = ()
    moved_back: tuple[MovedBack, ...] = ()
    reworded: tuple[Milestone, ...] = ()
    back: tuple[Milestone, ...] = ()
    dropped: tuple[Milestone, ...] = ()
    touched: tuple[Milestone, ...] = ()

    @property
    def facts(self) -> dict[str, list[int]]:
        """The milestones (pks) by what happens to them, for the ledger."""
        return {
            "removed": [one.pk for one in self.removed],
            "kept": [one.pk for one in self.kept],
            "moved_back": [one.milestone.pk for one in self.moved_back],
            "reworded": [one.pk for one in self.reworded],
            "back": [one.pk for one in self.back],
            "dropped": [one.pk for one in self.dropped],
            "touched": [one.pk for one in self.touched],
        }


def undoing_of(revision: Revision) -> Undoing:
    """What would happen now. The number of queries does not depend on the number of rows."""
    refusal = _refusal(revision)
    if refusal or not revision.effect:
        return Undoing(refusal)
    effect = Effect.from_json(revision.effect)
    reported = _reported(revision, effect)
    if reported:
        named = ", ".join(
            quoting(_("“%(title)s”"), title=Truncator(milestone).chars(LONGEST_NAME)) for milestone in reported[:3]
        )
        return Undoing(_("Somebody has reported since then on what this plan changed: %(titles)s.") % {"titles": named})
    made, changed = _milestones(effect.created), _milestones(effect.changed)
    referred = _referred(effect.created)
    kinds = {milestone.pk: _kind(milestone, effect.changed[milestone.pk]) for milestone in changed}
    return Undoing(
        refusal="",
        removed=tuple(one for one in made if one.pk not in referred),
        kept=tuple(one for one in made if one.pk in referred),
        moved_back=tuple(_moved_back(one, effect) for one in changed if kinds[one.pk] == "moved"),
        reworded=tuple(one for one in changed if kinds[one.pk] == "reworded"),
        back=tuple(one for one in changed if kinds[one.pk] == "back"),
        dropped=tuple(one for one in changed if kinds[one.pk] == "dropped"),
        touched=tuple(one for one in changed if _is_touched(one, effect.changed[one.pk])),
    )


def take_back(revision: Revision, undoing: Undoing, *, at: datetime) -> None:
    """Put milestones and workstreams back as they were. Call it in the transaction that undoes the revision."""
    effect = Effect.from_json(revision.effect)
    touched = Milestone.objects.filter(pk__in=[*effect.changed, *effect.created]).held()
    changed = [milestone for milestone in touched if milestone.pk in effect.changed]
    for milestone in changed:
        for name, (old, new) in effect.changed[milestone.pk].items():
            if dumped(getattr(milestone, name)) == new:
                setattr(milestone, name, loaded(name, old))
    update_many(changed, [name.removesuffix("_id") for name in PLAN_OF_MILESTONE])
    Milestone.objects.filter(pk__in=[one.pk for one in undoing.removed]).delete()
    still = Milestone.objects.filter(pk__in=[one.pk for one in undoing.kept], cancelled_at__isnull=True)
    still.update(cancelled_at=at, cancelled_in=revision)
    revision.baseline_moves.standing().update(taken_back_at=at)
    _put_streams_back(effect)


def _refusal(revision: Revision) -> str:
    if revision.status != RevisionStatus.APPROVED:
        return _("Only a plan that is in force can be taken back.")
    last = in_force(revision.roadmap_id)
    if last is not None and last.pk != revision.pk:
        return _("Revision %(number)s has come into force after this one. Take that one back first.") % {
            "number": last.number
        }
    if not revision.effect:
        return _("This plan came into force before approvals could be taken back.")
    return ""


def _reported(revision: Revision, effect: Effect) -> list[Milestone]:
    sent = ProgressReport.objects.filter(milestone__in=effect.touched, submitted_at__gte=revision.decided_at)
    reported = sent.exclude(status__in=NOT_REPORTED).values("milestone")
    return list(Milestone.objects.filter(pk__in=reported))


def _milestones(pks: Sequence[int] | dict[int, Any]) -> list[Milestone]:
    return list(Milestone.objects.filter(pk__in=list(pks)))


def _referred(pks: Sequence[int]) -> set[int]:
    """Those of the milestones that anything but rows of plans refers to: words, reports, reminders."""
    found: set[int] = set()
    for relation in Milestone._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if model is not RevisionRow:
            found |= set(model._base_manager.filter(Q((f"{name}__in", pks))).values_list(name, flat=True))
    return found


def _kind(milestone: Milestone, fields: dict[str, tuple[Any, Any]]) -> str:
    """What matters most of what comes back: a dropped milestone, an approved date, its words, or only its place."""
    if "cancelled_at" in fields:
        return "back" if fields["cancelled_at"][0] is None else "dropped"
    if "baseline_date" in fields:
        return "moved"
    return "reworded" if fields.keys() - {"position"} else "placed"


def _moved_back(milestone: Milestone, effect: Effect) -> MovedBack:
    old, _new = effect.changed[milestone.pk]["baseline_date"]
    return MovedBack(milestone, milestone.baseline_date, loaded("baseline_date", old))


def _is_touched(milestone: Milestone, fields: dict[str, tuple[Any, Any]]) -> bool:
    return any(dumped(getattr(milestone, name)) != new for name, (_old, new) in fields.items())


def _put_streams_back(effect: Effect) -> None:
    streams = list(Workstream.objects.filter(pk__in=effect.moved_streams))
    for stream in streams:
        old, new = effect.moved_streams[stream.pk]
        stream.position = old if stream.position == new else stream.position
    Workstream.objects.bulk_update(streams, ["position"])
    Workstream.objects.filter(pk__in=effect.made_streams, milestones__isnull=True).delete()


def require_undoable(undoing: Undoing) -> None:
    """Raise Refusal when the approval cannot be taken back."""
    if undoing.refusal:
        raise Refusal(undoing.refusal)
