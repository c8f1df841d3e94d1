from __future__ import annotations

import hashlib
from datetime import date

import pytest

from portal.accounts.models import Person
from portal.audit.models import LedgerEntry
from roadmaps.errors import WrongState
from roadmaps.importing import actions
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import ColumnChoice, Milestone, Revision, Roadmap, Upload
from roadmaps.revisions.actions import approve, submit
from roadmaps.terms import RevisionStatus, UploadState
from tests.factories import NOW, make_manager, make_official, make_roadmap
from tests.roadmaps.understanding.files import measures, workbook

pytestmark = pytest.mark.django_db


def receive(roadmap: Roadmap, manager: Person, content: bytes, name: str = "План.xlsx") -> Upload:
    return actions.receive(roadmap, name=name, content=content, by=manager, at=NOW)


def in_force(upload: Upload, manager: Person) -> None:
    submit(upload.revision, by=manager, at=NOW)
    approve(upload.revision, by=make_official(), at=NOW)


def test_received_file_is_kept_byte_for_byte_under_its_hash(roadmap: Roadmap, manager: Person):
    content = workbook(measures(3))
    upload = receive(roadmap, manager, content)
    with upload.file.open("rb") as kept:
        assert kept.read() == content
    assert upload.sha256 == hashlib.sha256(content).hexdigest()
    assert upload.sha256 in upload.file.name
    assert "План" not in upload.file.name
    assert (upload.name, upload.kind, upload.size) == ("План.xlsx", "xlsx", len(content))


def test_received_file_makes_a_draft_with_its_rows(roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, workbook(measures(3)))
    draft = upload.revision
    first = draft.rows.first()
    assert (draft.status, draft.number, draft.rows.count()) == (RevisionStatus.DRAFT, 1, 3)
    assert (first.code, first.workstream, first.title) == ("1.1", "Производство", "Ввод линии для участка 1")
    assert (first.due_date, first.precision, first.wording) == (date(2027, 12, 31), "quarter", "IV квартал 2027 г.")


def test_refused_file_leaves_its_reason_and_no_bytes(roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, b"\x89PNG ...", "roadmap.png")
    assert (upload.state, upload.refusal, upload.file.name) == (UploadState.REFUSED, "picture", "")
    assert not Revision.objects.exists()
    assert LedgerEntry.objects.get().verb == "upload.refused"


def test_same_file_again_is_the_same_draft(roadmap: Roadmap, manager: Person):
    content = workbook(measures(3))
    first = receive(roadmap, manager, content)
    assert receive(roadmap, manager, content, "Копия.xlsx") == first
    assert Revision.objects.count() == 1


def test_file_of_the_plan_in_force_is_already_imported(roadmap: Roadmap, manager: Person):
    content = workbook(measures(3))
    upload = receive(roadmap, manager, content)
    in_force(upload, manager)
    with pytest.raises(actions.AlreadyImported) as refusal:
        receive(roadmap, manager, content)
    assert refusal.value.revision == upload.revision
    assert Upload.objects.count() == 1


def test_same_file_for_another_roadmap_is_its_own(roadmap: Roadmap, manager: Person):
    content = workbook(measures(3))
    other = make_roadmap()
    first = receive(roadmap, manager, content)
    second = receive(other, make_manager(other.cluster), content)
    assert first.file.name != second.file.name


def test_discarded_file_may_be_uploaded_again(roadmap: Roadmap, manager: Person):
    content = workbook(measures(3))
    first = receive(roadmap, manager, content)
    Revision.objects.update(status=RevisionStatus.DISCARDED)
    second = receive(roadmap, manager, content)
    assert second != first
    assert second.file.name == first.file.name
    assert second.revision.number == 2


def test_correction_of_a_cell_is_read_again(roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, workbook([*measures(2), *measures(3, due="31.11.2027")[2:]]))
    assert upload.open_problems == 1
    problem = next(one for one in upload.problems if one["severity"] == "problem")
    assert (problem["kind"], problem["place"], problem["found"]) == ("date_unread", "E4", "31.11.2027")
    made = MadeChoices(corrections={"E4": problem["suggestion"]})
    actions.choose(upload, made, by=manager, at=NOW)
    upload.refresh_from_db()
    assert upload.open_problems == 0
    assert upload.revision.rows.get(code="1.3").due_date == date(2027, 11, 30)


