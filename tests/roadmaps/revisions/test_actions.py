from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from msgspec.structs import replace

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.inbox import kinds
from portal.inbox.models import Notice, NoticeState
from portal.mail.models import Message
from roadmaps.errors import Incomplete, Refusal, StalePlan, WrongState
from roadmaps.models import BaselineMove, Milestone, Revision, Roadmap
from roadmaps.revisions import actions
from roadmaps.revisions.drafting import Decisions
from roadmaps.revisions.queries import in_force, rows_of
from roadmaps.revisions.rows import PlanRow
from roadmaps.terms import REVISION_MOVES, ProgressState, RevisionStatus
from tests.factories import NOW, make_manager, make_official, make_programme, make_roadmap
from tests.roadmaps.revisions.plans import plan, row

pytestmark = pytest.mark.django_db


def approved(roadmap: Roadmap, rows: list[PlanRow], manager: Person, official: Person) -> Revision:
    revision = actions.start_draft(roadmap, rows, by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.approve(revision, by=official, at=NOW)
    return revision


def in_state(status: str, roadmap: Roadmap, manager: Person, official: Person) -> Revision:
    """A revision that came to the state by the moves that lead there."""
    revision = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)
    if status == RevisionStatus.DISCARDED:
        actions.discard(revision, by=manager, at=NOW)
    elif status != RevisionStatus.DRAFT:
        actions.submit(revision, by=manager, at=NOW)
    if status in (RevisionStatus.APPROVED, RevisionStatus.UNDONE):
        actions.approve(revision, by=official, at=NOW)
    if status == RevisionStatus.UNDONE:
        actions.undo(revision, reason="Too early", by=official, at=NOW)
    elif status == RevisionStatus.RETURNED:
        actions.return_(revision, reason="Dates", by=official, at=NOW)
    return revision


def make_move(name: str, revision: Revision, manager: Person, official: Person) -> None:
    if name == "submit":
        actions.submit(revision, by=manager, at=NOW)
    elif name == "approve":
        actions.approve(revision, by=official, at=NOW)
    elif name == "return":
        actions.return_(revision, reason="Dates", by=official, at=NOW)
    elif name == "reopen":
        actions.reopen(revision, by=manager, at=NOW)
    elif name == "undo":
        actions.undo(revision, reason="Too early", by=official, at=NOW)
    else:
        actions.discard(revision, by=manager, at=NOW)


@pytest.mark.parametrize("status", RevisionStatus.values)
@pytest.mark.parametrize("name", REVISION_MOVES)
def test_move_leads_from_its_states_alone(status: str, name: str, roadmap: Roadmap, manager: Person, official: Person):
    revision = in_state(status, roadmap, manager, official)
    move = REVISION_MOVES[name]
    if status in move.sources:
        make_move(name, revision, manager, official)
        assert Revision.objects.get(pk=revision.pk).status == move.target
    else:
        with pytest.raises(WrongState):
            make_move(name, revision, manager, official)
        assert Revision.objects.get(pk=revision.pk).status == status


def test_first_approval_makes_milestones_with_their_first_baseline(roadmap: Roadmap, manager: Person, official: Person):
    rows = [
        row("Pilot line", "2027-06-30", code="1.1", precision="quarter", wording="II кв. 2027", deliverable="Act"),
        row("Training", code="2.1", workstream="People", precision="ongoing", wording="постоянно"),
        row("Exhibition", code="2.2", workstream="People"),
    ]
    approved(roadmap, rows, manager, official)
    line, training, exhibition = Milestone.objects.filter(roadmap=roadmap)
    assert (line.code, line.title, line.workstream.title, line.deliverable) == (
        "1.1",
        "Pilot line",
        "Production",
        "Act",
    )
    assert (line.baseline_date, line.precision, line.wording) == (date(2027, 6, 30), "quarter", "II кв. 2027")
    assert line.original_baseline_date == date(2027, 6, 30)
    assert (training.workstream.title, training.baseline_date) == ("People", roadmap.programme.ends_on)
    assert exhibition.baseline_date is None
    assert not BaselineMove.objects.exists()


