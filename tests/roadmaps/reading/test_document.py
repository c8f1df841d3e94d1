from __future__ import annotations

import hashlib
import io
import json
import signal
from datetime import date

import pytest
import xlsxwriter
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmaps.reading.cells import Cell, Document, Reading, Table, type_of_value
from roadmaps.reading.document import read, read_in_child
from roadmaps.reading.isolation import kind_of_end
from roadmaps.reading.refusals import Refused
from roadmaps.reading.wire import dump_reading, load_reading
from tests.roadmaps.reading import files


def test_read_says_what_the_file_is() -> None:
    content = files.workbook([["Мера"], ["Центр"]])
    document = read(content, "C:\\планы\\План\u202e.xlsx")

    assert document == Document(
        name="План.xlsx",
        kind="xlsx",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        tables=(Table(place="План", rows=((Cell("Мера", "Мера"),), (Cell("Центр", "Центр"),))),),
    )


@pytest.mark.parametrize(
    ("content", "name", "kind", "place"),
    [
        (files.old_workbook({(0, 0): "Мера"}), "a.xls", "xls", "План"),
        ("Мера;Срок\n".encode("cp1251"), "план.csv", "csv", "план.csv"),
        (files.raw_word(files.word_table(["Мера"])), "a.docx", "docx", "Table 1"),
        (
            files.open_document(
                '<table:table table:name="Лист"><table:table-row><table:table-cell><text:p>Мера</text:p>'
                "</table:table-cell></table:table-row></table:table>"
            ),
            "a.ods",
            "ods",
            "Лист",
        ),
    ],
)
def test_read_each_kind(content: bytes, name: str, kind: str, place: str) -> None:
    with translation.override("en"):
        document = read(content, name)

    assert (document.kind, document.tables[0].place) == (kind, place)
    assert document.tables[0].rows[0][0].text == "Мера"


def test_read_names_the_encoding_of_a_csv() -> None:
    assert read("Мероприятие;Срок исполнения\n".encode("cp1251"), "a.csv").encoding == "cp1251"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (files.workbook(), "a.xlsx", "empty"),
        (b" ; \n;;\n", "a.csv", "empty"),
        (files.zipped(files.sheet_parts("<worksheet><sheetData>")), "a.xlsx", "unreadable"),
        (files.zipped(files.sheet_parts("")), "a.xlsx", "unreadable"),
        (files.raw_word("<w:tbl>"), "a.docx", "unreadable"),
        (files.old_workbook({(0, 0): "Мера"})[:2000], "a.xls", "unreadable"),
        (files.word(lambda document: document.add_paragraph("a")), "a.docx", "no_table"),
        (files.old_workbook({(0, 0): "a", (60_000, 255): 1.0}), "a.xls", "too_many_cells"),
    ],
)
def test_read_a_file_that_holds_nothing_readable(content: bytes, name: str, kind: str) -> None:
    with pytest.raises(Refused) as caught:
        read(content, name)

    assert caught.value.kind == kind


def test_read_in_child_survives_a_library_that_aborts() -> None:
    far = files.raw_workbook(f"<row>{files.number_at('A1')}{files.number_at('XFD1048576')}</row>")

    with pytest.raises(Refused) as caught:
        read_in_child(far, "xlsx")

    assert caught.value.kind == "too_much_memory"


def test_read_in_child_counts_what_the_gate_cannot_see() -> None:
    rows = "<row><c><v>1</v></c></row>" * 20_001

    with pytest.raises(Refused) as caught:
        read(files.raw_workbook(rows), "a.xlsx")

    assert (caught.value.kind, caught.value.params["cell"]) == ("too_many_cells", "A20001")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-signal.SIGABRT, "too_much_memory"),
        (-signal.SIGKILL, "too_much_memory"),
        (-signal.SIGXCPU, "took_too_long"),
        (-signal.SIGSEGV, "unreadable"),
        (1, "unreadable"),
    ],
)
def test_kind_of_end_of_a_child(code: int, kind: str) -> None:
    assert kind_of_end(code) == kind


def test_read_stops_a_child_that_answers_without_end() -> None:
    text = "я" * 30_000
    shared = f'<sst xmlns="{files.SHEET_NS}"><si><t>{text}</t></si></sst>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 20_001))
    parts = files.sheet_parts(files.sheet_of(rows))
    relation = f'<Relationship Id="rId8" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    book = "xl/_rels/workbook.xml.rels"
    parts[book] = str(parts[book]).replace("</Relationships>", relation)

    with pytest.raises(Refused) as caught:
        read(files.zipped(parts | {"xl/sharedStrings.xml": shared}), "a.xlsx")

    assert caught.value.kind == "too_much_memory"


def test_read_again_in_another_language() -> None:
    with pytest.raises(Refused) as caught:
        read(b"", "a.xlsx")
    with translation.override("en"):
        assert caught.value.message.startswith("There is nothing in this file")


CELLS = st.one_of(
    st.none(),
    st.text(min_size=1, max_size=20),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(min_value=date(1900, 3, 1)),
)


ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=4)
WORDS = st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=5), min_size=1, max_size=5)


@given(ROWS)
def test_reading_comes_through_the_wire_unchanged(values: list[list[type_of_value]]) -> None:
    rows = tuple(tuple(_cell(value, column) for column, value in enumerate(row)) for row in values)
    table = Table("x", rows, 3, 2, True, False, frozenset({1}), frozenset({0, 2}), "Раздел")
    reading = Reading((table,), "cp866")

    assert load_reading(_parsed(dump_reading(reading))) == reading


def _cell(value: type_of_value, column: int) -> Cell:
    if value is None:
        return Cell()
    return Cell(value, str(value), is_covered=column == 1, is_uncalculated=column == 2)


def _parsed(answer: str) -> dict[str, object]:
    parsed = json.loads(answer.encode("utf-8", "surrogatepass"))
    assert isinstance(parsed, dict)
    return parsed


def read_or_refuse(content: bytes, name: str) -> Document | str:
    """The document, or the sentence of its refusal; anything else that is raised fails the test."""
    try:
        return read(content, name)
    except Refused as refused:
        return refused.message


def holds_something(found: Document | str) -> bool:
    if isinstance(found, str):
        return found != ""
    return any(cell.text or cell.is_uncalculated for table in found.tables for row in table.rows for cell in row)


@settings(max_examples=30)
@given(WORDS, st.sampled_from(";,\t|"))
def test_read_any_text_gives_a_document_or_a_refusal(rows: list[list[str]], delimiter: str) -> None:
    content = "\n".join(delimiter.join(row) for row in rows).encode("utf-8", "replace")

    assert holds_something(read_or_refuse(content, "a.csv"))


@settings(max_examples=60)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_read_a_damaged_workbook_gives_a_document_or_a_refusal(start: int, damage: bytes) -> None:
    content = bytearray(files.workbook([["Мера", "Срок"], ["Центр", 2026]]))
    content[start : start + len(damage)] = damage

    assert holds_something(read_or_refuse(bytes(content), "a.xlsx"))


@settings(max_examples=30)
@given(ROWS)
def test_read_any_workbook_gives_a_document_or_a_refusal(rows: list[list[type_of_value]]) -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"default_date_format": "dd.mm.yyyy", "nan_inf_to_errors": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()

    assert holds_something(read_or_refuse(content.getvalue(), "a.xlsx"))
