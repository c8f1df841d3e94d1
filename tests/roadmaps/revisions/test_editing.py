from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from portal.shell.grid_post import PostedCell
from roadmaps.errors import Incomplete, Refusal, WrongState
from roadmaps.importing import actions as importing
from roadmaps.models import Milestone, Revision, Roadmap
from roadmaps.revisions import actions
from roadmaps.revisions.editing import (
    MOST_ROWS,
    drop_row,
    edit_plan,
    insert_rows,
    keep_row,
    move_row,
    write_cells,
)
from tests.clients import signed_in
from tests.factories import NOW, make_manager, make_official, make_roadmap
from tests.roadmaps.revisions.plans import plan
from tests.roadmaps.understanding.files import measures, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap()


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster, language="en")


@pytest.fixture
def official(roadmap: Roadmap) -> Person:
    return make_official(roadmap.cluster, language="en")


@pytest.fixture
def draft(roadmap: Roadmap, manager: Person, official: Person) -> Revision:
    """A copy of a plan of three in force."""
    first = actions.start_draft(roadmap, plan(3), by=manager, at=NOW)
    actions.submit(first, by=manager, at=NOW)
    actions.approve(first, by=official, at=NOW)
    return edit_plan(roadmap, by=manager, at=NOW)


def titles(draft: Revision) -> list[str]:
    return list(draft.rows.order_by("position").values_list("title", flat=True))


