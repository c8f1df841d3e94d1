from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from msgspec.structs import replace

from portal.accounts.models import Person
from roadmaps.models import Milestone, Revision, Roadmap
from roadmaps.revisions import actions
from roadmaps.terms import RevisionStatus
from tests.clients import signed_in
from tests.factories import NOW, make_admin, make_manager, make_official, make_roadmap
from tests.roadmaps.revisions.plans import plan, row

pytestmark = pytest.mark.django_db
MOVES = ("submit", "decide", "rebase", "reopen", "discard", "approve", "return")
OF_THE_CLUSTER = frozenset({"submit", "decide", "rebase", "reopen", "discard"})


def submitted(roadmap: Roadmap, manager: Person, count: int = 2) -> Revision:
    revision = actions.start_draft(roadmap, plan(count), by=manager, at=NOW)
    actions.submit(revision, by=manager, at=NOW)
    return revision


def post(person: Person, move: str, revision: Revision, **fields: Any) -> Any:
    return signed_in(person).post(reverse(f"revision_{move}", args=[revision.pk]), fields)


@pytest.mark.parametrize("move", MOVES)
def test_move_of_another_cluster_is_not_found(move: str, roadmap: Roadmap, manager: Person):
    revision = submitted(roadmap, manager)
    stranger = make_manager(make_roadmap().cluster)
    assert post(stranger, move, revision).status_code == 404


@pytest.mark.parametrize("move", MOVES)
def test_move_of_the_other_side_is_forbidden(move: str, roadmap: Roadmap, manager: Person, official: Person):
    revision = submitted(roadmap, manager)
    other_side = official if move in OF_THE_CLUSTER else manager
    assert post(other_side, move, revision).status_code == 403


@pytest.mark.parametrize("move", MOVES)
def test_move_is_never_made_by_reading(move: str, roadmap: Roadmap, manager: Person):
    revision = submitted(roadmap, manager)
    assert signed_in(manager).get(reverse(f"revision_{move}", args=[revision.pk])).status_code == 405


def test_pages_of_people_without_a_part_in_it_are_not_found(roadmap: Roadmap, manager: Person):
    revision = submitted(roadmap, manager)
    for person in (make_admin(), make_manager(make_roadmap().cluster)):
        client = signed_in(person)
        assert client.get(revision.get_absolute_url()).status_code == 404
        assert client.get(reverse("revisions", args=[roadmap.pk])).status_code == 404


def test_draft_that_changes_nothing_offers_nothing_to_send(roadmap: Roadmap, manager: Person, official: Person):
    actions.approve(submitted(roadmap, manager), by=official, at=NOW)
    draft = actions.start_draft(roadmap, plan(2), by=manager, at=NOW)

    page = signed_in(manager).get(draft.get_absolute_url()).content.decode()

    assert "Nothing differs from the plan in force, so there is nothing to send." in page
    assert "Put in force" not in page
    assert reverse("revision_discard", args=[draft.pk]) in page


def test_draft_is_the_clusters_own(roadmap: Roadmap, manager: Person, official: Person):
    draft = actions.start_draft(roadmap, plan(1), by=manager, at=NOW)
    assert signed_in(official).get(draft.get_absolute_url()).status_code == 404
    assert signed_in(manager).get(draft.get_absolute_url()).status_code == 200
    assert f'href="{draft.get_absolute_url()}"' not in page_of(official, "revisions", roadmap.pk)
    assert f'href="{draft.get_absolute_url()}"' in page_of(manager, "revisions", roadmap.pk)


