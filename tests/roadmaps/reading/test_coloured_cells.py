"""Bars that are drawn with coloured cells."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from roadmaps.reading.workbook import read

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
