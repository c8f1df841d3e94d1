from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.limits import CannotRead
from roadmaps.reading.workbook import read
from tests.roadmaps.reading import files


def only(content: bytes) -> Table:
    (table,) = read(content).tables
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def shown(value: Any, number_format: str) -> Cell:
    def arrange(sheet: Worksheet) -> None:
        sheet["A1"] = "№"
        sheet["A2"] = value
        sheet["A2"].number_format = number_format

    return only(files.workbook(arrange=arrange)).rows[1][0]


def test_read_values_with_what_is_shown() -> None:
    table = only(files.workbook([["Мера", 1, 2.5, True, datetime(2026, 7, 1), time(9, 30), None, "конец "]]))

    assert list(table.rows[0]) == [
        Cell("Мера", "Мера"),
        Cell(1.0, "1"),
        Cell(2.5, "2.5"),
        Cell(True, "TRUE"),
        Cell(date(2026, 7, 1), "01.07.2026"),
        Cell("09:30", "09:30"),
        Cell(),
        Cell("конец", "конец"),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (datetime(2026, 10, 2), "d.m", "2.10"),
        (datetime(2026, 10, 1), "d-mmm", "1.10"),
        (datetime(2018, 9, 1), "mmm-yy", "09.2018"),
        (datetime(2018, 9, 1), "yyyy-mm-dd", "01.09.2018"),
        (1.1, "0.00", "1.10"),
        (0.5, "0%", "50%"),
        (3, '0" мес."', "3 мес."),
    ],
)
def test_read_follows_the_number_format(value: Any, number_format: str, text: str) -> None:
    assert shown(value, number_format).text == text


def test_read_keeps_the_date_behind_a_code() -> None:
    assert shown(datetime(2026, 10, 2), "d.m").value == date(2026, 10, 2)


def test_read_a_book_that_counts_from_1904() -> None:
    sheet = files.sheet_of(f'<row r="1"><c r="A1" s="1">{"<v>44378</v>"}</c></row>')
    parts = files.sheet_parts(sheet, book='<workbookPr date1904="1"/>')
    styles = (
        f'<styleSheet xmlns="{files.SHEET_NS}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    extra = f'<Relationship Id="rId9" Type="{kind}" Target="styles.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", extra)

    assert only(files.zipped(parts | {"xl/styles.xml": styles})).rows[0][0].value == date(2025, 7, 2)


def test_read_merged_cells_repeat_and_are_marked() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("A2:A3")

    table = only(files.workbook([["Раздел I", None, "Срок"], ["Центр", "а", 1], [None, "б", 2]], merge))

    assert texts(table) == [["Раздел I", "Раздел I", "Срок"], ["Центр", "а", "1"], ["Центр", "б", "2"]]
    assert [[cell.is_covered for cell in row] for row in table.rows] == [
        [False, True, False],
        [False, False, False],
        [True, False, False],
    ]


def test_read_a_merge_that_reaches_beyond_the_table() -> None:
    table = only(files.workbook([["Раздел", 1], [None, 2]], lambda sheet: sheet.merge_cells("A1:A9999")))

    assert texts(table) == [["Раздел", "1"], ["Раздел", "2"]]


def test_read_hidden_sheets_rows_and_columns() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True
        other = sheet.parent.create_sheet("Справочник")
        other["A1"] = "x"
        other.sheet_state = "hidden"

    content = files.workbook([[], [None, "a", "b", "c"], [None, 1, 2, 3], [None, 4, 5, 6]], hide)
    plan, hidden = read(content).tables

    assert (plan.place, plan.first_row, plan.first_column) == ("План", 2, 2)
    assert (plan.hidden_rows, plan.hidden_columns) == (frozenset({2}), frozenset({1}))
    assert (plan.is_hidden, hidden.is_hidden) == (False, True)


def test_read_formulas_without_a_result_are_marked() -> None:
    table = only(files.workbook([["Мера", "Срок"], ["Центр", "=TODAY()"]]))

    assert table.rows[1][1] == Cell(is_uncalculated=True)


def test_read_nothing_but_formulas_is_not_empty() -> None:
    table = only(
        files.raw_workbook('<row r="3"><c r="C3"><f>1+1</f></c><c r="D3"><f t="shared" si="0"/><v/></c></row>')
    )

    assert (table.first_row, table.first_column) == (3, 3)
    assert [cell.is_uncalculated for cell in table.rows[0]] == [True, True]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1" t="str"><f>""</f><v></v></c>', Cell()),
        ('<c r="A1" t="str"><f>"x"</f><v>x</v></c>', Cell("x", "x")),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', Cell(2.0, "2")),
    ],
)
def test_read_formulas_with_a_result(cell: str, expected: Cell) -> None:
    table = only(files.raw_workbook(f'<row r="1">{cell}{files.number_at("B1")}</row>'))

    assert table.rows[0] == (expected, Cell(1.0, "1"))


def test_read_an_error_shows_its_name() -> None:
    rows = f'<row r="1">{files.number_at("A1")}<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'

    assert only(files.raw_workbook(rows)).rows[0][1] == Cell(None, "#DIV/0!")


@pytest.mark.parametrize("reference", ["A1:B2", "A1:XFD1048576"])
def test_read_all_rows_whatever_the_dimension_says(reference: str) -> None:
    rows = "".join(
        f'<row r="{row}">{"".join(files.number_at(f"{letter}{row}") for letter in "ABCDE")}</row>'
        for row in range(1, 11)
    )
    table = only(files.raw_workbook(rows, f'<dimension ref="{reference}"/>'))

    assert (len(table.rows), len(table.rows[0])) == (10, 5)


def test_read_texts_are_cleaned() -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    book.add_worksheet("Лист\u00a01").write_string(0, 0, "до\u00a01\u202e июля\r\n")
    book.close()
    table = only(content.getvalue())

    assert (table.place, table.rows[0][0]) == ("Лист 1", Cell("до 1 июля", "до 1 июля"))


@pytest.mark.parametrize("serial", ["0", "-1", "60", "2958466", "1e308", "1e999"])
def test_read_dates_out_of_range_never_fail(serial: str) -> None:
    def arrange(sheet: Worksheet) -> None:
        sheet["A1"] = 7
        sheet["A1"].number_format = "d.m"

    parts = _parts(files.workbook(arrange=arrange))
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"<v>7</v>", f"<v>{serial}</v>".encode())
    table = only(files.zipped(parts | {"xl/worksheets/sheet1.xml": sheet}))

    assert table.rows[0][0].text != ""


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_read_an_old_workbook() -> None:
    table = only(files.old_workbook({(0, 0): "Мероприятие", (0, 1): "Вес", (1, 0): "Центр", (1, 1): 2.0}))

    assert (table.place, texts(table)) == ("План", [["Мероприятие", "Вес"], ["Центр", "2"]])


def test_read_an_old_workbook_with_a_far_cell() -> None:
    with pytest.raises(CannotRead) as caught:
        read(files.old_workbook({(0, 0): "Мероприятие", (40_000, 1): 1.0}))

    assert (caught.value.kind, caught.value.params["cell"]) == ("too_many_cells", "B40001")


def test_read_an_empty_workbook() -> None:
    assert read(files.workbook()).tables == ()


def test_read_a_chart_sheet_is_left_out() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("График")
    book.worksheets[0]["A1"] = "x"
    stream = io.BytesIO()
    book.save(stream)

    assert [table.place for table in read(stream.getvalue()).tables] == ["Sheet"]
