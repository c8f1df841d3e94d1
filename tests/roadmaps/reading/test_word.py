from __future__ import annotations

import io
import struct
import zlib

import pytest
from docx.document import Document as WordDocument

from roadmaps.reading.cells import Table
from roadmaps.reading.limits import CannotRead
from roadmaps.reading.word import read
from tests.roadmaps.reading import files
from tests.roadmaps.reading.files import listed, paragraph, raw_word, word_cell, word_table


def only(content: bytes) -> Table:
    (table,) = read(content).tables
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def add_table(document: WordDocument, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, line in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text


def test_read_every_table_with_the_paragraph_before_it() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("Дорожная карта")
        document.add_paragraph("")
        add_table(document, [["№", "Мера"], ["1", "Центр\nи цех"]])
        document.add_paragraph("Контакты")
        add_table(document, [["Имя", "Роль", "Почта"], ["Анна", "куратор", "a@b.ru"]])

    plan, contacts = read(files.word(build)).tables

    assert (plan.place, plan.heading, plan.is_sheet) == ("1", "Дорожная карта", False)
    assert texts(plan) == [["№", "Мера"], ["1", "Центр\nи цех"]]
    assert (contacts.place, contacts.heading, texts(contacts)[1]) == ("2", "Контакты", ["Анна", "куратор", "a@b.ru"])


def test_read_cells_merged_across_and_down() -> None:
    def build(document: WordDocument) -> None:
        add_table(document, [["Мера", "Начало", "Конец"], ["Раздел I", "", ""], ["Центр", "1", "2"], ["", "3", "4"]])
        table = document.tables[0]
        table.cell(1, 0).merge(table.cell(1, 2))
        table.cell(2, 0).merge(table.cell(3, 0))

    table = only(files.word(build))

    assert texts(table)[1:] == [["Раздел I"] * 3, ["Центр", "1", "2"], ["Центр", "3", "4"]]
    assert [[cell.is_covered for cell in row] for row in table.rows][1:] == [
        [False, True, True],
        [False, False, False],
        [True, False, False],
    ]


def test_read_rows_that_start_or_end_early() -> None:
    first = f"<w:tr>{word_cell('a')}{word_cell('b')}{word_cell('c')}</w:tr>"
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{word_cell("d")}</w:tr>'

    assert texts(only(raw_word(f"<w:tbl>{first}{late}</w:tbl>"))) == [["a", "b", "c"], ["", "d", ""]]


def test_read_tables_within_tables_are_left_out() -> None:
    inner = word_table(["внутри"])

    assert texts(only(raw_word(word_table(["a", f"{paragraph('b')}{inner}{paragraph('c')}"])))) == [["a", "b\nc"]]


def test_read_table_that_is_framed_by_another() -> None:
    inner = word_table(["№", "Мероприятие", "Срок"], ["1", "Форум", "2027"])

    assert texts(only(raw_word(word_table([f"{paragraph('План')}{inner}"])))) == [
        ["№", "Мероприятие", "Срок"],
        ["1", "Форум", "2027"],
    ]


def test_read_content_controls_and_tracked_changes() -> None:
    inserted = "<w:ins><w:r><w:t>новое</w:t></w:r></w:ins><w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
    control = f"<w:sdt><w:sdtContent>{word_cell('выбор')}</w:sdtContent></w:sdt>"
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{word_cell('x')}{word_cell('y')}</w:tr>"
    row = f"<w:tr>{word_cell(f'<w:p>{inserted}</w:p>')}{control}</w:tr>"
    body = f"<w:sdt><w:sdtContent><w:tbl>{row}{deleted}</w:tbl></w:sdtContent></w:sdt>"

    assert texts(only(raw_word(body))) == [["новое", "выбор"]]


def test_read_hidden_text_and_text_boxes_are_not_the_cell() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>тайна</w:t></w:r>"
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>рамка</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    shown = "<w:r><w:t>до</w:t><w:noBreakHyphen/><w:t>ма</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>2</w:t></w:r>"

    assert texts(only(raw_word(word_table([f"<w:p>{hidden}{box}{shown}</w:p>"])))) == [["до-ма 1\n2"]]


def level(depth: int, pattern: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(*levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def first_column(content: bytes) -> list[str]:
    return [row[0] for row in texts(only(content))]


def test_read_list_numbers_stand_in_for_empty_cells() -> None:
    body = word_table(["№", "Мера"], [listed(), "Центр"], [listed(), "Цех"])

    assert first_column(raw_word(body, numbering(level(0, "%1.")))) == ["№", "1.", "2."]


def test_read_list_numbers_of_several_levels() -> None:
    lines = [
        listed("Раздел"),
        listed("Мера", depth=1),
        listed("Мера", depth=1),
        listed("Событие", depth=2),
        listed("Раздел"),
        listed("Мера", depth=1),
    ]
    levels = numbering(
        level(0, "%1", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>"), level(2, "%3)", "russianLower")
    )

    assert first_column(raw_word(word_table(*[[line] for line in lines]), levels)) == [
        "I Раздел",
        "1.1. Мера",
        "1.2. Мера",
        "а) Событие",
        "II Раздел",
        "2.1. Мера",
    ]


def test_read_list_numbers_start_where_the_list_says() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride>'
    body = word_table([listed()], [listed()], [listed(number=2)], [listed(number=2)], [listed()])

    assert first_column(raw_word(body, numbering(level(0, "%1", start=5), overrides=override))) == [
        "5",
        "6",
        "10",
        "11",
        "12",
    ]


def test_read_two_lists_of_one_definition_share_their_count() -> None:
    body = word_table([listed()], [listed(number=2)])

    assert first_column(raw_word(body, numbering(level(0, "%1.")))) == ["1.", "2."]


def test_read_list_numbers_that_never_start_anew() -> None:
    body = word_table([listed()], [listed(depth=1)], [listed()], [listed(depth=1)])
    levels = numbering(level(0, "%1"), level(1, "%1.%2", more='<w:lvlRestart w:val="0"/>'))

    assert first_column(raw_word(body, levels)) == ["1", "1.1", "2", "2.2"]


def test_read_list_numbers_of_a_style() -> None:
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="second"><w:basedOn w:val="base"/></w:style>'
    )
    levels = numbering(level(0, "%1."), level(1, "%1.%2.", more='<w:pStyle w:val="second"/>'))
    body = word_table([paragraph("a", '<w:pStyle w:val="base"/>')], [paragraph("b", '<w:pStyle w:val="second"/>')])

    assert first_column(raw_word(body, levels, styles)) == ["1. a", "1.1. b"]


def test_read_a_list_switched_off_and_bullets_have_no_number() -> None:
    body = word_table([listed("a", number=0)], [listed("b")], [listed("c", number=9)])

    assert first_column(raw_word(body, numbering(level(0, "•", "bullet")))) == ["a", "b", "c"]


def test_read_list_numbers_count_on_outside_of_tables() -> None:
    body = listed("Введение") + word_table([listed("Мера")])
    table = only(raw_word(body, numbering(level(0, "%1."))))

    assert (table.heading, texts(table)) == ("1. Введение", [["2. Мера"]])


HEAD = ["№", "Мера"]


@pytest.mark.parametrize(
    ("between", "second", "expected"),
    [
        (paragraph(), [["2", "Цех"]], [["2", "Цех"]]),
        (paragraph(), [HEAD, ["2", "Цех"]], [["2", "Цех"]]),
        (paragraph("Продолжение таблицы 1"), [HEAD, ["2", "Цех"]], [["2", "Цех"]]),
        (paragraph("Раздел II"), [HEAD, ["2", "Цех"]], [["Раздел II", "Раздел II"], ["2", "Цех"]]),
    ],
)
def test_read_a_table_cut_by_pages_is_joined(between: str, second: list[list[str]], expected: list[list[str]]) -> None:
    body = word_table(HEAD, ["1", "Центр"]) + between + word_table(*second)

    assert texts(only(raw_word(body))) == [HEAD, ["1", "Центр"], *expected]


def test_read_a_repeated_row_of_column_numbers_is_dropped() -> None:
    body = word_table(HEAD, ["1", "2"], ["1", "Центр"]) + paragraph("Окончание") + word_table(["1", "2"], ["2", "Цех"])

    assert texts(only(raw_word(body))) == [HEAD, ["1", "2"], ["1", "Центр"], ["2", "Цех"]]


def test_read_tables_of_another_shape_or_after_text_stay_apart() -> None:
    body = word_table(HEAD) + word_table(["a", "b", "c"]) + paragraph("Иное") + word_table(["d", "e", "f"])

    assert [len(table.rows) for table in read(raw_word(body)).tables] == [1, 1, 1]


def test_read_a_document_without_a_table() -> None:
    with pytest.raises(CannotRead) as caught:
        read(files.word(lambda document: document.add_paragraph("Мероприятия на 2026 год")))

    assert caught.value.kind == "no_table"


def test_read_a_scan() -> None:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    picture += chunk(b"IDAT", zlib.compress(b"\x00\x00")) + chunk(b"IEND", b"")

    with pytest.raises(CannotRead) as caught:
        read(files.word(lambda document: document.add_picture(io.BytesIO(picture))))

    assert caught.value.kind == "scanned"
