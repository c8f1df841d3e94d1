from __future__ import annotations

from datetime import date

import pytest

from roadmaps.reading.cells import Cell, Table
from roadmaps.reading.limits import CannotRead
from roadmaps.reading.opendocument import read
from tests.roadmaps.reading import files


def text(content: str, attributes: str = "") -> str:
    return f'<table:table-cell {attributes} office:value-type="string"><text:p>{content}</text:p></table:table-cell>'


def sheet(rows: str, attributes: str = "") -> str:
    return f'<table:table table:name="План" {attributes}>{rows}</table:table>'


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def only(tables: str, styles: str = "") -> Table:
    (table,) = read(files.open_document(tables, styles)).tables
    return table


def test_read_values_with_the_text_that_is_shown() -> None:
    cells = (
        text("Центр<text:s text:c='2'/>и<text:line-break/>цех")
        + '<table:table-cell office:value-type="float" office:value="1.1"><text:p>1,10</text:p></table:table-cell>'
        + '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell>'
        + '<table:table-cell office:value-type="date" office:date-value="2026-10-02T00:00:00">'
        "<text:p>2.10</text:p></table:table-cell>"
        + '<table:table-cell office:value-type="boolean" office:boolean-value="true">'
        "<text:p>ИСТИНА</text:p></table:table-cell>"
        + '<table:table-cell office:value-type="date" office:date-value="soon">'
        "<text:p>скоро</text:p></table:table-cell>"
    )

    assert only(sheet(row(cells))).rows[0] == (
        Cell("Центр и\nцех", "Центр и\nцех"),
        Cell(1.1, "1,10"),
        Cell(0.5, "50 %"),
        Cell(date(2026, 10, 2), "2.10"),
        Cell(True, "ИСТИНА"),
        Cell("скоро", "скоро"),
    )


def test_read_repeated_cells_and_rows() -> None:
    empty = '<table:table-cell table:number-columns-repeated="3"/>'
    rows = (
        row(text("a", 'table:number-columns-repeated="2"') + empty + text("b") + empty)
        + row(empty, 'table:number-rows-repeated="2"')
        + row(text("c"), 'table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"')
    )
    table = only(sheet(rows))

    assert [[cell.text for cell in line] for line in table.rows] == [
        ["a", "a", "", "", "", "b"],
        [""] * 6,
        [""] * 6,
        ["c"] + [""] * 5,
        ["c"] + [""] * 5,
    ]


def test_read_merged_cells_repeat_and_are_marked() -> None:
    covered = "<table:covered-table-cell/>"
    wide = text("Раздел", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
    table = only(sheet(row(wide + covered + text("x")) + row(covered + covered + text("y"))))

    assert [[cell.text for cell in line] for line in table.rows] == [
        ["Раздел", "Раздел", "x"],
        ["Раздел", "Раздел", "y"],
    ]
    assert [[cell.is_covered for cell in line] for line in table.rows] == [[False, True, False], [True, True, False]]


def test_read_hidden_sheets_rows_and_columns() -> None:
    properties = '<style:table-properties table:display="false"/>'
    styles = f'<style:style style:name="ta2" style:family="table">{properties}</style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = columns + row(text("a") + text("b")) + row(text("c") + text("d"), 'table:visibility="filter"')
    table = only(sheet(rows, 'table:style-name="ta2"'), styles)

    assert (table.is_hidden, table.hidden_rows, table.hidden_columns) == (True, frozenset({1}), frozenset({1}))


def test_read_a_formula_without_a_result() -> None:
    formula = '<table:table-cell table:formula="of:=TODAY()"/>'

    assert only(sheet(row(text("a") + formula))).rows[0][1] == Cell(is_uncalculated=True)


def test_read_a_remark_is_not_the_cell() -> None:
    remark = "<office:annotation><text:p>не забыть</text:p></office:annotation>"
    cell = f'<table:table-cell office:value-type="string">{remark}<text:p>Центр</text:p></table:table-cell>'

    assert only(sheet(row(cell))).rows[0][0].text == "Центр"


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (row(text("a", 'table:number-columns-repeated="16384"')), "XFD1"),
        (row(text("a"), 'table:number-rows-repeated="1048576"'), "A1048576"),
        (row("<table:table-cell/>", 'table:number-rows-repeated="20000"') + row(text("a")), "A20001"),
    ],
)
def test_read_beyond_the_limits(rows: str, cell: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read(files.open_document(sheet(rows)))

    assert (caught.value.kind, caught.value.params["cell"]) == ("too_many_cells", cell)


def test_read_a_file_without_content() -> None:
    with pytest.raises(CannotRead) as caught:
        read(files.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}))

    assert caught.value.kind == "unreadable"