def test_moved_date_moves_the_baseline_and_writes_the_slip_ledger(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, [row("Pilot line", "2027-06-30", code="1.1")], manager, official)
    milestone = Milestone.objects.get()
    second = actions.start_draft(roadmap, [row("Pilot line", "2027-09-30", code="1.1")], by=manager, at=NOW)
    with pytest.raises(Incomplete):
        actions.submit(second, by=manager, at=NOW)
    actions.explain_moves(second, {milestone.pk: ("The customs are slow", "procurement")}, by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW)
    actions.approve(second, by=official, at=NOW)
    milestone.refresh_from_db()
    moved = BaselineMove.objects.get()
    assert (milestone.baseline_date, milestone.original_baseline_date) == (date(2027, 9, 30), date(2027, 6, 30))
    assert (moved.milestone, moved.revision, moved.days) == (milestone, second, 92)
    assert (moved.reason, moved.category) == ("The customs are slow", "procurement")


def test_row_missing_from_the_file_stays_until_it_is_asked_to_be_dropped(
    roadmap: Roadmap, manager: Person, official: Person
):
    approved(roadmap, plan(3), manager, official)
    gone = Milestone.objects.get(code="1.3")
    second = actions.start_draft(roadmap, [*plan(2), row("New one", code="1.9")], by=manager, at=NOW)
    assert [one.is_carried for one in rows_of(second)] == [False, False, False, True]
    actions.decide_missing(second, [gone.pk], by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW)
    actions.approve(second, by=official, at=NOW)
    gone.refresh_from_db()
    assert (gone.cancelled_at, gone.cancelled_in) == (NOW, second)
    assert Milestone.objects.live().count() == 3


def test_dropped_milestone_that_comes_back_is_the_same_one(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, plan(2), manager, official)
    gone = Milestone.objects.get(code="1.2")
    second = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    actions.decide_missing(second, [gone.pk], by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW)
    actions.approve(second, by=official, at=NOW)
    approved(roadmap, plan(2), manager, official)
    gone.refresh_from_db()
    assert gone.cancelled_at is None
    assert Milestone.objects.count() == 2


def test_approving_twice_is_a_wrong_state(roadmap: Roadmap, manager: Person, official: Person):
    revision = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    other_hand = Revision.objects.get(pk=revision.pk)
    actions.approve(revision, by=official, at=NOW)
    with pytest.raises(WrongState):
        actions.approve(other_hand, by=make_official(), at=NOW)
    assert Milestone.objects.count() == 2


def test_plan_made_from_an_older_one_is_stale(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, plan(2), manager, official)
    one = actions.start_draft(roadmap, [*plan(2), row("One", code="2.1")], by=manager, at=NOW)
    other = actions.start_draft(roadmap, [*plan(2), row("Other", code="2.2")], by=manager, at=NOW)
    draft = actions.start_draft(roadmap, [*plan(2), row("Third", code="2.3")], by=manager, at=NOW)
    for revision in (one, other):
        actions.submit(revision, by=manager, at=NOW)
    actions.approve(one, by=official, at=NOW)
    with pytest.raises(StalePlan):
        actions.approve(other, by=official, at=NOW)
    with pytest.raises(StalePlan):
        actions.submit(draft, by=manager, at=NOW)
    assert Revision.objects.get(pk=other.pk).status == RevisionStatus.SUBMITTED
    assert not Milestone.objects.filter(title="Other").exists()


def test_rebased_draft_follows_the_new_plan_and_keeps_its_order(roadmap: Roadmap, manager: Person, official: Person):
    draft = actions.start_draft(roadmap, [*plan(1), row("Third", code="2.3")], by=manager, at=NOW)
    current = approved(roadmap, plan(2), manager, official)
    actions.rebase(draft, by=manager, at=NOW)
    actions.submit(draft, by=manager, at=NOW)
    actions.approve(draft, by=official, at=NOW)
    assert draft.based_on == current
    assert draft.number == current.number + 1
    assert in_force(roadmap.pk) == draft
    assert list(Milestone.objects.values_list("code", flat=True)) == ["1.1", "2.3", "1.2"]