def page_of(person: Person, name: str, pk: int, **query: str) -> str:
    response = signed_in(person).get(reverse(name, args=[pk]), query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_official_sees_the_comparison_and_may_approve(roadmap: Roadmap, manager: Person, official: Person):
    revision = submitted(roadmap, manager)
    page = page_of(official, "revision", revision.pk)
    assert "Measure number 2" in page
    assert reverse("revision_approve", args=[revision.pk]) in page
    assert reverse("revision_approve", args=[revision.pk]) not in page_of(manager, "revision", revision.pk)


def test_approving_puts_the_plan_in_force(roadmap: Roadmap, manager: Person, official: Person):
    revision = submitted(roadmap, manager)
    response = post(official, "approve", revision)
    assert (response.status_code, response.url) == (302, revision.get_absolute_url())
    assert Milestone.objects.filter(roadmap=roadmap).count() == 2


def test_approving_too_late_says_why_and_changes_nothing(roadmap: Roadmap, manager: Person, official: Person):
    revision = submitted(roadmap, manager)
    actions.return_(revision, reason="No", by=make_official(), at=NOW)
    response = signed_in(official).post(reverse("revision_approve", args=[revision.pk]), follow=True)
    assert "its state is now “Returned”" in response.content.decode()
    assert not Milestone.objects.exists()


def test_returning_without_a_reason_asks_for_it(roadmap: Roadmap, manager: Person, official: Person):
    revision = submitted(roadmap, manager)
    response = post(official, "return", revision, reason=" ")
    assert response.status_code == 200
    assert "Say what has to be changed" in response.content.decode()
    assert Revision.objects.get().status == RevisionStatus.SUBMITTED


def moved_draft(roadmap: Roadmap, manager: Person, official: Person) -> Revision:
    actions.approve(submitted(roadmap, manager, 3), by=official, at=NOW)
    rows = plan(3, due="2027-09-30")[:2]
    return actions.start_draft(roadmap, [*rows, row("New one", code="9")], by=manager, at=NOW)


def test_submitting_without_reasons_keeps_what_was_typed(roadmap: Roadmap, manager: Person, official: Person):
    draft = moved_draft(roadmap, manager, official)
    first, second = Milestone.objects.filter(code__in=["1.1", "1.2"]).order_by("code")
    response = post(manager, "submit", draft, **{f"reason_{first.pk}": "Slow customs", f"category_{first.pk}": "law"})
    page = response.content.decode()
    assert response.status_code == 200
    assert 'value="Slow customs"' in page
    assert f"#id_reason_{second.pk}" in page
    assert f"#id_reason_{first.pk}" not in page
    assert Revision.objects.get(pk=draft.pk).status == RevisionStatus.DRAFT


def test_one_reason_for_all_and_a_dropped_row(roadmap: Roadmap, manager: Person, official: Person):
    draft = moved_draft(roadmap, manager, official)
    missing = Milestone.objects.get(code="1.3")
    fields = {"reason_for_all": "No money", "category_for_all": "money", f"missing_{missing.pk}": "drop"}
    post(manager, "submit", draft, comment="See the letter", **fields)
    draft.refresh_from_db()
    assert (draft.status, draft.comment) == (RevisionStatus.SUBMITTED, "See the letter")
    assert list(draft.rows.values_list("move_reason", "move_category", "is_dropped")) == [
        ("No money", "money", False),
        ("No money", "money", False),
        ("", "", False),
        ("", "", True),
    ]


def test_decisions_are_kept_without_sending(roadmap: Roadmap, manager: Person, official: Person):
    draft = moved_draft(roadmap, manager, official)
    first = Milestone.objects.get(code="1.1")
    post(manager, "decide", draft, **{f"reason_{first.pk}": "Slow customs"})
    assert Revision.objects.get(pk=draft.pk).status == RevisionStatus.DRAFT
    assert 'value="Slow customs"' in page_of(manager, "revision", draft.pk)


def test_doubtful_row_is_answered_on_the_page(roadmap: Roadmap, manager: Person, official: Person):
    first = actions.start_draft(roadmap, [row("A line", code="1.1"), row("School", code="1.2")], by=manager, at=NOW)
    actions.submit(first, by=manager, at=NOW)
    actions.approve(first, by=official, at=NOW)
    draft = actions.start_draft(roadmap, [row("A line", code="1.2")], by=manager, at=NOW)
    asked = draft.rows.exclude(candidates=[]).get()
    line = Milestone.objects.get(title="A line")
    assert "1.1 A line · " in page_of(manager, "revision", draft.pk)
    assert "Say which milestone it is" in post(manager, "submit", draft).content.decode()
    response = post(manager, "submit", draft, **{f"pair_{asked.pk}": str(line.pk)})
    assert response.status_code == 302
    assert draft.rows.get(milestone=line).code == "1.2"


def test_answer_that_brings_a_moved_date_to_light_is_kept(roadmap: Roadmap, manager: Person, official: Person):
    first = actions.start_draft(
        roadmap, [row("A line", "2027-06-30", code="1.1"), row("School", code="1.2")], by=manager, at=NOW
    )
    actions.submit(first, by=manager, at=NOW)
    actions.approve(first, by=official, at=NOW)
    draft = actions.start_draft(roadmap, [row("A line", "2028-06-30", code="1.2")], by=manager, at=NOW)
    line = Milestone.objects.get(title="A line")
    asked = draft.rows.exclude(candidates=[]).get()

    post(manager, "submit", draft, **{f"pair_{asked.pk}": str(line.pk)})

    draft.refresh_from_db()
    assert (draft.status, draft.rows.get(milestone=line).code) == (RevisionStatus.DRAFT, "1.2")
    assert f'name="reason_{line.pk}"' in page_of(manager, "revision", draft.pk)


def test_foreign_milestone_is_no_answer(roadmap: Roadmap, manager: Person, official: Person):
    draft = moved_draft(roadmap, manager, official)
    stranger = make_roadmap()
    foreign = actions.start_draft(stranger, plan(1), by=make_manager(stranger.cluster), at=NOW)
    post(manager, "decide", draft, **{f"missing_{foreign.pk + 999}": "drop", f"pair_{draft.rows.first().pk}": "1"})
    assert not draft.rows.filter(is_dropped=True).exists()


def test_any_two_revisions_can_be_compared(roadmap: Roadmap, manager: Person, official: Person):
    first = submitted(roadmap, manager)
    actions.approve(first, by=official, at=NOW)
    rows = plan(2)
    second = actions.start_draft(roadmap, [replace(rows[0], title="Other words"), rows[1]], by=manager, at=NOW)
    actions.submit(second, by=manager, at=NOW)
    third = actions.start_draft(roadmap, [*rows, row("Third", code="3")], by=manager, at=NOW)
    actions.submit(third, by=manager, at=NOW)
    page = page_of(official, "revision", third.pk, **{"with": str(first.number)})
    assert "Revision 3 beside revision 1" in page
    assert "Other words" not in page
    assert "Other words" in page_of(official, "revision", third.pk)


@pytest.mark.parametrize("number", ["x", "99", "-1", "1" * 30, "²"])
def test_comparing_with_what_is_not_there_falls_back(number: str, roadmap: Roadmap, manager: Person):
    revision = submitted(roadmap, manager)
    assert "the first plan of this roadmap" in page_of(manager, "revision", revision.pk, **{"with": number})


def test_receipt_names_who_sent_it_and_the_number(roadmap: Roadmap, manager: Person):
    page = page_of(manager, "revision", submitted(roadmap, manager).pk)
    assert "Revision 1" in page
    assert manager.full_name in page


def queries_of(person: Person, address: str) -> int:
    client = signed_in(person)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_pages_need_the_same_queries_for_any_number_of_rows(roadmap: Roadmap, manager: Person, official: Person):
    larger = make_roadmap()
    larger_manager = make_manager(larger.cluster)
    few, many = submitted(roadmap, manager, 3), submitted(larger, larger_manager, 60)
    for _ in range(3):
        submitted(larger, larger_manager, 5)
    assert queries_of(manager, few.get_absolute_url()) == queries_of(larger_manager, many.get_absolute_url())
    assert queries_of(manager, reverse("revisions", args=[roadmap.pk])) == queries_of(
        larger_manager, reverse("revisions", args=[larger.pk])
    )
