from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.inbox.models import Notice
from portal.mail.models import Message, MessageState
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.models import BaselineMove, Milestone, ProgressReport, Revision, Roadmap
from roadmaps.revisions import actions
from roadmaps.revisions.queries import in_force
from roadmaps.revisions.undoing import undoing_of
from roadmaps.terms import ReportStatus, RevisionStatus
from tests.factories import NOW, make_manager, make_message, make_official, make_programme, make_roadmap
from tests.roadmaps.revisions.plans import plan, row
from tests.roadmaps.revisions.random_plans import changed_plan, kept_of, random_plan, sent

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def first(roadmap: Roadmap, manager: Person, official: Person) -> Revision:
    return approved(roadmap, plan(3), manager, official)


def approved(roadmap: Roadmap, rows: list, manager: Person, official: Person) -> Revision:
    revision = sent(roadmap, rows, manager, Random(1))
    actions.approve(revision, by=official, at=NOW)
    return revision


def undo(revision: Revision, official: Person) -> None:
    actions.undo(revision, reason="Too early", by=official, at=LATER)


@pytest.mark.parametrize("seed", range(25))
def test_undoing_restores_every_column(seed: int, roadmap: Roadmap, manager: Person, official: Person):
    chance = Random(seed)
    rows = random_plan(chance)
    actions.approve(sent(roadmap, rows, manager, chance), by=official, at=NOW)
    before = kept_of(roadmap)
    second = sent(roadmap, changed_plan(chance, rows), manager, chance)
    actions.approve(second, by=official, at=LATER)
    undo(second, official)
    assert kept_of(roadmap) == before


def test_undoing_the_first_plan_leaves_nothing(first: Revision, roadmap: Roadmap, official: Person):
    undo(first, official)
    assert kept_of(roadmap) == ([], [])
    assert in_force(roadmap.pk) is None


def test_plan_before_is_in_force_again(first: Revision, roadmap: Roadmap, manager: Person, official: Person):
    second = approved(roadmap, plan(3, due="2027-12-31"), manager, official)
    undo(second, official)
    assert in_force(roadmap.pk) == first
    assert (second.status, second.undone_by, second.undone_at) == (RevisionStatus.UNDONE, official, LATER)
    assert set(Milestone.objects.values_list("baseline_date", flat=True)) == {date(2027, 6, 30)}


def test_moves_stay_in_the_slip_ledger_as_taken_back(
    first: Revision, roadmap: Roadmap, manager: Person, official: Person
):
    second = approved(roadmap, plan(3, due="2027-12-31"), manager, official)
    undo(second, official)
    assert BaselineMove.objects.filter(taken_back_at=LATER).count() == 3
    assert not BaselineMove.objects.standing().exists()


def report(milestone: Milestone, author: Person, status: str) -> None:
    ProgressReport.objects.create(
        milestone=milestone,
        author=author,
        status=status,
        state="in_progress",
        created_at=LATER,
        submitted_by=None if status == ReportStatus.DRAFT else author,
        submitted_at=None if status == ReportStatus.DRAFT else LATER,
    )


def test_report_on_what_it_changed_forbids_undoing(first: Revision, manager: Person, official: Person):
    report(Milestone.objects.get(code="1.2"), manager, ReportStatus.SUBMITTED)
    with pytest.raises(Refusal) as refused:
        undo(first, official)
    assert "Measure number 2" in str(refused.value.message)
    assert Revision.objects.get().status == RevisionStatus.APPROVED


def test_long_title_in_a_refusal_is_seen_to_be_cut(roadmap: Roadmap, manager: Person, official: Person):
    revision = approved(roadmap, [row("Commission the pilot line " * 4, code="1.1")], manager, official)
    report(Milestone.objects.get(), manager, ReportStatus.SUBMITTED)
    with pytest.raises(Refusal) as refused:
        undo(revision, official)
    assert "Commission the pilot line Com…" in str(refused.value.message)


def test_report_on_what_it_left_alone_does_not(first: Revision, roadmap: Roadmap, manager: Person, official: Person):
    second = approved(roadmap, [*plan(3), row("New", code="9")], manager, official)
    report(Milestone.objects.get(code="1.2"), manager, ReportStatus.SUBMITTED)
    undo(second, official)
    assert not Milestone.objects.filter(code="9").exists()


