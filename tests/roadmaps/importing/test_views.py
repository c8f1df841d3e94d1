from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from portal.accounts.models import Person
from portal.mail.models import Message
from roadmaps.importing import actions
from roadmaps.models import Milestone, Revision, Roadmap, Upload
from roadmaps.revisions.actions import approve, submit
from roadmaps.terms import RevisionStatus, UploadState
from tests.clients import signed_in
from tests.factories import NOW, make_manager, make_roadmap
from tests.roadmaps.understanding.files import measures, workbook
from tests.samples import sample

pytestmark = pytest.mark.django_db


def send(person: Person, roadmap: Roadmap, content: bytes, name: str = "План.xlsx", **options: Any) -> Any:
    address = reverse("upload", args=[roadmap.pk])
    return signed_in(person).post(address, {"file": SimpleUploadedFile(name, content)}, **options)


def received(roadmap: Roadmap, manager: Person, content: bytes) -> Upload:
    return actions.receive(roadmap, name="План.xlsx", content=content, by=manager, at=NOW)


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("name", ["upload_check", "upload_file"])
def test_page_of_another_clusters_file_is_not_found(name: str, roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, workbook(measures(2)))
    stranger = make_manager(make_roadmap().cluster)
    assert signed_in(stranger).get(reverse(name, args=[upload.pk])).status_code == 404
    assert signed_in(stranger).post(reverse("upload_check", args=[upload.pk])).status_code == 404


def test_uploading_is_the_clusters_right(roadmap: Roadmap, official: Person):
    address = reverse("upload", args=[roadmap.pk])
    stranger = make_manager(make_roadmap().cluster)
    assert signed_in(official).get(address).status_code == 403
    assert send(official, roadmap, workbook(measures(2))).status_code == 403
    assert signed_in(stranger).get(address).status_code == 404
    assert not Upload.objects.exists()


def test_ministry_sees_a_file_only_after_it_was_sent(roadmap: Roadmap, manager: Person, official: Person):
    upload = received(roadmap, manager, workbook(measures(2)))
    address = reverse("upload_file", args=[upload.pk])
    assert signed_in(official).get(address).status_code == 404
    submit(upload.revision, by=manager, at=NOW)
    assert signed_in(official).get(address).status_code == 200
    assert signed_in(official).get(reverse("upload_check", args=[upload.pk])).status_code == 403


def test_good_file_leads_to_the_check(roadmap: Roadmap, manager: Person):
    response = send(manager, roadmap, workbook(measures(3)))
    upload = Upload.objects.get()
    assert (response.status_code, response.url) == (302, reverse("upload_check", args=[upload.pk]))
    page = text_of(signed_in(manager).get(response.url))
    assert "rows 2–4, 3 milestones in 1 workstream" in page
    assert "Nothing has to be mended" in page


def test_file_that_cannot_be_read_says_why(roadmap: Roadmap, manager: Person):
    response = send(manager, roadmap, b"\x89PNG ...", "план.png")
    assert response.status_code == 200
    assert "This is a picture of a table; its cells cannot be read." in text_of(response)
    assert Upload.objects.get().state == UploadState.REFUSED


def test_no_file_is_asked_for(roadmap: Roadmap, manager: Person):
    response = signed_in(manager).post(reverse("upload", args=[roadmap.pk]))
    assert "Choose the file that holds the table of the roadmap." in text_of(response)


def test_file_beyond_the_limit_is_passed_over(roadmap: Roadmap, manager: Person, settings: LazySettings):
    settings.UPLOAD_LIMIT_BYTES = 1000
    by_what_comes = send(manager, roadmap, b"x" * 5000)
    by_announcement = send(manager, roadmap, b"x" * 100_000)
    assert "The file is larger than 10 MB." in text_of(by_what_comes)
    assert "The file is larger than 10 MB." in text_of(by_announcement)
    assert not Upload.objects.exists()


def test_file_of_the_plan_in_force_leads_to_that_plan(roadmap: Roadmap, manager: Person, official: Person):
    content = workbook(measures(3))
    upload = received(roadmap, manager, content)
    submit(upload.revision, by=manager, at=NOW)
    approve(upload.revision, by=official, at=NOW)
    response = send(manager, roadmap, content, follow=True)
    assert response.redirect_chain[-1][0] == upload.revision.get_absolute_url()
    assert "This very file is the plan in force already (revision 1)." in text_of(response)