def test_wording_alone_is_in_force_at_once_and_the_official_is_told(
    roadmap: Roadmap, manager: Person, official: Person
):
    first = plan(2)
    approved(roadmap, first, manager, official)
    second = actions.start_draft(roadmap, [replace(first[0], title="Better words"), first[1]], by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW)
    assert (second.status, second.decided_by) == (RevisionStatus.APPROVED, None)
    assert Milestone.objects.get(code="1.1").title == "Better words"
    assert Notice.objects.get(person=official, subject=f"revision:{second.pk}").kind == "revision.in_force"


def test_programme_without_approval_puts_in_force_on_submitting():
    roadmap = make_roadmap(programme=make_programme(is_approval_required=False))
    manager = make_manager(roadmap.cluster)
    revision = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    assert in_force(roadmap.pk) == revision
    assert Milestone.objects.filter(roadmap=roadmap).count() == 2


def test_official_of_a_programme_without_approval_reads_that_none_was_needed():
    roadmap = make_roadmap(programme=make_programme(is_approval_required=False))
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    actions.submit(actions.start_draft(roadmap, plan(1), by=manager, at=NOW), by=manager, at=NOW)
    notice = Notice.objects.get(person=official)
    with translation.override("en"):
        assert kinds.say(notice.kind, notice.params).endswith("is in force: it needed no approval")


def test_done_milestone_keeps_its_dates_and_is_never_dropped(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, plan(2), manager, official)
    Milestone.objects.update(state=ProgressState.DONE, actual_date=date(2027, 5, 1), percent=100)
    first = Milestone.objects.get(code="1.1")
    second = actions.start_draft(
        roadmap, [row("Measure number 1", "2027-12-31", code="1.1"), row("New", code="3")], by=manager, at=NOW
    )
    with pytest.raises(Refusal):
        actions.decide_missing(second, [Milestone.objects.get(code="1.2").pk], by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW)
    enactment = actions.approve(second, by=official, at=NOW)
    first.refresh_from_db()
    assert (first.state, first.baseline_date) == (ProgressState.DONE, date(2027, 6, 30))
    assert enactment.spared == (first.pk,)
    assert not BaselineMove.objects.exists()
    assert second.rows.get(milestone=first).due_date == date(2027, 6, 30)


def test_doubtful_row_is_asked_and_the_answer_is_kept(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, [row("A line", code="1.1"), row("C school", code="1.2")], manager, official)
    line, school = Milestone.objects.order_by("code")
    second = actions.start_draft(roadmap, [row("A line", code="1.2")], by=manager, at=NOW)
    asked = next(one for one in rows_of(second) if one.candidates)
    assert asked.candidates == (line.pk, school.pk)
    with pytest.raises(Incomplete):
        actions.submit(second, by=manager, at=NOW)
    actions.decide(second, Decisions(answers={asked.pk: school.pk}), by=manager, at=NOW)
    actions.replace_rows(second, [row("A line", code="1.2")], by=manager, at=NOW)
    assert [(one.milestone, one.is_carried) for one in rows_of(second)] == [(school.pk, False), (line.pk, True)]


def test_decisions_survive_a_second_reading_of_the_file(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, plan(2), manager, official)
    first, second = Milestone.objects.order_by("code")
    draft = actions.start_draft(roadmap, plan(1, due="2028-01-31"), by=manager, at=NOW)
    decisions = Decisions(dropped=[second.pk], reasons={first.pk: ("No money", "money")})
    actions.decide(draft, decisions, by=manager, at=NOW)
    actions.replace_rows(draft, plan(1, due="2028-02-29"), by=manager, at=NOW)
    rows = rows_of(draft)
    assert [(one.move_reason, one.is_dropped) for one in rows] == [("No money", False), ("", True)]


def test_nothing_new_is_nothing_to_send(roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, plan(2), manager, official)
    same = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)
    with pytest.raises(Refusal):
        actions.submit(same, by=manager, at=NOW)


def test_empty_plan_cannot_be_sent(roadmap: Roadmap, manager: Person):
    with pytest.raises(Incomplete):
        actions.submit(actions.start_draft(roadmap, [], by=manager, at=NOW), by=manager, at=NOW)


