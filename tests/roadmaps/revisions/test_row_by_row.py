from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest

from portal.accounts.models import Person
from portal.inbox.models import Notice
from portal.mail.models import Message
from roadmaps.errors import Incomplete
from roadmaps.models import BaselineMove, Milestone, Revision, Roadmap
from roadmaps.revisions import actions
from roadmaps.revisions.comparison import comparison_of
from roadmaps.revisions.difference import PLAN_FIELDS
from roadmaps.revisions.drafting import Decisions
from roadmaps.revisions.promises import baseline_of
from roadmaps.revisions.queries import PlannedRow, declined_of, promised, rows_of
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import RevisionStatus
from tests.factories import NOW
from tests.roadmaps.revisions.plans import plan, row
from tests.roadmaps.revisions.random_plans import changed_plan, random_plan, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(roadmap: Roadmap, manager: Person, official: Person) -> Revision:
    """A plan that moves 1.1, rewords 1.2, drops 1.3 and adds 9."""
    actions.approve(sent(roadmap, plan(3), manager, Random(1)), by=official, at=NOW)
    first = plan(3)[0]
    rows = [row(first.title, "2027-12-31", code="1.1"), row("Other words number 2", "2027-06-30", code="1.2")]
    draft = actions.start_draft(roadmap, [*rows, row("New", "2027-06-30", code="9")], by=manager, at=NOW)
    moved, gone = Milestone.objects.get(code="1.1"), Milestone.objects.get(code="1.3")
    decisions = Decisions(dropped=[gone.pk], reasons={moved.pk: ("No money", "money")})
    actions.submit(draft, by=manager, at=NOW, decisions=decisions)
    return draft


def rows_with(revision: Revision, *codes: str) -> list[int]:
    return [one.pk for one in rows_of(revision) if one.row.code in codes]


def promise(one: PlanRow) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in PLAN_FIELDS)


def promises(rows: Iterable[PlannedRow]) -> set[tuple[object, ...]]:
    return {promise(one.row) for one in promised(tuple(rows))}


def shown_applied(old: tuple[PlannedRow, ...], revision: Revision, declined: set[int]) -> set[tuple[object, ...]]:
    """The plan that the page promises: the old one, with each change that is shown and approved."""
    page, proposed = comparison_of(revision), {one.pk: one for one in rows_of(revision)}
    plan = {one.milestone: promise(one.row) for one in promised(old)}
    new = []
    for line in page.changes:
        if line.pk in declined:
            continue
        if line.is_dropped:
            plan.pop(line.milestone)
        elif line.milestone in plan:
            plan[line.milestone] = promise(proposed[line.pk].row)
        else:
            new.append(promise(proposed[line.pk].row))
    return {*plan.values(), *new}


@pytest.mark.parametrize("seed", range(30))
def test_what_is_shown_and_approved_is_what_comes_into_force(
    seed: int, roadmap: Roadmap, manager: Person, official: Person
):
    chance = Random(seed)
    rows = random_plan(chance)
    first = sent(roadmap, rows, manager, chance)
    actions.approve(first, by=official, at=NOW)
    revision = sent(roadmap, changed_plan(chance, rows), manager, chance)
    changes = comparison_of(revision).changes
    declined = {line.pk for line in changes if chance.random() < 0.4}
    if len(declined) == len(changes):
        declined = set()
    wanted = shown_applied(rows_of(first), revision, declined)
    actions.approve(revision, by=official, at=NOW, declined=declined, note="Later")
    assert promises(rows_of(revision)) == wanted
    enacted = {(one.code, one.workstream.title, one.title, one.baseline_date) for one in Milestone.objects.live()}
    programme = roadmap.programme
    assert enacted == {
        (one.code, one.workstream, one.title, baseline_of(one, programme))
        for one in revision.rows.standing().filter(is_dropped=False)
    }


def columns_of(code: str) -> list[dict[str, Any]]:
    """Every column but the place in the plan."""
    return [{**values, "position": None} for values in Milestone.objects.filter(code=code).values()]


@pytest.mark.parametrize("code", ["1.1", "1.2", "1.3", "9"])
def test_row_that_is_not_approved_stays_as_it_was(code: str, second: Revision, official: Person):
    before = columns_of(code)
    actions.approve(second, by=official, at=NOW, declined=rows_with(second, code), note="Not now")
    assert columns_of(code) == before
    assert [one.row.code for one in declined_of(second)] == [code]
    assert [line.code for line in comparison_of(second).declined] == [code]


def test_other_rows_come_into_force(second: Revision, official: Person):
    actions.approve(second, by=official, at=NOW, declined=rows_with(second, "1.1"), note="Not now")
    assert Milestone.objects.get(code="1.2").title == "Other words number 2"
    assert Milestone.objects.get(code="1.3").cancelled_in == second
    assert Milestone.objects.filter(code="9").exists()
    assert not BaselineMove.objects.exists()
    assert second.counts == {"added": 1, "changed": 1, "moved": 0, "dropped": 1, "same": 1, "declined": 1}


def test_declining_all_is_no_approval(second: Revision, official: Person):
    with pytest.raises(Incomplete):
        actions.approve(
            second, by=official, at=NOW, declined=rows_with(second, "1.1", "1.2", "1.3", "9"), note="Not now"
        )
    assert Revision.objects.get(pk=second.pk).status == RevisionStatus.SUBMITTED


def test_declining_needs_a_note(second: Revision, official: Person):
    with pytest.raises(Incomplete):
        actions.approve(second, by=official, at=NOW, declined=rows_with(second, "1.1"), note=" ")


def test_unknown_rows_decline_nothing(second: Revision, official: Person):
    actions.approve(second, by=official, at=NOW, declined=[999_999], note="Not now")
    assert declined_of(second) == ()


def test_cluster_reads_what_was_not_approved_and_why(second: Revision, manager: Person, official: Person):
    actions.approve(second, by=official, at=NOW, declined=rows_with(second, "9"), note="No land yet")
    notice = Notice.objects.get(person=manager, kind="revision.partly")
    letter = Message.objects.filter(kind="revision.approved").latest("pk")
    assert notice.params["reason"] == "No land yet"
    assert "9 New" in letter.text
    assert "No land yet" in letter.html


def test_declined_rows_are_taken_up_in_one_draft(second: Revision, manager: Person, official: Person):
    actions.approve(second, by=official, at=NOW, declined=rows_with(second, "1.1", "1.3", "9"), note="Not now")
    draft = actions.take_up(second, by=manager, at=NOW)
    page = comparison_of(draft)
    assert [(line.code, line.reason) for line in page.moved] == [("1.1", "No money")]
    assert [line.code for line in page.removed] == ["1.3"]
    assert [line.code for line in page.added] == ["9"]
    assert (page.reworded, page.same_count) == ((), 1)
    actions.submit(draft, by=manager, at=NOW)
    actions.approve(draft, by=official, at=NOW)
    assert BaselineMove.objects.get().milestone.code == "1.1"


def test_approval_of_some_rows_can_be_undone(second: Revision, official: Person):
    before = list(Milestone.objects.order_by("pk").values())
    actions.approve(second, by=official, at=NOW, declined=rows_with(second, "1.1"), note="Not now")
    actions.undo(second, reason="A mistake", by=official, at=NOW)
    assert list(Milestone.objects.order_by("pk").values()) == before
