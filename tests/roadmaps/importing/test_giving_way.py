"""A later file takes the place of an earlier draft, unless somebody has worked on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.importing import actions, queries
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import Revision, Roadmap, Upload
from roadmaps.revisions.actions import approve, discard, submit
from roadmaps.terms import RevisionStatus
from tests.clients import signed_in
from tests.factories import NOW, make_manager, make_message, make_official
from tests.roadmaps.understanding.files import measures, workbook

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


def receive(roadmap: Roadmap, by: Person, count: int, name: str = "План.xlsx", **said: str) -> Upload:
    return actions.receive(roadmap, name=name, content=workbook(measures(count, **said)), by=by, at=NOW)


def statuses(roadmap: Roadmap) -> list[str]:
    return list(roadmap.revisions.order_by("number").values_list("status", flat=True))


def test_draft_of_an_earlier_file_gives_way_to_the_next_one(roadmap: Roadmap, manager: Person):
    first = receive(roadmap, manager, 3, "План.xlsx").revision

    second = receive(roadmap, manager, 4, "План 2.xlsx").revision

    first.refresh_from_db()
    assert statuses(roadmap) == [RevisionStatus.DISCARDED, RevisionStatus.DRAFT]
    assert first.replaced_by == second
    entry = LedgerEntry.objects.get(verb="revision.discarded")
    assert entry.details["replaced_by"] == second.number


def correct(draft: Revision, manager: Person) -> None:
    actions.choose(draft.upload, MadeChoices(corrections={"E2": "01.03.2027"}), by=manager, at=NOW)


def edit(draft: Revision, manager: Person) -> None:
    Revision.objects.filter(pk=draft.pk).update(edited_at=NOW)


def answer(draft: Revision, manager: Person) -> None:
    Revision.objects.filter(pk=draft.pk).update(pairs={"row": None})


def comment(draft: Revision, manager: Person) -> None:
    Revision.objects.filter(pk=draft.pk).update(comment="Сроки согласованы с заводом.")


def explain(draft: Revision, manager: Person) -> None:
    draft.rows.filter(position=1).update(move_reason="Задержка поставки", move_category="partner")


def drop(draft: Revision, manager: Person) -> None:
    draft.rows.filter(position=1).update(is_dropped=True)


def write(draft: Revision, manager: Person) -> None:
    make_message(draft, manager)


@pytest.mark.parametrize("work", [correct, edit, answer, comment, explain, drop, write])
def test_draft_on_which_somebody_has_worked_stays(
    work: Callable[[Revision, Person], None], roadmap: Roadmap, manager: Person
):
    first = receive(roadmap, manager, 3)
    work(first.revision, manager)

    second = receive(roadmap, manager, 4, "План 2.xlsx")

    assert statuses(roadmap) == [RevisionStatus.DRAFT, RevisionStatus.DRAFT]
    assert "План.xlsx" in "".join(queries.said_of_drafts(second))


def test_draft_of_a_colleague_stays(roadmap: Roadmap, manager: Person):
    receive(roadmap, make_manager(roadmap.cluster), 3)

    receive(roadmap, manager, 4, "План 2.xlsx")

    assert statuses(roadmap) == [RevisionStatus.DRAFT, RevisionStatus.DRAFT]


def test_returned_plan_taken_up_again_stays(roadmap: Roadmap, manager: Person):
    first = receive(roadmap, manager, 3).revision
    submit(first, by=manager, at=NOW)
    Revision.objects.filter(pk=first.pk).update(status=RevisionStatus.DRAFT)

    receive(roadmap, manager, 4, "План 2.xlsx")

    assert statuses(roadmap) == [RevisionStatus.DRAFT, RevisionStatus.DRAFT]


def test_file_without_a_milestone_takes_no_place(roadmap: Roadmap, manager: Person):
    receive(roadmap, manager, 3)

    actions.receive(roadmap, name="пусто.xlsx", content=workbook([]), by=manager, at=LATER)

    assert Revision.objects.get(number=1).status == RevisionStatus.DRAFT


def test_earlier_file_that_was_read_later_takes_no_place(roadmap: Roadmap, manager: Person):
    actions.receive(roadmap, name="новый.xlsx", content=workbook(measures(4)), by=manager, at=LATER)

    receive(roadmap, manager, 3, "старый.xlsx")

    assert statuses(roadmap) == [RevisionStatus.DRAFT, RevisionStatus.DRAFT]


def test_plan_in_force_and_discarded_ones_are_left_alone(roadmap: Roadmap, manager: Person):
    first = receive(roadmap, manager, 3).revision
    submit(first, by=manager, at=NOW)
    approve(first, by=make_official(), at=NOW)
    discard(receive(roadmap, manager, 4, "б.xlsx").revision, by=manager, at=NOW)

    receive(roadmap, manager, 5, "в.xlsx")

    assert statuses(roadmap) == [RevisionStatus.APPROVED, RevisionStatus.DISCARDED, RevisionStatus.DRAFT]
    assert Revision.objects.get(number=2).replaced_by is None


def test_person_is_told_on_the_next_page_and_the_history_keeps_it(roadmap: Roadmap, manager: Person):
    receive(roadmap, manager, 3)
    client = signed_in(manager)
    file = SimpleUploadedFile("План 2.xlsx", workbook(measures(4)))

    page = client.post(reverse("upload", args=[roadmap.pk]), {"file": file}, follow=True).content.decode()

    assert "Revision 1, the draft of “План.xlsx”, gave way to this file" in page
    history = client.get(reverse("revisions", args=[roadmap.pk])).content.decode()
    assert "gave way to revision 2" in history
