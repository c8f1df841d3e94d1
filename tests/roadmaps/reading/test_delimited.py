from __future__ import annotations

import pytest

from roadmaps.reading.cells import Reading
from roadmaps.reading.delimited import read
from roadmaps.reading.limits import CannotRead

RUSSIAN = (
    "№;Мероприятие;Срок;Ответственный\r\n"
    "1;Создание центра прототипирования;IV квартал 2026 г.;Иванов И.И.\r\n"
    "2;Запуск производства композитов;до 1 июля 2027 г.;Петрова А.А.\r\n"
)


def texts(reading: Reading) -> list[list[str]]:
    return [[cell.text for cell in row] for row in reading.tables[0].rows]


@pytest.mark.parametrize(
    ("written_in", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("cp866", "cp866"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_read_each_usual_encoding(written_in: str, named: str) -> None:
    text = RUSSIAN.replace("№", "N") if written_in in ("koi8-r", "cp866") else RUSSIAN
    reading = read(text.encode(written_in))

    assert reading.encoding == named
    assert texts(reading) == [line.split(";") for line in text.splitlines()]


def test_read_western_letters_in_an_old_table() -> None:
    reading = read("Città;Responsabilità\nForlì;perché è così\n".encode("cp1252"))

    assert reading.encoding == "cp1252"
    assert texts(reading)[1] == ["Forlì", "perché è così"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_read_each_delimiter(delimiter: str) -> None:
    rows = [["№", "Мероприятие", "Срок"], ["1", "Открыть центр", "2026"], ["2", "Закрыть центр", "2027"]]
    content = "\n".join(delimiter.join(row) for row in rows)

    assert texts(read(content.encode())) == rows


def test_read_a_delimiter_among_commas_and_bars_of_the_text() -> None:
    content = "Код;Мера| вид;Срок\n1;Центр, цех, участок;2026\n2;Цех, участок;2027\n"

    assert texts(read(content.encode()))[1] == ["1", "Центр, цех, участок", "2026"]


def test_read_a_declared_delimiter_counts_its_line() -> None:
    table = read(b"sep=|\r\na|b;c\r\n1|2;3\r\n").tables[0]

    assert table.first_row == 2
    assert [cell.text for cell in table.rows[1]] == ["1", "2;3"]


def test_read_quotes_and_lines_within_a_cell() -> None:
    content = 'Код;Мера\n1;"Открыть ""центр"";\nи цех"\n2;Закрыть\n'

    assert texts(read(content.encode())) == [
        ["Код", "Мера"],
        ["1", 'Открыть "центр";\nи цех'],
        ["2", "Закрыть"],
    ]


def test_read_zeros_and_controls_are_dropped() -> None:
    assert texts(read(b"a;b\nx\x00y;z\x07\n"))[1] == ["xy", "z"]


def test_read_a_field_of_two_hundred_thousand_letters() -> None:
    content = f"a;b\n{'я' * 200_000};1\n"

    assert len(texts(read(content.encode()))[1][0]) == 200_000


def test_read_keeps_codes_and_empty_lines_as_they_are() -> None:
    content = "№;Мера\n\n007;Центр\n1.10;Цех\n;\n\n"

    assert texts(read(content.encode())) == [["№", "Мера"], ["", ""], ["007", "Центр"], ["1.10", "Цех"]]


def test_read_takes_off_one_guarding_apostrophe() -> None:
    content = "a;b;c\n'=1+1;''=2;'tis\n"

    assert texts(read(content.encode()))[1] == ["=1+1", "''=2", "'tis"]


@pytest.mark.parametrize(
    ("content", "cell"),
    [(b"1\n" * 20_001, "A20001"), (b";" * 200 + b"1\n", "GS1")],
)
def test_read_beyond_the_limits(content: bytes, cell: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read(content)

    assert (caught.value.kind, caught.value.params["cell"]) == ("too_many_cells", cell)


def test_read_many_empty_lines_at_the_end() -> None:
    assert len(read(b"a;b\n" + b";\n" * 50_000).tables[0].rows) == 1