def test_known_file_without_problems_skips_the_check(roadmap: Roadmap, manager: Person):
    first = received(roadmap, manager, workbook(measures(3)))
    submit(first.revision, by=manager, at=NOW)
    response = send(manager, roadmap, workbook(measures(4)))
    assert response.url == Revision.objects.latest("number").get_absolute_url()


def wrong_file() -> bytes:
    rows = measures(4)
    rows[1][4] = "31.11.2027"
    rows[2][4] = "скоро"
    return workbook(rows)


def check(person: Person, upload: Upload, **fields: str) -> Any:
    return signed_in(person).post(reverse("upload_check", args=[upload.pk]), fields)


def test_check_names_place_and_finding_and_offers_a_mend(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, wrong_file())
    page = text_of(signed_in(manager).get(reverse("upload_check", args=[upload.pk])))
    assert "2 problems to mend" in page
    assert "31.11.2027" in page
    assert 'name="fix:E3"' in page
    assert "Use 30.11.2027" in page


def test_continue_with_open_problems_leads_back(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, wrong_file())
    response = check(manager, upload, **{"continue": "yes"})
    assert response.url == reverse("upload_check", args=[upload.pk])


def test_suggestions_corrections_and_empty_cells_mend_the_file(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, wrong_file())
    check(manager, upload, apply="all")
    upload.refresh_from_db()
    assert upload.open_problems == 1
    check(manager, upload, **{"fix:E4": "март 2028"})
    rows = upload.revision.rows
    assert [rows.get(code=code).due_date for code in ("1.2", "1.3")] == [date(2027, 11, 30), date(2028, 3, 31)]
    response = check(manager, upload, **{"continue": "yes"})
    assert response.url == upload.revision.get_absolute_url()


def test_one_press_leaves_a_cell_empty(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, wrong_file())
    check(manager, upload, empty="E4")
    check(manager, upload, use="E3")
    upload.refresh_from_db()
    assert upload.open_problems == 0
    assert upload.choices["corrections"] == {"E4": "", "E3": "30.11.2027"}


def test_correction_is_kept_as_it_is_seen(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, wrong_file())
    check(manager, upload, **{"fix:E4": "\u202eмарт\u200b 2028"})
    upload.refresh_from_db()
    assert upload.choices["corrections"] == {"E4": "март 2028"}


def test_place_that_is_no_problem_cannot_be_corrected(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, wrong_file())
    check(manager, upload, **{"fix:C2": "Forged", "empty": "C2", "use": "C2"})
    upload.refresh_from_db()
    assert upload.choices["corrections"] == {}
    assert not upload.revision.rows.filter(title="Forged").exists()


def test_column_is_given_another_meaning(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, workbook(measures(3)))
    fields = {f"column_{column['index']}": column["field"] for column in upload.summary["columns"]}
    check(manager, upload, **(fields | {"column_3": "notes"}))
    first = upload.revision.rows.first()
    assert (first.deliverable, first.notes) == ("", [["Ожидаемый результат", "Акт приёмки"]])


def test_day_order_that_nothing_decides_is_asked(roadmap: Roadmap, manager: Person):
    content = sample("uktrade/strat_action_sample.csv").read_bytes()
    send(manager, roadmap, content, "strat_action_sample.csv")
    upload = Upload.objects.get()
    assert "Day or month first?" in text_of(signed_in(manager).get(reverse("upload_check", args=[upload.pk])))
    fields = {f"column_{column['index']}": column["field"] for column in upload.summary["columns"]}
    check(manager, upload, **(fields | {"order": "day_first", "continue": "yes"}))
    upload.refresh_from_db()
    assert upload.open_problems == 0
    assert set(upload.revision.rows.values_list("start_date", flat=True)) == {date(2020, 1, 8)}


def test_check_of_a_sent_plan_leads_to_the_plan(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, workbook(measures(2)))
    submit(upload.revision, by=manager, at=NOW)
    assert check(manager, upload, apply="all").url == upload.revision.get_absolute_url()


def test_original_file_is_only_ever_saved(roadmap: Roadmap, manager: Person):
    content = workbook(measures(2))
    name = 'План "КТ"; <svg>.xlsx'
    upload = actions.receive(roadmap, name=name, content=content, by=manager, at=NOW)
    response = signed_in(manager).get(reverse("upload_file", args=[upload.pk]))
    assert b"".join(response.streaming_content) == content
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(name)}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Content-Type"] == "application/octet-stream"


