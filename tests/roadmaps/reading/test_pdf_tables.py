"""Tables of PDFs: honest ones cell by cell, and the sentence that every other PDF gets."""

from __future__ import annotations

import pytest

from roadmaps.reading.document import read
from roadmaps.reading.refusals import Refused
from tests.roadmaps.reading.pdf_files import deflated, pdf, table_page

HEAD = ["No", "Мероприятие", "Срок"]


def texts(content: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in read(content, "план.pdf").tables]


def refusal(content: bytes, name: str = "план.pdf") -> str:
    with pytest.raises(Refused) as caught:
        read(content, name)
    return caught.value.kind


def test_read_a_drawn_table() -> None:
    content = pdf([table_page([HEAD, ["1", "Открыть центр", "IV квартал 2027"], ["2", "Ввод линии", "2028"]])])

    assert texts(content) == [[HEAD, ["1", "Открыть центр", "IV квартал 2027"], ["2", "Ввод линии", "2028"]]]


def test_read_a_heading_over_all_columns() -> None:
    content = pdf([table_page([HEAD, ["Раздел I"], ["1", "Центр", "2027"]], spanning=frozenset({1}))])
    (table,) = read(content, "план.pdf").tables

    assert [(cell.text, cell.is_covered) for cell in table.rows[1]] == [
        ("Раздел I", False),
        ("Раздел I", True),
        ("Раздел I", True),
    ]


def test_read_a_table_that_goes_on_over_pages() -> None:
    pages = [table_page([HEAD, [f"{page}.1", "Центр", "2027"], [f"{page}.2", "Линия", "2027"]]) for page in (1, 2, 3)]
    (rows,) = texts(pdf(pages))

    assert [row[0] for row in rows] == ["No", "1.1", "1.2", "No", "2.1", "2.2", "No", "3.1", "3.2"]


def test_read_a_row_that_is_cut_by_the_end_of_a_page() -> None:
    first = table_page([HEAD, ["1", "Центр", "2027"], ["2", "Ввод в действие", "декабрь"]])
    second = table_page([HEAD, ["", "опытной линии", "2027"], ["3", "Стенд", "2028"]])

    assert texts(pdf([first, second]))[0][2:] == [
        ["2", "Ввод в действие опытной линии", "декабрь 2027"],
        HEAD,
        ["3", "Стенд", "2028"],
    ]


def test_read_the_line_above_a_table() -> None:
    (table,) = read(pdf([table_page([HEAD, ["1", "Центр", "2027"]], heading="План на 2027 год")]), "план.pdf").tables

    assert table.heading == "План на 2027 год"


@pytest.mark.parametrize(
    ("heading", "sections"),
    [("Раздел II. Кадры", ["Раздел I. Наука", "Раздел II. Кадры"]), ("Страница 2 из 3", []), ("2", [])],
)
@pytest.mark.parametrize("head", [[HEAD], []])
def test_read_a_section_above_the_part_on_a_new_page(heading: str, sections: list[str], head: list[list[str]]) -> None:
    first = table_page([HEAD, ["1", "Центр", "2027"]], heading="Раздел I. Наука")
    second = table_page([*head, ["2", "Набор", "2027"]], heading=heading)
    one, two = [[[text] * 3] for text in sections] or [[], []]

    assert texts(pdf([first, second])) == [
        [HEAD, *one, ["1", "Центр", "2027"], *two, *head, ["2", "Набор", "2027"]],
    ]


def test_read_ignores_scripts_and_attachments() -> None:
    script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    catalog = f"{script} /Names << /EmbeddedFiles << /Names [(a.exe) 1000 0 R] >> >>"
    more = {1000: b"<< /Type /Filespec /F (a.exe) /EF << /F 1001 0 R >> >>", 1001: deflated(b"MZ")}

    assert texts(pdf([table_page([HEAD, ["1", "Центр", "2027"]])], catalog=catalog, more=more))[0][0] == HEAD


def test_read_a_table_without_lines_is_refused_rather_than_guessed() -> None:
    assert refusal(pdf([table_page([HEAD, ["1", "Центр", "2027"]], lines=False)])) == "no_drawn_table"


def test_read_a_scan() -> None:
    assert refusal(pdf([b"0 0 595 842 re f"])) == "scanned_pdf"


def test_read_a_pdf_under_password() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "a" * 32 + ") /U (" + "b" * 32 + ") /P -4 >> /ID [(a) (a)]"

    assert refusal(pdf([table_page([HEAD])], trailer=lock)) == "encrypted"


def test_read_more_than_two_hundred_pages() -> None:
    assert refusal(pdf([b""] * 201)) == "too_many_pages"


def test_read_a_damaged_pdf() -> None:
    assert refusal(b"%PDF-1.7\nnothing of the kind") in {"unreadable", "scanned_pdf"}


def test_read_a_stream_that_unpacks_to_a_gigabyte() -> None:
    bomb = deflated(b"q " * (8 * 1024 * 1024), times=64)
    content = pdf([b""], more={11: bomb})

    assert len(content) < 1024 * 1024
    assert refusal(content) in {"too_much_memory", "took_too_long"}


def test_read_pages_within_pages_without_end() -> None:
    content = pdf([b""], more={2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"})

    assert refusal(content) in {"scanned_pdf", "unreadable"}


def test_read_brackets_a_hundred_thousand_deep() -> None:
    assert refusal(pdf([b"[" * 100_000 + b"]" * 100_000])) in {"scanned_pdf", "unreadable", "too_much_memory"}


@pytest.mark.parametrize("name", ["план.xlsx", "план.docx", "план.csv", "план.xml"])
def test_read_a_pdf_under_another_name(name: str) -> None:
    assert refusal(pdf([table_page([HEAD])]), name) == "wrong_content"
