"""Parts of office files that would burst or fool the library that opens them."""

from __future__ import annotations

import time

import pytest

from roadmaps.reading.gate import inspect
from roadmaps.reading.refusals import Refused
from tests.roadmaps.reading import files

BILLION_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def refusal(data: bytes, name: str) -> Refused:
    with pytest.raises(Refused) as caught:
        inspect(data, name)
    return caught.value


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels", "[Content_Types].xml", "xl/odd.bin"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_inspect_a_document_type_in_any_part(part: str, encoding: str) -> None:
    parts = files.sheet_parts(files.sheet_of(files.number_at("A1")))
    original = str(parts.pop(part, "<x/>"))
    data = files.zipped(parts | {part: (BILLION_LAUGHS + original).encode(encoding)})

    expected = {"doctype"} if part != "[Content_Types].xml" else {"doctype", "unreadable"}
    assert refusal(data, "план.xlsx").kind in expected


def test_inspect_a_document_type_behind_white_space() -> None:
    document = " " * (2 * 1024 * 1024) + BILLION_LAUGHS + "<x/>"
    data = files.zipped(files.word_parts("") | {"word/extra.xml": document})

    assert refusal(data, "план.docx").kind == "doctype"


def test_inspect_a_drawing_that_is_carried_along() -> None:
    drawing = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
    data = files.zipped(files.word_parts("") | {"word/media/image1.svg": drawing})

    assert inspect(data, "план.docx") == "docx"


def test_inspect_xml_in_an_encoding_that_hides_its_letters() -> None:
    document = '<?xml version="1.0" encoding="UTF-7"?><x/>'
    data = files.zipped(files.word_parts("") | {"word/extra.xml": document})

    assert refusal(data, "план.docx").kind == "unreadable"


@pytest.mark.parametrize("address", ["XFD1048576", "A20001", "A1000000", "GS1", "HA7", "IV65536", "AAA1"])
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{}"><v>1</v></c>',
        '<c s="1" r="{}" t="inlineStr"><is><t>x</t></is></c>',
        "<c r='{}'>\n<v>1</v></c>",
        '<x:c xmlns:x="x" r="{}"><x:v>1</x:v></x:c>',
    ],
)
def test_inspect_a_far_cell(address: str, cell: str) -> None:
    data = files.raw_workbook(f"<row>{files.number_at('A1')}{cell.format(address)}</row>")
    refused = refusal(data, "план.xlsx")

    assert (refused.kind, refused.params["cell"]) == ("too_many_cells", address)


@pytest.mark.parametrize("address", ["A20000", "GR1", "GR20000"])
def test_inspect_the_last_cell_allowed(address: str) -> None:
    assert inspect(files.raw_workbook(f"<row>{files.number_at(address)}</row>"), "план.xlsx") == "xlsx"


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576" hidden="1"/>',
        '<row r="1"><c r="XFD1" s="3"/></row>',
        '<row r="1048576"><c r="A1048576" s="3"/><c r="B1048576" s="3"></c></row>',
    ],
)
def test_inspect_formatting_alone_beyond_the_limits(rows: str) -> None:
    assert inspect(files.raw_workbook(f"<row>{files.number_at('A1')}</row>{rows}"), "план.xlsx") == "xlsx"


def test_inspect_a_million_rows_says_how_far_they_reach() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 1_000_001))
    refused = refusal(files.raw_workbook(rows), "план.xlsx")

    assert refused.params == {"cell": "A1000000", "rows": 20_000, "columns": 200}


def test_inspect_an_endless_tag_costs_little_time() -> None:
    endless = '<c r="XFD1" ' * 1_000_000
    data = files.raw_workbook(endless)
    begun = time.process_time()
    inspect(data, "план.xlsx")

    assert time.process_time() - begun < 20


def test_inspect_an_absurdly_wide_word_cell() -> None:
    cell = files.word_cell("1", '<w:gridSpan w:val="2000000000"/>')
    refused = refusal(files.raw_word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), "план.docx")

    assert refused.kind == "too_wide"


def test_inspect_a_word_part_over_eight_megabytes() -> None:
    body = files.paragraph() * 150_000
    refused = refusal(files.raw_word(body), "план.docx")

    assert (refused.kind, refused.params["limit"]) == ("part_too_large", 8)