def test_later_plan_forbids_undoing(first: Revision, roadmap: Roadmap, manager: Person, official: Person):
    approved(roadmap, plan(4), manager, official)
    with pytest.raises(Refusal):
        undo(first, official)


def test_new_milestone_that_somebody_wrote_about_is_kept_as_dropped(
    first: Revision, roadmap: Roadmap, manager: Person, official: Person
):
    second = approved(roadmap, [*plan(3), row("New", code="8"), row("Newer", code="9")], manager, official)
    talked = Milestone.objects.get(code="8")
    make_message(talked, manager, text="When?", written_at=LATER)
    assert [one.pk for one in undoing_of(second).kept] == [talked.pk]
    undo(second, official)
    talked.refresh_from_db()
    assert (talked.cancelled_at, talked.cancelled_in) == (LATER, second)
    assert not Milestone.objects.filter(code="9").exists()


def test_what_was_touched_since_is_kept_and_named(first: Revision, roadmap: Roadmap, manager: Person, official: Person):
    second = approved(roadmap, plan(3, due="2027-12-31"), manager, official)
    Milestone.objects.filter(code="1.1").update(baseline_date=date(2028, 2, 1))
    assert [one.code for one in undoing_of(second).touched] == ["1.1"]
    undo(second, official)
    assert Milestone.objects.get(code="1.1").baseline_date == date(2028, 2, 1)
    assert Milestone.objects.get(code="1.2").baseline_date == date(2027, 6, 30)


def test_undoing_twice_is_a_wrong_state(first: Revision, official: Person):
    other_hand = Revision.objects.get(pk=first.pk)
    undo(first, official)
    with pytest.raises(WrongState):
        undo(other_hand, official)


def test_undoing_needs_a_reason(first: Revision, official: Person):
    with pytest.raises(Incomplete):
        actions.undo(first, reason=" ", by=official, at=LATER)


def test_undoing_is_told_and_entered(first: Revision, manager: Person, official: Person):
    undo(first, official)
    assert Notice.objects.filter(person=manager, kind="revision.undone").count() == 1
    assert "Too early" in Message.objects.get(kind="revision.undone", person=manager).text
    assert LedgerEntry.objects.latest("sequence").verb == "revision.undone"


def test_plan_in_force_without_approval_can_be_undone_by_the_cluster():
    roadmap = make_roadmap(programme=make_programme(is_approval_required=False))
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    revision = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    undo(revision, manager)
    assert not Milestone.objects.exists()
    assert Notice.objects.filter(person=official, kind="revision.undone").exists()


def test_undone_plan_can_be_taken_up_again(first: Revision, roadmap: Roadmap, manager: Person, official: Person):
    second = approved(roadmap, [*plan(2, due="2027-12-31"), row("New", code="9")], manager, official)
    wanted = list(Milestone.objects.values_list("code", "baseline_date", "cancelled_at"))
    undo(second, official)
    draft = actions.take_up(second, by=manager, at=LATER)
    assert actions.take_up(second, by=manager, at=LATER) == draft
    actions.submit(draft, by=manager, at=LATER)
    actions.approve(draft, by=official, at=NOW)
    assert list(Milestone.objects.values_list("code", "baseline_date", "cancelled_at")) == wanted


def queries_of_undoing(count: int) -> int:
    roadmap = make_roadmap()
    manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
    approved(roadmap, plan(count), manager, official)
    second = approved(roadmap, [*plan(count, due="2027-12-31"), row("New", code="9")], manager, official)
    with CaptureQueriesContext(connection) as queries:
        undo(second, official)
    return len(queries)


def test_number_of_queries_of_undoing_does_not_depend_on_the_number_of_rows():
    assert queries_of_undoing(3) == queries_of_undoing(20)


def test_letter_of_an_approval_waits_and_never_leaves_once_it_is_undone(first: Revision, official: Person):
    letter = Message.objects.get(kind="revision.approved")
    assert (letter.state, letter.not_before) == (MessageState.QUEUED, NOW + timedelta(seconds=settings.UNDO_SECONDS))

    undo(first, official)

    letter.refresh_from_db()
    assert letter.state == MessageState.CANCELLED
    assert Message.objects.filter(kind="revision.undone").exists()
