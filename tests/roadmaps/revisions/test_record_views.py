from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.models import Milestone, Revision, Roadmap
from roadmaps.revisions import actions
from roadmaps.revisions.slips import SlipSum, slips_of
from roadmaps.terms import RevisionStatus
from tests.factories import NOW, make_manager, make_official, make_programme, make_roadmap
from tests.roadmaps.revisions.plans import plan, row

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(roadmap: Roadmap, manager: Person, official: Person) -> Revision:
    revision = actions.start_draft(roadmap, plan(3), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    actions.approve(revision, by=official, at=NOW)
    return revision


@pytest.fixture
def second(first: Revision, roadmap: Roadmap, manager: Person) -> Revision:
    """A submitted plan that moves 1.1 by 92 days for money and 1.2 by 30 for law, and adds 9."""
    rows = [
        row("Measure number 1", "2027-09-30", code="1.1"),
        row("Measure number 2", "2027-07-30", code="1.2"),
        row("Measure number 3", "2027-06-30", code="1.3"),
        row("New", "2027-06-30", code="9"),
    ]
    draft = actions.start_draft(roadmap, rows, by=manager, at=NOW)
    pks = dict(Milestone.objects.values_list("code", "pk"))
    reasons = {pks["1.1"]: ("No money", "money"), pks["1.2"]: ("New law", "law")}
    actions.explain_moves(draft, reasons, by=manager, at=NOW)
    actions.submit(draft, by=manager, at=NOW)
    return draft


def client_of(person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def page_of(person: Person, name: str, pk: int, **query: Any) -> str:
    response = client_of(person).get(reverse(name, args=[pk]), query)
    assert response.status_code == 200
    return str(response.content.decode())


def post(person: Person, name: str, revision: Revision, **fields: Any) -> Any:
    return client_of(person).post(reverse(name, args=[revision.pk]), fields)


def pk_of(revision: Revision, code: str) -> int:
    return revision.rows.standing().get(code=code).pk


def test_official_ticks_rows_and_the_cluster_cannot(second: Revision, manager: Person, official: Person):
    page = page_of(official, "revision", second.pk)
    assert page.count('name="rows"') == 3
    assert f'value="{pk_of(second, "9")}" form="approve" checked' in page
    assert "Approve all 3" in page
    assert 'name="rows"' not in page_of(manager, "revision", second.pk)


def test_ticked_rows_alone_are_approved(second: Revision, official: Person):
    ticked = [pk_of(second, code) for code in ("1.1", "9")]
    post(official, "revision_approve", second, which="ticked", rows=ticked, note="The law has not come yet")
    assert Milestone.objects.get(code="1.2").baseline_date.isoformat() == "2027-06-30"
    assert Milestone.objects.get(code="1.1").baseline_date.isoformat() == "2027-09-30"
    second.refresh_from_db()
    assert (second.status, second.counts["declined"]) == (RevisionStatus.APPROVED, 1)


def test_all_are_approved_whatever_is_ticked(second: Revision, official: Person):
    post(official, "revision_approve", second, which="all", rows=[pk_of(second, "9")])
    assert Milestone.objects.get(code="1.2").baseline_date.isoformat() == "2027-07-30"


def test_unticked_rows_without_a_note_are_asked_for_it_and_stay_unticked(second: Revision, official: Person):
    response = post(official, "revision_approve", second, which="ticked", rows=[pk_of(second, "9")])
    page = response.content.decode()
    assert response.status_code == 200
    assert "Say why the other rows are not approved" in page
    assert page.count('form="approve" checked') == 1
    assert Revision.objects.get(pk=second.pk).status == RevisionStatus.SUBMITTED


def test_no_ticked_row_is_no_approval(second: Revision, official: Person):
    response = post(official, "revision_approve", second, which="ticked", note="No")
    assert "No row is ticked" in response.content.decode()


@pytest.mark.parametrize("rows", ["x", "-1", "999999999999999999999", "²"])
def test_nonsense_for_a_row_is_refused(rows: str, second: Revision, official: Person):
    response = post(official, "revision_approve", second, which="ticked", rows=rows, note="No")
    assert response.status_code == 200
    assert Revision.objects.get(pk=second.pk).status == RevisionStatus.SUBMITTED


def test_plan_sent_anew_is_looked_at_again(second: Revision, manager: Person, official: Person):
    seen = second.submitted_at.isoformat()
    actions.return_(second, reason="Dates", by=make_official(), at=NOW)
    actions.reopen(second, by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW + timedelta(hours=1))
    response = post(official, "revision_approve", second, which="all", sent=seen)
    assert "This plan was sent anew" in response.content.decode()
    assert Revision.objects.get(pk=second.pk).status == RevisionStatus.SUBMITTED
    post(official, "revision_approve", second, which="all", sent=second.submitted_at.isoformat())
    assert Revision.objects.get(pk=second.pk).status == RevisionStatus.APPROVED


def partly_approved(second: Revision, official: Person) -> None:
    declined = [pk_of(second, "1.1")]
    actions.approve(second, by=official, at=NOW, declined=declined, note="No money this year either")


def test_cluster_reads_what_was_declined_and_takes_it_up(second: Revision, manager: Person, official: Person):
    partly_approved(second, official)
    page = page_of(manager, "revision", second.pk)
    assert "1 change not approved" in page
    assert "No money this year either" in page
    response = post(manager, "revision_take_up", second)
    draft = Revision.objects.latest("number")
    assert (response.url, draft.takes_up) == (draft.get_absolute_url(), second)
    assert "Taken up again in" in page_of(manager, "revision", second.pk)


def test_taking_up_what_was_not_declined_says_so(first: Revision, manager: Person):
    assert post(manager, "revision_take_up", first).url == first.get_absolute_url()
    assert Revision.objects.count() == 1


def test_undo_page_says_what_happens(second: Revision, official: Person):
    actions.approve(second, by=official, at=NOW)
    page = page_of(official, "revision_undo", second.pk)
    assert "2 dates become the earlier ones again" in page
    assert "9 New" in page
    assert "Revision 1 is in force again" in page


def test_undoing_asks_for_a_reason_first(second: Revision, official: Person):
    actions.approve(second, by=official, at=NOW)
    assert "Say why the approval is taken back" in post(official, "revision_undo", second, reason="").content.decode()
    assert post(official, "revision_undo", second, reason="A mistake").status_code == 302
    page = page_of(official, "revision", second.pk)
    assert "took this plan back on" in page
    assert "A mistake" in page


def test_plan_with_a_later_one_in_force_cannot_be_undone(first: Revision, second: Revision, official: Person):
    actions.approve(second, by=official, at=NOW)
    page = page_of(official, "revision_undo", first.pk)
    assert "Revision 2 has come into force after this one" in page
    assert "<textarea" not in page
    post(official, "revision_undo", first, reason="No")
    assert Revision.objects.get(pk=first.pk).status == RevisionStatus.APPROVED


def test_cluster_takes_back_only_what_nobody_approved(first: Revision, manager: Person):
    assert client_of(manager).get(reverse("revision_undo", args=[first.pk])).status_code == 403
    roadmap = make_roadmap(programme=make_programme(is_approval_required=False))
    own = make_manager(roadmap.cluster)
    revision = actions.start_draft(roadmap, plan(1), by=own, at=NOW)
    actions.submit(revision, by=own, at=NOW)
    assert post(own, "revision_undo", revision, reason="A mistake").status_code == 302
    assert not Milestone.objects.filter(roadmap=roadmap).exists()


def test_slip_ledger_sums_by_category(second: Revision, roadmap: Roadmap, official: Person):
    actions.approve(second, by=official, at=NOW)
    page = slips_of(roadmap)
    assert (page.count, page.milestones, page.days) == (2, 2, 122)
    assert [(one.category, one.count, one.days) for one in page.sums] == [("money", 1, 92), ("law", 1, 30)]
    assert isinstance(page.sums[0], SlipSum)
    assert [(line.code, line.days, line.who) for line in page.lines] == [
        ("1.2", 30, official.short_name),
        ("1.1", 92, official.short_name),
    ]


def test_slip_ledger_is_narrowed_by_the_address(second: Revision, roadmap: Roadmap, official: Person):
    actions.approve(second, by=official, at=NOW)
    milestone = Milestone.objects.get(code="1.1")
    assert [line.code for line in slips_of(roadmap, milestone=str(milestone.pk)).lines] == ["1.1"]
    assert [line.code for line in slips_of(roadmap, category="law").lines] == ["1.2"]
    assert len(slips_of(roadmap, milestone="²", category="<b>").lines) == 2


def test_move_taken_back_is_shown_and_not_counted(second: Revision, roadmap: Roadmap, official: Person):
    actions.approve(second, by=official, at=NOW)
    actions.undo(second, reason="A mistake", by=official, at=NOW)
    page = slips_of(roadmap)
    assert (page.count, page.days, len(page.lines)) == (0, 0, 2)
    assert "taken back on" in page_of(official, "slips", roadmap.pk)


def test_milestone_page_leads_to_its_moves(second: Revision, official: Person, roadmap: Roadmap):
    actions.approve(second, by=official, at=NOW)
    milestone = Milestone.objects.get(code="1.1")
    assert f"{reverse('slips', args=[roadmap.pk])}?m={milestone.pk}" in page_of(official, "milestone", milestone.pk)


def test_receipt_lists_what_was_sent(second: Revision, manager: Person):
    page = page_of(manager, "revision_receipt", second.pk)
    assert "Receipt of revision 2" in page
    assert manager.full_name in page
    assert "Measure number 1" in page
    letter = Message.objects.filter(kind="revision.receipt").latest("pk")
    assert letter.address == manager.email
    assert "1.1 Measure number 1: 30 Jun 2027 → 30 Sep 2027" in letter.text.replace("\xa0", " ")


def test_draft_has_no_receipt(roadmap: Roadmap, manager: Person):
    draft = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    assert client_of(manager).get(reverse("revision_receipt", args=[draft.pk])).status_code == 404


def test_two_revisions_chosen_in_the_history_are_compared(
    first: Revision, second: Revision, roadmap: Roadmap, manager: Person
):
    response = client_of(manager).get(reverse("revisions", args=[roadmap.pk]), {"old": "2", "new": "1"})
    assert response.url == f"{first.get_absolute_url()}?with=2"


@pytest.mark.parametrize("query", [{"old": "1", "new": "1"}, {"old": "x", "new": "1"}, {"old": "99", "new": "1"}])
def test_pair_that_is_none_says_so(query: dict[str, str], first: Revision, roadmap: Roadmap, manager: Person):
    assert "Choose two different revisions" in page_of(manager, "revisions", roadmap.pk, **query)


def test_official_cannot_compare_with_a_draft(first: Revision, roadmap: Roadmap, manager: Person, official: Person):
    actions.start_draft(roadmap, plan(4), by=manager, at=NOW)
    response = client_of(official).get(reverse("revisions", args=[roadmap.pk]), {"old": "1", "new": "2"})
    assert response.status_code == 200


def test_returned_first_plan_is_compared_with_the_one_that_followed(
    roadmap: Roadmap, manager: Person, official: Person
):
    returned = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)
    actions.submit(returned, by=manager, at=NOW)
    actions.return_(returned, reason="Dates", by=official, at=NOW)
    after = actions.start_draft(roadmap, plan(2, due="2027-09-30"), by=manager, at=NOW)
    page = page_of(manager, "revision", after.pk, **{"with": str(returned.number)})
    assert "2 dates move" in page


def test_history_tells_what_each_revision_changed(second: Revision, roadmap: Roadmap, manager: Person):
    page = page_of(manager, "revisions", roadmap.pk)
    assert "3 new" in page
    assert "2 changed, 2 of them moved" in page


@pytest.mark.parametrize("name", ["revision", "revision_undo", "revision_receipt", "slips"])
def test_pages_need_the_same_queries_for_any_number_of_rows(name: str):
    def queries_of(count: int) -> int:
        roadmap = make_roadmap()
        manager, official = make_manager(roadmap.cluster), make_official(roadmap.cluster)
        for due in ("2027-06-30", "2027-12-31"):
            revision = actions.start_draft(roadmap, plan(count, due=due), by=manager, at=NOW)
            reasons = dict.fromkeys(roadmap.milestones.values_list("pk", flat=True), ("No money", "money"))
            actions.explain_moves(revision, reasons, by=manager, at=NOW)
            actions.submit(revision, by=manager, at=NOW)
            actions.approve(revision, by=official, at=NOW)
        client = client_of(official)
        address = reverse(name, args=[roadmap.pk if name == "slips" else revision.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    assert queries_of(2) == queries_of(15)
