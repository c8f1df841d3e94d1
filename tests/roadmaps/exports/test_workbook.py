from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from portal.accounts.models import Person
from roadmaps.importing import actions as importing
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.queries import next_page
from roadmaps.models import Revision, Roadmap, Upload
from roadmaps.revisions import actions as revisions
from roadmaps.revisions.queries import difference_of, in_force, rows_of
from roadmaps.terms import RevisionStatus
from tests.factories import NOW, make_manager, make_official, make_programme, make_roadmap
from tests.roadmaps.understanding.files import workbook
from tests.roadmaps.workbooks.own_workbooks import RICH, changed

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap(programme=make_programme(is_approval_required=False))


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster)


@pytest.fixture
def plan(roadmap: Roadmap, manager: Person) -> Revision:
    revision = revisions.start_draft(roadmap, RICH, by=manager, at=NOW)
    revisions.submit(revision, by=manager, at=NOW)
    return revision


def downloaded(person: Person, roadmap: Roadmap, **query: int) -> bytes:
    client = Client()
    client.force_login(person)
    return client.get(reverse("roadmap_workbook", args=[roadmap.pk]), query).content


def sent_back(roadmap: Roadmap, manager: Person, content: bytes) -> Upload:
    return importing.receive(roadmap, name="plan.xlsx", content=content, by=manager, at=LATER)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_workbook_sent_back_unchanged_changes_nothing(language: str, roadmap: Roadmap, manager: Person, plan: Revision):
    manager.language = language
    manager.save()
    upload = sent_back(roadmap, manager, downloaded(manager, roadmap))
    found = difference_of(rows_of(in_force(roadmap.pk)), rows_of(upload.revision))
    assert [change.fields for change in found.difference.changed] == []
    assert found.difference.is_empty
    assert found.dropped == ()
    assert upload.open_problems == 0
    assert upload.summary["origin"]["revision"] == plan.number


def test_workbook_with_changes_brings_these_alone(roadmap: Roadmap, manager: Person, plan: Revision):
    def change(sheet: Worksheet) -> None:
        sheet.cell(2, 4).value = "Ввод второй линии"
        sheet.delete_rows(6)

    upload = sent_back(roadmap, manager, changed(downloaded(manager, roadmap), change))
    found = difference_of(rows_of(in_force(roadmap.pk)), rows_of(upload.revision))
    assert [(one.new.row.title, one.names) for one in found.difference.changed] == [("Ввод второй линии", {"title"})]
    assert [row.row.title for row in rows_of(upload.revision) if row.is_carried] == ["Year"]


def test_workbook_of_another_roadmap_is_matched_like_any_file(roadmap: Roadmap, manager: Person, plan: Revision):
    other = make_roadmap(programme=make_programme())
    stranger = make_manager(other.cluster)
    upload = sent_back(other, stranger, downloaded(manager, roadmap))
    assert {row.milestone for row in rows_of(upload.revision)} == {None}
    assert "other_roadmap" in {one["kind"] for one in upload.problems}


def test_older_workbook_says_so(roadmap: Roadmap, manager: Person, plan: Revision):
    content = downloaded(manager, roadmap)
    newer = revisions.start_draft(roadmap, [*RICH, RICH[0]], by=manager, at=LATER)
    Revision.objects.filter(pk=newer.pk).update(status=RevisionStatus.APPROVED, submitted_at=LATER, decided_at=LATER)
    upload = sent_back(roadmap, manager, content)
    assert "older_workbook" in {one["kind"] for one in upload.problems}


def test_any_revision_that_one_may_see_can_be_downloaded(roadmap: Roadmap, manager: Person, plan: Revision):
    draft = revisions.start_draft(roadmap, RICH[:2], by=manager, at=LATER)
    sheet = load_workbook(BytesIO(downloaded(manager, roadmap, revision=draft.number))).worksheets[0]
    assert [sheet.cell(number, 4).value for number in (2, 3)] == [RICH[0].title, RICH[1].title]


