from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from portal.accounts.models import Person
from roadmaps.importing import actions
from roadmaps.importing.made_choices import MadeChoices
from roadmaps.importing.marked_workbook import marked_workbook
from roadmaps.models import Roadmap, Upload
from roadmaps.revisions.queries import rows_of
from roadmaps.workbooks.marked_form import SHEET
from tests.factories import NOW, make_manager, make_roadmap
from tests.roadmaps.understanding.files import HEAD, measures

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def roadmap() -> Roadmap:
    return make_roadmap()


@pytest.fixture
def manager(roadmap: Roadmap) -> Person:
    return make_manager(roadmap.cluster)


def own_file(change: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """A person's own workbook with a bad date in E4 and a number twice in A5."""
    book = Workbook()
    sheet = book.active
    sheet.title = "План"
    rows = measures(6)
    rows[2][4], rows[3][0] = "31.11.2026", "1.1"
    for line in [HEAD, *rows]:
        sheet.append(list(line))
    change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def received(roadmap: Roadmap, manager: Person, content: bytes, name: str = "План.xlsx") -> Upload:
    return actions.receive(roadmap, name=name, content=content, by=manager, at=NOW)


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def kinds(upload: Upload) -> list[str]:
    return [one["kind"] for one in upload.problems if one["severity"] == "problem"]


def test_marked_workbook_lists_what_to_fix_with_links(roadmap: Roadmap, manager: Person):
    book = opened(marked_workbook(received(roadmap, manager, own_file())))
    sheet = book.worksheets[0]
    listed = [row for row in sheet.iter_rows(min_row=3) if row[1].value == "problem"]
    assert book.sheetnames == ["What to fix", "План", SHEET]
    assert [row[0].value for row in listed] == ["E4", "A5"]
    assert [row[0].hyperlink.location or row[0].hyperlink.target for row in listed] == ["#'План'!E4", "#'План'!A5"]
    assert listed[0][2].value == "“31.11.2026”: the calendar has no such day. Correct the date."
    assert (listed[0][3].value, listed[0][4].value) == ("Срок исполнения", "30.11.2026")


def test_marked_cells_are_filled_and_say_what_is_wrong(roadmap: Roadmap, manager: Person):
    sheet = opened(marked_workbook(received(roadmap, manager, own_file())))["План"]
    assert sheet["E4"].comment.text.startswith("“31.11.2026”: the calendar has no such day.")
    assert sheet["E4"].fill.fgColor.rgb == "FFFFC7CE"
    assert (sheet["E3"].comment, sheet["E3"].fill.fill_type) == (None, None)


def test_everything_else_stays_as_it_is(roadmap: Roadmap, manager: Person):
    def dress(book: Workbook) -> None:
        sheet = book["План"]
        sheet["H1"], sheet["H2"] = "Сумма", "=1+2"
        sheet["C2"].font = Font(bold=True, color="FF00AA00")
        sheet["C3"].comment = Comment("мой комментарий", "Иванов")
        sheet["E4"].comment = Comment("уточнить", "Иванов")
        sheet.merge_cells("J1:K2")
        sheet.column_dimensions["C"].width = 61
        book.create_sheet("Контакты").append(["Иванов", "+7"])

    book = opened(marked_workbook(received(roadmap, manager, own_file(dress))))
    sheet = book["План"]
    assert sheet["H2"].value == "=1+2"
    assert (sheet["C2"].font.bold, sheet["C2"].font.color.rgb) == (True, "FF00AA00")
    assert sheet["C3"].comment.text == "мой комментарий"
    assert sheet["E4"].comment.text.startswith("уточнить\n\n“31.11.2026”")
    assert [str(area) for area in sheet.merged_cells.ranges] == ["J1:K2"]
    assert sheet.column_dimensions["C"].width == 61
    assert [cell.value for cell in book["Контакты"][1]] == ["Иванов", "+7"]


def test_missing_charts_are_told_of_a_file_that_has_some(roadmap: Roadmap, manager: Person):
    def draw(book: Workbook) -> None:
        chart = BarChart()
        chart.add_data(Reference(book["План"], min_col=1, min_row=1, max_row=3))
        book["План"].add_chart(chart, "L2")

    def told(content: bytes) -> bool:
        texts = [str(row[0].value) for row in opened(content).worksheets[0].iter_rows(max_row=6)]
        return any("charts" in text for text in texts)

    assert told(marked_workbook(received(roadmap, manager, own_file(draw)))) is True
    assert told(marked_workbook(received(roadmap, manager, own_file()))) is False


def test_text_like_a_formula_stays_text_in_the_list(roadmap: Roadmap, manager: Person):
    def write(book: Workbook) -> None:
        book["План"]["E3"].value = "+когда-нибудь"

    sheet = opened(marked_workbook(received(roadmap, manager, own_file(write)))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows(min_row=1) for cell in row if cell.value} == {"s"}


def test_comment_like_a_formula_stays_text_in_the_hidden_sheet(roadmap: Roadmap, manager: Person):
    def change(book: Workbook) -> None:
        book.worksheets[0]["E4"].comment = Comment("=1+1", "=2+2")

    book = opened(marked_workbook(received(roadmap, manager, own_file(change))))

    cells = [cell for row in book[SHEET].iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_marked_file_mended_and_sent_back_is_known(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, own_file())
    actions.choose(upload, MadeChoices(mapping={3: "notes"}), by=manager, at=NOW)
    book = opened(marked_workbook(upload))
    book["План"]["E4"].value, book["План"]["A5"].value = "30.11.2026", "1.4"
    saved = BytesIO()
    book.save(saved)
    again = actions.receive(roadmap, name="План.xlsx", content=saved.getvalue(), by=manager, at=LATER)
    assert again.summary["marked"] == upload.pk
    assert [table["place"] for table in again.summary["tables"]] == ["План"]
    assert again.choices["mapping"] == {"3": "notes"}
    assert kinds(again) == []
    assert [row.row.code for row in rows_of(again.revision)] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]


def test_marking_again_takes_the_earlier_marks_away(roadmap: Roadmap, manager: Person):
    def dress(book: Workbook) -> None:
        book["План"]["E4"].comment = Comment("уточнить", "Иванов")
        book["План"]["E4"].fill = PatternFill("solid", fgColor="FF112233")

    book = opened(marked_workbook(received(roadmap, manager, own_file(dress))))
    book["План"]["E4"].value = "30.11.2026"
    saved = BytesIO()
    book.save(saved)
    again = opened(marked_workbook(received(roadmap, manager, saved.getvalue())))
    assert again.sheetnames == ["What to fix", "План", SHEET]
    mended = again["План"]["E4"]
    assert (mended.comment.text, mended.fill.fgColor.rgb) == ("уточнить", "FF112233")
    assert again["План"]["A5"].fill.fgColor.rgb == "FFFFC7CE"


def test_corrections_made_in_the_portal_are_listed(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, own_file())
    actions.choose(upload, MadeChoices(corrections={"E4": "30.11.2026"}), by=manager, at=NOW)
    sheet = opened(marked_workbook(upload)).worksheets[0]
    listed = {row[0].value: (row[1].value, row[4].value) for row in sheet.iter_rows(min_row=3) if row[1].value}
    assert listed["E4"] == ("corrected", "30.11.2026")


def test_csv_comes_back_as_a_workbook_that_says_why(roadmap: Roadmap, manager: Person):
    rows = measures(6)
    rows[2][4] = "31.11.2026"
    text = "\n".join(";".join(line) for line in [HEAD, *rows])
    upload = received(roadmap, manager, text.encode("utf-8-sig"), "План.csv")
    book = opened(marked_workbook(upload))
    sheet = book.worksheets[1]
    assert sheet["E4"].value == "31.11.2026"
    assert sheet["E4"].fill.fgColor.rgb == "FFFFC7CE"
    assert "copy of your file" in str(book.worksheets[0]["A3"].value)


def test_word_table_comes_back_as_a_workbook(roadmap: Roadmap, manager: Person):
    from docx import Document

    rows = measures(4)
    rows[2][4] = "31.11.2026"
    document = Document()
    document.add_paragraph("Дорожная карта")
    table = document.add_table(rows=0, cols=len(HEAD))
    for line in [HEAD, *rows]:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    saved = BytesIO()
    document.save(saved)
    upload = received(roadmap, manager, saved.getvalue(), "План.docx")
    content = marked_workbook(upload)
    book = opened(content)
    marked = [cell for row in book.worksheets[1].iter_rows() for cell in row if cell.comment]
    assert [cell.value for cell in marked] == ["31.11.2026"]
    again = received(roadmap, manager, content, "План.xlsx")
    assert (again.summary["marked"], kinds(again)) == (upload.pk, ["date_unread"])
    assert len(rows_of(again.revision)) == 4


def test_marked_file_is_the_clusters_own(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, own_file())
    client, stranger = Client(), Client()
    client.force_login(manager)
    stranger.force_login(make_manager(make_roadmap().cluster))
    address = reverse("upload_marked", args=[upload.pk])
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert stranger.get(address).status_code == 404


def test_check_page_links_a_marked_file_to_the_earlier_upload(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, own_file())
    again = received(roadmap, manager, marked_workbook(upload))
    client = Client()
    client.force_login(manager)
    page = client.get(reverse("upload_check", args=[again.pk])).content.decode()
    assert f'href="{reverse("upload_check", args=[upload.pk])}"' in page


def test_marked_file_of_another_roadmap_is_a_file_like_any(roadmap: Roadmap, manager: Person):
    upload = received(roadmap, manager, own_file())
    other = make_roadmap()
    again = received(other, make_manager(other.cluster), marked_workbook(upload))
    assert again.summary["marked"] == 0
    assert kinds(again) == kinds(upload)


def test_workbook_that_cannot_be_marked_comes_back_as_a_copy(roadmap: Roadmap, manager: Person):
    broken = BytesIO()
    with ZipFile(BytesIO(own_file())) as old, ZipFile(broken, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                rule = b'<dataValidations count="1"><dataValidation type="bogus" sqref="A1"/></dataValidations>'
                part = part.replace(b"<pageMargins", rule + b"<pageMargins")
            new.writestr(name, part)
    book = opened(marked_workbook(received(roadmap, manager, broken.getvalue())))
    assert "too large or too unusual" in str(book.worksheets[0]["A3"].value)
    assert book["План"]["E4"].comment.text.startswith("“31.11.2026”")
