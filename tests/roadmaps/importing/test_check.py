from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse
from docx import Document

from portal.accounts.models import Person
from roadmaps.importing import actions
from roadmaps.importing.check import CheckPage, check_page
from roadmaps.importing.check_grid import key_of
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.models import RevisionRow, Roadmap, Upload
from tests.factories import NOW
from tests.roadmaps.understanding.files import HEAD, measures, workbook

pytestmark = pytest.mark.django_db


def received(roadmap: Roadmap, manager: Person, content: bytes, name: str = "План.xlsx") -> Upload:
    return actions.receive(roadmap, name=name, content=content, by=manager, at=NOW)


def press(manager: Person, upload: Upload, **fields: Any) -> Upload:
    """What the checking page sends, with the fields under their names (":" written as "__")."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(manager)
    sent = {name.replace("__", ":"): value for name, value in fields.items()}
    response = client.post(reverse("upload_check", args=[upload.pk]), sent)
    assert response.status_code == 302
    return Upload.objects.select_related("roadmap__programme", "revision__based_on").get(pk=upload.pk)


def seen(upload: Upload) -> CheckPage:
    return check_page(Upload.objects.select_related("roadmap", "revision__based_on").get(pk=upload.pk))


def row_at(upload: Upload, place: str) -> RevisionRow:
    return upload.revision.rows.get(place=place)


def with_dates(*dates: str) -> bytes:
    rows = measures(len(dates))
    for row, due in zip(rows, dates, strict=True):
        row[4] = due
    return workbook(rows)


def test_cell_typed_in_the_grid_corrects_the_file(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, workbook(measures(3)))

    upload = press(manager, upload, cell__C3="Ввод цеха", cell__E3="31.12.2026", cell__A2="1.1")

    assert MadeChoices.from_json(upload.choices).corrections == {"C3": "Ввод цеха", "E3": "31.12.2026"}
    assert (row_at(upload, "C3").title, str(row_at(upload, "C3").due_date)) == ("Ввод цеха", "2026-12-31")


def test_cell_of_a_document_is_found_by_its_column(roadmap: Roadmap, manager: Person) -> None:
    document, buffer = Document(), BytesIO()
    table = document.add_table(rows=0, cols=len(HEAD))
    for texts in (HEAD, *measures(3)):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(buffer)
    upload = received(roadmap, manager, buffer.getvalue(), "План.docx")
    place = upload.revision.rows.order_by("position")[1].place
    due = place.replace("C3", "C5")

    upload = press(manager, upload, **{f"cell__{due}": "31.12.2026"})

    assert str(row_at(upload, place).due_date) == "2026-12-31"


def test_cell_of_two_lines_that_nobody_touched_is_left_alone(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, with_dates("до 1 июля\n2027 г.", "31.11\n.2026"))

    upload = press(manager, upload, cell__E2="до 1 июля\r\n2027 г.", cell__E3="31.11\r\n.2026", fix__E3="31.11.2026")

    assert MadeChoices.from_json(upload.choices).corrections == {}


def test_number_in_the_cell_of_the_title_stays_there(roadmap: Roadmap, manager: Person) -> None:
    rows = [[f"1.{n}. Закупка стенда {n}", "31.12.2027", "Седов А. В."] for n in range(1, 6)]
    upload = received(roadmap, manager, workbook(rows, head=("Мероприятие", "Срок исполнения", "Ответственный")))
    first = upload.revision.rows.order_by("position")[0]
    assert first.code == "1.1"

    upload = press(manager, upload, cell__A2="Пуск стенда")

    assert (row_at(upload, "A2").code, row_at(upload, "A2").title) == ("1.1", "Пуск стенда")


@pytest.mark.parametrize("text", ["\x00", "x" * 10_000, "<script>alert(1)</script>", "\ud83d", "=1+1", " "])
def test_nasty_text_of_a_cell_is_survived(roadmap: Roadmap, manager: Person, text: str) -> None:
    upload = received(roadmap, manager, workbook(measures(3)))

    upload = press(manager, upload, cell__C3=text.encode("utf-8", "surrogatepass"))

    assert upload.revision.rows.count() >= 2
    assert "\x00" not in str(upload.choices)


def test_place_that_is_not_shown_is_not_corrected(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, workbook(measures(3)))

    upload = press(manager, upload, cell__A1="Head", cell__Z99="far")

    assert MadeChoices.from_json(upload.choices).corrections == {}


def test_alike_cells_stand_in_one_line(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, with_dates("31.11.2026", "31.12.2026", "31.11.2026", "30.02.2027"))

    (group,) = seen(upload).problems

    assert [(line.places, line.count) for line in group.lines] == [(("E2", "E4"), 2), (("E5",), 1)]
    assert (group.count, group.suggested, group.emptied) == (3, 3, 3)
    assert seen(upload).suggestions_count == 3


@pytest.mark.parametrize(
    ("fields", "corrections"),
    [
        ({"use": "E2"}, {"E2": "30.11.2026", "E4": "30.11.2026"}),
        ({"empty": "E2"}, {"E2": "", "E4": ""}),
        ({"fix__E2": "2027"}, {"E2": "2027", "E4": "2027"}),
        ({"apply": "date_unread"}, {"E2": "30.11.2026", "E4": "30.11.2026", "E5": "28.02.2027"}),
        ({"apply": "all", "fix__E5": "2028"}, {"E2": "30.11.2026", "E4": "30.11.2026", "E5": "2028"}),
        ({"clear": "date_unread"}, {"E2": "", "E4": "", "E5": ""}),
        ({"clear": "missing_title", "apply": "other", "use": "E4"}, {}),
    ],
)
def test_one_press_mends_all_that_are_alike(
    roadmap: Roadmap, manager: Person, fields: dict[str, str], corrections: dict[str, str]
) -> None:
    upload = received(roadmap, manager, with_dates("31.11.2026", "31.12.2026", "31.11.2026", "30.02.2027"))

    upload = press(manager, upload, **fields)

    assert MadeChoices.from_json(upload.choices).corrections == corrections


def test_repeating_date_is_split_and_made_whole_again(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, with_dates("31.12.2026", "ежеквартально", "ежегодно"))
    assert [offer.press.value for offer in seen(upload).offers if offer.press] == ["all", "E3", "E4"]

    upload = press(manager, upload, split="E4")
    assert upload.revision.rows.filter(place="C4").count() == 4
    assert [offer.press.name for offer in seen(upload).offers if offer.press] == ["split", "whole"]

    upload = press(manager, upload, split="all")
    assert MadeChoices.from_json(upload.choices).split == {"E3", "E4"}
    upload = press(manager, upload, whole="E4")
    assert MadeChoices.from_json(upload.choices).split == {"E3"}
    assert upload.revision.rows.filter(place="C4").count() == 1


def test_cells_of_a_split_row_are_only_read(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, with_dates("31.12.2026", "ежегодно"))
    upload = press(manager, upload, split="E3")

    page = seen(upload)

    assert key_of("C3") not in page.cells
    assert key_of("C2") in page.cells


def test_hidden_rows_are_read_when_asked(roadmap: Roadmap, manager: Person) -> None:
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("План")
        for number, row in enumerate([HEAD, *measures(5)]):
            sheet.write_row(number, 0, row)
        sheet.set_row(3, None, None, {"hidden": True})
    upload = received(roadmap, manager, buffer.getvalue())
    assert upload.revision.rows.count() == 4
    (offer,) = seen(upload).offers
    assert offer.press is not None
    assert (offer.press.name, offer.press.value) == ("hidden", "yes")

    upload = press(manager, upload, hidden="yes")
    assert upload.revision.rows.count() == 5
    upload = press(manager, upload, hidden="no")
    assert upload.revision.rows.count() == 4


def test_unknown_choice_is_refused_in_place(roadmap: Roadmap, manager: Person) -> None:
    upload = received(roadmap, manager, workbook(measures(3)))
    client = Client(headers={"accept-language": "en"})
    client.force_login(manager)

    response = client.post(reverse("upload_check", args=[upload.pk]), {"scope": "everything", "hidden": "perhaps"})

    assert response.status_code == 200
    assert Upload.objects.get(pk=upload.pk).choices["scope"] == ""


def test_guessed_letters_are_asked_about(roadmap: Roadmap, manager: Person) -> None:
    text = "\n".join(";".join(row) for row in [HEAD, *measures(6)])
    upload = received(roadmap, manager, text.encode("koi8-r", "replace"), "План.csv")

    page = seen(upload)

    assert "KOI8-R" in page.letters
    assert "letters_guessed" not in {group.kind for group in page.notes}


def test_grid_shows_the_first_rows_and_those_with_problems(roadmap: Roadmap, manager: Person) -> None:
    rows = measures(80)
    rows[69][4] = "31.11.2026"
    upload = received(roadmap, manager, workbook(rows))

    page = seen(upload)

    assert len(page.grid.rows) == 51
    assert [row.name for row in page.grid.rows if any(cell.problem for cell in row.cells)] == ["Row 71"]
    assert page.grid.problems_count == 1