@pytest.mark.parametrize("asked", ["99", "x", "-1"])
def test_revision_that_is_not_there_is_not_found(asked: str, roadmap: Roadmap, manager: Person, plan: Revision):
    client = Client()
    client.force_login(manager)
    assert client.get(reverse("roadmap_workbook", args=[roadmap.pk]), {"revision": asked}).status_code == 404


def test_draft_of_a_cluster_is_hidden_from_the_ministry(roadmap: Roadmap, manager: Person, plan: Revision):
    draft = revisions.start_draft(roadmap, RICH[:2], by=manager, at=LATER)
    client = Client()
    client.force_login(make_official(roadmap.cluster))
    address = reverse("roadmap_workbook", args=[roadmap.pk])
    assert client.get(address, {"revision": draft.number}).status_code == 404
    assert client.get(address).status_code == 200


def test_roadmap_without_a_plan_gives_a_blank(roadmap: Roadmap, manager: Person):
    sheet = load_workbook(BytesIO(downloaded(manager, roadmap))).worksheets[0]
    assert [sheet.cell(2, column).value for column in range(1, 9)] == [None] * 8


def test_stranger_is_told_that_there_is_none(roadmap: Roadmap, plan: Revision):
    stranger = make_manager(make_roadmap().cluster)
    client = Client()
    client.force_login(stranger)
    assert client.get(reverse("roadmap_workbook", args=[roadmap.pk])).status_code == 404


def test_workbook_leads_past_the_check_and_is_offered_on_the_pages(roadmap: Roadmap, manager: Person, plan: Revision):
    client = Client()
    client.force_login(manager)
    address = reverse("roadmap_workbook", args=[roadmap.pk])
    upload = sent_back(roadmap, manager, downloaded(manager, roadmap))
    assert next_page(upload) == upload.revision.get_absolute_url()
    assert f'href="{address}"' in client.get(roadmap.get_absolute_url()).content.decode()
    page = client.get(reverse("revisions", args=[roadmap.pk])).content.decode()
    assert f'href="{address}?revision={plan.number}"' in page


def test_choices_for_files_with_the_same_headings_do_not_touch_a_known_workbook(
    roadmap: Roadmap, manager: Person, plan: Revision
):
    content = downloaded(manager, roadmap)
    heads = [cell.value for cell in load_workbook(BytesIO(content)).worksheets[0][1]][1:]
    stranger = sent_back(roadmap, manager, workbook([["1", "A", "Pilot line"]], head=heads))
    importing.choose(stranger, MadeChoices(mapping={3: "notes", 4: ""}), by=manager, at=LATER)
    upload = sent_back(roadmap, manager, content)
    assert difference_of(rows_of(in_force(roadmap.pk)), rows_of(upload.revision)).difference.is_empty


def test_rows_can_be_sorted_and_deleted_while_the_head_is_locked(roadmap: Roadmap, manager: Person, plan: Revision):
    sheet = load_workbook(BytesIO(downloaded(manager, roadmap))).worksheets[0]
    assert sheet.protection.sheet is True
    assert (sheet.protection.sort, sheet.protection.deleteRows, sheet.protection.insertRows) == (False, False, False)
    assert sheet.protection.insertColumns is True
    assert {cell.protection.locked for cell in sheet[1]} == {True}
    assert {cell.protection.locked for row in sheet.iter_rows(min_row=2) for cell in row if cell.has_style} == {False}


def test_bad_cell_of_a_known_workbook_is_mended_on_the_check_page(roadmap: Roadmap, manager: Person, plan: Revision):
    def change(sheet: Worksheet) -> None:
        sheet["G2"].value = "31.11.2027"

    client = Client()
    client.force_login(manager)
    upload = sent_back(roadmap, manager, changed(downloaded(manager, roadmap), change))
    address = reverse("upload_check", args=[upload.pk])
    assert next_page(upload) == address
    assert client.get(address).status_code == 200
    client.post(address, {"fix:G2": "30.11.2027", "read": "cells"})
    found = difference_of(rows_of(in_force(roadmap.pk)), rows_of(upload.revision)).difference
    assert [(one.new.row.due_date, sorted(one.names)) for one in found.changed] == [
        (date(2027, 11, 30), ["due_date", "wording"])
    ]
    assert (found.added, found.removed) == ((), ())
