"""Plans made by chance, and what is kept of a roadmap to the last column."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from msgspec.structs import replace

from portal.accounts.models import Person
from roadmaps.models import Milestone, Revision, Roadmap, Workstream
from roadmaps.revisions import actions
from roadmaps.revisions.drafting import Decisions
from roadmaps.revisions.queries import rows_of
from roadmaps.revisions.rows import PlanRow
from tests.factories import NOW
from tests.roadmaps.revisions.plans import row

FIRST = date(2026, 1, 31)


def random_day(chance: Random) -> str:
    return (FIRST + timedelta(days=chance.randrange(900))).isoformat() if chance.random() < 0.8 else ""


def random_row(chance: Random, number: int) -> PlanRow:
    made = row(
        f"Measure number {number}", random_day(chance), code=f"{number}", workstream=chance.choice(["A", "B", "C"])
    )
    return replace(made, precision="ongoing") if not made.due_date and chance.random() < 0.5 else made


def random_plan(chance: Random) -> list[PlanRow]:
    return [random_row(chance, number) for number in range(1, chance.randrange(2, 9))]


def changed_plan(chance: Random, rows: list[PlanRow]) -> list[PlanRow]:
    """Rows moved, renamed, reordered and left out, and new ones among them; at least one is new."""
    changed = [one for one in rows if chance.random() < 0.8]
    for index, one in enumerate(changed):
        if chance.random() < 0.4:
            other = random_row(chance, 0)
            changed[index] = replace(one, due_date=other.due_date, precision=other.precision, wording=other.wording)
        if chance.random() < 0.3:
            changed[index] = replace(changed[index], deliverable="Act", workstream=chance.choice(["A", "B", "D"]))
    changed += [random_row(chance, 100 + number) for number in range(chance.randrange(1, 4))]
    chance.shuffle(changed)
    return changed


def sent(roadmap: Roadmap, rows: list[PlanRow], manager: Person, chance: Random) -> Revision:
    """A submitted plan, some of what it does not mention dropped, every moved date explained."""
    revision = actions.start_draft(roadmap, rows, by=manager, at=NOW)
    answers = {one.pk: chance.choice([None, *one.candidates]) for one in rows_of(revision) if one.candidates}
    actions.decide(revision, Decisions(answers=answers), by=manager, at=NOW)
    kept = rows_of(revision)
    missing = [one.milestone for one in kept if one.is_carried and one.milestone and chance.random() < 0.6]
    reasons = {one.milestone: ("No money", "money") for one in kept if one.milestone}
    actions.submit(revision, by=manager, at=NOW, decisions=Decisions(dropped=missing, reasons=reasons))
    return revision


def kept_of(roadmap: Roadmap) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Every column of every milestone and workstream."""
    milestones = Milestone.objects.filter(roadmap=roadmap).order_by("pk")
    return list(milestones.values()), list(Workstream.objects.filter(roadmap=roadmap).order_by("pk").values())