def test_cell_left_empty_makes_its_milestone_undated(roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, workbook([*measures(2), *measures(3, due="31.11.2027")[2:]]))
    actions.choose(upload, MadeChoices(corrections={"E4": ""}), by=manager, at=NOW)
    assert upload.open_problems == 0
    assert upload.revision.rows.get(code="1.3").precision == "undated"


def test_choice_of_columns_is_remembered_for_the_cluster(roadmap: Roadmap, manager: Person):
    head = ("A", "B", "C", "Что делаем", "Срок", "Кто")
    first = receive(roadmap, manager, workbook(measures(3), head=head))
    field_of = {column["index"]: column["field"] for column in first.summary["columns"]}
    made = MadeChoices(mapping={2: "title", 3: "deliverable"})
    assert (field_of[2], field_of[3]) != ("title", "deliverable")
    actions.choose(first, made, by=manager, at=NOW)
    assert ColumnChoice.objects.get().cluster == roadmap.cluster
    second = receive(roadmap, manager, workbook(measures(4), head=head))
    assert second.revision.rows.first().title == "Ввод линии для участка 1"
    assert second.revision.rows.first().deliverable == "Акт приёмки"


def test_choice_of_columns_holds_for_a_version_with_other_heads(roadmap: Roadmap, manager: Person):
    head = ("A", "B", "C", "Что делаем", "Срок", "Кто")
    first = receive(roadmap, manager, workbook(measures(3), head=head))
    actions.choose(first, MadeChoices(mapping={2: "title", 3: "deliverable"}), by=manager, at=NOW)
    second = receive(roadmap, manager, workbook(measures(4), head=("N", "B1", "C1", "D", "Дата", "Кто ведёт")))
    assert second.choices["mapping"] == {"2": "title", "3": "deliverable"}
    assert second.revision.rows.first().deliverable == "Акт приёмки"


def test_file_of_a_sent_plan_cannot_be_read_anew(roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, workbook(measures(3)))
    submit(upload.revision, by=manager, at=NOW)
    with pytest.raises(WrongState):
        actions.choose(upload, MadeChoices(mapping={3: ""}), by=manager, at=NOW)


def test_table_that_is_no_roadmap_becomes_no_milestones(roadmap: Roadmap, manager: Person):
    head = ("Товар", "Количество", "Цена", "Артикул")
    rows = [["Болт", "10", "5,50", "A-1"], ["Гайка", "20", "3,10", "A-2"], ["Шайба", "30", "1,10", "A-3"]]
    upload = receive(roadmap, manager, workbook(rows, head=head))
    assert upload.summary["verdict"] != ""
    assert upload.revision.rows.count() == 0


def test_second_file_changes_the_plan_it_continues(roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, workbook(measures(3)))
    in_force(upload, manager)
    second = receive(roadmap, manager, workbook([*measures(3)[1:], ["1.9", "Кадры", "Школа", "Отчёт", "2028 г.", ""]]))
    rows = list(second.revision.rows.values_list("milestone__code", "is_carried"))
    assert rows == [("1.2", False), ("1.3", False), (None, False), ("1.1", True)]
    assert Milestone.objects.count() == 3


@pytest.mark.parametrize(
    "name", ["../../etc/план.xlsx", "C:\\Docs\\план.xlsx", "пл\u202eан\x00.xlsx", "п" * 400 + ".xlsx"]
)
def test_name_of_a_file_never_becomes_a_path(name: str, roadmap: Roadmap, manager: Person):
    upload = receive(roadmap, manager, workbook(measures(3)), name)
    assert upload.name.endswith(".xlsx")
    assert not set(upload.name) & set("/\\\x00\u202e")
    assert len(upload.name) <= 255
    assert upload.file.name.startswith(f"uploads/{upload.sha256[:2]}/")


def test_receiving_is_written_in_the_ledger(roadmap: Roadmap, manager: Person):
    receive(roadmap, manager, workbook(measures(3)))
    assert list(LedgerEntry.objects.order_by("sequence").values_list("verb", "scope")) == [
        ("upload.received", roadmap.cluster.slug),
        ("revision.drafted", roadmap.cluster.slug),
    ]


def test_months_written_in_figures_are_due_dates(roadmap: Roadmap, manager: Person):
    rows = [[*one[:4], f"{number:02d}.2027", one[5]] for number, one in enumerate(measures(12), start=1)]
    upload = receive(roadmap, manager, workbook(rows))
    first = upload.revision.rows.first()
    assert (first.due_date, first.precision) == (date(2027, 1, 31), "month")
