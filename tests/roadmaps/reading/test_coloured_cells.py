"""Bars that are drawn with coloured cells."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from roadmaps.reading import opendocument, word
from roadmaps.reading.workbook import read
from tests.roadmaps.reading import files

BAR, STRIPE = PatternFill("solid", "FF5B9BD5"), PatternFill("solid", "FFEEEEEE")


def sheet(rows: list[list[object]], fills: dict[str, PatternFill]) -> list[list[str]]:
    """The texts of a sheet with such rows and colours, as they are read."""
    book = openpyxl.Workbook()
    written = book.active
    assert written is not None
    for row in rows:
        written.append(row)
    for place, fill in fills.items():
        written[place].fill = fill
    stream = BytesIO()
    book.save(stream)
    return [[cell.text for cell in row] for row in read(stream.getvalue()).tables[0].rows]


@pytest.mark.parametrize(
    "head",
    [
        ["1 нед", "2 нед", "3 нед"],
        ["янв", "фев", "мар"],
        ["I кв. 2027", "II кв. 2027", "III кв. 2027"],
        [2027, 2028, 2029],
        [date(2027, 6, 7), date(2027, 6, 14), date(2027, 6, 21)],
        ["Q1 2027", "Q2 2027", "Q3 2027"],
    ],
)
def test_coloured_cells_under_periods_are_marks(head: list[object]) -> None:
    rows = sheet([["Работы", *head], ["Аудит"], ["Пуск"]], {"B2": BAR, "C2": BAR, "D3": BAR})

    assert [row[1:] for row in rows[1:]] == [["■", "■", ""], ["", "", "■"]]


def test_coloured_cells_under_letters_of_months_are_marks() -> None:
    rows = sheet([["Работы", *"ЯФМАМИ"], ["Аудит"], ["Пуск"]], {"B2": BAR, "C2": BAR, "G3": BAR})

    assert [row[1:] for row in rows[1:]] == [["■", "■", "", "", "", ""], ["", "", "", "", "", "■"]]


def test_coloured_cells_of_a_word_table_are_marks() -> None:
    bar, stripe, white = (f'<w:shd w:val="clear" w:fill="{fill}"/>' for fill in ("5B9BD5", "EEEEEE", "FFFFFF"))
    lines = [
        [("Работы", ""), ("янв", ""), ("фев", ""), ("мар", "")],
        [("Раздел", stripe), ("", stripe), ("", stripe), ("", stripe)],
        [("Аудит", ""), ("", bar + '<w:gridSpan w:val="2"/>'), ("", white)],
        [("Пуск", ""), ("", ""), ("", ""), ("", bar)],
    ]
    cells = ["".join(files.word_cell(text, properties) for text, properties in line) for line in lines]
    table = word.read(files.raw_word(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>")).tables[0]

    assert [[cell.text for cell in row] for row in table.rows[1:]] == [
        ["Раздел", "", "", ""],
        ["Аудит", "■", "■", ""],
        ["Пуск", "", "", "■"],
    ]


def test_coloured_cells_of_an_open_document_are_marks() -> None:
    properties = '<style:table-cell-properties fo:background-color="#5b9bd5"/>'
    styles = f'<style:style style:name="ce1" style:family="table-cell">{properties}</style:style>'
    texts = [
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Работы", "янв", "фев", "мар")
    ]
    bar, name = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="2"/>', "<text:p>Аудит</text:p>"
    rows = [*texts], [f"<table:table-cell>{name}</table:table-cell>", "<table:table-cell/>", bar]
    lines = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    table = opendocument.read(files.open_document(f'<table:table table:name="П">{lines}</table:table>', styles)).tables[
        0
    ]

    assert [cell.text for cell in table.rows[1]] == ["Аудит", "", "■", "■"]


def test_colour_of_a_whole_row_is_no_mark() -> None:
    fills = dict.fromkeys(("A2", "B2", "C2", "D2"), STRIPE)

    rows = sheet([["Работы", "янв", "фев", "мар"], ["Раздел"], ["Пуск"]], {**fills, "D3": BAR})

    assert rows[1:] == [["Раздел", "", "", ""], ["Пуск", "", "", "■"]]


def test_colours_without_periods_above_say_nothing() -> None:
    rows = sheet([["Работы", "Срок", "Итог"], ["Аудит", "2027"]], {"C2": BAR})

    assert rows[1] == ["Аудит", "2027", ""]


def test_white_and_text_are_no_marks() -> None:
    rows = sheet(
        [["Работы", "янв", "фев", "мар"], ["Аудит", "план"]], {"B2": BAR, "C2": PatternFill("solid", "FFFFFFFF")}
    )

    assert rows[1] == ["Аудит", "план", "", ""]


def test_months_that_are_counted_under_a_year() -> None:
    rows = sheet([["Работы", "", "2027 год"], ["", "", 1, 2, 3, 4, 5], ["Аудит", "Ли"]], {"D3": BAR})

    assert rows[2] == ["Аудит", "Ли", "", "■", "", "", ""]