def test_nobody_decides_on_their_own_plan(roadmap: Roadmap, manager: Person):
    revision = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    with pytest.raises(Refusal):
        actions.approve(revision, by=manager, at=NOW)
    with pytest.raises(Refusal):
        actions.return_(revision, reason="No", by=manager, at=NOW)


def test_return_needs_a_reason(roadmap: Roadmap, manager: Person, official: Person):
    revision = in_state(RevisionStatus.SUBMITTED, roadmap, manager, official)
    with pytest.raises(Incomplete):
        actions.return_(revision, reason="  ", by=official, at=NOW)


def test_submitting_tells_the_officials_and_approving_the_author(roadmap: Roadmap, manager: Person, official: Person):
    revision = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW, comment="First plan")
    waiting = Notice.objects.get(person=official)
    assert (waiting.kind, waiting.needs_action) == ("revision.submitted", True)
    actions.approve(revision, by=official, at=NOW + timedelta(hours=1))
    waiting.refresh_from_db()
    assert waiting.state == NoticeState.DONE
    assert list(Notice.objects.filter(person=manager).values_list("kind", "needs_action")) == [
        ("revision.approved", False)
    ]
    letters = Message.objects.order_by("pk")
    assert [(letter.kind, letter.address) for letter in letters] == [
        ("revision.receipt", manager.email),
        ("revision.submitted", official.email),
        ("revision.approved", manager.email),
    ]
    assert "First plan" in letters[1].text
    assert f"/revisions/{revision.pk}/" in letters[1].text


def test_returning_tells_the_author_why(roadmap: Roadmap, manager: Person, official: Person):
    revision = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.return_(revision, reason="No deliverables", by=official, at=NOW)
    assert Notice.objects.get(person=manager).needs_action is True
    assert "No deliverables" in Message.objects.get(kind="revision.returned").html


def test_every_deed_writes_one_entry_of_the_ledger(roadmap: Roadmap, manager: Person, official: Person):
    revision = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.return_(revision, reason="Dates", by=official, at=NOW)
    actions.reopen(revision, by=manager, at=NOW)
    actions.replace_rows(revision, plan(2), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.approve(revision, by=official, at=NOW)
    assert list(LedgerEntry.objects.order_by("sequence").values_list("verb", flat=True)) == [
        "revision.drafted",
        "revision.submitted",
        "revision.returned",
        "revision.reopened",
        "revision.rewritten",
        "revision.submitted",
        "revision.approved",
    ]


def test_milestone_of_a_named_member_gets_its_person(roadmap: Roadmap, manager: Person, official: Person):
    sedov = make_manager(roadmap.cluster, full_name="Андрей Седов")
    approved(
        roadmap,
        [row("X", code="1", responsible="Седов А."), row("Y", code="2", responsible="Петрова М.")],
        manager,
        official,
    )
    assert [one.responsible_person for one in Milestone.objects.order_by("code")] == [sedov, None]


def queries_of_a_journey(count: int) -> int:
    """How many queries it takes to bring a plan of so many rows in force and then to move all of it."""
    roadmap = make_roadmap()
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        approved(roadmap, plan(count), manager, official)
        second = actions.start_draft(roadmap, plan(count - 1, due="2027-12-31"), by=manager, at=NOW)
        moved = Milestone.objects.filter(roadmap=roadmap).exclude(code=f"1.{count}")
        dropped = Milestone.objects.filter(roadmap=roadmap, code=f"1.{count}")
        decisions = Decisions(
            dropped=list(dropped.values_list("pk", flat=True)),
            reasons=dict.fromkeys(moved.values_list("pk", flat=True), ("No money", "money")),
        )
        actions.submit(second, by=manager, at=NOW, decisions=decisions)
        actions.approve(second, by=official, at=NOW)
    return len(queries)


def test_number_of_queries_does_not_depend_on_the_number_of_rows():
    queries_of_a_journey(3)
    assert queries_of_a_journey(10) == queries_of_a_journey(30)