def test_names_from_a_file_are_shown_escaped(roadmap: Roadmap, manager: Person):
    rows = measures(2)
    rows[0][2] = '"><svg onload=alert(1)> {{7*7}}'
    rows[1][4] = '"><img src=x>'
    upload = actions.receive(roadmap, name="<b>план</b>.xlsx", content=workbook(rows), by=manager, at=NOW)
    client = signed_in(manager)
    for address in (reverse("upload_check", args=[upload.pk]), upload.revision.get_absolute_url()):
        page = text_of(client.get(address))
        assert "<svg onload" not in page
        assert "<img src=x" not in page
        assert "<b>план" not in page


def test_blank_workbook_holds_the_columns_that_are_found(roadmap: Roadmap, manager: Person):
    response = signed_in(manager).get(reverse("upload_blank"))
    head = CalamineWorkbook.from_filelike(BytesIO(response.content)).get_sheet_by_index(0).to_python()[0]
    filled = [["1.1", "Production", "Pilot line", "Act", "01.02.2027", "Q4 2027", "Sedov A."]]
    upload = received(roadmap, manager, workbook(filled, head=[str(one) for one in head]))
    row = upload.revision.rows.get()
    assert (row.code, row.workstream, row.title, row.deliverable) == ("1.1", "Production", "Pilot line", "Act")
    assert (row.start_date, row.due_date, row.responsible) == (date(2027, 2, 1), date(2027, 12, 31), "Sedov A.")


JOURNEYS = {
    "radiorouting/Дорожная карта.docx": (
        5,
        [("1", "Краткого описания протокола", None), ("5", "Разработка документации", None)],
    ),
    "gobierto/plan.csv": (
        16,
        [("", "Pending Street A", date(2018, 7, 7)), ("", "In Progress Population A", date(2018, 11, 9))],
    ),
}


@pytest.mark.parametrize("name", JOURNEYS)
def test_file_becomes_milestones_in_four_presses(name: str, roadmap: Roadmap, manager: Person, official: Person):
    count, expected = JOURNEYS[name]
    path = sample(name)
    uploaded = send(manager, roadmap, path.read_bytes(), path.name)
    upload = Upload.objects.get()
    assert uploaded.url == reverse("upload_check", args=[upload.pk])
    fields = {f"column_{column['index']}": column["field"] for column in upload.summary["columns"]}
    checked = check(manager, upload, **(fields | {"continue": "yes"}))
    assert checked.url == upload.revision.get_absolute_url()
    signed_in(manager).post(reverse("revision_submit", args=[upload.revision.pk]), {"comment": "Наш план"})
    assert set(Message.objects.values_list("person", flat=True)) == {manager.pk, official.pk}
    signed_in(official).post(reverse("revision_approve", args=[upload.revision.pk]))
    assert Revision.objects.get().status == RevisionStatus.APPROVED
    milestones = Milestone.objects.filter(roadmap=roadmap)
    assert milestones.count() == count
    for code, title, due in expected:
        milestone = milestones.filter(title__startswith=title).first()
        assert milestone is not None
        assert (milestone.baseline_date, milestone.original_baseline_date) == (due, due)
        assert code in ("", milestone.code)


def queries_of(person: Person, address: str) -> int:
    client = signed_in(person)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_check_needs_the_same_queries_for_any_number_of_rows(roadmap: Roadmap, manager: Person):
    few = received(roadmap, manager, workbook(measures(3)))
    many = received(roadmap, make_manager(roadmap.cluster), workbook(measures(60)))
    assert queries_of(manager, reverse("upload_check", args=[few.pk])) == queries_of(
        manager, reverse("upload_check", args=[many.pk])
    )


def test_file_without_milestones_leads_to_another_file_and_not_onward(roadmap: Roadmap, manager: Person) -> None:
    people = [["Ким О. А.", "директор", "kim@example.org"], ["Ли В. С.", "менеджер", "lee@example.org"]]
    kept = received(roadmap, manager, workbook(people, head=("ФИО", "Должность", "E-mail")))

    page = text_of(signed_in(manager).get(reverse("upload_check", args=[kept.pk])))

    assert 'name="continue"' not in page
    assert page.count(">Choose another file<") == 1


def test_file_that_cannot_be_read_any_more_says_so_on_the_check_page(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, workbook(measures(2)))
    with upload.file.storage.open(upload.file.name, "wb") as kept:
        kept.write(b"no workbook any more")

    response = signed_in(manager).post(reverse("upload_check", args=[upload.pk]), {"cell:C2": "Another title"})

    assert (response.status_code, response["Location"]) == (302, reverse("upload_check", args=[upload.pk]))