def post(person: Person, draft: Revision, body: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return signed_in(person).post(reverse("revision_cells", args=[draft.pk]), text, content_type="application/json")


def test_copy_of_the_plan_keeps_its_milestones(draft: Revision) -> None:
    assert titles(draft) == ["Measure number 1", "Measure number 2", "Measure number 3"]
    assert set(draft.rows.values_list("milestone", flat=True)) == set(Milestone.objects.values_list("pk", flat=True))
    assert draft.based_on is not None


def test_open_draft_is_gone_on_with(draft: Revision, manager: Person) -> None:
    assert edit_plan(draft.roadmap, by=manager, at=NOW) == draft


def test_roadmap_without_a_plan_begins_empty(roadmap: Roadmap, manager: Person) -> None:
    draft = edit_plan(roadmap, by=manager, at=NOW)
    made = insert_rows(draft, after=None, by=manager, at=NOW)
    write_cells(
        draft, [PostedCell(made.pk, "title", "The first"), PostedCell(made.pk, "due", "2027")], by=manager, at=NOW
    )
    actions.submit(draft, by=manager, at=NOW)

    assert titles(draft) == ["The first"]


def test_rows_keep_their_milestones_whatever_they_say(draft: Revision, manager: Person, official: Person) -> None:
    """Two rows trade their words, which would be matched the other way round, also when compared anew."""
    one, two, _three = draft.rows.order_by("position")
    cells = [PostedCell(one.pk, name, getattr(two, name)) for name in ("code", "title")]
    cells += [PostedCell(two.pk, name, getattr(one, name)) for name in ("code", "title")]
    write_cells(draft, cells, by=manager, at=NOW)
    actions.rebase(draft, by=manager, at=NOW)
    actions.submit(draft, by=manager, at=NOW)
    actions.approve(draft, by=official, at=NOW)

    milestones = {milestone.pk: milestone.title for milestone in Milestone.objects.all()}
    assert milestones[one.milestone_id or 0] == two.title
    assert milestones[two.milestone_id or 0] == one.title


def test_cell_changed_by_another_person_is_a_conflict(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    write_cells(draft, [PostedCell(row.pk, "title", "Theirs", "Measure number 1")], by=manager, at=NOW)

    outcomes = write_cells(
        draft,
        [PostedCell(row.pk, "title", "Mine", "Measure number 1"), PostedCell(row.pk, "responsible", "Ким О. А.", "")],
        by=manager,
        at=NOW,
    )

    assert [outcome.state for outcome in outcomes] == ["conflict", "saved"]
    row.refresh_from_db()
    assert (row.title, row.responsible) == ("Theirs", "Ким О. А.")


def test_both_typing_the_same_is_no_conflict(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    cell = PostedCell(row.pk, "title", "Ours", "Measure number 1")
    write_cells(draft, [cell], by=manager, at=NOW)

    assert [outcome.state for outcome in write_cells(draft, [cell], by=manager, at=NOW)] == ["saved"]


def test_refused_text_leaves_the_row_and_the_others_are_written(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    outcomes = write_cells(
        draft, [PostedCell(row.pk, "title", "x" * 10_000), PostedCell(row.pk, "weight", "5")], by=manager, at=NOW
    )

    assert [outcome.state for outcome in outcomes] == ["refused", "saved"]
    row.refresh_from_db()
    assert (row.title, row.weight) == ("Measure number 1", 5)


def test_row_of_another_plan_is_gone(draft: Revision, manager: Person) -> None:
    other = actions.start_draft(make_roadmap(), plan(1), by=manager, at=NOW).rows.get()

    assert [one.state for one in write_cells(draft, [PostedCell(other.pk, "title", "x")], by=manager, at=NOW)] == [
        "gone"
    ]
    other.refresh_from_db()
    assert other.title == "Measure number 1"


def test_rows_are_inserted_copied_and_moved(draft: Revision, manager: Person) -> None:
    one, _two, three = draft.rows.order_by("position")
    insert_rows(draft, after=one.pk, by=manager, at=NOW)
    copy = insert_rows(draft, after=three.pk, is_copy=True, by=manager, at=NOW)
    move_row(draft, three.pk, places=-1, by=manager, at=NOW)
    move_row(draft, one.pk, places=-1, by=manager, at=NOW)

    assert titles(draft) == ["Measure number 1", "", "Measure number 3", "Measure number 2", "Measure number 3"]
    assert (copy.code, copy.milestone_id, copy.workstream) == ("", None, "Production")
    assert list(draft.rows.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4, 5]


def test_many_rows_are_inserted_at_once(draft: Revision, manager: Person) -> None:
    last = draft.rows.order_by("position")[2]

    told = post(manager, draft, {"cells": [], "deed": "insert", "row": last.pk, "count": 3}).json()

    assert titles(draft)[3:] == ["", "", ""]
    assert told["rows"].count("<tr ") == 6


@pytest.mark.parametrize("count", [0, -1, "x", None, 1e99, []])
def test_count_that_is_none_inserts_one_row(draft: Revision, manager: Person, count: object) -> None:
    assert post(manager, draft, {"cells": [], "deed": "insert", "row": None, "count": count}).status_code == 200
    assert len(titles(draft)) == 4


def test_plan_that_would_be_too_long_is_refused(draft: Revision, manager: Person) -> None:
    with pytest.raises(Refusal):
        insert_rows(draft, after=None, count=MOST_ROWS, by=manager, at=NOW)


def test_dropped_row_says_what_is_in_force_and_comes_back(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    write_cells(draft, [PostedCell(row.pk, "title", "Changed")], by=manager, at=NOW)
    drop_row(draft, row.pk, by=manager, at=NOW)
    row.refresh_from_db()
    assert (row.title, row.is_dropped) == ("Measure number 1", True)

    keep_row(draft, row.pk, by=manager, at=NOW)
    row.refresh_from_db()
    assert row.is_dropped is False


def test_dropped_row_is_proposed_to_be_dropped(draft: Revision, manager: Person, official: Person) -> None:
    row = draft.rows.order_by("position")[0]
    drop_row(draft, row.pk, by=manager, at=NOW)
    actions.submit(draft, by=manager, at=NOW)
    actions.approve(draft, by=official, at=NOW)

    assert list(Milestone.objects.filter(cancelled_at__isnull=False).values_list("pk", flat=True)) == [row.milestone_id]


def test_new_row_is_simply_removed(draft: Revision, manager: Person) -> None:
    last = draft.rows.order_by("position")[2]
    made = insert_rows(draft, after=last.pk, by=manager, at=NOW)

    assert drop_row(draft, made.pk, by=manager, at=NOW) == last.pk
    assert len(titles(draft)) == 3


def test_done_milestone_is_not_dropped(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    Milestone.objects.filter(pk=row.milestone_id).update(state="done", actual_date=NOW.date())

    with pytest.raises(Refusal):
        drop_row(draft, row.pk, by=manager, at=NOW)


@pytest.mark.parametrize(("name", "text"), [("title", ""), ("due", "31.11.2027")])
def test_plan_with_a_row_to_mend_is_not_sent(draft: Revision, manager: Person, name: str, text: str) -> None:
    row = draft.rows.order_by("position")[0]
    write_cells(draft, [PostedCell(row.pk, name, text)], by=manager, at=NOW)

    with pytest.raises(Incomplete, match="first"):
        actions.submit(draft, by=manager, at=NOW)


def test_sent_plan_is_written_no_more(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    write_cells(draft, [PostedCell(row.pk, "due", "2028")], by=manager, at=NOW)
    actions.discard(draft, by=manager, at=NOW)

    with pytest.raises(WrongState):
        write_cells(draft, [PostedCell(row.pk, "title", "Late")], by=manager, at=NOW)


def test_file_is_not_read_into_a_plan_that_was_written_by_hand(roadmap: Roadmap, manager: Person) -> None:
    upload = importing.receive(roadmap, name="План.xlsx", content=workbook(measures(2)), by=manager, at=NOW)
    row = upload.revision.rows.order_by("position")[0]
    write_cells(upload.revision, [PostedCell(row.pk, "title", "By hand")], by=manager, at=NOW)

    address = reverse("upload_check", args=[upload.pk])
    response = signed_in(manager).post(address, {"column_0": ""})

    assert response.headers["Location"] == upload.revision.get_absolute_url()
    assert titles(upload.revision)[0] == "By hand"


def test_file_is_understood_before_its_plan_is_edited(roadmap: Roadmap, manager: Person) -> None:
    content = workbook(measures(2, due="31.11.2026"))
    upload = importing.receive(roadmap, name="План.xlsx", content=content, by=manager, at=NOW)

    response = signed_in(manager).get(reverse("revision_edit", args=[upload.revision.pk]))

    assert response.headers["Location"] == reverse("upload_check", args=[upload.pk])
    assert post(manager, upload.revision, {"cells": [], "deed": "insert"}).status_code == 409


def test_script_hears_how_each_cell_is_read(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    cells = [{"key": f"due-{row.pk}", "text": "IV кв 2027", "was": "2027-06-30"}]

    told = post(manager, draft, {"cells": cells}).json()

    assert told["cells"][0] == {
        "key": f"due-{row.pk}",
        "text": "IV кв 2027",
        "said": "Q4\u00a02027",
        "problem": "",
        "state": "saved",
    }
    assert "rows" not in told


def test_script_gets_the_rows_after_a_deed(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]

    told = post(manager, draft, {"cells": [], "deed": "copy", "row": str(row.pk)}).json()

    assert told["rows"].count("<tr ") == 4
    assert f'data-row="{told["focus"]}"' in told["rows"]


@pytest.mark.parametrize(
    "body",
    [
        "[]", "7", '"x"', "{", '{"cells": 7}', '{"cells": ["x"]}', '{"cells": [{"key": 1}]}',
        '{"cells": [{"key": "title-x", "text": "a"}]}', '{"cells": [{"key": "pk-1", "text": "a"}]}',
        '{"cells": [{"key": "title-1", "text": 5}]}', '{"cells": [], "deed": "burn"}', '{"cells": [], "deed": {}}',
        '{"cells": [{"key": "title-99999999999999999999", "text": "a"}]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_body_that_is_none_is_refused(draft: Revision, manager: Person, body: str) -> None:
    assert post(manager, draft, body).status_code == 400


def test_nasty_texts_are_told_or_cleaned(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    cells = [
        {"key": f"title-{row.pk}", "text": "\x00<script>\ud800"},
        {"key": f"deliverable-{row.pk}", "text": "y" * 10_000},
    ]

    states = [cell["state"] for cell in post(manager, draft, {"cells": cells}).json()["cells"]]

    assert states == ["saved", "refused"]
    assert titles(draft)[0] == "<script>"
    page = signed_in(manager).get(reverse("revision_edit", args=[draft.pk])).content.decode()
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", ["revision_edit", "revision_cells"])
def test_draft_of_another_cluster_is_not_found(draft: Revision, official: Person, name: str) -> None:
    address = reverse(name, args=[draft.pk])
    for person in (make_manager(make_roadmap().cluster), official):
        client = signed_in(person)
        assert (client.post if name == "revision_cells" else client.get)(address).status_code == 404


def test_editing_is_begun_by_who_may_propose(roadmap: Roadmap, manager: Person, official: Person) -> None:
    address = reverse("plan_edit_start", args=[roadmap.pk])

    assert signed_in(official).post(address).status_code == 403
    assert signed_in(make_manager(make_roadmap().cluster)).post(address).status_code == 404
    assert Revision.objects.count() == 0
    response = signed_in(manager).post(address)
    assert response.headers["Location"] == reverse("revision_edit", args=[Revision.objects.get().pk])


def test_plain_form_writes_and_moves(draft: Revision, manager: Person) -> None:
    one, two, _three = draft.rows.order_by("position")
    address = reverse("revision_cells", args=[draft.pk])
    fields = {f"title-{one.pk}": "Plainly", f"due-{two.pk}": "later", "row": one.pk, "deed": "down", "page": "1"}

    response = signed_in(manager).post(address, fields)

    assert response.headers["Location"].endswith(f"/edit/?page=1#row-{one.pk}")
    assert titles(draft) == ["Measure number 2", "Plainly", "Measure number 3"]


def test_plain_form_leaves_texts_of_several_lines_alone(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    draft.rows.filter(pk=row.pk).update(deliverable="Act\nReport", wording="by\n30 June 2027")
    fields = {f"deliverable-{row.pk}": "Act\r\nReport", f"due-{row.pk}": "by\r\n30 June 2027", "deed": ""}

    signed_in(manager).post(reverse("revision_cells", args=[draft.pk]), fields)

    row.refresh_from_db()
    assert (row.deliverable, row.wording) == ("Act\nReport", "by\n30 June 2027")


def test_page_asks_the_database_the_same_for_many_rows(roadmap: Roadmap, manager: Person) -> None:
    counts = []
    for count in (2, 1, 90):
        draft = actions.start_draft(roadmap, plan(count), by=manager, at=NOW)
        client = signed_in(manager)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse("revision_edit", args=[draft.pk]))
        counts.append(len(asked))

    assert counts[1] == counts[2]


def test_writing_is_entered_into_the_ledger(draft: Revision, manager: Person) -> None:
    row = draft.rows.order_by("position")[0]
    write_cells(draft, [PostedCell(row.pk, "title", "Changed")], by=manager, at=NOW)

    assert LedgerEntry.objects.filter(verb="revision.edited").count() == 1
