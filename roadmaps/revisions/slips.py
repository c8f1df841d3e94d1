"""The slip ledger of a roadmap: every approved date that moved, why, and by whose decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.shell.addresses import row_number
from roadmaps.models import BaselineMove, Roadmap
from roadmaps.terms import SlipCategory


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One move of a date; `days` is None where a date was removed. `taken_back_at`: it counts no more."""

    milestone: int
    code: str
    title: str
    old_date: date | None
    new_date: date | None
    days: int | None
    reason: str
    category: str
    revision: int
    number: int
    who: str
    at: datetime
    taken_back_at: datetime | None

    @property
    def category_label(self) -> str:
        return label_of(self.category)


@dataclass(frozen=True, slots=True)
class SlipSum:
    """How often dates moved for one kind of reason, and by how many days in all."""

    category: str
    label: str
    count: int
    days: int


@dataclass(frozen=True, slots=True)
class SlipPage:
    """The moves, newest first, narrowed to a milestone or a kind of reason; sums count what was not taken back."""

    roadmap: Roadmap
    lines: tuple[SlipLine, ...]
    sums: tuple[SlipSum, ...]
    count: int
    milestones: int
    days: int
    category: str
    category_label: str
    milestone: str


def slips_of(roadmap: Roadmap, *, milestone: str = "", category: str = "") -> SlipPage:
    """The ledger of a roadmap in one query; what the address narrows it to wrongly is not narrowed."""
    every = tuple(slip_line(move) for move in moves_of(roadmap))
    of_one = {line.milestone: f"{line.code} {line.title}".strip() for line in every}
    wanted = row_number(milestone) or 0
    chosen = tuple(line for line in every if wanted not in of_one or line.milestone == wanted)
    known = category if category in {line.category for line in chosen} else ""
    counted = [line for line in chosen if line.taken_back_at is None]
    return SlipPage(
        roadmap=roadmap,
        lines=tuple(line for line in chosen if not known or line.category == known),
        sums=sums_of(counted),
        count=len(counted),
        milestones=len({line.milestone for line in counted}),
        days=sum(line.days or 0 for line in counted),
        category=known,
        category_label=label_of(known) if known else "",
        milestone=of_one.get(wanted, ""),
    )


def moves_of(roadmap: Roadmap) -> Iterable[BaselineMove]:
    moves = BaselineMove.objects.filter(milestone__roadmap=roadmap)
    people = ("revision__decided_by", "revision__submitted_by")
    return moves.select_related("milestone", "revision", *people).order_by("-at", "-pk")


def slip_line(move: BaselineMove) -> SlipLine:
    revision = move.revision
    signed = revision.decided_by or revision.submitted_by
    return SlipLine(
        milestone=move.milestone_id,
        code=move.milestone.code,
        title=move.milestone.title,
        old_date=move.old_date,
        new_date=move.new_date,
        days=move.days,
        reason=move.reason,
        category=move.category,
        revision=revision.pk,
        number=revision.number,
        who=signed.short_name if signed else "",
        at=move.at,
        taken_back_at=move.taken_back_at,
    )


def sums_of(lines: Iterable[SlipLine]) -> tuple[SlipSum, ...]:
    """For each kind of reason how many moves and days, the most days first."""
    found: dict[str, list[SlipLine]] = defaultdict(list)
    for line in lines:
        found[line.category].append(line)
    sums = [
        SlipSum(category, label_of(category), len(own), sum(line.days or 0 for line in own))
        for category, own in found.items()
    ]
    return tuple(sorted(sums, key=lambda one: (-one.days, one.label)))


def label_of(category: str) -> str:
    return str(SlipCategory(category).label) if category else _("no category")
